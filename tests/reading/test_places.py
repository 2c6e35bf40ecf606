"""Places and institutions, on short plots written for these tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.story import Story

PLOT = (
    "Anna grows up in Boston, Massachusetts. She studies at Harrow University, where she meets Carl. "
    "Carl works for the FBI. They hide in the barn. Later Anna returns to the Wexley mansion in New York "
    "City and sails aboard the HMS Bounty. In New York the police arrest Carl. He never goes to prison. "
    "Anna waits in the barn."
)


@pytest.fixture(scope="module")
def story(read_story: Callable[[str], Story]) -> Story:
    """The plot read."""
    return read_story(PLOT)


@pytest.mark.parametrize(
    ("name", "kind", "named"),
    [
        ("Boston", "settlement", True),
        ("Massachusetts", "region", True),
        ("New York City", "settlement", True),
        ("barn", "building", False),
        ("Wexley mansion", "dwelling", True),
        ("HMS Bounty", "vehicle", True),
    ],
)
def test_places_with_their_kind(story: Story, name: str, kind: str, named: bool) -> None:
    """Named ones always, unnamed ones where something happens."""
    [place] = [p for p in story.places if p.name == name]
    assert (place.kind, place.named) == (kind, named)


def test_a_short_form_joins(story: Story) -> None:
    """New York is New York City."""
    [city] = [p for p in story.places if p.name == "New York City"]
    assert [a.name for a in city.aliases] == ["New York"]


def test_a_place_is_mentioned_again(story: Story) -> None:
    """Both barns are one."""
    barns = [m for m in story.mentions if m.entity == "place/barn"]
    assert [PLOT[m.span.begin : m.span.end] for m in barns] == ["barn", "barn"]


def test_what_is_general_is_no_place(story: Story) -> None:
    """ "Never goes to prison" names no prison."""
    assert "prison" not in {p.name for p in story.places}


@pytest.mark.parametrize(
    ("name", "kind"), [("Harrow University", "school"), ("FBI", "police"), ("police", "police")]
)
def test_institutions_with_their_kind(story: Story, name: str, kind: str) -> None:
    """Named ones, and the police who act."""
    [institution] = [i for i in story.institutions if i.name == name]
    assert institution.kind == kind


def test_a_school_is_both(story: Story) -> None:
    """A school where something happens is an institution and a place, linked."""
    [school] = [i for i in story.institutions if i.name == "Harrow University"]
    assert school.located_in in {p.id for p in story.places}


@pytest.mark.parametrize(
    ("plot", "name", "kind"),
    [
        ("Anna calls the Harlow police. They find Carl.", "Harlow police", "police"),
        ("Anna joins the Bureau of Lost Letters. Carl leaves.", "Bureau of Lost Letters", "government"),
        ("Anna works for Dunmore Motors. Carl leaves her.", "Dunmore Motors", "company"),
        ("Carl is an agent of the QRS. Anna follows Carl.", "QRS", "other"),
    ],
)
def test_a_name_tells_an_organisation_apart(
    read_story: Callable[[str], Story], plot: str, name: str, kind: str
) -> None:
    """A name before "police", "Bureau of …", a firm's last word, an acronym with "the"."""
    assert (name, kind) in {(i.name, i.kind) for i in read_story(plot).institutions}
