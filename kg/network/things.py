"""Entities, relationships and events of a film's graph as values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib.namespace import RDF, SKOS

from kg.graph.basis import BASES, basis_of
from kg.graph.vocabulary import V
from kg.network.facts import Bond, Entity, Event
from kg.network.index import KINDS
from kg.network.terms import (
    FILM,
    NIF,
    SCHEMA,
    instances,
    label,
    local_name,
    number,
    text,
    texts,
    words,
)
from kg.story import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib.term import Node

    from kg.network.facts import Sentence
    from kg.network.index import Index


def read_events(index: Index) -> tuple[Event, ...]:
    """Everything told, in the order told, whether it happens in the story or not."""
    graph = index.graph
    events = [_event(index, node) for node in instances(graph, FILM.NarrativeEvent, FILM.UnrealisedEvent)]
    return tuple(sorted(events, key=lambda event: (event.order, event.iri)))


def _event(index: Index, node: Node) -> Event:
    graph = index.graph
    trigger = graph.value(node, FILM.trigger)
    told = text(graph, trigger, NIF.anchorOf) if trigger is not None else ""
    return Event(
        iri=str(node),
        order=int(number(graph, node, FILM.narrativeOrder)),
        sentence=min(index.evidence(node), default=0),
        words=told or text(graph, node, FILM.predicateLemma) or label(graph, node),
        type=words(local_name(graph.value(node, FILM.eventType))),
        agents=index.entities(node, FILM.agent),
        patients=index.entities(node, FILM.patient),
        recipients=index.entities(node, FILM.recipient),
        place=next(iter(index.entities(node, FILM.atPlace)), ""),
        time=text(graph, node, FILM.storyTime),
        factuality=local_name(graph.value(node, FILM.factuality)) or "asserted",
        realised=(node, RDF.type, FILM.UnrealisedEvent) not in graph,
    )


def read_bonds(index: Index) -> tuple[Bond, ...]:
    """Relationships in the order in which the story shows them."""
    nodes = instances(index.graph, FILM.Relationship)
    bonds = [bond for node in nodes for bond in _bond(index, node)]
    return tuple(sorted(bonds, key=lambda bond: (bond.begins, bond.source, bond.target, bond.type, bond.iri)))


def _bond(index: Index, node: Node) -> list[Bond]:
    """One bond, or none where an end is no entity of the film."""
    graph = index.graph
    sources, targets = index.entities(node, FILM.source), index.entities(node, FILM.target)
    if not sources or not targets:
        return []
    kind = graph.value(node, FILM.relationType)
    made, ended = graph.value(node, FILM.establishedBy), graph.value(node, FILM.endedBy)
    evidence, rules = index.evidence(node), texts(graph, node, FILM.rule)
    return [
        Bond(
            iri=str(node),
            source=sources[0],
            target=targets[0],
            type=local_name(kind),
            polarity=round(number(graph, node, FILM.polarity)),
            confidence=number(graph, node, FILM.confidence, 1.0),
            symmetric=_symmetric(index, kind),
            evidence=evidence,
            begins=min(evidence or index.evidence(made), default=1),
            ends=max(index.evidence(node, FILM.endEvidence) or index.evidence(ended), default=0),
            established_by=_event_order(index, made),
            ended_by=_event_order(index, ended),
            rule=", ".join(rules),
            basis=next((each for each in BASES if (node, FILM.basis, V[each]) in graph), basis_of(rules)),
        )
    ]


def _symmetric(index: Index, kind: Node | None) -> bool:
    """By the names every build writes, or as the vocabulary says where it is loaded with the film."""
    stated = kind is not None and text(index.graph, kind, FILM.symmetric) == "true"
    return stated or local_name(kind) in SYMMETRIC


def _event_order(index: Index, event: Node | None) -> int:
    return 0 if event is None else int(number(index.graph, event, FILM.narrativeOrder))


def read_entities(
    index: Index, sentences: Sequence[Sentence], events: Sequence[Event], bonds: Sequence[Bond]
) -> tuple[Entity, ...]:
    """Entities in order of first appearance."""
    seen: dict[str, set[int]] = {short: set() for short in index.ids.values()}
    shown: dict[str, set[int]] = {short: set() for short in index.ids.values()}
    for sentence in sentences:
        for mark in sentence.marks:
            seen[mark.entity].add(sentence.order)
    for event in events:
        for short in {*event.agents, *event.patients, *event.recipients, event.place} - {""}:
            shown[short].add(event.sentence or 1)
    for bond in bonds:
        for short in (bond.source, bond.target):
            shown[short].add(bond.begins)
    found = [_entity(index, node, seen[short], shown[short]) for node, short in index.ids.items()]
    return tuple(sorted(found, key=lambda entity: (entity.first, -entity.prominence, entity.id)))


def _entity(index: Index, node: Node, seen: set[int], shown: set[int]) -> Entity:
    graph = index.graph
    kind = next(kind for cls, kind in KINDS if (node, RDF.type, cls) in graph)
    name = label(graph, node)
    performers = {
        label(graph, person)
        for performance in graph.subjects(FILM.portrays, node)
        for person in graph.objects(performance, FILM.performer)
    }
    groups = {index.ids[group] for group in graph.subjects(FILM.hasMember, node) if group in index.ids}
    return Entity(
        id=index.ids[node],
        iri=str(node),
        label=name,
        kind=kind,
        type=words(local_name(graph.value(node, FILM.entityType))),
        aliases=tuple(alias for alias in texts(graph, node, SKOS.altLabel) if alias != name),
        actor=", ".join(sorted(performers)),
        gender=local_name(graph.value(node, SCHEMA.gender)).lower(),
        prominence=number(graph, node, FILM.prominence),
        first=min(seen or shown, default=1),
        mentioned=tuple(sorted(seen)),
        member_of=tuple(sorted({*index.entities(node, FILM.memberOf), *groups})),
        located_in=index.entities(node, FILM.locatedIn),
    )
