"""A film's map in a browser: search, keyboard, table, print, and what else makes it everybody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.maps.looking import FOCUSED, OVERLAPS, go, lines, shown

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.maps.conftest import Open


@pytest.mark.parametrize(
    ("typed", "found"),
    [("ned", "Edwin Marsh"), ("okaf", "Edwin Marsh"), ("ZAJAC", "Silas"), ("coast", "Coastguard")],
)
def test_search_finds_aliases_and_actors(page: Page, typed: str, found: str) -> None:
    """By name, other name and actor, without capitals and accents; Enter takes the first."""
    page.fill("#search", typed)
    assert page.inner_text("#found [aria-selected=true]").startswith(found)
    page.press("#search", "Enter")
    assert page.inner_text("#info h2") == found
    assert page.is_hidden("#found")


def test_search_by_arrow_keys_and_for_nobody(page: Page) -> None:
    """Down and up move the mark, Escape closes, a name of nobody's says so."""
    page.fill("#search", "th")
    names = page.locator("#found [data-id]").all_inner_texts()
    page.press("#search", "ArrowDown")
    assert page.inner_text("#found [aria-selected=true]") == names[1]
    page.press("#search", "ArrowUp")
    page.press("#search", "ArrowUp")
    assert page.inner_text("#found [aria-selected=true]") == names[-1]
    page.press("#search", "Escape")
    assert page.is_hidden("#found")
    page.fill("#search", "xyzzy")
    assert page.inner_text("#found") == "Nobody of that name"


def test_search_brings_back_who_is_hidden(page: Page) -> None:
    """Found in an early sentence, and with places switched off: it is shown all the same."""
    go(page, "#t=2&hide=near,place")
    page.fill("#search", "lighthouse")
    page.press("#search", "Enter")
    assert "place/lighthouse" in shown(page)
    assert page.evaluate("() => state.t") == 4


def test_keyboard_walks_the_map(page: Page) -> None:
    """Arrows go from node to node, Enter opens, f focuses, Escape goes back step by step."""
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#info h2") == "Nora Vale"
    page.keyboard.press("ArrowUp")
    second = page.evaluate("() => state.pick")
    assert second != "nora-vale"
    assert page.evaluate("id => network.getPosition(id).y < network.getPosition('nora-vale').y", second)
    assert page.inner_text("#said").startswith(page.inner_text("#info h2"))
    page.keyboard.press("f")
    assert page.evaluate("() => state.focus") == second
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    assert page.evaluate("() => [state.pick, state.focus]") == [None, second]
    page.keyboard.press("Escape")
    assert page.evaluate("() => state.focus") is None
    page.keyboard.press("/")
    assert page.evaluate("() => document.activeElement.id") == "search"


def test_keyboard_walks_along_lines(page: Page) -> None:
    """n and p go round the lines of the one chosen, arrows go on from it."""
    go(page, "#pick=doctor-li")
    page.focus("#map")
    page.keyboard.press("n")
    assert page.evaluate("() => state.pick") == "doctor-li~tam"
    assert page.inner_text("#said") == "Doctor Li and Tam: helps"
    go(page, "#pick=silas")
    page.focus("#map")
    seen = []
    for _ in range(7):
        page.keyboard.press("n")
        seen.append(page.evaluate("() => state.pick"))
    assert len(set(seen)) == len([line for line in lines(page) if "silas" in line.split("~")])
    page.keyboard.press("p")
    assert page.evaluate("() => state.pick") == seen[-2]
    page.keyboard.press("ArrowRight")
    assert page.evaluate("() => NODES.has(state.pick) && state.pick !== 'silas'")


def test_keyboard_goes_on_inside_the_panel(page: Page) -> None:
    """What is opened from the panel has the keyboard at its head; a jump in the story leaves it alone."""
    page.locator("#info .cast button >> nth=1").press("Enter")
    assert page.evaluate("() => document.activeElement.textContent") == "Edwin Marsh"
    page.locator("#info .bonds button >> nth=0").press("Enter")
    assert page.evaluate("() => document.activeElement.tagName") == "H2"
    page.locator("#info .order >> nth=0").press("Enter")
    assert page.evaluate("() => state.t") == 5
    assert page.evaluate("() => document.activeElement.className") == "order"


def test_views_are_said(page: Page) -> None:
    """Who listens hears which view is in front, and what is opened from it."""
    page.focus("#view-table")
    page.keyboard.press("Enter")
    assert page.inner_text("#said") == "View: Table"
    page.locator("#sheet tbody button").first.press("Enter")
    assert page.inner_text("#said") == "Captain Thorne and Nora Vale: employs, harms"


def test_everything_is_reached_by_tab(open_page: Open, skerry_html: str) -> None:
    """Search, views, save, map, zoom, every legend entry, slider, acts and panel, in reading order."""
    page = open_page(skerry_html)
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    wanted = [
        "search",
        "view-map",
        "view-table",
        "save-png",
        "save-svg",
        "theme",
        "map",
        "zoom-in",
        "zoom-out",
        "fit",
    ]
    wanted += [
        "character",
        "group",
        "place",
        "institution",
        "event",
        "friendly",
        "hostile",
        "neutral",
        "broken",
    ]
    wanted += [
        "tie",
        "near",
        "play",
        "time",
        "Arrival",
        "The wreck",
        "The reckoning",
        "pace",
        "Nora Vale",
        "Edwin Marsh",
    ]
    assert [name for name in dict.fromkeys(reached) if name in wanted] == wanted


def test_zoom_by_keys_and_buttons(page: Page) -> None:
    """Plus and minus, nought for all; types stand on the lines when near."""
    before = page.evaluate("() => network.getScale()")
    page.focus("#map")
    page.keyboard.press("+")
    page.click("#zoom-in")
    page.wait_for_function("() => labels.some(l => EDGES.has(l.id))")
    assert page.evaluate("() => network.getScale()") == pytest.approx(before * 1.69)
    assert page.evaluate(OVERLAPS) == []
    page.focus("#map")
    page.keyboard.press("0")
    page.wait_for_function("s => Math.abs(network.getScale() - s) < 0.01", arg=before)


def test_table_says_the_same(page: Page) -> None:
    """Every relationship as a row in story order; its button opens the pair."""
    page.click("#view-table")
    assert page.is_hidden("#map")
    rows = page.locator("#sheet tbody tr")
    assert rows.count() == 19
    assert rows.nth(2).locator("td").all_inner_texts() == [
        "Isla Thorne",
        "friend of",
        "Nora Vale",
        "friendly",
        "0.90",
        "3, 12",
        "",
    ]
    assert page.locator("#sheet th[scope=col]").count() == 7
    rows.nth(2).locator("button").click()
    assert page.inner_text("#info h2") == "Isla Thorne & Nora Vale"
    assert page.locator("#sheet tr[aria-current]").count() == 1
    page.click("#view-map")
    assert page.is_visible("#map")


def test_table_is_there_without_script(browser: object, tmp_path: Path, skerry_html: str) -> None:
    """Where no script may run, the table is still in the page, and a line says what is missing."""
    path = tmp_path / "map.html"
    path.write_text(skerry_html, encoding="utf-8")
    context = browser.new_context(java_script_enabled=False, offline=True)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(path.as_uri())
    assert "needs JavaScript" in page.inner_text("#panel")
    assert page.locator("#sheet tbody tr").count() == 19
    context.close()


def test_reduced_motion_jumps(open_page: Open, skerry_html: str) -> None:
    """Who wants no motion gets the new view at once."""
    page = open_page(skerry_html, reduced_motion="reduce")
    page.evaluate("() => set({ focus: 'doctor-li' })")
    scales = page.evaluate("() => { fit(); return [network.getScale(), calm.matches]; }")
    page.wait_for_timeout(600)
    assert scales == [page.evaluate("() => network.getScale()"), True]
