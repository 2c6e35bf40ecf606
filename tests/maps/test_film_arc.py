"""A film's map in a browser: how somebody runs through the story, and what is new in each sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.maps import render_map
from tests.maps.looking import go, lines
from tests.network.filmgraphs import FilmGraph

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from rdflib import Graph

    from tests.maps.conftest import Open


def turncoat() -> Graph:
    """Two who are friends until one deceives the other, in three paragraphs and no acts."""
    film = FilmGraph("turncoat", "Turncoat")
    film.head(year=1961)
    film.entity("ida", "Ida Quill", prominence=0.5)
    film.entity("per", "Per Holt", prominence=0.4)
    film.entity("una", "Una Dahl", prominence=0.1)
    tell = film.tell
    film.relate("ida", "friendOf", "per", tell("[Ida=ida] and [Per=per] are friends."))
    tell("They sail.")
    film.plot += "\n"
    film.relate("per", "deceives", "ida", tell("[Per=per] sells [her=ida] boat behind [her=ida] back."))
    film.plot += "\n"
    film.relate("una", "helps", "ida", tell("[Una=una] gives [Ida=ida] another."))
    return film.done()


def test_a_friend_who_turns_is_a_broken_bond(open_page: Open) -> None:
    """Friendly, then hostile: the line is broken, the legend counts it, the slider marks it, words say it."""
    page = open_page(render_map(turncoat()), reduced_motion="reduce")
    turn = "t => { const l = lineOf(EDGES.get('ida~per'), t); return [l.sign, l.broken]; }"
    assert [page.evaluate(turn, t) for t in (1, 2, 3, 5)] == [
        ["friendly", False],
        ["friendly", False],
        ["mixed", True],
        ["mixed", True],
    ]
    assert page.inner_text("#legend [data-line=broken] .count") == "1"
    assert page.locator("#marks .broken").count() == 1
    page.fill("#time", "3")
    assert page.inner_text("#news").strip() == "Broken: Ida Quill & Per Holt (friendly → mixed)"
    assert page.get_attribute("#news", "aria-live") == "polite"
    page.click("#legend [data-line=broken]")
    assert lines(page) == set()
    page.click("#legend [data-line=broken]")
    page.click("#news button")
    assert page.inner_text("#info h2") == "Ida Quill & Per Holt"
    assert page.get_attribute("#info .lanes", "aria-label") == "friendly from 1; mixed from 3, broken"


def test_paragraphs_stand_for_acts_that_are_not_named(open_page: Open) -> None:
    """Three paragraphs, three bands; played by paragraph it goes from end to end."""
    page = open_page(render_map(turncoat()), reduced_motion="reduce")
    assert page.locator("#acts button").all_inner_texts() == ["¶ 1", "¶ 2", "¶ 3"]
    page.select_option("#pace", label="by paragraph")
    page.click("#play")
    assert page.evaluate("() => state.t") == 2
    assert (
        page.inner_text("#news").strip()
        == "Enters: Ida Quill, Per Holt  New: Ida Quill & Per Holt (friendly)"
    )
    assert page.evaluate("() => nextStop()") == 3
    page.click("#play")


def test_who_enters_and_which_bonds_begin(page: Page) -> None:
    """Each sentence says what is new in it; the whole story how much there is."""
    assert page.inner_text("#tally") == "10 of 10 characters have entered · 16 bonds · 1 broken"
    page.fill("#time", "6")
    assert page.inner_text("#news").startswith("New: Edwin Marsh & Isla Thorne (friendly)")
    page.fill("#time", "16")
    assert "Broken: Edwin Marsh & Isla Thorne (friendly → ended)" in page.inner_text("#news")
    page.fill("#time", "10")
    assert page.inner_text("#news").startswith("Enters: Doctor Li")
    page.click("#news button >> nth=0")
    assert page.inner_text("#info h2") == "Doctor Li"


def test_play_goes_act_by_act(page: Page) -> None:
    """From the first act's end, and an act's news is all that it brought."""
    page.select_option("#pace", "act")
    page.click("#play")
    assert page.evaluate("() => state.t") == 7
    assert page.inner_text("#acts .now") == "Arrival"
    assert "and 3 more" in page.inner_text("#news")
    assert page.evaluate("() => nextStop()") > 8
    page.click("#play")


def test_page_keys_on_the_slider_go_by_acts(page: Page) -> None:
    """Page Up to the next act's beginning, Page Down back; what is heard is the sentence."""
    page.fill("#time", "1")
    page.focus("#time")
    page.keyboard.press("PageUp")
    assert page.evaluate("() => state.t") == 8
    heard = page.get_attribute("#time", "aria-valuetext")
    assert heard is not None
    assert heard.startswith("Sentence 8 of 23: ")
    page.keyboard.press("PageUp")
    page.keyboard.press("PageDown")
    assert page.evaluate("() => state.t") == 8


def test_arc_of_a_character(page: Page) -> None:
    """A skyline of mentions, a lane for each bond that breaks where it breaks, and both in words."""
    go(page, "#pick=edwin-marsh")
    arc = page.locator("#info [role=img] .presence")
    assert arc.locator("rect").count() == 9
    assert page.get_attribute("#info [role=img]", "aria-label") == (
        "In 9 of 23 sentences, from 4 to 22, most in “The\u00a0wreck”"
    )
    lane = page.locator(".bonds button", has_text="Isla Thorne")
    assert "friendly from 6; ended in 16" in lane.inner_text()
    assert lane.locator(".cross").count() == 1
    assert lane.locator("path.ended").count() == 1
    assert page.locator("#info .presence .now").count() == 0
    page.fill("#time", "9")
    assert page.locator("#info .presence .now").count() == 1
    lane.click()
    assert page.inner_text("#info h2") == "Edwin Marsh & Isla Thorne"
