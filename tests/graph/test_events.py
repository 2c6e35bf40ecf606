"""Events, and what they are made of."""

from __future__ import annotations

import pytest
from rdflib import RDF, RDFS, XSD, Literal, URIRef

from kg.graph.vocabulary import FILM as TERMS
from kg.graph.vocabulary import NIF, V
from kg.story import Event, Factuality, Span
from tests.graph.samples import at, graph_of

MEETS = Event(1, 0, Span(4, 9), "meet", "meeting", ("ada",), ("tom",), rule="verb", confidence=0.9)


def order(value: int) -> Literal:
    """A place in an order."""
    return Literal(str(value), datatype=XSD.integer)


def test_an_event() -> None:
    """An event has its type, its words, who takes part, its place in the telling, and its sentence."""
    graph = graph_of(events=(MEETS,))
    assert set(graph.predicate_objects(at("event/1"))) == {
        (RDF.type, TERMS.NarrativeEvent),
        (RDFS.label, Literal("Ada meets Tom")),
        (TERMS.eventType, V.meeting),
        (TERMS.factuality, V.asserted),
        (TERMS.predicateLemma, Literal("meet")),
        (TERMS.trigger, at("trigger/4-9")),
        (TERMS.evidence, at("sentence/1")),
        (TERMS.confidence, Literal("0.9", datatype=XSD.decimal)),
        (TERMS.rule, Literal("verb")),
        (TERMS.agent, at("character/ada")),
        (TERMS.patient, at("character/tom")),
        (TERMS.hasParticipant, at("character/ada")),
        (TERMS.hasParticipant, at("character/tom")),
        (TERMS.narrativeOrder, order(1)),
    }
    assert (at("trigger/4-9"), RDF.type, TERMS.Trigger) in graph
    assert graph.value(at("trigger/4-9"), NIF.anchorOf) == Literal("meets")


def test_time_place_and_order() -> None:
    """When and where are told where the plot tells them."""
    event = Event(
        *(1, 1, Span(20, 25), "leave", "departure", ("ada",)),
        recipients=("institution/police",),
        place="sea",
        time="in 1985",
        story_order=4,
    )
    graph = graph_of(events=(event,))
    assert graph.value(at("event/1"), TERMS.atPlace) == at("place/sea")
    assert graph.value(at("event/1"), TERMS.storyTime) == Literal("in 1985")
    assert graph.value(at("event/1"), TERMS.storyOrder) == order(4)
    assert graph.value(at("event/1"), TERMS.recipient) == at("institution/police")
    assert (at("event/1"), TERMS.hasParticipant, at("institution/police")) in graph


@pytest.mark.parametrize(
    ("factuality", "kind"),
    [
        ("asserted", TERMS.NarrativeEvent),
        ("habitual", TERMS.UnrealisedEvent),
        ("planned", TERMS.UnrealisedEvent),
        ("negated", TERMS.UnrealisedEvent),
        ("hypothetical", TERMS.UnrealisedEvent),
    ],
)
def test_what_does_not_happen_is_no_narrative_event(factuality: Factuality, kind: URIRef) -> None:
    """Whoever asks for narrative events is told of nothing that was only planned or denied."""
    graph = graph_of(events=(Event(1, 0, Span(4, 9), "meet", "meeting", factuality=factuality),))
    assert list(graph.objects(at("event/1"), RDF.type)) == [kind]
    assert list(graph.objects(at("event/1"), TERMS.factuality)) == [V[factuality]]
