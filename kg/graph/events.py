"""Triples of events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import RDF

from kg.graph import literals
from kg.graph.iris import agent_iri, event_iri, part_iri, sentence_iri, trigger_iri
from kg.graph.text import span_triples
from kg.graph.vocabulary import FILM, V

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import URIRef

    from kg.graph.triples import Triple
    from kg.story import Event, Story

HAPPENS = frozenset({"asserted"})
"""Factualities of what takes place in the story; the rest is told but does not happen."""


def event_triples(story: Story, film: URIRef) -> Iterator[Triple]:
    """Events with their words, their participants, their time and place."""
    for event in story.events:
        yield from _event(story, event, film)
        yield from _participants(event, film)
        yield from _setting(event, film)


def _event(story: Story, event: Event, film: URIRef) -> Iterator[Triple]:
    iri, trigger = event_iri(film, event.order), trigger_iri(film, event.trigger)
    yield iri, RDF.type, FILM.NarrativeEvent if event.factuality in HAPPENS else FILM.UnrealisedEvent
    yield iri, FILM.eventType, V[event.type]
    yield iri, FILM.factuality, V[event.factuality]
    yield iri, FILM.predicateLemma, literals.text(event.lemma)
    yield iri, FILM.trigger, trigger
    yield from span_triples(story, film, event.trigger, trigger, FILM.Trigger)
    yield iri, FILM.evidence, sentence_iri(film, event.sentence)
    yield iri, FILM.confidence, literals.decimal(event.confidence)
    if event.rule:
        yield iri, FILM.rule, literals.text(event.rule)


def _participants(event: Event, film: URIRef) -> Iterator[Triple]:
    """Who takes part, by role, and in any role: nobody should need a reasoner to ask who was there."""
    roles = ((FILM.agent, event.agents), (FILM.patient, event.patients), (FILM.recipient, event.recipients))
    for role, agents in roles:
        for agent in agents:
            yield event_iri(film, event.order), role, agent_iri(film, agent)
            yield event_iri(film, event.order), FILM.hasParticipant, agent_iri(film, agent)


def _setting(event: Event, film: URIRef) -> Iterator[Triple]:
    """When and where, in the telling and in the story."""
    iri = event_iri(film, event.order)
    yield iri, FILM.narrativeOrder, literals.integer(event.order)
    if event.story_order is not None:
        yield iri, FILM.storyOrder, literals.integer(event.story_order)
    if event.time:
        yield iri, FILM.storyTime, literals.text(event.time)
    if event.year is not None:
        yield iri, FILM.storyYear, literals.year(event.year)
    if event.place:
        yield iri, FILM.atPlace, part_iri(film, f"place/{event.place}")
