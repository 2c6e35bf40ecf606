"""GraphML, GEXF and Cytoscape JSON: the same network in three files."""

from __future__ import annotations

import io
import json
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from rdflib import RDF, RDFS, Graph, Literal, URIRef

from kg.errors import DataError
from kg.formats import export
from kg.network import character_network
from tests.formats.sample import ANN, BASE, BEN, EVIL, FILM, LI, SENTENCES, film_graph

GEXF = "{http://www.gexf.net/1.2draft}"
VIZ = "{http://www.gexf.net/1.2draft/viz}"
LABELS = {"li": LI, "ann": ANN, "ben": BEN, "evil": EVIL}


def read_graphml(graph: Graph) -> nx.MultiDiGraph:
    """The network as networkx reads it from GraphML."""
    return nx.read_graphml(io.BytesIO(export(graph, "graphml")), edge_key_type=str, force_multigraph=True)


def read_gexf(graph: Graph) -> nx.MultiDiGraph:
    """The network as networkx reads it from GEXF, once all edges are directed: it knows no others beside."""
    return nx.read_gexf(io.BytesIO(export(graph, "gexf").replace(b' type="undirected"', b"")))


def read_cytoscape(graph: Graph) -> nx.MultiDiGraph:
    """The network as networkx reads it from Cytoscape's JSON."""
    return nx.cytoscape_graph(json.loads(export(graph, "cytoscape")))


READERS = [read_graphml, read_gexf, read_cytoscape]


def relations(network: nx.MultiDiGraph) -> list[tuple[str, str, str, int]]:
    """Who stands how to whom, sorted."""
    return sorted((s, t, edge["relation"], edge["polarity"]) for s, t, edge in network.edges(data=True))


@pytest.mark.parametrize("read", READERS)
def test_the_network_reads_back(graph: Graph, read: Any) -> None:
    """The same nodes, the same edges, parallel ones kept apart, labels and signs unchanged."""
    network, source = read(graph), character_network(graph)
    assert network.is_directed()
    assert network.is_multigraph()
    assert set(network) == set(source)
    assert dict(network.nodes(data="label")) == dict(source.nodes(data="label"))
    wanted = sorted((s, t, edge["type"], edge["polarity"]) for s, t, edge in source.edges(data=True))
    assert relations(network) == wanted


@pytest.mark.parametrize("read", READERS)
def test_hostile_names_are_plain_text(hostile: Graph, read: Any) -> None:
    """Quotes, markup, line feeds, emoji and Chinese letters are what they were."""
    network = read(hostile)
    assert {node: network.nodes[node]["label"] for node in LABELS} == LABELS


@pytest.mark.parametrize("read", [read_graphml, read_gexf])
def test_lists_are_joined_with_bars(hostile: Graph, read: Any) -> None:
    """A bar within a value is escaped, so that the list can be taken apart again."""
    assert read(hostile).nodes["ann"]["aliases"] == "Ace \\| of spades|Ann"


def test_cytoscape_keeps_lists(hostile: Graph) -> None:
    """Cytoscape knows lists: aliases and evidence stay what they are."""
    network = read_cytoscape(hostile)
    assert network.nodes["ann"]["aliases"] == ["Ace | of spades", "Ann"]
    edge = next(edge for *_, edge in network.edges(data=True) if edge["relation"] == "attractedTo")
    assert edge["evidence"] == [SENTENCES[0]]
    assert edge["sentences"] == [1]


def test_evidence_survives_xml_with_its_line_ends(hostile: Graph) -> None:
    """The sentence reads back with its carriage return; what XML cannot hold is marked."""
    edges = {edge["relation"]: edge for *_, edge in read_graphml(hostile).edges(data=True)}
    assert edges["spouseOf"]["evidence"] == SENTENCES[1]
    assert edges["spouseOf"]["weight"] == 1.0


def test_control_characters_do_not_break_xml() -> None:
    """A form feed in a name would make the whole file unreadable."""
    graph = film_graph()
    ann = URIRef(f"{BASE}film/雨-2001/character/ann")
    graph.set((ann, RDFS.label, Literal("A\x0cB\x00")))
    for read in (read_graphml, read_gexf):
        assert read(graph).nodes["ann"]["label"] == "A\N{REPLACEMENT CHARACTER}B\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_ids_of_edges_are_unique(graph: Graph, name: str) -> None:
    """Gephi and yEd drop or merge edges that share an id."""
    root = ElementTree.fromstring(export(graph, name))
    ids = [edge.get("id") for edge in root.iter() if edge.tag.rpartition("}")[2] == "edge"]
    assert len(ids) == len(set(ids)) == character_network(graph).number_of_edges()


def test_ids_in_cytoscape_are_unique_over_nodes_and_edges(graph: Graph) -> None:
    """Cytoscape.js has one space of ids for both."""
    elements = json.loads(export(graph, "cytoscape"))["elements"]
    ids = [element["data"]["id"] for element in elements["nodes"] + elements["edges"]]
    assert len(ids) == len(set(ids))


def test_cytoscape_takes_its_name_from_the_film(hostile: Graph) -> None:
    """The network's own data is an object with a name, not a list of pairs."""
    document = json.loads(export(hostile, "cytoscape"))
    assert document["data"]["name"] == "雨 & <Rain>"
    names = {node["data"]["id"]: node["data"]["name"] for node in document["elements"]["nodes"]}
    assert names["ann"] == ANN


def test_gexf_says_nothing_false_about_edges(graph: Graph) -> None:
    """In GEXF an edge's ``type`` is directed or not: the relation must not stand there."""
    root = ElementTree.fromstring(export(graph, "gexf"))
    edges = list(root.iter(f"{GEXF}edge"))
    assert edges
    assert all(edge.get("label") for edge in edges)
    both_ways = {
        str(key) for *_, key, both in character_network(graph).edges(keys=True, data="symmetric") if both
    }
    assert {edge.get("id") for edge in edges if edge.get("type") == "undirected"} == both_ways != set()
    assert {edge.get("type") for edge in edges} == {"undirected", None}
    drawing = root.find(f"{GEXF}graph")
    assert drawing is not None
    assert drawing.get("defaultedgetype") == "directed"


def test_gexf_has_nothing_of_networkx_own(graph: Graph) -> None:
    """What is shown in Gephi's tables is the film's; every value still has its column."""
    root = ElementTree.fromstring(export(graph, "gexf"))
    titles = {column.get("title") for column in root.iter(f"{GEXF}attribute")}
    assert {"basis", "confidence"} <= titles
    assert not {title for title in titles if title and title.startswith("networkx")}
    known = {column.get("id") for column in root.iter(f"{GEXF}attribute")}
    assert {value.get("for") for value in root.iter(f"{GEXF}attvalue")} == known


def test_graphml_says_which_bonds_are_symmetric(graph: Graph) -> None:
    """networkx opens no file in which only some edges have no direction, so an attribute says it."""
    said = [edge["symmetric"] for *_, edge in read_graphml(graph).edges(data=True)]
    assert said.count(True) == sum(both for *_, both in character_network(graph).edges(data="symmetric"))


def test_gexf_has_the_story_as_its_timeline(hostile: Graph) -> None:
    """Nodes and edges have times in a format that Gephi reads, no edge before its ends."""
    root = ElementTree.fromstring(export(hostile, "gexf"))
    drawing = root.find(f"{GEXF}graph")
    assert drawing is not None
    assert (drawing.get("mode"), drawing.get("timeformat")) == ("dynamic", "double")
    entered = {node.get("id"): float(node.attrib["start"]) for node in root.iter(f"{GEXF}node")}
    spans = {edge.get("label"): edge for edge in root.iter(f"{GEXF}edge")}
    for edge in spans.values():
        assert float(edge.attrib["start"]) >= max(entered[edge.attrib[end]] for end in ("source", "target"))
    assert spans["enemyOf"].get("end") == "3.0"
    assert spans["spouseOf"].get("end") is None


def test_gexf_has_no_date_and_no_version(graph: Graph) -> None:
    """networkx writes the day of the export, which would change the bytes tomorrow."""
    root = ElementTree.fromstring(export(graph, "gexf"))
    meta = root.find(f"{GEXF}meta")
    assert meta is not None
    assert meta.attrib == {}
    assert [(child.tag, child.text) for child in meta] == [(f"{GEXF}creator", "narrative-kg")]


def test_gexf_shows_kind_sign_and_prominence(hostile: Graph) -> None:
    """Kinds and signs differ in colour, prominent characters are larger."""
    root = ElementTree.fromstring(export(hostile, "gexf"))
    colours = {
        thing.get("label"): tuple(colour.attrib[band] for band in "rgb")
        for kind in ("node", "edge")
        for thing in root.iter(f"{GEXF}{kind}")
        for colour in thing.iter(f"{VIZ}color")
    }
    assert colours[ANN] != colours["東京"]
    assert len({colours[kind] for kind in ("enemyOf", "spouseOf", "memberOf")}) == 3
    sizes = {
        node.get("id"): float(size.attrib["value"])
        for node in root.iter(f"{GEXF}node")
        for size in node.iter(f"{VIZ}size")
    }
    assert sizes["li"] > sizes["evil"] > sizes["place/bar"]


def test_a_polarity_beyond_one_still_has_a_colour(hostile: Graph) -> None:
    """A file mended by hand may say 2; validation complains, the export does not fall over."""
    relation = URIRef(f"{BASE}film/雨-2001/relationship/li--attractedTo--ann")
    hostile.set((relation, FILM.polarity, Literal(2)))
    assert {edge["polarity"] for *_, edge in read_gexf(hostile).edges(data=True)} >= {2}


@pytest.mark.parametrize("name", ["graphml", "gexf", "cytoscape", "csv"])
def test_a_graph_without_a_film_is_an_error(name: str) -> None:
    """One line that says what is wrong, not a traceback from networkx."""
    with pytest.raises(DataError, match="film"):
        export(Graph(), name)


@pytest.mark.parametrize("name", ["graphml", "gexf", "cytoscape", "csv"])
def test_a_film_without_characters_is_an_empty_network(name: str) -> None:
    """A page in which nobody was found still exports."""
    graph = Graph()
    graph.add((URIRef(f"{BASE}film/x"), RDF.type, FILM.Film))
    assert export(graph, name)
