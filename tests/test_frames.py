"""A film as data frames."""

from __future__ import annotations

import sys

import pytest

import kg
from kg.errors import KgError
from kg.story import Character, Film, Relationship, Span, Story
from tests.maps.cove import cove
from tests.network.filmgraphs import FilmGraph
from tests.network.skerry import skerry


def test_characters_relationships_and_events() -> None:
    """As in the tables of CSV, with numbers as numbers."""
    frames = kg.frames(skerry())
    first = frames.characters.iloc[0]
    assert (first.Label, first.Actor, first.Prominence, first.FirstSentence) == (
        "Nora Vale",
        "June Ashby",
        0.27,
        1,
    )
    friends = frames.relationships.query("Relation == 'friendOf' and Source == 'isla-thorne'")
    assert friends[["Target", "Polarity", "Sentences"]].to_numpy().tolist() == [["nora-vale", 1, "3|12"]]
    assert frames.events.Order.tolist() == list(range(1, len(frames.events) + 1))
    assert set(frames.places.Label) >= {"Skerry Point", "lighthouse"}
    assert len(frames.institutions) == 2


def test_frames_join_by_id() -> None:
    """Every mention is of somebody or something in another frame."""
    frames = kg.frames(cove())
    known = {*frames.characters.Id, *frames.places.Id, *frames.institutions.Id}
    assert set(frames.mentions.Entity) <= known
    assert frames.events.loc[~frames.events.Realised, "Trigger"].tolist() == ["speak"]


def test_types_of_columns_are_the_same_for_every_film() -> None:
    """Also where there is nothing in them, so that frames of many films go together."""
    full, none = kg.frames(skerry()), kg.frames(FilmGraph("empty", "Empty").done())
    for name in (
        "characters", "relationships", "evidence", "events", "participants", "acts", "scenes", "places",
        "institutions", "sentences", "mentions",
    ):  # fmt: skip
        assert getattr(none, name).dtypes.equals(getattr(full, name).dtypes)
        assert len(getattr(none, name)) == 0
    assert str(full.relationships.EndSentence.dtype) == "Int64"
    assert str(full.events.Realised.dtype) == "boolean"
    assert [str(full.events[name].dtype) for name in ("StoryOrder", "Act")] == ["Int64"] * 2


def test_a_story_has_frames_too() -> None:
    """What kg.read gives needs no step between."""
    film = Film("pair", "Pair", "Ada loves Bo.")
    people = (Character("ada", "Ada", gender="female"), Character("bo", "Bo"))
    bond = Relationship("ada", "bo", "attractedTo", (0,), ("said",), 0.8, 1)
    story = Story(film, (Span(0, 13),), people, relationships=(bond,))
    assert kg.frames(story).relationships.Evidence.tolist() == ["Ada loves Bo."]


def test_without_pandas_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pandas is an extra."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(KgError, match=r"^frames need pandas; .*: pip install '\.\[notebook\]'$"):
        kg.frames(skerry())
