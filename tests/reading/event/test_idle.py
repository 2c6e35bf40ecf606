"""Places without a name count where something happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.story import Story


def test_a_place_of_plans_is_none(read_story: Callable[[str], Story]) -> None:
    """Where somebody only might do something, nothing happens: no place and no mention of it."""
    story = read_story("Carl never sleeps in the barn. Anna hides in the cellar.")
    assert {p.name for p in story.places} == {"cellar"}
    known = {f"place/{p.id}" for p in story.places}
    assert {m.entity for m in story.mentions if m.entity.startswith("place/")} == known
    assert {e.place for e in story.events} <= {"", "cellar"}
