"""GraphML, for yEd, igraph, networkx and Cytoscape."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from networkx.readwrite.graphml import GraphMLWriter

from kg.formats.flat import flat_network, told_network
from kg.formats.xmltext import xml_bytes
from kg.network import character_network

if TYPE_CHECKING:
    from rdflib import Graph


def graphml(graph: Graph) -> bytes:
    """The film's network. Edge ids are the relationships' IRIs, unique in the file.

    All edges are directed, symmetric ones have ``symmetric``: networkx does not open a file in which some
    are not, and igraph does not look.
    """
    # Not networkx's write_graphml: where lxml is installed it writes other bytes.
    writer = GraphMLWriter(flat_network(told_network(character_network(graph))), infer_numeric_types=True)
    ElementTree.indent(writer.xml)
    return xml_bytes(ElementTree.tostring(writer.xml, encoding="utf-8", xml_declaration=True)) + b"\n"
