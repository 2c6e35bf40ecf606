"""Very large maps: how long the drawing takes, how soon the page opens, how smoothly it is dragged.

``make bench-map`` makes films of many characters as RDF, writes their maps, opens them in Chromium with
the network cut, and prints a line for each. A drag is one of the ground and one of a node, seconds long;
frames are counted by the browser's own clock.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from kg.maps import render_map
from tests.chromium import FLAGS, chromium
from tests.maps.looking import NODE_AT
from tests.network.filmgraphs import made

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SECONDS = 3.0
OPENINGS = 3
COUNT = """() => { const mine = window.frames = [];
  const tick = now => { mine.push(now); if (frames === mine) requestAnimationFrame(tick); };
  requestAnimationFrame(tick); }"""
RATE = """() => { const gaps = frames.slice(1).map((t, n) => t - frames[n]).sort((a, b) => a - b);
  return [1000 * gaps.length / (frames.at(-1) - frames[0]), gaps[Math.floor(gaps.length * 0.95)]]; }"""


def main() -> None:
    """Measure maps of as many nodes as the command line says."""
    print("nodes  lines  layout s    kB  open s  ground frames/s (95 % under)  node frames/s (95 % under)")
    for size in [int(word) for word in sys.argv[1:]] or [150, 1000]:
        graph = made(size * 4 // 5)
        begun = time.perf_counter()
        html = render_map(graph)
        layout = time.perf_counter() - begun
        with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
            path = Path(folder) / "map.html"
            path.write_text(html, encoding="utf-8", newline="\n")
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            print(f"{size:5}", measured(browser, path, layout), flush=True)
            browser.close()


def measured(browser: Browser, path: Path, layout: float) -> str:
    """The rest of the line."""
    opened = [_opened(browser, path) for _ in range(OPENINGS)]
    page = opened[-1][0]
    lines = page.evaluate("() => seen.lines.size")
    ground, node = _dragged(page, [30, 120]), _dragged(page, page.evaluate(NODE_AT, "p0"))
    seconds = median(seconds for _, seconds in opened)
    rates = "  ".join(f"{rate:15.0f} ({worst:4.0f} ms)     " for rate, worst in (ground, node))
    return f"{lines:6} {layout:9.1f} {path.stat().st_size / 1000:6.0f} {seconds:7.2f}  {rates}"


def _opened(browser: Browser, path: Path) -> tuple[Page, float]:
    """A page with all nodes in sight, and the seconds from nothing to a drawn map."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True).new_page()
    begun = time.perf_counter()
    page.goto(path.as_uri() + "#hide=near,event")
    page.wait_for_selector("html[data-ready]")
    return page, time.perf_counter() - begun


def _dragged(page: Page, at: list[float]) -> tuple[float, float]:
    """Frames a second while the mouse drags from there, and the time that 95 of 100 frames keep."""
    x, y = at
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(COUNT)
    end, turn = time.perf_counter() + SECONDS, 0
    while time.perf_counter() < end:
        turn += 1
        page.mouse.move(x + 4 * (turn % 50), y + 2 * (turn % 50))
    found = page.evaluate(RATE)
    page.mouse.up()
    return found[0], found[1]


if __name__ == "__main__":
    main()
