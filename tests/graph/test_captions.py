"""What things without a name are called."""

from __future__ import annotations

import pytest

from kg.graph.captions import Captions
from kg.story import Character, Event, Film, Institution, Place, Relationship, Span, Story

PLOT = "Ada meets Tom. They leave."
STORY = Story(
    Film("tin", "Tin", PLOT),
    (Span(0, 14), Span(15, 26)),
    (Character("ada", "Ada Quill"), Character("tom", "Tom")),
    places=(Place("fen", "the Fen"),),
    institutions=(Institution("police", "the police"),),
)
MEETS, LEAVE = Span(4, 9), Span(20, 25)


@pytest.mark.parametrize(
    ("event", "caption"),
    [
        (Event(1, 0, MEETS, "meet", "meeting", ("ada",), ("tom",)), "Ada Quill meets Tom"),
        (Event(1, 1, LEAVE, "leave", "departure", ("ada", "tom")), "Ada Quill, Tom leave"),
        (Event(1, 1, LEAVE, "leave", "departure"), "leave"),
        (Event(1, 1, LEAVE, "leave", "departure", factuality="planned"), "leave (planned)"),
        (
            Event(1, 1, LEAVE, "leave", "giving", ("ada",), ("place/fen",), ("institution/police",)),
            "Ada Quill leave the Fen to the police",
        ),
        (Event(1, 0, MEETS, "meet", "giving", ("ada",), ("tom",), ("tom",)), "Ada Quill meets Tom"),
    ],
)
def test_an_event_is_told_by_names_and_the_word_of_the_plot(event: Event, caption: str) -> None:
    """Who stands in two roles comes once; what is only told of is called so."""
    assert Captions.of(STORY).event(event) == caption


def test_relationships_and_performances() -> None:
    """The type in words; an id that nobody has stays what it is."""
    captions = Captions.of(STORY)
    bond = Relationship("ada", "una", "romanticPartnerOf", (0,), (), 0.9)
    assert captions.relationship(bond) == "Ada Quill romantic partner of una"
    assert captions.performance("Lena Ortiz", "tom") == "Lena Ortiz as Tom"
