"""Cytoscape's JSON, for Cytoscape (``.cyjs``) and Cytoscape.js."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import networkx as nx

from kg.formats.flat import told_network
from kg.network import character_network

if TYPE_CHECKING:
    from rdflib import Graph


def cytoscape(graph: Graph) -> bytes:
    """The film's network, lists kept as lists; ``name`` is the label, each edge has an ``id``."""
    network = told_network(character_network(graph))
    data = nx.cytoscape_data(network, name="label")
    # networkx writes pairs; Cytoscape wants an object to take the network's name from.
    data["data"] = dict(network.graph)
    for edge in data["elements"]["edges"]:
        edge["data"]["id"] = edge["data"]["key"]
    return (json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
