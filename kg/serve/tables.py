"""A film's tables: characters, relationships with their sentences, scenes, events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from kg.network.scenes import present
from kg.network.terms import words

if TYPE_CHECKING:
    from kg.network.facts import Bond, Entity, Event, Facts


BASES = {
    "inferred": "inferred from others, no sentence says it of the two",
    "guessed": "a guess, no sentence says it",
}
"""What a page says of relationships that no sentence states."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as a table shows it: its name, and where it is on the map."""

    name: str
    state: str = ""
    """The map's state that shows it, as ``focus=tom``."""


@dataclass(frozen=True, slots=True)
class CharacterLine:
    """A character or group."""

    who: Named
    iri: str
    kind: str
    others: tuple[str, ...]
    actor: str
    gender: str
    share: int
    """Prominence, in percent of all mentions."""
    bar: int
    """How long its bar is, in percent of the most prominent one's."""
    mentions: int


@dataclass(frozen=True, slots=True)
class RelationshipLine:
    """A relationship, with the sentences that say so."""

    source: Named
    type: str
    target: Named
    sign: str
    confidence: float
    basis: str
    """Why it is not simply stated, in words; empty where a sentence says so."""
    sentences: tuple[tuple[int, str], ...]
    ends: int
    """The sentence that says that it is over; 0 where it lasts."""
    state: str
    """The map's state that shows the pair."""
    iri: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event."""

    order: int
    word: str
    type: str
    who: tuple[Named, ...]
    whom: tuple[Named, ...]
    place: str
    time: str
    told: str
    """That it does not really happen, and how so; empty for what does."""
    sentence: int
    text: str
    iri: str


@dataclass(frozen=True, slots=True)
class SceneLine:
    """A scene, with who takes part in what happens in it."""

    order: int
    place: str
    time: str
    who: tuple[Named, ...]
    begin: int
    end: int
    text: str
    """The sentence that opens it."""


def character_lines(facts: Facts) -> list[CharacterLine]:
    """Who acts in the film, the most prominent first."""
    acting = [entity for entity in facts.entities if entity.kind in ("character", "group")]
    most = max((entity.prominence for entity in acting), default=0) or 1
    acting.sort(key=lambda entity: (-entity.prominence, entity.label))
    return [
        CharacterLine(
            who=_named(entity),
            iri=entity.iri,
            kind=entity.kind,
            others=entity.aliases,
            actor=entity.actor,
            gender=entity.gender,
            share=round(100 * entity.prominence),
            bar=round(100 * entity.prominence / most),
            mentions=len(entity.mentioned),
        )
        for entity in acting
    ]


def relationship_lines(facts: Facts) -> list[RelationshipLine]:
    """Relationships in the order in which the story shows them."""
    known = {entity.id: entity for entity in facts.entities}
    texts = {sentence.order: sentence.text for sentence in facts.sentences}
    bonds = sorted(facts.bonds, key=lambda bond: (bond.begins, bond.iri))
    return [_relationship(bond, known, texts) for bond in bonds]


def scene_lines(facts: Facts) -> list[SceneLine]:
    """Scenes in the order told."""
    known = {entity.id: entity.label for entity in facts.entities}
    texts = {sentence.order: sentence.text for sentence in facts.sentences}
    return [
        SceneLine(
            order=scene.order,
            place=known.get(scene.place, ""),
            time=scene.time,
            who=tuple(_named(entity) for entity in present(facts, scene)),
            begin=scene.begin,
            end=scene.end,
            text=texts.get(scene.begin, ""),
        )
        for scene in facts.scenes
    ]


def event_lines(facts: Facts) -> list[EventLine]:
    """Events in the order told."""
    known = {entity.id: entity for entity in facts.entities}
    texts = {sentence.order: sentence.text for sentence in facts.sentences}
    return [_event(event, known, texts) for event in sorted(facts.events, key=lambda event: event.order)]


def _relationship(bond: Bond, known: dict[str, Entity], texts: dict[int, str]) -> RelationshipLine:
    one, other = sorted((bond.source, bond.target))
    return RelationshipLine(
        source=_named(known[bond.source]),
        type=words(bond.type),
        target=_named(known[bond.target]),
        sign="friendly" if bond.polarity > 0 else "hostile" if bond.polarity < 0 else "neutral",
        confidence=bond.confidence,
        basis=BASES.get(bond.basis, ""),
        sentences=tuple((order, texts[order]) for order in bond.evidence if order in texts),
        ends=bond.ends,
        state=f"pick={quote(f'{one}~{other}', safe='')}",
        iri=bond.iri,
    )


def _event(event: Event, known: dict[str, Entity], texts: dict[int, str]) -> EventLine:
    def named(ids: tuple[str, ...]) -> tuple[Named, ...]:
        return tuple(_named(known[each]) for each in ids if each in known)

    place = known.get(event.place)
    return EventLine(
        order=event.order,
        word=event.words,
        type=words(event.type),
        who=named(event.agents),
        whom=named((*event.patients, *event.recipients)),
        place=place.label if place else "",
        time=event.time,
        told="" if event.realised else words(event.factuality),
        sentence=event.sentence,
        text=texts.get(event.sentence, ""),
        iri=event.iri,
    )


def _named(entity: Entity) -> Named:
    return Named(entity.label, f"focus={quote(entity.id, safe='')}")
