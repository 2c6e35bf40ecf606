"""Turns that every plot has, read end to end: who is meant, who does it, and what the two are then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.story import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.story import Relationship, Story

ARRIVED = "Otto Hale comes to town. "
TOLD = [
    (ARRIVED + "The constable, Nils Berg, arrests him.", {"Nils Berg harms Otto Hale"}),
    (ARRIVED + "A gloomy porter, Nils Berg, leads him to safety.", {"Nils Berg helps Otto Hale"}),
    (
        "Vera Holm and her friend, a forger known as Wren, rob a bank. Wren deceives Vera.",
        {"Wren deceives Vera Holm"},
    ),
    ("Otto Hale moves in with his boss, Nils Berg. Nils cooks.", {"Nils Berg employs Otto Hale"}),
    ("Otto Hale moves in with Vera Holm. Vera cooks.", {"Otto Hale romanticPartnerOf Vera Holm"}),
    (
        "Vera Holm marries Otto Hale, whose sister Tess runs an inn.",
        {"Vera Holm spouseOf Otto Hale", "Tess siblingOf Otto Hale"},
    ),
    (
        "Vera Holm hides. Vera's husband, a banker named Nils, finds her.",
        {"Vera Holm spouseOf Nils"},
    ),
    ("Vera Holm joins a gang. She is shot by Tom Reed.", {"Tom Reed harms Vera Holm"}),
    ("Rob Hale works for Bob. Bob attacks Rob.", {"Bob employs Rob Hale", "Bob harms Rob Hale"}),
]
DONE = [
    ("Otto Hale is attacked by a wolf and strangles Vera Holm. Vera groans.", "strangle", ["Otto Hale"]),
    ("Otto Hale is late. Furious, Vera Holm slaps Otto and leaves. Otto weeps.", "leave", ["Vera Holm"]),
    ("Vera Holm pays a crook. She has Otto Hale beaten. Otto groans.", "beat", ["Vera Holm"]),
]


def names(story: Story) -> dict[str, str]:
    """What each character is called."""
    return {c.id: c.name for c in story.characters}


def _ways(relationship: Relationship) -> list[tuple[str, str]]:
    """Source and target; a symmetric one may be written either way round."""
    pair = (relationship.source, relationship.target)
    return [pair, pair[::-1]] if relationship.type in SYMMETRIC else [pair]


@pytest.mark.parametrize(("plot", "told"), TOLD)
def test_relationships(plot: str, told: set[str], read_story: Callable[[str], Story]) -> None:
    """Just these are told by the words; what is only guessed is left out here."""
    story = read_story(plot)
    called = names(story)
    said = [r for r in story.relationships if r.rules != ("learned",)]
    ways = [{f"{called[a]} {r.type} {called[b]}" for a, b in _ways(r)} for r in said]
    assert all(way & told for way in ways)
    assert len(ways) == len(told)


@pytest.mark.parametrize(("plot", "lemma", "who"), DONE)
def test_agents(plot: str, lemma: str, who: list[str], read_story: Callable[[str], Story]) -> None:
    """Who does what a verb far from its subject tells."""
    story = read_story(plot)
    called = names(story)
    (event,) = [e for e in story.events if e.lemma == lemma]
    assert [called[agent] for agent in event.agents] == who
