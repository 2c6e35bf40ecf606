"""Who is in a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.network.facts import Entity, Facts, Scene


def present(facts: Facts, scene: Scene) -> tuple[Entity, ...]:
    """All who take part in what happens in a scene, not in what is only planned, in order of appearance."""
    here = [e for e in facts.events if e.realised and scene.begin <= e.sentence <= scene.end]
    taking = {who for event in here for who in (*event.agents, *event.patients, *event.recipients)}
    return tuple(entity for entity in facts.entities if entity.id in taking)
