"""Which event makes a relationship, which ends it, and what the text only speaks of as past."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.story import Relationship, Story

WHO = "Odo Lind works in Bergen. Vera Marsh lives in Bergen. "
ENDS = [
    ("Odo marries Vera. They get a divorce.", "spouseOf", "divorce"),
    ("Odo marries Vera. Vera leaves Odo for another.", "spouseOf", "leave"),
    ("Odo marries Vera. Vera walks out on him.", "spouseOf", "walk"),
    ("Odo marries Vera. The marriage is annulled.", "spouseOf", "annul"),
    ("Odo marries Vera in 1950. Vera dies in 1960.", "spouseOf", "die"),
    ("Odo marries Vera. Max Bell strangles Vera.", "spouseOf", "strangle"),
    ("Odo is engaged to Vera. Odo breaks off the engagement.", "romanticPartnerOf", "break"),
    ("Odo and Vera become lovers. Vera breaks up with Odo.", "romanticPartnerOf", "break"),
    ("Odo has an affair with Vera. Odo ends the affair.", "romanticPartnerOf", "affair"),
    ("Odo and Max Bell are friends. Odo falls out with Max.", "friendOf", "fall"),
    ("Odo and Max Bell are bitter enemies. They make peace.", "enemyOf", "make"),
    ("Vera hires Odo. Odo resigns.", "employs", "resign"),
    ("Vera hires Odo. Vera fires Odo.", "employs", "fire"),
]
LASTS = [
    ("Odo marries Vera. Vera files for divorce.", "spouseOf"),
    ("Odo marries Vera. Vera leaves Odo at the station.", "spouseOf"),
    ("Odo marries Vera. Odo and Vera leave.", "spouseOf"),
    ("Odo marries Vera. They divorce. In 1970 Odo marries Vera again.", "spouseOf"),
    ("Odo and Vera become lovers. Vera breaks up with Odo. Odo and Vera reconcile.", "romanticPartnerOf"),
    ("Odo marries Vera. Vera dies. Vera wakes up. Vera kisses Odo.", "spouseOf"),
    ("Vera hires Odo. Vera wants to fire Odo.", "employs"),
]
OVER = [
    ("Odo is visited by his ex-wife, Vera.", "spouseOf"),
    ("Odo thinks of his late wife, Vera.", "spouseOf"),
    ("Vera is Odo's widow.", "spouseOf"),
    ("Vera was once engaged to Odo.", "romanticPartnerOf"),
    ("Vera used to be married to Odo.", "spouseOf"),
    ("Vera's former boss, Odo, calls.", "employs"),
    ("Odo and Vera are no longer friends.", "friendOf"),
]


def bond(story: Story, kind: str) -> Relationship:
    """The one relationship of a type."""
    [found] = [r for r in story.relationships if r.type == kind]
    return found


@pytest.mark.parametrize(("plot", "kind", "word"), ENDS)
def test_what_ends_a_bond(read_story: Callable[..., Story], plot: str, kind: str, word: str) -> None:
    """An event of the two, of one who gives it up, or a death."""
    story = read_story(WHO + plot)
    lemmas = {event.order: event.lemma for event in story.events}
    assert lemmas.get(bond(story, kind).ended_by or 0) == word


@pytest.mark.parametrize(("plot", "kind"), LASTS)
def test_what_does_not_end_it(read_story: Callable[..., Story], plot: str, kind: str) -> None:
    """A plan, a parting at a station, and what is mended later."""
    found = bond(read_story(WHO + plot), kind)
    assert (found.ended_by, found.over) == (None, None)


@pytest.mark.parametrize(("plot", "kind"), OVER)
def test_what_was_over_before(read_story: Callable[..., Story], plot: str, kind: str) -> None:
    """The text speaks of it as of something past, and no event ends it."""
    found = bond(read_story(WHO + plot), kind)
    assert (found.ended_by, found.over) == (None, 2)


def test_what_is_denied_is_no_bond(read_story: Callable[..., Story]) -> None:
    """Who are not married are not, and what nobody does any longer does not happen."""
    story = read_story(f"{WHO}Odo and Vera are not married. Odo no longer speaks to Vera.")
    assert story.relationships == ()
    assert [e.factuality for e in story.events if e.lemma == "speak"] == ["negated"]


def test_kin_remain_kin_and_deeds_have_no_end(read_story: Callable[..., Story]) -> None:
    """A murdered brother was and is a brother; a blow is over when it is told."""
    story = read_story(f"{WHO}Odo mourns his murdered brother, Max Bell. Vera attacks Odo. Odo dies.")
    found = {r.type: (r.ended_by, r.over) for r in story.relationships}
    assert found["siblingOf"] == found["harms"] == (None, None)


def test_a_bond_that_the_text_knows_earlier_is_not_made_later(read_story: Callable[..., Story]) -> None:
    """Who is called a lover long before a second night together did not become one then."""
    story = read_story(f"{WHO}Odo meets his girlfriend, Vera. Odo eats. Later Odo seduces Vera.")
    assert bond(story, "romanticPartnerOf").established_by is None
