"""What a graph tells between two characters, and whom a name means."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.graph.explain import explain, find_character
from kg.graph.results import format_results
from kg.graph.turtle import write_turtle
from kg.story import Alias, Character, Event, Place, Relationship, Span
from tests.graph.samples import graph_of

NAMES = {
    "urn:a": {"Ada Quill", "Ada"},
    "urn:b": {"Bo Quill", "Bó"},
    "urn:c": {'Cy "Ox" Marr'},
}


@pytest.mark.parametrize(
    ("name", "who"),
    [("Ada", "urn:a"), ("ada quill", "urn:a"), ("bo", "urn:b"), ("Ox", "urn:c"), ("Cy Marr", "urn:c")],
)
def test_any_name_will_do(name: str, who: str) -> None:
    """Case, accents and quotation marks do not matter, and part of a name is enough where it is one's."""
    assert find_character(NAMES, name, "f.ttl") == who


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Quill", "f.ttl: 'Quill' may be 'Ada Quill', 'Bo Quill'; give more of the name"),
        ("Adda", "f.ttl: no character is named 'Adda'; did you mean 'Ada'?"),
        ("Zoe", "f.ttl: no character is named 'Zoe'; there are 'Ada Quill', 'Bo Quill', 'Cy \"Ox\" Marr'"),
        ("", "f.ttl: no character is named ''; there are 'Ada Quill', 'Bo Quill', 'Cy \"Ox\" Marr'"),
    ],
)
def test_an_unknown_name_is_helped(name: str, message: str) -> None:
    """A name that none has, or several have, ends with what may be meant."""
    with pytest.raises(DataError) as caught:
        find_character(NAMES, name, "f.ttl")
    assert str(caught.value) == message


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """The least story: Ada meets Tom, whom she befriends; then both leave, or so they plan."""
    characters = (
        Character("ada", "Ada Quill", (Alias("Ada", "first name"),), prominence=0.5),
        Character("tom", "Tom", prominence=0.4),
        Character("una", "Una", prominence=0.1),
        Character("ulf", "Ulf", prominence=0.1),
    )
    events = (
        Event(1, 0, Span(4, 9), "meet", "meeting", ("ada",), ("tom",), confidence=0.9),
        Event(2, 1, Span(20, 25), "leave", "departure", ("ada", "tom"), factuality="planned"),
        Event(3, 1, Span(20, 25), "leave", "departure", ("una",), ("ada", "tom")),
    )
    friends = Relationship("ada", "tom", "friendOf", (0,), ("together",), 0.8, 1, ended_by=3)
    wed = Relationship("tom", "ulf", "spouseOf", (0,), ("noun",), 0.7, 1, over=0)
    guessed = Relationship("ada", "una", "helps", (0,), ("learned",), 0.36, 1)
    graph = graph_of(characters=characters, events=events, relationships=(friends, wed, guessed))
    path = tmp_path / "tin-2001.ttl"
    write_turtle(graph, path)
    return path


def test_everything_between_two_in_order(film: Path) -> None:
    """Relationships and events come in the order of the text, whoever is named first."""
    shown = format_results(explain(film, "Ada", "tom"), "csv")
    assert shown.splitlines() == [
        "kind,what,who,whom,confidence,ends,sentence",
        "relationship,friendOf,Ada Quill,Tom,0.8,leave,Ada meets Tom.",
        "event,meets,Ada Quill,Tom,0.9,,Ada meets Tom.",
        '"event, planned",leave,"Ada Quill, Tom",,1,,They leave.',
        'event,leave,Una,"Ada Quill, Tom",1,,They leave.',
    ]
    turned = format_results(explain(film, "Tom", "Ada"), "csv").splitlines()
    assert turned[:3] == shown.splitlines()[:3]
    assert len(turned) == 5


def test_what_ends_a_bond_stands_beside_it(film: Path) -> None:
    """The word of the event that ends it; what the text only speaks of as past is over."""
    assert ",0.7,over,Ada meets Tom." in format_results(explain(film, "Tom", "Ulf"), "csv")


def test_a_guess_is_called_one(film: Path) -> None:
    """What no sentence says outright does not look as if one did."""
    assert '\n"relationship, guessed",helps,Ada Quill,Una,0.36,' in format_results(
        explain(film, "Ada", "Una"), "csv"
    )


def test_two_of_whom_nothing_is_told(film: Path) -> None:
    """Two who have nothing to do with each other have no rows."""
    assert format_results(explain(film, "Ada", "Ulf")) == "(no rows)\n"


def test_what_is_inferred_is_called_so(tmp_path: Path) -> None:
    """Its sentence is about others, so it does not look as if it said so."""
    path = tmp_path / "tin-2001.ttl"
    bond = Relationship("ada", "tom", "parentOf", (1,), ("inferred-spouse",), 0.5)
    write_turtle(graph_of(relationships=(bond,)), path)
    assert '\n"relationship, inferred",parentOf,Ada,Tom,0.5,' in format_results(
        explain(path, "Ada", "Tom"), "csv"
    )


def test_what_is_no_character_is_called_what_it_is(tmp_path: Path) -> None:
    """A place's name is known, so the answer is not that nobody has it, but where to ask."""
    path = tmp_path / "tin-2001.ttl"
    write_turtle(graph_of(places=(Place("fen", "the Fen"),)), path)
    with pytest.raises(DataError, match=r"'the fen' is a place or an institution.* kg query places-and-what"):
        explain(path, "Ada", "the fen")


def test_the_same_character_twice(film: Path) -> None:
    """Two names of one character are no two characters."""
    with pytest.raises(DataError, match="are the same character; give two"):
        explain(film, "Ada", "Ada Quill")
