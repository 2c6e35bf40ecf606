"""Names that the text itself says are one person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.story import Story


@pytest.mark.parametrize(
    ("plot", "people"),
    [
        ("Tom Hale reveals that he is really Max Stone. Max Stone flees. Tom Hale weeps.", 1),
        ("Lord Alder (Max Bell), Earl of Northmoor, is caught. The Earl of Northmoor escapes.", 1),
        ("Captain Webb tells Tom that she is really Greta Voss. Webb arrests Greta Voss. Tom flees.", 3),
        ("Otto visits the Marls' and, posing as the rich Brandt, dines with Vera. Brandt leaves.", 4),
    ],
)
def test_who_is_really_somebody_else(read_story: Callable[..., Story], plot: str, people: int) -> None:
    """A pronoun between the names must mean the first of them, what is owned is not the owner, and a lord's
    style is his."""
    characters = read_story(plot).characters
    assert len([c for c in characters if c.named]) == people


def test_a_number_behind_a_war_ends_its_sentence(read_story: Callable[..., Story]) -> None:
    """ "World War I. Jim" is a war and then a man."""
    story = read_story("Tom Hale serves in World War I. Jim follows Tom. Jim is wounded.")
    assert [c.name for c in story.characters] == ["Tom Hale", "Jim"]
