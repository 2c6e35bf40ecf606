"""A story's whole graph."""

from __future__ import annotations

import pytest
from rdflib import OWL, RDF, BNode, Literal, URIRef

from kg.errors import KgError
from kg.graph.prefixes import DEFAULT_BASE
from kg.graph.resources import ontology_graph
from kg.graph.triples import to_graph
from kg.graph.validate import find_problems
from kg.graph.vocabulary import FILM as TERMS
from kg.graph.vocabulary import NIF
from tests.data import STORIES
from tests.graph.samples import FILM, STORY

EVERY = pytest.mark.parametrize("slug", STORIES)


@EVERY
def test_no_blank_nodes(slug: str) -> None:
    """Everything has a name of its own."""
    graph = to_graph(STORIES[slug])
    assert not [term for triple in graph for term in triple if isinstance(term, BNode)]


@EVERY
def test_every_span_is_the_text_at_its_offsets(slug: str) -> None:
    """nif:anchorOf is the plot from nif:beginIndex to nif:endIndex."""
    graph = to_graph(STORIES[slug])
    spans = list(graph.subject_objects(NIF.anchorOf))
    assert spans
    for span, words in spans:
        begin = graph.value(span, NIF.beginIndex).toPython()
        end = graph.value(span, NIF.endIndex).toPython()
        assert STORIES[slug].film.plot[begin:end] == str(words)


@EVERY
def test_nothing_points_nowhere(slug: str) -> None:
    """Whatever of the data a triple points to is described, and so has a type."""
    graph = to_graph(STORIES[slug])
    pointed = {term for _, _, term in graph if isinstance(term, URIRef) and term.startswith(DEFAULT_BASE)}
    assert pointed
    assert pointed <= set(graph.subjects(RDF.type))


@EVERY
def test_every_term_is_declared(slug: str) -> None:
    """No term or concept is used that the ontology does not declare."""
    terms = ontology_graph("film-narrative.ttl", "vocabulary.ttl")
    declared = {*terms.subjects(), *terms.objects(None, OWL.versionIRI)}
    used = {term for triple in to_graph(STORIES[slug]) for term in triple if isinstance(term, URIRef)}
    ours = {
        term
        for term in used
        if term.startswith("https://w3id.org/film-narrative") and DEFAULT_BASE not in term
    }
    assert ours <= declared


@EVERY
def test_the_shapes_accept_it(slug: str) -> None:
    """Validation finds nothing to mend; it may name weakly supported relationships."""
    problems = find_problems(to_graph(STORIES[slug]))
    assert [problem for problem in problems if problem.severity != "Info"] == []


def test_another_base() -> None:
    """With a base of one's own, no data stand under the project's."""
    graph = to_graph(STORIES["the-salt-road-2001"], "https://example.org/mine")
    film = URIRef("https://example.org/mine/film/the-salt-road-2001")
    assert (film, RDF.type, TERMS.Film) in graph
    assert not [term for triple in graph for term in triple if term.startswith(DEFAULT_BASE)]


def test_a_base_that_is_no_iri() -> None:
    """A broken base is refused before anything is written."""
    with pytest.raises(KgError, match="not an absolute IRI"):
        to_graph(STORY, "not a base")


def test_the_least_story() -> None:
    """A story in which nothing was found still has its film, its text and its sentences."""
    graph = to_graph(STORY)
    assert (FILM, RDF.type, TERMS.Film) in graph
    assert list(graph.objects(None, NIF.isString)) == [Literal(STORY.film.plot)]
    assert len(list(graph.subjects(RDF.type, TERMS.Sentence))) == 2


def test_the_graph_knows_its_prefixes() -> None:
    """Whoever serializes the graph has short names for the film's parts."""
    prefixes = dict(to_graph(STORY).namespaces())
    assert prefixes["character"] == URIRef(f"{FILM}/character/")
    assert prefixes["film"] == URIRef(str(TERMS))
