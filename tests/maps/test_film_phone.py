"""A map in a narrow window: all in its frame, nothing under the buttons, nothing cut without a sign."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph

from kg.maps import render_map

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.maps.conftest import Open

PHONE = (400, 800)
# Nodes and labels that reach out of the frame, or under the buttons + − ⛶.
OUTSIDE = """() => { const r = box.getBoundingClientRect();
  const z = document.querySelector('.zoom').getBoundingClientRect();
  const at = (x, y) => network.canvasToDOM({ x, y });
  const corners = [...seen.nodes].map(id => {
    const { x, y } = network.getPosition(id), s = NODES.get(id).size;
    return [id, at(x - s, y - s), at(x + s, y + s)]; })
    .concat(labels.map(l => [l.id, at(l.left, l.top), at(l.right, l.bottom)]));
  return corners.filter(([, a, b]) => a.x < 0 || a.y < 0 || b.x > box.clientWidth || b.y > box.clientHeight
    || (b.x > z.left - r.left && b.y > z.top - r.top)).map(([id]) => id); }"""

IN_WINDOW = """what => { const r = document.querySelector(what).getBoundingClientRect();
  return r.top >= 0 && r.bottom <= innerHeight && r.height > 0; }"""


def film(name: str) -> str:
    """The map of one of the sample corpus."""
    graph = Graph()
    graph.parse(Path(__file__).parents[2] / "exports" / f"{name}.ttl")
    return render_map(graph)


@pytest.mark.parametrize("name", ["sunset-boulevard-1950", "true-grit-1969"])
def test_all_is_in_the_frame_and_stays_there(open_page: Open, name: str) -> None:
    """At the first look, in a window made lower, and on a phone that is turned."""
    page = open_page(film(name), size=PHONE, reduced_motion="reduce")
    assert page.evaluate(OUTSIDE) == []
    for size in ((400, 640), (820, 390), (400, 800), (1400, 900)):
        resized(page, size)
        assert page.evaluate(OUTSIDE) == [], size


def test_what_was_moved_by_hand_stays(open_page: Open, skerry_html: str) -> None:
    """A phone's bars come and go as one scrolls: that does not undo a closer look."""
    page = open_page(skerry_html, size=PHONE, reduced_motion="reduce")
    page.click("#zoom-in")
    scale = page.evaluate("() => network.getScale()")
    resized(page, (400, 760))
    assert page.evaluate("() => network.getScale()") == pytest.approx(scale, rel=0.1)


def test_the_table_is_not_cut(open_page: Open, skerry_html: str) -> None:
    """In a narrow window all its cells are in sight, each of those at the end with its column's name."""
    page = open_page(skerry_html, "#view=table", size=PHONE)
    beyond = """() => [...document.querySelectorAll('#sheet td, #sheet caption')]
      .map(cell => cell.getBoundingClientRect().right)"""
    assert max(page.evaluate(beyond)) <= 400
    named = "() => getComputedStyle(document.querySelector('#sheet td:nth-child(5)'), '::before').content"
    assert "Confidence" in page.evaluate(named)


@pytest.mark.parametrize("size", [PHONE, (400, 640), (820, 390)])
def test_what_an_address_opens_is_named_in_sight(
    open_page: Open, skerry_html: str, size: tuple[int, int]
) -> None:
    """Where the panel lies below the fold a bar names the choice and leads there; else there is none."""
    page = open_page(skerry_html, "#pick=nora-vale", size=size, reduced_motion="reduce")
    bar = page.locator("#opened")
    assert "Nora Vale, character, " in bar.inner_text()
    assert page.evaluate(IN_WINDOW, "#opened .more")
    assert not page.evaluate(IN_WINDOW, "#info h2")
    bar.locator("text=Details").click()
    assert page.evaluate(IN_WINDOW, "#info h2")
    page.evaluate("() => { scrollTo(0, 0); choose(null); }")
    assert not bar.is_visible()
    page.evaluate("() => set({ chain: ['nora-vale', 'inspector-hale'] })")
    assert "From Nora Vale to " in bar.inner_text()
    page.evaluate("() => set({ view: 'text' })")  # it has a bar of its own
    assert not bar.is_visible()


def test_beside_the_panel_there_is_no_bar(open_page: Open, skerry_html: str) -> None:
    """On a desk the panel itself is in sight."""
    page = open_page(skerry_html, "#pick=nora-vale", size=(1024, 700))
    assert page.evaluate(IN_WINDOW, "#info h2")
    assert not page.locator("#opened").is_visible()


def resized(page: Page, size: tuple[int, int]) -> None:
    """The page in a window of another size, once the map has heard of it."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.wait_for_timeout(300)
    page.evaluate("() => network.redraw()")
