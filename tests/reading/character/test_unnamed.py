"""Characters without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.story import Story


def unnamed(story: Story) -> list[str]:
    """What the unnamed characters are called."""
    return [c.name for c in story.characters if not c.named]


def test_an_occupation_and_an_animal_that_act_again(read_story: Callable[[str], Story]) -> None:
    """Nouns that describe nobody by name are enough for those whom no name tells."""
    plot = (
        "Vera hides in a barn. A highwayman finds Vera there. The highwayman spares Vera. "
        "An otter drags Vera to a pond. The otter soon leaves Vera."
    )
    story = read_story(plot)
    assert unnamed(story) == ["the highwayman", "the otter"]
    assert [c.gender for c in story.characters if not c.named] == ["male", None]


def test_a_clause_that_says_who_it_is(read_story: Callable[[str], Story]) -> None:
    """Whose boss is named is nobody new."""
    story = read_story("Vera runs a bakery. Vera's boss is Otto. Otto fires Vera. Vera's boss laughs.")
    assert unnamed(story) == []


def test_two_nouns_before_a_name_are_one_person(read_story: Callable[[str], Story]) -> None:
    """Who is guide and driver is one, who is named behind them."""
    plot = "Pavel climbs a mountain. Pavel's guide and driver Nora follows him. Nora saves Pavel."
    assert [c.name for c in read_story(plot).characters] == ["Pavel", "Nora"]


def test_a_second_description_with_a_is_somebody_new(read_story: Callable[[str], Story]) -> None:
    """An old woman and then a lonely woman are two."""
    plot = (
        "Vera lives here. An old woman robs Vera. A lonely woman helps Vera. "
        "The old woman flees. The lonely woman follows Vera."
    )
    assert unnamed(read_story(plot)) == ["the old woman", "the lonely woman"]


def test_a_relative_who_is_never_named_but_acts_again(read_story: Callable[[str], Story]) -> None:
    """Who is always "her father" is somebody if he does something and returns; once is not enough."""
    once = "Nora (Ann Lee) lives on a farm. Her father sells the farm. Nora leaves for the city."
    again = f"{once} Later her father finds Nora in a bar, and she goes home with him."
    assert unnamed(read_story(once)) == []
    assert unnamed(read_story(again)) == ["Nora's father"]
