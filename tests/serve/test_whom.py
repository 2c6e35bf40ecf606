"""Whom an event is done to, as the page of a film lists it."""

from __future__ import annotations

from kg.graph.triples import to_graph
from kg.network.reader import read_facts
from kg.serve.tables import event_lines
from kg.story import Character, Event, Film, Span, Story

PLOT = "Ada gives Tom a ring."


def test_nobody_is_listed_twice() -> None:
    """Who is given something is a patient too in the data, and stands once on the page."""
    gives = Event(1, 0, Span(4, 9), "give", "possessionEvent", ("ada",), ("tom",), ("tom",))
    people = (Character("ada", "Ada"), Character("tom", "Tom"))
    story = Story(Film("film", "Film", PLOT), (Span(0, len(PLOT)),), people, events=(gives,))
    (line,) = event_lines(read_facts(to_graph(story)))
    assert [named.name for named in line.whom] == ["Tom"]
