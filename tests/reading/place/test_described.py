"""Described places, on short plots written for these tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.story import Story


def test_a_home_is_the_house_of_the_same_owner(read_story: Callable[[str], Story]) -> None:
    """What is called Carl's house and Carl's home is one dwelling."""
    story = read_story("Anna hides in Carl's house. Later Anna dies in Carl's home.")
    assert len(story.places) == 1


@pytest.mark.parametrize(
    ("plot", "name"),
    [
        ("Carl is taken to the Dunmore plantation in Georgia. Anna waits for him.", "Dunmore plantation"),
        ("The gang shoots at the Dellbrook home. Anna screams.", "Dellbrook home"),
        ("Carl is the manager of a popular El Verano nightclub. Anna dances at El Verano.", "El Verano"),
    ],
)
def test_a_name_and_its_noun_are_one_place(read_story: Callable[[str], Story], plot: str, name: str) -> None:
    """A family's seat has its noun in its name, a nightclub is called by its name alone."""
    assert name in {p.name for p in read_story(plot).places}
    assert len([p for p in read_story(plot).places if name.split()[0] in p.name]) == 1


@pytest.mark.parametrize(
    ("plot", "name", "kind"),
    [
        ("Carl burns his yacht, the Tern. Anna climbs the Tern's mast.", "Tern", "vehicle"),
        ("Carl wins a ferry called the Fairy Queen. Anna paints it.", "Fairy Queen", "vehicle"),
        ("Anna loses her ship the Corvina, and they blame her.", "Corvina", "vehicle"),
        ("Anna is sent to Sumatra. Carl buys a plantation in Malaya.", "Malaya", "region"),
        ("Carl grows up in Dunmore Prefecture. Anna visits him.", "Dunmore Prefecture", "region"),
    ],
)
def test_ships_and_far_lands(read_story: Callable[[str], Story], plot: str, name: str, kind: str) -> None:
    """A ship is told by the noun before its name, a land of old by the list of regions."""
    assert (name, kind) in {(p.name, p.kind) for p in read_story(plot).places}


@pytest.mark.parametrize(
    "plot",
    [
        'By chance Sergeant "Panama" Dunn meets Anna. Anna hates him.',
        "Carl fought in the Battle of Waterloo. Anna hates him.",
        "Anna asks Carl to drive Dellbrook home. Carl refuses.",
        "Carl traces the Atlantic trade for Anna. Anna thanks Carl.",
        'Carl sings "Moon over the Marl River Bridge" for Anna. Anna thanks Carl.',
    ],
)
def test_no_place_of_the_story(read_story: Callable[[str], Story], plot: str) -> None:
    """An ocean that only says which trade, and what a song's title names, are none."""
    assert not read_story(plot).places


@pytest.mark.parametrize(
    ("plot", "name"),
    [
        ("Anna meets Carl. Anna kisses him at the hotel.", "hotel"),
        ("Anna hides Carl in her quarters. Carl thanks Anna.", "quarters"),
        ("Carl runs into the woods. Anna follows him.", "woods"),
        ("Carl is sent to prison. Anna weeps.", "prison"),
        ("Anna throws Carl into a well. Carl shouts.", "well"),
        ("Anna steals a gun. Carl arrives at a secret base.", "base"),
    ],
)
def test_told_of_once_is_enough(read_story: Callable[[str], Story], plot: str, name: str) -> None:
    """A house that people go to, what has only a plural, and a prison without an article are places."""
    assert any(p.name.endswith(name) for p in read_story(plot).places)


def test_the_house_told_of_once_is_another_place_again(read_story: Callable[[str], Story]) -> None:
    """A dwelling with "the" that is never told of before or after is not opened."""
    assert not read_story("Anna meets Carl. Anna kisses him at the house.").places


@pytest.mark.parametrize(
    ("plot", "name"),
    [
        ("Anna Dunn loves Carl. Anna Dunn goes to her parents' estate.", "Anna Dunn's parents' estate"),
        ("Anna and Carl marry. They leave town and move to their country estate.", "country estate"),
    ],
)
def test_no_label_keeps_a_pronoun(read_story: Callable[[str], Story], plot: str, name: str) -> None:
    """Whose parents' it is stands in the label; where nobody is meant for certain, the noun alone does."""
    assert [p.name for p in read_story(plot).places] == [name]


def test_ruins_of_a_town_are_the_town(read_story: Callable[[str], Story]) -> None:
    """A part with a plural is no place beside the one it is a part of."""
    story = read_story("Anna arrives in the ruins of Lisbon. Carl shoots Anna.")
    assert [p.name for p in story.places] == ["Lisbon"]
