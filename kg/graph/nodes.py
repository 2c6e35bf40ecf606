"""Terms as Oxigraph's nodes that several modules look for."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.graph.prefixes import PREFIXES

TYPE = NamedNode(PREFIXES["rdf"] + "type")
LABEL = NamedNode(PREFIXES["rdfs"] + "label")
FILM = NamedNode(PREFIXES["film"] + "Film")
