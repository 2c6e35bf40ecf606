"""Relationships with their evidence, and the shortcuts drawn from them."""

from __future__ import annotations

import pytest
from rdflib import RDF, RDFS, XSD, Literal

from kg.graph.resources import ontology_file
from kg.graph.triples import to_graph
from kg.graph.vocabulary import FILM as TERMS
from kg.graph.vocabulary import V
from kg.story import POLARITY, SYMMETRIC, Event, Relationship, Span
from tests.data import STORIES
from tests.graph.samples import at, graph_of

SHORTCUTS = (TERMS.relatedTo, TERMS.positivelyRelatedTo, TERMS.negativelyRelatedTo)

EVENTS = tuple(
    Event(n, n - 1, Span(4, 9), lemma, "meeting", ("ada",)) for n, lemma in ((1, "meet"), (2, "leave"))
)

DERIVE = """
PREFIX film: <https://w3id.org/film-narrative#>
CONSTRUCT { ?a film:relatedTo ?b ; ?signed ?b }
WHERE {
  ?r film:relationType ?type ; film:polarity ?polarity
  { ?r film:source ?a ; film:target ?b }
  UNION
  { ?r film:target ?a ; film:source ?b . ?type film:symmetric true }
  VALUES (?polarity ?signed) { (1 film:positivelyRelatedTo) (0 film:relatedTo) (-1 film:negativelyRelatedTo) }
}
"""


def test_a_relationship() -> None:
    """A relationship has its ends, type, sign, confidence, every sentence, every rule and its turns."""
    relationship = Relationship(
        *("ada", "tom", "friendOf", (0, 1), ("noun", "verb"), 0.85, 1),
        established_by=1,
        ended_by=2,
    )
    graph = graph_of(relationships=(relationship,), events=EVENTS)
    assert set(graph.predicate_objects(at("relationship/ada--friendOf--tom"))) == {
        (RDF.type, TERMS.Relationship),
        (RDFS.label, Literal("Ada friend of Tom")),
        (TERMS.source, at("character/ada")),
        (TERMS.target, at("character/tom")),
        (TERMS.relationType, V.friendOf),
        (TERMS.polarity, Literal("1", datatype=XSD.integer)),
        (TERMS.confidence, Literal("0.85", datatype=XSD.decimal)),
        (TERMS.evidence, at("sentence/1")),
        (TERMS.evidence, at("sentence/2")),
        (TERMS.rule, Literal("noun")),
        (TERMS.rule, Literal("verb")),
        (TERMS.basis, V.stated),
        (TERMS.establishedBy, at("event/1")),
        (TERMS.endedBy, at("event/2")),
        (TERMS.endEvidence, at("sentence/2")),
    }


def test_what_was_over_before_the_story_gives_no_sign() -> None:
    """An ex-husband is related, and no friend for it; the sentence that says so is there, but no event."""
    past = Relationship("ada", "tom", "spouseOf", (0,), (), 0.9, 1, over=0)
    graph = graph_of(relationships=(past,))
    made = {p for p in SHORTCUTS if (at("character/ada"), p, at("character/tom")) in graph}
    assert made == {TERMS.relatedTo}
    iri = at("relationship/ada--spouseOf--tom")
    assert list(graph.objects(iri, TERMS.endEvidence)) == [at("sentence/1")]
    assert not list(graph.objects(iri, TERMS.endedBy))


@pytest.mark.parametrize("kind", POLARITY)
def test_shortcuts_of_each_type(kind: str) -> None:
    """A type gives its shortcut there, and back if it is symmetric."""
    relationship = Relationship("ada", "tom", kind, (0,), (), 0.9, POLARITY[kind])
    graph = graph_of(relationships=(relationship,))
    signed = {1: TERMS.positivelyRelatedTo, -1: TERMS.negativelyRelatedTo}.get(POLARITY[kind])
    ways = {(at("character/ada"), at("character/tom"))}
    if kind in SYMMETRIC:
        ways |= {(target, source) for source, target in ways}
    for shortcut in SHORTCUTS:
        expected = ways if shortcut in (TERMS.relatedTo, signed) else set()
        assert set(graph.subject_objects(shortcut)) == expected


@pytest.mark.parametrize("slug", STORIES)
def test_shortcuts_are_what_the_relationships_say(slug: str) -> None:
    """The stored shortcuts are those that a CONSTRUCT derives with the published vocabulary."""
    graph = to_graph(STORIES[slug])
    stored = {triple for shortcut in SHORTCUTS for triple in graph.triples((None, shortcut, None))}
    graph.parse(data=ontology_file("vocabulary.ttl").read_text("utf-8"), format="turtle")
    assert stored
    assert set(graph.query(DERIVE)) == stored


def test_the_story_knows_the_types_of_the_vocabulary() -> None:
    """Signs and symmetry in kg.story are those of the published vocabulary."""
    graph = graph_of()
    graph.parse(data=ontology_file("vocabulary.ttl").read_text("utf-8"), format="turtle")
    types = set(graph.subjects(RDF.type, TERMS.RelationType))
    assert {V[kind] for kind in POLARITY} == types
    assert {kind: graph.value(V[kind], TERMS.polarity).toPython() for kind in POLARITY} == POLARITY
    assert {kind for kind in POLARITY if graph.value(V[kind], TERMS.symmetric).toPython()} == SYMMETRIC
