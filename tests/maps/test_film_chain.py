"""A film's map in a browser: the shortest chain between two, by click, touch, keyboard and address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.maps.looking import NODE_AT, click_node, go

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.maps.conftest import Open

STEPS = "#info .chain > li h3"
BRIGHT = "() => labels.filter(l => NODES.has(l.id) && !l.faint).map(l => l.id).sort()"


def test_two_are_picked_and_the_chain_is_read(page: Page) -> None:
    """A button, then a click on the map: who leads to whom, each step with its sentence and names marked."""
    click_node(page, "doctor-li")
    page.click("text=Chain to …")
    assert page.inner_text("#chainname") == "From Doctor Li to … (choose somebody)"
    page.mouse.click(*page.evaluate(NODE_AT, "silas"))
    assert page.locator(STEPS).all_inner_texts() == [
        "Doctor Li helps → Tam",
        "Tam ← helps Edwin Marsh",
        "Edwin Marsh enemy of Silas",
    ]
    sentences = page.locator("#info .chain blockquote p").all_inner_texts()
    assert sentences[0] == "Doctor Li saves the boy's leg."
    assert page.locator("#info .chain blockquote >> nth=0").locator("mark").all_inner_texts() == [
        "Doctor Li",
        "the boy",
    ]
    page.mouse.move(0, 0)
    page.wait_for_function("() => !state.hover")
    page.evaluate("() => network.redraw()")
    assert page.evaluate(BRIGHT) == ["doctor-li", "edwin-marsh", "silas", "tam"]
    assert page.inner_text("#said") == "From Doctor Li to Silas, 3 steps: Doctor Li, Tam, Edwin Marsh, Silas"


def test_chain_by_keyboard_alone(page: Page) -> None:
    """c on the map begins it, the search finds the other end, Escape ends it."""
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("c")
    assert page.evaluate("() => document.activeElement.id") == "search"
    page.keyboard.type("doct")
    page.keyboard.press("Enter")
    assert page.inner_text("#info h2") == "Nora Vale to Doctor Li"
    page.focus("#map")
    page.keyboard.press("Escape")
    assert page.is_hidden("#chainbar")
    page.wait_for_function("() => labels.every(l => !l.faint)")


def test_chain_by_two_clicks_with_shift(page: Page) -> None:
    """The quick way: one click, then one with Shift."""
    click_node(page, "tam")
    page.keyboard.down("Shift")
    click_node(page, "inspector-hale")
    page.keyboard.up("Shift")
    assert page.inner_text("#info h2") == "Tam to Inspector Hale"
    assert page.locator(STEPS).count() == 2


def test_address_holds_the_chain_and_back_leads_out(page: Page) -> None:
    """A link to a chain is a link to a chain."""
    page.evaluate("() => set({ chain: ['doctor-li', 'silas'] })")
    assert page.evaluate("() => location.hash") == "#chain=doctor-li%7Esilas"
    page.click(f"{STEPS} >> nth=1 >> text=Tam")
    assert page.inner_text("#info h2") == "Tam"
    page.click("text=← The chain")
    assert page.inner_text("#info h2") == "Doctor Li to Silas"
    go(page, "#chain=doctor-li~silas")
    page.click("text=Turn round")
    assert page.inner_text("#info h2") == "Silas to Doctor Li"
    page.click("#unchain")
    assert page.evaluate("() => state.chain") is None
    page.go_back()
    page.wait_for_function("() => state.chain && state.chain[0] === 'silas'")


def test_chain_follows_the_legend_and_the_story(page: Page) -> None:
    """Without hostile lines another way is found; before the boy was saved there is none; and it says so."""
    go(page, "#chain=doctor-li~silas")
    page.click("#legend [data-line=hostile]")
    assert page.locator(STEPS).all_inner_texts()[-1] == "Isla Thorne sibling of Silas"
    page.click("#legend [data-line=hostile]")
    page.fill("#time", "9")
    assert "No chain between them" in page.inner_text("#info")
    assert "by sentence 9" in page.inner_text("#info")


@pytest.mark.parametrize("hash", ["chain=", "chain=tam", "chain=tam~nobody", "chain=tam~tam", "chain=~"])
def test_broken_chains_are_none(page: Page, hash: str) -> None:
    """An address that names no two is forgiven."""
    go(page, f"#{hash}")
    assert page.evaluate("() => state.chain") is None


def test_relationships_come_before_places(open_page: Open, skerry_html: str) -> None:
    """Two who were in one place are two relationships apart rather, if there are such."""
    page = open_page(skerry_html)
    ways = "ends => chainBetween(...ends).map(id => EDGES.get(id).layer)"
    assert page.evaluate(ways, ["silas", "edwin-marsh"]) == ["bond"]
    assert page.evaluate(ways, ["inspector-hale", "institution/coastguard"]) == ["tie"]
