"""Labels as the browser really draws them: measured where each letter falls, none over another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.maps import render_map
from tests.network.filmgraphs import made

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

# Notes every text that is drawn on a canvas of the page, with the box of its ink in the canvas' pixels.
LISTEN = """() => { const pen = CanvasRenderingContext2D.prototype, draw = pen.fillText, wipe = pen.clearRect;
  pen.clearRect = function (...all) { this.canvas.drawn = []; return wipe.apply(this, all); };
  pen.fillText = function (text, x, y) {
    const m = this.measureText(text), t = this.getTransform(), at = new DOMPoint(x, y).matrixTransform(t);
    (this.canvas.drawn ||= []).push({ text,
      left: at.x - m.actualBoundingBoxLeft * t.a, right: at.x + m.actualBoundingBoxRight * t.a,
      top: at.y - m.actualBoundingBoxAscent * t.d, bottom: at.y + m.actualBoundingBoxDescent * t.d });
    return draw.call(this, text, x, y); }; }"""
DRAWN = """() => { network.redraw(); return document.querySelector('#map canvas').drawn; }"""
Box = dict[str, float]
SIZES = {"desk": (1440, 900), "tablet": (820, 1180), "phone": (390, 844)}


def drawn(browser: Browser, path: Path, size: tuple[int, int], hash: str = "") -> tuple[Page, list[Box]]:
    """The open map, and the boxes of all that is written on it."""
    page = browser.new_context(viewport={"width": size[0], "height": size[1]}, offline=True).new_page()
    page.add_init_script(f"({LISTEN})()")
    page.goto(path.as_uri() + hash)
    page.wait_for_selector("html[data-ready]")
    return page, page.evaluate(DRAWN)


def covering(boxes: list[Box]) -> list[tuple[float, float]]:
    """Pairs of texts whose ink overlaps."""
    return [
        (one["text"], other["text"])
        for n, one in enumerate(boxes)
        for other in boxes[n + 1 :]
        if one["left"] < other["right"] and other["left"] < one["right"]
        and one["top"] < other["bottom"] and other["top"] < one["bottom"]
    ]  # fmt: skip


@pytest.fixture(scope="module")
def maps(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Maps of five to a hundred and fifty nodes, a fifth of them places."""
    folder, found = tmp_path_factory.mktemp("maps"), {}
    for nodes in (5, 20, 60, 150):
        found[nodes] = folder / f"{nodes}.html"
        found[nodes].write_text(render_map(made(nodes * 4 // 5)), encoding="utf-8", newline="\n")
    return found


@pytest.mark.parametrize("nodes", [5, 20, 60, 150])
@pytest.mark.parametrize("size", list(SIZES))
def test_no_label_is_drawn_over_another(
    browser: Browser, maps: dict[int, Path], nodes: int, size: str
) -> None:
    """Five to 150 nodes, places and all, at three sizes."""
    page, boxes = drawn(browser, maps[nodes], SIZES[size], "#hide=near,event")
    assert covering(boxes) == []
    assert len(boxes) >= min(nodes, 10)
    assert page.evaluate("() => seen.nodes.size") == nodes
    page.context.close()


def test_most_names_of_a_full_map_are_there_at_once(browser: Browser, maps: dict[int, Path]) -> None:
    """Of 120 characters most are named at the first look, and the busiest without exception."""
    page, _ = drawn(browser, maps[150], (1440, 900))
    assert page.evaluate("() => labels.length") >= 90
    busiest = [f"p{n}" for n in range(8)]
    assert set(busiest) <= set(page.evaluate("() => labels.map(l => l.id)"))
    page.evaluate("() => network.moveTo({ position: network.getPosition('p0'), scale: 1.4 })")
    assert covering(page.evaluate(DRAWN)) == []
    page.context.close()
