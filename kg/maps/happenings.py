"""What happens on a film's map: events with a place on it, and the parts of the story."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from kg.maps.among import among
from kg.maps.labels import text_size
from kg.maps.layout import Box
from kg.maps.style import font, radius
from kg.network.facts import Act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.maps.layout import Places
    from kg.network.facts import Event, Facts


def told_events(facts: Facts, boxes: Sequence[Box], wide: Places, tall: Places) -> list[dict[str, object]]:
    """Events as the page knows them; one in which somebody takes part has its place between them."""
    known = {entity.id for entity in facts.entities}
    wishes = {str(event.order): [who for who in _takers(event) if who in known] for event in facts.events}
    small = [_box(event) for event in facts.events if wishes[str(event.order)]]
    spots = among(boxes, wide, small, wishes)
    tall_spots = among(boxes, tall, small, wishes)
    told = []
    for event in facts.events:
        row = {name: value for name, value in asdict(event).items() if name != "iri"}
        if str(event.order) in spots:
            row |= {"at": list(spots[str(event.order)]), "tall": list(tall_spots[str(event.order)])}
        told.append(row)
    return told


def _takers(event: Event) -> list[str]:
    return [*event.agents, *event.patients, *event.recipients, *([event.place] if event.place else [])]


def _box(event: Event) -> Box:
    return Box(str(event.order), radius("event", 0), *text_size(event.words, font("event", 0)))


def divisions_of(facts: Facts) -> tuple[str, tuple[Act, ...]]:
    """What the story can be played by, and what that is called: acts, else scenes, else paragraphs."""
    if facts.acts:
        return "act", facts.acts
    if facts.scenes:
        return "scene", tuple(
            Act(scene.order, scene.label.removeprefix("Scene "), scene.begin, scene.end)
            for scene in facts.scenes
        )
    return "paragraph", paragraphs(facts)


def paragraphs(facts: Facts) -> tuple[Act, ...]:
    """The plot's paragraphs, for a graph without acts and scenes; none where there is only one."""
    begins = [sentence.order for sentence in facts.sentences if sentence.opens]
    if len(begins) < 2:
        return ()
    ends = [begin - 1 for begin in begins[1:]] + [len(facts.sentences)]
    return tuple(
        Act(n, f"¶ {n}", begin, end) for n, (begin, end) in enumerate(zip(begins, ends, strict=True), start=1)
    )
