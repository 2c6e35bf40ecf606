"""A film's map in a real browser, offline: how it looks, and what a click tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.maps.looking import (
    COVERED,
    IN_SIGHT,
    INKED,
    LABEL_AT,
    LINE_AT,
    NODE_AT,
    OVERLAPS,
    PAPER_AND_INK,
    PICTURE,
    click_node,
    go,
    shown,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.maps.conftest import Open

SIZES = [(1400, 900), (1000, 700), (420, 850)]


def test_head_says_what_the_film_is(page: Page) -> None:
    """Title and facts, as in the graph."""
    assert page.inner_text("h1") == "The Lamp at Skerry Point 1987"
    assert page.inner_text(".facts") == "Directed by Agnes Holm · 118 min · Drama, Mystery · English"
    assert page.inner_text(".tagline") == "Every light keeps a secret."
    assert page.title() == "The Lamp at Skerry Point (1987)"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_name_is_readable(
    open_page: Open, skerry_html: str, size: tuple[int, int], scheme: str
) -> None:
    """At three sizes, light and dark: all are labelled, no label covers another or a node."""
    page = open_page(skerry_html, size=size, scheme=scheme)
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(COVERED) == []
    assert set(page.evaluate("() => labels.map(l => l.id)")) == shown(page)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", SIZES)
def test_crowd_has_no_label_over_another(open_page: Open, crowd_html: str, size: tuple[int, int]) -> None:
    """Sixty characters: what does not fit waits for a closer look, and most of it fits."""
    page = open_page(crowd_html, size=size)
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(COVERED) == []
    if size[0] > 1000:
        assert page.evaluate("() => labels.length") >= 54


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_map_is_drawn(open_page: Open, skerry_html: str, scheme: str) -> None:
    """The canvas holds ink, whichever scheme."""
    assert open_page(skerry_html, scheme=scheme).evaluate(INKED)


def test_colours_follow_scheme_and_button(open_page: Open, skerry_html: str) -> None:
    """Light and dark as the system says; the button turns it round."""
    light, dark = ["rgb(253, 252, 249)", "rgb(29, 29, 31)"], ["rgb(20, 22, 26)", "rgb(236, 233, 226)"]
    page = open_page(skerry_html)
    assert page.evaluate(PAPER_AND_INK) == light
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("ink => theme.ink === ink", arg=dark[1])
    page.click("#theme")
    assert page.evaluate(PAPER_AND_INK) == light
    page.click("#theme")
    assert page.evaluate(PAPER_AND_INK) == dark


def test_click_on_a_pair_shows_its_sentences(page: Page) -> None:
    """Every relationship with type, direction, sign and confidence, every sentence in order, names marked."""
    page.mouse.click(*page.evaluate(LINE_AT, ["edwin-marsh~nora-vale", 0.5]))
    assert page.inner_text("#info h2") == "Edwin Marsh & Nora Vale"
    assert [page.inner_text(f"#info .item:nth-of-type({n}) h3") for n in (1, 2)] == [
        "Nora Vale → attracted to Edwin Marsh",
        "Edwin Marsh ↔ spouse of Nora Vale",
    ]
    assert "friendly, confidence 0.88" in page.inner_text("#info .item:nth-of-type(1)")
    assert page.locator("#info blockquote").all_inner_texts() == [
        "6\n¶\n\nNora falls for Ned, but he is engaged to Isla.",
        "13\n¶\n\nNora would do anything for Ned, and finds that the wreck was insured twice.",
        "22\n¶\n\nNora and Ned marry in the spring and take in Tam.",
    ]
    marks = page.locator("#info blockquote >> nth=0").locator("mark")
    assert marks.all_inner_texts() == ["Nora", "Ned", "he"]
    assert [mark.get_attribute("class") for mark in marks.all()] == ["two", "one", "one"]


def test_hostile_pair_has_both_its_relationships(page: Page) -> None:
    """Who employs and later harms: one dashed line by the sum of signs, two entries in the panel."""
    go(page, "#pick=captain-thorne~nora-vale")
    assert page.locator("#info .item h3").all_inner_texts() == [
        "Captain Thorne → employs Nora Vale",
        "Captain Thorne → harms Nora Vale",
    ]
    look = page.evaluate("() => edgeLook(EDGES.get('captain-thorne~nora-vale'), null)")
    assert (look["dashes"], look["arrows"]["to"]["enabled"], look["arrows"]["from"]["enabled"]) == (
        [9, 6],
        True,
        False,
    )
    assert look["color"]["color"] == page.evaluate("() => theme.hostile")


def test_click_on_a_character_shows_who_it_is(page: Page) -> None:
    """Other names, actor, gender, relationships, events in order."""
    click_node(page, "edwin-marsh")
    text = page.inner_text("#info")
    for part in ("Edwin Marsh", "Character · male", "Tom Okafor", "Edwin, Ned", "20 % of mentions"):
        assert part in text
    assert "← mentors" in page.inner_text(".bonds")
    assert page.locator(".bonds b").all_inner_texts()[:2] == ["Widow Crake", "Isla Thorne"]
    orders = [int(order) for order in page.locator(".events .order").all_inner_texts()]
    assert orders == sorted(orders) == [4, 9, 11, 16, 19, 22]
    assert "Nora Vale meets Edwin Marsh · lighthouse" in page.inner_text(".events li >> nth=0")


def test_unrealised_events_say_so(page: Page) -> None:
    """What was only planned is not told as if it happened."""
    go(page, "#pick=silas")
    assert page.locator(".events .unreal").all_inner_texts() == ["Nora Vale reach Silas · planned"]


def test_click_on_a_label_and_on_nothing(page: Page) -> None:
    """A name is as good as its node; the empty ground leads back to the overview."""
    page.mouse.click(*page.evaluate(LABEL_AT, "captain-thorne"))
    assert page.inner_text("#info h2") == "Captain Thorne"
    page.mouse.click(15, 95)
    assert page.inner_text("#info h3 >> nth=0") == "Characters"


def test_pointing_at_a_line_names_its_types(page: Page) -> None:
    """Without a click: what binds the two stands on the line, and all else steps back."""
    page.mouse.move(*page.evaluate(LINE_AT, ["doctor-li~tam", 0.5]))
    page.wait_for_function("() => state.hover === 'doctor-li~tam'")
    assert page.evaluate("() => labels.find(l => l.id === 'doctor-li~tam').lines") == ["helps"]
    assert page.evaluate("() => labels.find(l => l.id === 'silas').faint")


def test_phone_has_the_tall_drawing(open_page: Open, skerry_html: str) -> None:
    """On a phone's width the map is higher than wide, and picking scrolls to what it says."""
    page = open_page(skerry_html, size=(390, 800))
    assert page.evaluate("() => tall")
    page.evaluate("() => choose('nora-vale')")
    page.wait_for_function("() => $('panel').getBoundingClientRect().top < innerHeight * 0.5")


def test_turning_the_screen_turns_the_drawing(open_page: Open, skerry_html: str) -> None:
    """From tall to wide: the other positions, nothing out of sight."""
    page = open_page(skerry_html, size=(390, 800))
    assert page.evaluate("() => tall")
    page.set_viewport_size({"width": 1200, "height": 700})
    page.wait_for_function("() => !tall")
    page.wait_for_function(IN_SIGHT)


def test_two_openings_look_the_same(open_page: Open, skerry_html: str) -> None:
    """No chance in the drawing: the same pixels twice."""
    assert open_page(skerry_html).evaluate(PICTURE) == open_page(skerry_html).evaluate(PICTURE)


def test_dragging_a_node_takes_its_label_along(open_page: Open, skerry_html: str) -> None:
    """A node can be put elsewhere by hand."""
    page = open_page(skerry_html)
    x, y = page.evaluate(NODE_AT, "the-ferryman")
    before = page.evaluate("() => labels.find(l => l.id === 'the-ferryman').left")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y + 40, steps=4)
    page.mouse.up()
    moved = "b => b - labels.find(l => l.id === 'the-ferryman').left > 20"
    page.wait_for_function(moved, arg=before)
    assert page.evaluate(moved, before), "the label stays with the node"
