"""A film's map in a browser: the story unfolding, filters, focus, and the address that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.maps.looking import NODE_AT, go, lines, shown

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.maps.conftest import Open


def test_slider_hides_what_comes_later(page: Page) -> None:
    """Up to sentence 4: who has entered, which bonds exist, and the sentence itself."""
    page.fill("#time", "4")
    assert {"nora-vale", "edwin-marsh", "captain-thorne"} <= shown(page)
    assert shown(page).isdisjoint({"silas", "tam", "widow-crake", "institution/coastguard"})
    assert "isla-thorne~nora-vale" in lines(page)
    assert "edwin-marsh~nora-vale" not in lines(page)
    assert page.inner_text("#when") == "4 of 23"
    assert page.inner_text("#caption").startswith("At the lighthouse she meets its keeper")
    assert page.locator("#caption mark").all_inner_texts() == ["lighthouse", "she", "Edwin Marsh", "Ned"]
    assert page.inner_text("#acts .now") == "Arrival"


def test_sign_of_a_pair_changes_with_the_story(page: Page) -> None:
    """Neutral while she is employed, hostile when he threatens her; broken bonds grow faint."""
    line = "([id, t]) => { const l = lineOf(EDGES.get(id), t); return [l.sign, l.ended]; }"
    assert page.evaluate(line, ["captain-thorne~nora-vale", 5]) == ["neutral", False]
    assert page.evaluate(line, ["captain-thorne~nora-vale", 18]) == ["hostile", False]
    assert page.evaluate(line, ["edwin-marsh~isla-thorne", 15]) == ["friendly", False]
    assert page.evaluate(line, ["edwin-marsh~isla-thorne", 16]) == ["friendly", True]


def test_play_lets_the_story_unfold(page: Page) -> None:
    """From the end it begins anew, goes on by itself, and stops."""
    page.click("#play")
    assert page.get_attribute("#play", "aria-label") == "Pause"
    page.wait_for_function("() => state.t === 3")
    page.click("#play")
    assert page.get_attribute("#play", "aria-label") == "Play the story"
    assert "silas" not in shown(page)


def test_acts_lead_to_their_beginning(page: Page) -> None:
    """A band under the slider for each act; a click goes there."""
    assert page.locator("#acts button").all_inner_texts() == ["Arrival", "The wreck", "The reckoning"]
    page.click("#acts button >> nth=1")
    assert page.evaluate("() => state.t") == 8
    assert page.input_value("#time") == "8"


def test_legend_counts_and_filters(page: Page) -> None:
    """Each entry names a kind or a sign, counts it, and hides it."""
    entries = [text.strip() for text in page.locator("#legend button:visible").all_inner_texts()]
    assert entries == [
        "Characters 10",
        "Groups 1",
        "Places 3",
        "Institutions 2",
        "Events 22",
        "Friendly 7",
        "Hostile 5",
        "Neutral 4",
        "Broken 1",
        "Place, membership 12",
        "Mentioned together 5",
    ]
    page.click("#legend [data-line=hostile]")
    assert "inspector-hale~silas" not in lines(page)
    assert "isla-thorne~nora-vale" in lines(page)
    assert page.get_attribute("#legend [data-line=hostile]", "aria-pressed") == "false"
    page.click("#legend [data-kind=place]")
    assert not {name for name in shown(page) if name.startswith("place/")}
    page.click("#legend [data-line=near]")
    assert "nora-vale~silas" in lines(page)
    page.click("#legend [data-line=hostile]")
    assert "inspector-hale~silas" in lines(page)


def test_legend_counts_go_with_the_story(page: Page) -> None:
    """At the fourth sentence there are five characters."""
    go(page, "#t=4")
    assert page.inner_text("#legend [data-kind=character] .count") == "4"
    assert page.inner_text("#legend [data-line=hostile] .count") == "0"


def test_focus_on_one_and_two_steps(page: Page) -> None:
    """Who is within one step of the ferryman's neighbours, then two, then all again."""
    go(page, "#pick=doctor-li")
    page.click("text=Focus: one step")
    assert shown(page) == {"doctor-li", "tam"}
    assert page.inner_text("#focusname") == "Doctor Li"
    page.click("#step-2")
    assert shown(page) == {"doctor-li", "tam", "nora-vale", "edwin-marsh", "place/harbour"}
    page.click("#all")
    assert len(shown(page)) == 16
    assert page.is_hidden("#focusbar")


def test_double_click_takes_into_focus(page: Page) -> None:
    """The quick way."""
    page.mouse.dblclick(*page.evaluate(NODE_AT, "doctor-li"))
    page.wait_for_function("() => state.focus === 'doctor-li'")
    assert shown(page) == {"doctor-li", "tam"}


def test_address_holds_the_state(open_page: Open, skerry_html: str) -> None:
    """What is set by hand stands in the address; an address brings the same view back."""
    page = open_page(skerry_html)
    page.fill("#time", "12")
    page.evaluate("() => set({ focus: 'nora-vale', steps: 2, pick: 'isla-thorne~nora-vale' })")
    page.click("#legend [data-kind=place]")
    address = page.evaluate("() => location.hash")
    assert address == "#t=12&focus=nora-vale&steps=2&pick=isla-thorne%7Enora-vale&hide=event%2Cnear%2Cplace"
    again = open_page(skerry_html, hash=address)
    assert shown(again) == shown(page)
    assert again.inner_text("#info h2") == "Isla Thorne & Nora Vale"


@pytest.mark.parametrize(
    "hash",
    [
        "t=0",
        "t=-3",
        "t=x",
        "t=999",
        "focus=nobody",
        "pick=no~one",
        "hide=,,zzz",
        "view=none",
        "%E0%A4%A",
        "=&&",
    ],
)
def test_broken_addresses_are_forgiven(page: Page, hash: str) -> None:
    """What an address does not know is the whole story."""
    go(page, f"#{hash}")
    assert len(lines(page)) >= 28


def test_address_changed_while_open(page: Page) -> None:
    """Links to a state work within the page too."""
    page.evaluate("() => { location.hash = '#t=3'; }")
    page.wait_for_function("() => state.t === 3")
    assert "edwin-marsh" not in shown(page)


def test_back_and_forward_lead_through_what_was_opened(page: Page) -> None:
    """A pick, a view, a focus are steps of the history; the slider is none."""
    page.evaluate("() => choose('silas')")
    page.fill("#time", "12")
    page.fill("#time", "20")
    page.click("#view-table")
    assert page.evaluate("() => location.hash") == "#view=table&t=20&pick=silas"
    page.go_back()
    page.wait_for_selector("#map", state="visible")
    assert page.inner_text("#info h2") == "Silas"
    page.go_back()
    page.wait_for_function("() => state.pick === null")
    page.go_forward()
    page.wait_for_function("() => state.pick === 'silas'")
    page.go_forward()
    page.wait_for_selector("#sheet", state="visible")


def test_address_opens_the_table(page: Page) -> None:
    """A link to the table is a link to the table."""
    go(page, "#view=table")
    assert page.is_visible("#sheet")
    assert page.is_hidden("#map")
    assert page.get_attribute("#view-table", "aria-pressed") == "true"
