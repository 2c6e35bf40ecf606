"""Organisations that are told by those who belong to them, on short plots written for these tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.story import Story


@pytest.mark.parametrize(
    ("plot", "name"),
    [
        ("Anna meets Royal Harbour Corps Lieutenant Carl Dunn. Carl loves her.", "Royal Harbour Corps"),
        ("Carl is the manager of a popular El Verano nightclub in Rome. Anna visits him.", "El Verano"),
        ("The Dunn gang robs a bank. Anna Dunn laughs at Carl.", "Dunn gang"),
        ("Anna enlists in the Royal Marl Union (RMU). Carl hates the RMU.", "Royal Marl Union"),
    ],
)
def test_who_belongs_to_it_tells(read_story: Callable[[str], Story], plot: str, name: str) -> None:
    """An officer's corps, a house with a manager, a union that is joined."""
    assert [i.name for i in read_story(plot).institutions] == [name]


@pytest.mark.parametrize(
    "plot",
    [
        "Anna is questioned by a Dutch police inspector. Carl helps her.",
        "Carl is a Radar Lead Officer (RLO). Anna loves him.",
        "Police officer Anna Dunn kisses Carl. Carl thanks her.",
        "A Dutch platoon shoots at Carl. Anna hides him.",
        "Anna begs for a job in Monte Carlo. Carl helps her.",
    ],
)
def test_no_organisation(read_story: Callable[[str], Story], plot: str) -> None:
    """An inspector's nation, a post's initials, a town with work are none."""
    assert not read_story(plot).institutions


def test_initials_with_full_stops_are_one_with_those_without(read_story: Callable[[str], Story]) -> None:
    """A team of the F.B.I. is of the FBI."""
    story = read_story("Carl works for the FBI. Later Carl leads an F.B.I. squad to the house of Anna.")
    assert len(story.institutions) == 1
