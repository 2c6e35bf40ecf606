"""Acts and scenes, and the events that they hold."""

from __future__ import annotations

import pytest
from rdflib import RDF, RDFS, Literal

from kg.graph.vocabulary import FILM as TERMS
from kg.story import Act, Event, Place, Scene, Span
from tests.graph.samples import FILM, at, graph_of
from tests.graph.test_events import MEETS, order

LEAVES = Event(2, 1, Span(20, 25), "leave", "departure")


def test_acts_hold_the_events_of_their_sentences() -> None:
    """An event belongs to the act that its sentence lies in; the end of an act is not in it."""
    graph = graph_of(events=(MEETS, LEAVES), acts=(Act(1, "Start", 0, 1), Act(2, "End", 1, 2)))
    assert set(graph.subject_objects(TERMS.partOf)) == {
        (at("event/1"), at("act/1")),
        (at("event/2"), at("act/2")),
        (at("act/1"), FILM),
        (at("act/2"), FILM),
    }
    assert set(graph.predicate_objects(at("act/2"))) == {
        (RDF.type, TERMS.Act),
        (RDFS.label, Literal("End")),
        (TERMS.narrativeOrder, order(2)),
        (TERMS.partOf, FILM),
    }


def test_scenes_hold_the_events_of_their_sentences() -> None:
    """A scene is of its film and its act, and its sentences are its evidence."""
    graph = graph_of(
        events=(MEETS, LEAVES),
        acts=(Act(1, "Start", 0, 2),),
        places=(Place("sea", "the sea"),),
        scenes=(Scene(1, 0, 1), Scene(2, 1, 2, "sea", "Ten years later")),
    )
    assert set(graph.objects(at("event/2"), TERMS.partOf)) == {at("act/1"), at("scene/2")}
    assert set(graph.predicate_objects(at("scene/2"))) == {
        (RDF.type, TERMS.Scene),
        (RDFS.label, Literal("Scene 2: the sea, ten years later")),
        (TERMS.narrativeOrder, order(2)),
        (TERMS.partOf, FILM),
        (TERMS.partOf, at("act/1")),
        (TERMS.atPlace, at("place/sea")),
        (TERMS.storyTime, Literal("Ten years later")),
        (TERMS.evidence, at("sentence/2")),
    }
    assert graph.value(at("scene/1"), RDFS.label) == Literal("Scene 1")


@pytest.mark.parametrize(
    ("time", "label"),
    [
        ("Ten years later", "the sea, ten years later"),
        ("A year later", "the sea, a year later"),
        ("September 1952", "the sea, September 1952"),
        ("Christmas Eve", "the sea, Christmas Eve"),
        ("Sunday morning", "the sea, Sunday morning"),
        ("1944", "the sea, 1944"),
    ],
)
def test_times_in_a_scenes_label(time: str, label: str) -> None:
    """Behind a place an expression of time begins small, but for a name."""
    graph = graph_of(places=(Place("sea", "the sea"),), scenes=(Scene(1, 0, 1, "sea", time),))
    assert graph.value(at("scene/1"), RDFS.label) == Literal(f"Scene 1: {label}")
