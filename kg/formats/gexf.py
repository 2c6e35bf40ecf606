"""GEXF 1.2, for Gephi: with colours, sizes, and the story as its timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from networkx.readwrite.gexf import GEXFWriter

from kg.formats.flat import flat_network, told_network
from kg.formats.xmltext import xml_bytes
from kg.network import character_network

if TYPE_CHECKING:
    import networkx as nx
    from rdflib import Graph

# Okabe and Ito's colours, which people with any colour vision can tell apart.
KIND_COLOURS = {
    "character": "#0072B2",
    "group": "#56B4E9",
    "place": "#009E73",
    "institution": "#E69F00",
}
SIGN_COLOURS = {1: "#009E73", 0: "#777777", -1: "#D55E00"}


def gexf(graph: Graph) -> bytes:
    """The film's network; the timeline counts sentences of the plot. Symmetric bonds are undirected."""
    network = flat_network(told_network(character_network(graph)))
    _add_nodes(network)
    _add_edges(network)
    writer = GEXFWriter(network, version="1.2draft")
    _without_clock(writer)
    _without_key(writer)
    ElementTree.indent(writer.xml)
    return xml_bytes(ElementTree.tostring(writer.xml, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add_nodes(network: nx.MultiDiGraph) -> None:
    """How nodes look and when they enter."""
    for _, node in network.nodes(data=True):
        # A float gives the time format "double", the only one for numbers that Gephi knows.
        node["start"] = float(node["first"])
        size = 10 + 40 * min(1.0, max(0.0, float(node.get("prominence", 0))))
        node["viz"] = {
            "color": _colour(KIND_COLOURS.get(node["kind"], SIGN_COLOURS[0])),
            "size": round(size, 2),
        }


def _add_edges(network: nx.MultiDiGraph) -> None:
    """How edges look and when they hold; never before both of their ends have entered."""
    for source, target, key, edge in network.edges(keys=True, data=True):
        entered = max(network.nodes[end]["start"] for end in (source, target))
        edge["id"] = key
        if edge.get("symmetric"):
            edge["type"] = "undirected"
        edge["start"] = max(entered, float(edge.get("begins", 0)))
        if edge.get("ends", 0) >= edge["start"]:
            edge["end"] = float(edge["ends"])
        edge["viz"] = {
            "color": _colour(SIGN_COLOURS[_sign(edge["polarity"])]),
            "thickness": round(1 + 2 * edge["weight"], 2),
        }


def _sign(polarity: int) -> int:
    return (polarity > 0) - (polarity < 0)


def _colour(code: str) -> dict[str, int]:
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return {"r": red, "g": green, "b": blue}


def _without_key(writer: GEXFWriter) -> None:
    """Take out what networkx notes for itself, an IRI that is the edge's id already."""
    for columns in writer.xml.iter("attributes"):
        for column in [each for each in columns if each.get("title") == "networkx_key"]:
            columns.remove(column)
            for values in [v for edge in writer.xml.iter("edge") for v in edge.iter("attvalues")]:
                for value in [each for each in values if each.get("for") == column.get("id")]:
                    values.remove(value)


def _without_clock(writer: GEXFWriter) -> None:
    """Take out the date of today and networkx's version: the same graph gives the same bytes."""
    meta = writer.xml.find("meta")
    meta.attrib.pop("lastmodifieddate")
    meta.find("creator").text = "narrative-kg"
