"""The hand-written sample is what it says: complete, declared, in the layout, right to the character."""

from __future__ import annotations

import re

import pytest
from rdflib import RDF, RDFS, BNode, Literal, URIRef

from kg.graph.resources import ontology_graph
from kg.graph.vocabulary import FILM, NIF, V
from tests.ontology.breaks import DATA, FIRST, good

SAMPLE = good()
ABSTRACT = {FILM.NarrativeEntity, FILM.NarrativeAgent, FILM.Event, FILM.TextSpan}
CONCEPTS = {FILM.RelationType, FILM.EventType, FILM.EntityKind}
NOT_STORED = {FILM.precedes, FILM.symmetric, FILM.sameCharacterAs}
PATHS = {
    FILM.Character: r"character/[a-z-]+",
    FILM.CharacterGroup: r"character/[a-z-]+",
    FILM.Place: r"place/[a-z-]+",
    FILM.Institution: r"institution/[a-z-]+",
    FILM.Performance: r"performance/[a-z-]+",
    FILM.NarrativeEvent: r"event/\d+",
    FILM.UnrealisedEvent: r"event/\d+",
    FILM.Act: r"act/\d",
    FILM.Scene: r"scene/\d",
    FILM.Relationship: r"relationship/[a-z-]+--[A-Za-z]+--[a-z-]+",
    FILM.Membership: r"membership/[a-z-]+--[a-z-]+",
    FILM.PlotText: r"plot",
    FILM.Correction: r"correction/\d",
    FILM.Sentence: r"sentence/\d",
    FILM.Mention: r"mention/\d+-\d+--(character|place|institution)-[a-z-]+",
    FILM.Trigger: r"trigger/\d+-\d+",
}


def test_the_sample_uses_every_class_and_property() -> None:
    """Whoever reads it has seen all of the layout; what is not stored is named here."""
    terms = set(ontology_graph("film-narrative.ttl").subjects(RDFS.isDefinedBy, None))
    used = set(SAMPLE.predicates()) | set(SAMPLE.objects(None, RDF.type))
    assert terms - used == ABSTRACT | CONCEPTS | NOT_STORED


def test_the_sample_uses_declared_terms_only() -> None:
    """Each film: and v: IRI is declared, and there are no blank nodes."""
    declared = set(ontology_graph("film-narrative.ttl", "vocabulary.ttl").subjects(RDF.type, None))
    nodes = {node for triple in SAMPLE for node in triple}
    assert {node for node in nodes if str(node).startswith((str(FILM), str(V)))} <= declared
    assert not any(isinstance(node, BNode) for node in nodes)


@pytest.mark.parametrize("kind", sorted(PATHS))
def test_iris_follow_the_layout(kind: URIRef) -> None:
    """Each thing stands below its film, under the path of its class."""
    things = list(SAMPLE.subjects(RDF.type, kind))
    assert things
    for thing in things:
        assert re.fullmatch(f"{re.escape(FIRST)}/{PATHS[kind]}", str(thing)), thing


@pytest.mark.parametrize("name", ["sample.ttl", "sequel.ttl"])
def test_spans_are_the_text_at_their_offsets(name: str) -> None:
    """Python's own slices agree with every anchorOf, a musical symbol outside the BMP included."""
    graph = good(name) if name != "sample.ttl" else SAMPLE
    spans = list(graph.subjects(NIF.anchorOf, None))
    for span in spans:
        text = graph.value(graph.value(span, NIF.referenceContext), NIF.isString)
        begin, end = graph.value(span, NIF.beginIndex), graph.value(span, NIF.endIndex)
        assert isinstance(begin, Literal)
        assert isinstance(end, Literal)
        assert str(text)[int(begin) : int(end)] == str(graph.value(span, NIF.anchorOf))
    assert len(spans) > 50
    assert any(ord(character) > 0xFFFF for character in (DATA / "sample.ttl").read_text("utf-8"))


def test_prominence_is_the_share_of_mentions() -> None:
    """Counted anew from the mentions of characters and groups."""
    agents = {
        agent for kind in (FILM.Character, FILM.CharacterGroup) for agent in SAMPLE.subjects(RDF.type, kind)
    }
    counts = {agent: len(list(SAMPLE.subjects(FILM.refersTo, agent))) for agent in agents}
    for agent, count in counts.items():
        share = SAMPLE.value(agent, FILM.prominence)
        assert isinstance(share, Literal)
        assert abs(float(share) - count / sum(counts.values())) < 0.0001
