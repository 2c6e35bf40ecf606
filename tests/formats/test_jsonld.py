from __future__ import annotations

import json
from typing import Any

import pyoxigraph
import pytest
from rdflib import RDF, XSD, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg.formats import export
from kg.formats.jsonld import read_context
from kg.graph.prefixes import PREFIXES
from tests.formats.sample import ANN, BASE, FILM, V, film_graph

# rdflib's own readers warn about rdflib's own classes.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def things(graph: Graph) -> dict[str, dict[str, Any]]:
    """What the document says, by id."""
    return {thing["id"]: thing for thing in json.loads(export(graph, "jsonld"))["@graph"]}


def test_it_reads_like_plain_json(hostile: Graph) -> None:
    """Short keys, short ids, numbers as numbers: usable by a script that knows no RDF."""
    found = things(hostile)
    assert found["character/ann"]["label"] == ANN
    assert found["character/ann"]["type"] == "Character"
    assert found["character/ann"]["gender"] == "schema:Female"
    relation = found["relationship/ann--enemyOf--li"]
    assert relation["relationType"] == "v:enemyOf"
    assert relation["polarity"] == -1
    assert relation["source"] == "character/ann"
    assert found["plot"]["sourceOffset"] == 17
    assert found["person:zhang-wei"]["label"] == "张伟"


def test_things_come_in_the_order_of_a_readers_questions(hostile: Graph) -> None:
    """The film first, then its people, characters, and at last the text."""
    order = list(things(hostile))
    assert order[0] == "films:雨-2001"
    marks = [order.index(mark) for mark in ("person:zhang-wei", "character/ann", "event/1", "sentence/1")]
    assert marks == sorted(marks)


def test_decimals_stay_decimals(hostile: Graph) -> None:
    """A JSON number with a fraction would be read as xsd:double."""
    assert things(hostile)["relationship/ann--enemyOf--li"]["confidence"] == "0.5"


def test_the_context_has_the_projects_prefixes() -> None:
    """The context file and the prefixes of the Turtle do not drift apart."""
    context = read_context()
    assert {name: context.get(name) for name in PREFIXES} == PREFIXES


def test_nothing_is_fetched_to_read_it(hostile: Graph) -> None:
    """The context is in the file; a remote one would be a request and a point of failure."""
    assert isinstance(json.loads(export(hostile, "jsonld"))["@context"], dict)


ODD = [
    pytest.param(FILM.agent, Literal("not an IRI"), id="text where an IRI is expected"),
    pytest.param(FILM.polarity, Literal("much"), id="a string for a number"),
    pytest.param(FILM.confidence, Literal("1.5E0", datatype=XSD.double), id="a double for a decimal"),
    pytest.param(FILM.rule, URIRef("http://example.org/rule"), id="an IRI where text is expected"),
    pytest.param(FILM.remark, Literal("grüß", lang="de"), id="a language"),
    pytest.param(
        URIRef("http://example.org/#x y".replace(" ", "%20")), Literal("x"), id="a foreign property"
    ),
    pytest.param(FILM.type, Literal("a type"), id="a property named like a keyword"),
    pytest.param(FILM.label, Literal("a label"), id="a property named like another's key"),
    pytest.param(V.killing, V.kills, id="a concept as a property"),
    pytest.param(RDF.type, URIRef("http://example.org/Class"), id="a foreign class"),
    pytest.param(RDF.type, FILM.agent, id="a class named like a key"),
    pytest.param(FILM.source, BNode("b1"), id="a blank node"),
    pytest.param(FILM.target, URIRef("http://example.org"), id="a bare host"),
    pytest.param(FILM.target, URIRef(f"{BASE}film/雨-2001/"), id="the base itself"),
    pytest.param(FILM.target, URIRef(f"{BASE}film/雨-2001//x"), id="an empty segment"),
    pytest.param(FILM.target, URIRef(f"{BASE}film/雨-2001/a:b/c"), id="a colon in the first segment"),
    pytest.param(FILM.target, URIRef(f"{BASE}film/雨-2001/a/../c"), id="dots"),
    pytest.param(FILM.target, URIRef(f"{BASE}film/雨-2001/c?d=e#f"), id="a query"),
]


@pytest.mark.parametrize(("predicate", "value"), ODD)
def test_what_does_not_fit_its_key_is_written_in_full(predicate: URIRef, value: Literal | URIRef) -> None:
    """A file mended by hand may hold anything; every value comes back as it was."""
    graph = film_graph()
    graph.add((URIRef(f"{BASE}film/雨-2001/character/ann"), predicate, value))
    assert isomorphic(Graph().parse(data=export(graph, "jsonld"), format="json-ld"), graph)


def test_a_number_written_oddly_keeps_its_digits(hostile: Graph) -> None:
    """007 was written as 007; rdflib's reader would make 7 of it, so Oxigraph reads."""
    odd = Literal("007", datatype=XSD.integer, normalize=False)
    hostile.add((URIRef(f"{BASE}film/雨-2001/character/ann"), FILM.polarity, odd))
    values = pyoxigraph.parse(export(hostile, "jsonld"), format=pyoxigraph.RdfFormat.JSON_LD)
    assert "007" in {quad.object.value for quad in values if quad.predicate.value == str(FILM.polarity)}


@pytest.mark.parametrize("base", ["http://localhost:8000/", "https://example.org/films#", "urn:films:"])
def test_any_base_reads_back(base: str) -> None:
    """Ids are shortened only where they resolve to the same IRI again."""
    graph = film_graph("rain-2001", base)
    assert isomorphic(Graph().parse(data=export(graph, "jsonld"), format="json-ld"), graph)


def test_two_films_have_full_ids() -> None:
    """There is no one base for ids then; the document reads back all the same."""
    both = film_graph("a-2001") + film_graph("b-2002")
    assert isomorphic(Graph().parse(data=export(both, "jsonld"), format="json-ld"), both)
