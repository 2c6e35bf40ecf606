"""Films on servers: published by the Graph Store Protocol, asked by the SPARQL Protocol."""

from __future__ import annotations

from kg.remote.asking import ask
from kg.remote.credentials import Credentials, find_credentials
from kg.remote.publishing import publish, query_url
from kg.remote.server import Server, check_url

__all__ = ["Credentials", "Server", "ask", "check_url", "find_credentials", "publish", "query_url"]
