"""Triples of relationships: each with its evidence, and the shortcuts drawn from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import RDF

from kg.graph import literals
from kg.graph.basis import basis_of
from kg.graph.iris import agent_iri, correction_iri, event_iri, relationship_iri, sentence_iri
from kg.graph.vocabulary import FILM, V
from kg.story import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import URIRef

    from kg.graph.triples import Triple
    from kg.story import Relationship, Story


def relationship_triples(story: Story, film: URIRef) -> Iterator[Triple]:
    """Every relationship and its shortcuts."""
    told_in = {event.order: event.sentence for event in story.events}
    for relationship in story.relationships:
        yield from _relationship(relationship, film)
        yield from _end(relationship, told_in, film)
        yield from _shortcuts(relationship, film)


def _relationship(relationship: Relationship, film: URIRef) -> Iterator[Triple]:
    iri = relationship_iri(film, relationship)
    yield iri, RDF.type, FILM.Relationship
    yield iri, FILM.source, agent_iri(film, relationship.source)
    yield iri, FILM.target, agent_iri(film, relationship.target)
    yield iri, FILM.relationType, V[relationship.type]
    yield iri, FILM.polarity, literals.integer(relationship.polarity)
    yield iri, FILM.basis, V[basis_of(relationship.rules)]
    yield iri, FILM.confidence, literals.decimal(relationship.confidence)
    for sentence in relationship.sentences:
        yield iri, FILM.evidence, sentence_iri(film, sentence)
    for index in relationship.stated:
        yield iri, FILM.evidence, correction_iri(film, index)
        yield correction_iri(film, index), FILM.corrects, iri
    for rule in relationship.rules:
        yield iri, FILM.rule, literals.text(rule)
    if relationship.established_by is not None:
        yield iri, FILM.establishedBy, event_iri(film, relationship.established_by)


def _end(relationship: Relationship, told_in: dict[int, int], film: URIRef) -> Iterator[Triple]:
    """The event that ends it and the sentence that says that it is over (``told_in``: of each event)."""
    iri, over = relationship_iri(film, relationship), relationship.over
    if relationship.ended_by is not None:
        yield iri, FILM.endedBy, event_iri(film, relationship.ended_by)
        over = told_in[relationship.ended_by]
    if over is not None:
        yield iri, FILM.endEvidence, sentence_iri(film, over)


def _shortcuts(relationship: Relationship, film: URIRef) -> Iterator[Triple]:
    """Direct links for property paths, both ways for a symmetric type."""
    source, target = agent_iri(film, relationship.source), agent_iri(film, relationship.target)
    ways = [(source, target)]
    if relationship.type in SYMMETRIC:
        ways.append((target, source))
    for one, other in ways:
        yield one, FILM.relatedTo, other
        if relationship.over is not None and relationship.established_by is None:
            continue  # an ex-wife is no friend for having been a wife before the story
        if relationship.polarity > 0:
            yield one, FILM.positivelyRelatedTo, other
        elif relationship.polarity < 0:
            yield one, FILM.negativelyRelatedTo, other
