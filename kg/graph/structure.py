"""Triples of a plot's divisions, acts and scenes, and of the events that they hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rdflib import RDF, RDFS

from kg.graph import literals
from kg.graph.iris import act_iri, event_iri, part_iri, scene_iri, sentence_iri
from kg.graph.vocabulary import FILM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import URIRef

    from kg.graph.triples import Triple
    from kg.story import Scene, Story

NAMES_OF_TIMES = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Christmas|Easter|Halloween|Thanksgiving|Independence"
    r"|Valentine's|New Year's)\b|[A-Z]{2}"
)
"""What an expression of time keeps its capital for."""


def structure_triples(story: Story, film: URIRef) -> Iterator[Triple]:
    """Acts and scenes, and in which of them each event is told."""
    for act in story.acts:
        iri = act_iri(film, act.order)
        yield iri, RDF.type, FILM.Act
        yield iri, RDFS.label, literals.text(act.label)
        yield iri, FILM.narrativeOrder, literals.integer(act.order)
        yield iri, FILM.partOf, film
    for scene in story.scenes:
        yield from _scene(story, scene, film)
    for event in story.events:
        for part in _around(story, event.sentence, film):
            yield event_iri(film, event.order), FILM.partOf, part


def _scene(story: Story, scene: Scene, film: URIRef) -> Iterator[Triple]:
    iri = scene_iri(film, scene.order)
    yield iri, RDF.type, FILM.Scene
    yield iri, RDFS.label, literals.text(_label(story, scene))
    yield iri, FILM.narrativeOrder, literals.integer(scene.order)
    yield iri, FILM.partOf, film
    for act in story.acts:
        if act.begin <= scene.begin < act.end:
            yield iri, FILM.partOf, act_iri(film, act.order)
    if scene.time:
        yield iri, FILM.storyTime, literals.text(scene.time)
    if scene.place:
        yield iri, FILM.atPlace, part_iri(film, f"place/{scene.place}")
    for index in range(scene.begin, scene.end):
        yield iri, FILM.evidence, sentence_iri(film, index)


def _around(story: Story, sentence: int, film: URIRef) -> Iterator[URIRef]:
    """The act and the scene that a sentence is in."""
    for act in story.acts:
        if act.begin <= sentence < act.end:
            yield act_iri(film, act.order)
    for scene in story.scenes:
        if scene.begin <= sentence < scene.end:
            yield scene_iri(film, scene.order)


def _label(story: Story, scene: Scene) -> str:
    """As a screenplay heads it: "Scene 4: Port Salter, ten years later"."""
    where = next((place.name for place in story.places if place.id == scene.place), "")
    time = _inside(scene.time) if where else scene.time
    return ": ".join(filter(None, (f"Scene {scene.order}", ", ".join(filter(None, (where, time))))))


def _inside(time: str) -> str:
    """An expression of time as it stands inside a line: "ten years later", but "September 1952"."""
    return time if NAMES_OF_TIMES.match(time) else time[:1].lower() + time[1:]
