"""The alignments: about terms that exist, to ontologies that were read, and never too strong."""

from __future__ import annotations

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from kg.graph.resources import ontology_graph
from kg.graph.vocabulary import FILM, SCHEMA, V

ALIGNMENTS = ontology_graph("alignments.ttl")
MAPPINGS = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
FOREIGN = {
    "schema.org": "https://schema.org/",
    "GOLEM": "https://ontology.golemlab.eu/",
    "SEM": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "LODE": "http://linkedevents.org/ontology/",
    "OMC": "https://movielabs.com/omc/rdf/schema/v2.8#",
    "REL": "http://purl.org/vocab/relationship/",
    "Wikidata": "http://www.wikidata.org/",
    "DBpedia": "http://dbpedia.org/ontology/",
    "LRMoo": "http://iflastandards.info/ns/lrm/lrmoo/",
}


def mapped() -> list[tuple[URIRef, URIRef, URIRef]]:
    """All correspondences: ours, how, theirs."""
    triples = [
        triple for how in (RDFS.subClassOf, *MAPPINGS) for triple in ALIGNMENTS.triples((None, how, None))
    ]
    return [(URIRef(str(ours)), URIRef(str(how)), URIRef(str(theirs))) for ours, how, theirs in triples]


def test_what_is_aligned_exists() -> None:
    """Every subject is a term or concept of ours."""
    known = ontology_graph("film-narrative.ttl", "vocabulary.ttl")
    for ours, _, theirs in mapped():
        assert (ours, RDF.type, None) in known, ours
        assert theirs not in FILM
        assert not theirs.startswith(str(V))
    assert len(mapped()) > 50


@pytest.mark.parametrize("name", FOREIGN)
def test_every_promised_ontology_is_aligned(name: str) -> None:
    """Each ontology that the README names has at least two correspondences."""
    assert sum(theirs.startswith(FOREIGN[name]) for _, _, theirs in mapped()) >= 2


def test_a_character_is_never_a_person() -> None:
    """No chain of subclasses leads from a character, or anybody in the story, to a real person."""
    graph = Graph()
    for part in ("film-narrative.ttl", "alignments.ttl"):
        graph += ontology_graph(part)
    for term in (FILM.Character, FILM.CharacterGroup, FILM.NarrativeAgent, FILM.NarrativeEntity):
        above = set(graph.transitive_objects(term, RDFS.subClassOf))
        assert SCHEMA.Person not in above
        assert FILM.Person not in above


def test_an_unrealised_event_is_no_event_of_others() -> None:
    """Whoever asks for sem:Event wants what happened."""
    assert not list(ALIGNMENTS.objects(FILM.Event, None))
    assert not list(ALIGNMENTS.objects(FILM.UnrealisedEvent, None))


def test_mappings_are_annotations() -> None:
    """They stand between classes too, where SKOS's object properties would pun."""
    for how in MAPPINGS:
        assert (how, RDF.type, OWL.AnnotationProperty) in ALIGNMENTS
    for how in set(ALIGNMENTS.predicates()):
        assert how not in SKOS or how in MAPPINGS


def test_no_pair_is_mapped_twice() -> None:
    """Exact and close at once would say nothing."""
    pairs = [(ours, theirs) for ours, _, theirs in mapped()]
    assert len(pairs) == len(set(pairs))
