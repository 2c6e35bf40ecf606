"""FILM and V list what the Turtle files declare, and nothing else."""

from __future__ import annotations

import pytest
from rdflib import OWL, RDF, SKOS, URIRef

from kg.graph.resources import ontology_graph
from kg.graph.vocabulary import FILM, NIF, SCHEMA, V


def listed(namespace: type[FILM] | type[V]) -> set[str]:
    """The names written down in the class."""
    return {name for name in namespace.__annotations__ if not name.startswith("_")}


def test_film_lists_the_ontology() -> None:
    """Each class and property of film-narrative.ttl, no more and no less."""
    graph = ontology_graph("film-narrative.ttl")
    terms = {
        term
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
        for term in graph.subjects(RDF.type, kind)
    }
    names = {str(term).removeprefix(str(FILM)) for term in terms if str(term).startswith(str(FILM))}
    assert listed(FILM) == names


def test_v_lists_the_vocabulary() -> None:
    """Each scheme and concept of vocabulary.ttl, no more and no less."""
    graph = ontology_graph("vocabulary.ttl")
    concepts = {*graph.subjects(SKOS.inScheme, None), *graph.subjects(RDF.type, SKOS.ConceptScheme)}
    assert listed(V) == {str(concept).removeprefix(str(V)) for concept in concepts}


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        (FILM.Character, "https://w3id.org/film-narrative#Character"),
        (FILM["partOf"], "https://w3id.org/film-narrative#partOf"),
        (V.name, "https://w3id.org/film-narrative/vocab/name"),
        (V["spouseOf"], "https://w3id.org/film-narrative/vocab/spouseOf"),
        (NIF.isString, "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#isString"),
        (SCHEMA.director, "https://schema.org/director"),
    ],
)
def test_names_become_iris(iri: URIRef, expected: str) -> None:
    """By attribute or by key."""
    assert iri == URIRef(expected)


@pytest.mark.parametrize("namespace", [FILM, V])
def test_unknown_names_are_refused(namespace: type[FILM] | type[V]) -> None:
    """A slip of the pen is an error, by attribute and by key."""
    with pytest.raises(AttributeError):
        namespace.spouse_of  # noqa: B018
    with pytest.raises(AttributeError):
        namespace["villain"]
