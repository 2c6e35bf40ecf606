"""A map of several hundred nodes in a browser: what is left out so that the rest stays quick."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.maps import render_map
from tests.maps.looking import NODE_AT, OVERLAPS, click_node
from tests.network.filmgraphs import FilmGraph

if TYPE_CHECKING:
    from tests.maps.conftest import Open

SIZE = 330


@pytest.fixture(scope="module")
def large_html() -> str:
    """A film of a long queue: everybody knows who stands before them."""
    film = FilmGraph("queue", "The Queue")
    for n in range(SIZE):
        film.entity(f"p{n}", f"Person {n}", prominence=round(1 / (n + 2), 4))
    for n in range(1, SIZE):
        order = film.tell(f"[Person {n - 1}=p{n - 1}] helps [Person {n}=p{n}].")
        film.relate(f"p{n - 1}", "helps", f"p{n}", order)
        film.happen(order, "helps", "helping", f"p{n - 1}", f"p{n}")
    return render_map(film.done())


def test_large_maps_are_all_there(open_page: Open, large_html: str) -> None:
    """All nodes and lines are drawn, no label over another, and a click tells as on any map."""
    page = open_page(large_html, reduced_motion="reduce")
    assert page.evaluate("() => [seen.nodes.size, seen.lines.size]") == [SIZE, SIZE - 1]
    assert page.evaluate(OVERLAPS) == []
    click_node(page, "p0")
    assert page.inner_text("#info h2") == "Person 0"
    page.evaluate("() => set({ chain: ['p3', 'p9'], pick: null })")
    assert page.locator("#info .chain > li").count() == 6


def test_what_is_switched_off_is_not_given_to_the_drawing(open_page: Open, large_html: str) -> None:
    """Events and their lines come only when the legend switches them on."""
    page = open_page(large_html, reduced_motion="reduce")
    drawn = "() => [nodeSet.length, edgeSet.length]"
    assert page.evaluate(drawn) == [SIZE, SIZE - 1]
    page.click("#legend [data-kind=event]")
    assert page.evaluate(drawn) == [2 * SIZE - 1, 3 * (SIZE - 1)]


def test_labels_keep_their_places_while_dragged(open_page: Open, large_html: str) -> None:
    """They are placed anew when the mouse is let go; that of a dragged node goes along."""
    page = open_page(large_html, reduced_motion="reduce")
    before = page.evaluate("() => { window.before = labels; return labels.find(l => l.id === 'p0').left; }")
    x, y = page.evaluate(NODE_AT, "p0")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 30, steps=6)
    moved = "b => labels === window.before && labels.find(l => l.id === 'p0').left > b + 20"
    page.wait_for_function(moved, arg=before)
    page.mouse.up()
    page.wait_for_function("() => labels !== window.before")
    assert page.evaluate(OVERLAPS) == []
