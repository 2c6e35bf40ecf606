"""Turtle: the same bytes for the same graph, readable, and read back by others."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg.graph.prefixes import DEFAULT_BASE
from kg.graph.triples import story_triples, to_graph
from kg.graph.turtle import LAST, turtle_bytes, write_turtle
from kg.graph.vocabulary import NIF
from kg.story import Alias, Character
from tests.data import STORIES
from tests.graph.samples import STORY, at, graph_of

ROOT = Path(__file__).parents[2]
EVERY = pytest.mark.parametrize("slug", STORIES)

DIGEST = """
import hashlib
from kg.graph.triples import to_graph
from kg.graph.turtle import turtle_bytes
from tests.data import STORIES
for story in STORIES.values():
    print(hashlib.sha256(turtle_bytes(to_graph(story))).hexdigest())
"""


@EVERY
def test_rdflib_reads_it_back(slug: str) -> None:
    """rdflib finds the very graph that was written."""
    graph = to_graph(STORIES[slug])
    assert isomorphic(Graph().parse(data=turtle_bytes(graph), format="turtle"), graph)


@EVERY
def test_oxigraph_reads_it_back(slug: str) -> None:
    """Oxigraph, a parser written by others, finds as many triples and writes them the same."""
    graph = to_graph(STORIES[slug])
    parsed = set(pyoxigraph.parse(turtle_bytes(graph), pyoxigraph.RdfFormat.TURTLE))
    lines = pyoxigraph.serialize((quad.triple for quad in parsed), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert lines is not None
    assert isomorphic(Graph().parse(data=lines, format="nt"), graph)


def test_hash_seeds_change_nothing() -> None:
    """Two Pythons with different hash seeds write the same bytes."""
    digests = [
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert digests[0] == digests[1]
    assert len(digests[0].split()) == len(STORIES)


def test_the_order_of_adding_changes_nothing() -> None:
    """A graph that was filled from the end gives the same bytes."""
    graph = to_graph(STORIES["the-salt-road-2001"])
    backwards = Graph()
    for triple in reversed(list(graph)):
        backwards.add(triple)
    assert turtle_bytes(backwards) == turtle_bytes(graph)


def test_a_person_can_read_it() -> None:
    """Short names without escapes, one predicate a line, an empty line between subjects."""
    character = Character("ada", "Ada", (Alias("Miss Lin", "title"),), "female", "Lena Ortiz", prominence=1.0)
    story = replace(STORY, characters=(character,), sentences=())
    assert turtle_bytes(to_graph(story)).decode() == (
        """@prefix film: <https://w3id.org/film-narrative#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix films: <https://w3id.org/film-narrative/id/film/> .
@prefix person: <https://w3id.org/film-narrative/id/person/> .
@prefix performance: <https://w3id.org/film-narrative/id/film/tin-2001/performance/> .
@prefix character: <https://w3id.org/film-narrative/id/film/tin-2001/character/> .
@prefix name: <https://w3id.org/film-narrative/id/film/tin-2001/name/> .
@prefix this: <https://w3id.org/film-narrative/id/film/tin-2001/> .

films:tin-2001 a film:Film ;
    rdfs:label "Tin" ;
    film:hasPerformance performance:ada .

this:graph a prov:Entity ;
    dcterms:conformsTo <https://w3id.org/film-narrative/0.1.0> ;
    schema:about films:tin-2001 .

person:lena-ortiz a film:Person ;
    rdfs:label "Lena Ortiz" .

performance:ada a film:Performance ;
    rdfs:label "Lena Ortiz as Ada" ;
    film:performer person:lena-ortiz ;
    film:portrays character:ada .

character:ada a film:Character ;
    rdfs:label "Ada" ;
    skos:altLabel "Miss Lin" ;
    skosxl:altLabel name:character-ada--1 ;
    schema:gender schema:Female ;
    film:appearsIn films:tin-2001 ;
    film:prominence 1.0 .

name:character-ada--1 a skosxl:Label ;
    skosxl:literalForm "Miss Lin" ;
    film:rule "title" .

this:plot a film:PlotText ;
    nif:isString "Ada meets Tom. They leave." ;
    film:plotOf films:tin-2001 ;
    film:sourceOffset "0"^^xsd:nonNegativeInteger .
"""
    )


@EVERY
def test_short_names_for_everything(slug: str) -> None:
    """Below the prefixes, no IRI of the data is written out and none is escaped."""
    body = turtle_bytes(to_graph(STORIES[slug])).decode().partition("\n\n")[2]
    assert DEFAULT_BASE not in body
    assert "\\/" not in body
    assert "\r" not in body
    assert body.endswith(" .\n")


@EVERY
def test_characters_stand_in_the_order_of_appearance(slug: str) -> None:
    """Who is mentioned first comes first, as in a cast list; who is mentioned nowhere comes last."""
    story = STORIES[slug]
    first: dict[str, int] = {}
    for mention in story.mentions:
        first[mention.entity] = min(first.get(mention.entity, LAST), mention.span.begin)
    lines = turtle_bytes(to_graph(story)).decode().splitlines()
    found = [line.split()[0].replace(":", "/") for line in lines if line.startswith("character:")]
    assert len(found) == len(story.characters)
    begins = [first.get(name, LAST) for name in found]
    assert begins == sorted(begins)


def test_events_stand_in_their_order() -> None:
    """event/2 comes before event/10."""
    lines = turtle_bytes(to_graph(STORIES["the-salt-road-2001"])).decode().splitlines()
    events = [int(line.split()[0].removeprefix("event:")) for line in lines if line.startswith("event:")]
    assert events == list(range(1, 13))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives(text: str) -> None:
    """Quotes, line breaks, signs, control characters: what goes in comes out, in either parser."""
    data = turtle_bytes(graph_of(film=replace(STORY.film, plot=text)))
    assert str(Graph().parse(data=data, format="turtle").value(at("plot"), NIF.isString)) == text
    quads = pyoxigraph.parse(data, pyoxigraph.RdfFormat.TURTLE)
    assert text in {quad.object.value for quad in quads if quad.predicate.value == str(NIF.isString)}


@settings(deadline=None)
@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=10))
def test_any_letters_in_an_iri_survive(name: str) -> None:
    """Ids in other scripts give Turtle that both parsers read."""
    graph = Graph().add((at(f"character/{name}"), RDFS.label, Literal(name)))
    data = turtle_bytes(graph)
    assert set(Graph().parse(data=data, format="turtle")) == set(graph)
    assert len(list(pyoxigraph.parse(data, pyoxigraph.RdfFormat.TURTLE))) == 1


def test_what_a_person_added_survives() -> None:
    """Blank nodes, languages, other people's terms: a mended graph is written as it is."""
    graph = graph_of()
    note, other = BNode(), URIRef("http://example.org/note?a=1&b=2")
    graph.add((at("character/ada"), other, note))
    graph.add((note, RDF.value, Literal("colour", lang="en")))
    graph.add((note, RDF.value, Literal("<b>", datatype=URIRef("http://example.org/markup"))))
    assert isomorphic(Graph().parse(data=turtle_bytes(graph), format="turtle"), graph)


def test_an_empty_graph() -> None:
    """Nothing gives nothing."""
    assert turtle_bytes(Graph()) == b""


def test_several_films_in_one_graph() -> None:
    """With more than one film no short name can mean two things."""
    graph = Graph()
    for story in STORIES.values():
        graph += to_graph(story)
    data = turtle_bytes(graph)
    assert b"@prefix character:" not in data
    assert set(Graph().parse(data=data, format="turtle")) == set(graph)


def test_write_turtle(tmp_path: Path) -> None:
    """The file holds the bytes."""
    write_turtle(graph_of(), tmp_path / "exports" / "tin.ttl")
    assert (tmp_path / "exports" / "tin.ttl").read_bytes() == turtle_bytes(graph_of())


@EVERY
def test_triples_need_no_graph(slug: str) -> None:
    """A story's triples, which repeat some, are written as the graph of them is."""
    story = STORIES[slug]
    triples = list(story_triples(story))
    assert len(set(triples)) == len(to_graph(story))
    assert turtle_bytes([*triples, *triples[::-1]]) == turtle_bytes(to_graph(story))


def test_numbers_that_look_alike_have_an_order() -> None:
    """Names that differ in a zero before a number come in the same order whatever comes first."""
    triples = [(URIRef(f"http://example.org/{n}"), RDFS.label, Literal(n)) for n in ("a1", "a01", "a001")]
    assert turtle_bytes(triples) == turtle_bytes(triples[::-1])
