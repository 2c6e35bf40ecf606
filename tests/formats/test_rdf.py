from __future__ import annotations

from xml.etree import ElementTree

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat
from rdflib import RDF, Dataset, Graph, Literal, URIRef

from kg.errors import DataError
from kg.formats import export
from kg.formats.rdf import ordered_triples
from tests.formats.sample import BASE, FILM, NIF, PLOT, SENTENCES, film_graph

# rdflib's own readers warn about rdflib's own classes.
pytestmark = [
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Dataset.:DeprecationWarning"),
]

XML_PLOT = PLOT.replace("\x0c", "\N{REPLACEMENT CHARACTER}")


def in_xml(graph: Graph) -> Graph:
    """The graph as XML can hold it."""
    held = Graph()
    for subject, predicate, value in graph:
        safe = str(value).replace("\x0c", "\N{REPLACEMENT CHARACTER}")
        held.add((subject, predicate, Literal(safe) if safe != str(value) else value))
    return held


def merged(data: bytes, format: str) -> tuple[Graph, set[str]]:
    """All triples of a document with named graphs, and the names."""
    dataset = Dataset()
    dataset.parse(data=data, format=format)
    together = Graph()
    names = set()
    for subject, predicate, value, name in dataset.quads((None, None, None, None)):
        together.add((subject, predicate, value))
        names.add(str(name))
    return together, names


@pytest.mark.parametrize(("name", "reader"), [("ntriples", "nt"), ("jsonld", "json-ld")])
def test_rdflib_reads_back_the_same_graph(graph: Graph, name: str, reader: str) -> None:
    """Nothing is lost or changed, whatever the names."""
    assert set(Graph().parse(data=export(graph, name), format=reader)) == set(graph)


def test_rdflib_reads_back_the_same_graph_from_xml(graph: Graph) -> None:
    """RDF/XML gives the same graph, but for what XML has no way to write."""
    assert set(Graph().parse(data=export(graph, "rdfxml"), format="xml")) == set(in_xml(graph))


@pytest.mark.parametrize(("name", "reader"), [("nquads", "nquads"), ("trig", "trig")])
def test_the_named_graph_is_the_film(graph: Graph, name: str, reader: str) -> None:
    """All triples of a film stand in one graph with the film's IRI."""
    read, names = merged(export(graph, name), reader)
    assert set(read) == set(graph)
    assert names == {str(graph.value(predicate=RDF.type, object=FILM.Film))}


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("ntriples", RdfFormat.N_TRIPLES),
        ("nquads", RdfFormat.N_QUADS),
        ("trig", RdfFormat.TRIG),
        ("jsonld", RdfFormat.JSON_LD),
    ],
)
def test_oxigraph_reads_the_same_triples(graph: Graph, name: str, reader: RdfFormat) -> None:
    """A second reader, written by others, agrees with rdflib."""
    read = {quad.triple for quad in pyoxigraph.parse(export(graph, name), format=reader)}
    assert read == set(ordered_triples(graph))


def test_line_ends_of_the_plot_survive_xml(hostile: Graph) -> None:
    """A bare carriage return would come back as a line feed and move every offset after it."""
    read = Graph().parse(data=export(hostile, "rdfxml"), format="xml")
    assert [str(text) for text in read.objects(predicate=NIF.isString)] == [XML_PLOT]
    assert len(XML_PLOT) == len(PLOT)


def test_rdfxml_is_well_formed_for_a_plain_xml_reader(graph: Graph) -> None:
    """Expat, which knows nothing of RDF, takes the document."""
    root = ElementTree.fromstring(export(graph, "rdfxml"))
    assert root.tag == f"{{{RDF}}}RDF"
    assert {child.tag.rpartition("}")[2] for child in root} >= {
        "Film",
        "Character",
        "Relationship",
        "Mention",
    }


def test_a_predicate_that_is_no_xml_name_is_an_error(hostile: Graph) -> None:
    """RDF/XML cannot hold it; the message names it and what to take instead."""
    hostile.add((URIRef("http://example.org/a"), URIRef("http://example.org/2001"), Literal("x")))
    with pytest.raises(DataError, match=r"example\.org/2001.* export to ntriples"):
        export(hostile, "rdfxml")


def test_ntriples_are_sorted_lines(graph: Graph) -> None:
    """One line a triple, in order, so that two versions can be compared with diff."""
    lines = export(graph, "ntriples").splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(graph)


def test_trig_declares_its_prefixes_in_order(graph: Graph) -> None:
    """Prefixes come first and by name, and the data uses them."""
    lines = export(graph, "trig").decode().splitlines()
    head = [line for line in lines if line.startswith("@prefix")]
    assert head == sorted(head) == lines[: len(head)]
    assert any("film:relationType v:" in line for line in lines)


def test_two_films_are_two_graphs_and_share_their_people() -> None:
    """A person's triples stand in the graph of each film that names them, so a film can be replaced."""
    both = film_graph("雨-2001") + film_graph("rain-2-2003")
    dataset = Dataset()
    dataset.parse(data=export(both, "nquads"), format="nquads")
    films = {f"{BASE}film/雨-2001", f"{BASE}film/rain-2-2003"}
    person = URIRef(f"{BASE}person/zhang-wei")
    assert {str(name) for *_, name in dataset.quads((person, RDF.type, None, None))} == films
    for film in films:
        assert set(dataset.graph(URIRef(film))) == set(film_graph(film.rpartition("/")[2]))


def test_what_no_film_names_stays_in_the_default_graph() -> None:
    """With several films nothing is put into a film that does not know it."""
    both = film_graph("a-2001") + film_graph("b-2002")
    both.add((URIRef("http://example.org/note"), URIRef("http://example.org/says"), Literal("hello")))
    lines = [line for line in export(both, "nquads").decode().splitlines() if "example.org/note" in line]
    assert lines == ['<http://example.org/note> <http://example.org/says> "hello" .']


def test_the_evidence_of_a_relationship_is_in_every_syntax(hostile: Graph) -> None:
    """The sentence that says so, with its emoji and its letters, reads back from each."""
    for name, reader in (("jsonld", "json-ld"), ("rdfxml", "xml"), ("ntriples", "nt")):
        read = Graph().parse(data=export(hostile, name), format=reader)
        relation = URIRef(f"{BASE}film/雨-2001/relationship/li--attractedTo--ann")
        sentence = read.value(relation, FILM.evidence)
        assert str(read.value(sentence, NIF.anchorOf)) == SENTENCES[0], name
