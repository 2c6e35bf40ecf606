"""Looking into an open map: what it shows, and where things are in the window.

A test that ends with ``page.wait_for_function`` fails where what it waits for does not come in time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Where a node is, and a point of a line, in the window's pixels.
NODE_AT = """id => { const {x, y} = network.canvasToDOM(network.getPosition(id));
  const r = box.getBoundingClientRect(); return [r.left + x, r.top + y]; }"""
LINE_AT = """([id, part]) => { const {from, to} = EDGES.get(id);
  const a = network.getPosition(from), b = network.getPosition(to);
  const {x, y} = network.canvasToDOM({x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part});
  const r = box.getBoundingClientRect(); return [r.left + x, r.top + y]; }"""
LABEL_AT = """id => { const l = labels.find(l => l.id === id), r = box.getBoundingClientRect();
  const {x, y} = network.canvasToDOM({x: (l.left + l.right) / 2, y: (l.top + l.bottom) / 2});
  return [r.left + x, r.top + y]; }"""
IN_SIGHT = """() => labels.length === 16 && labels.every(l => {
  const a = network.canvasToDOM({x: l.left, y: l.top}), b = network.canvasToDOM({x: l.right, y: l.bottom});
  return a.x >= 0 && a.y >= 0 && b.x <= box.clientWidth && b.y <= box.clientHeight; })"""
INKED = """() => { const c = document.querySelector('#map canvas');
  const pixels = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
  let n = 0; for (let i = 3; i < pixels.length; i += 4) n += pixels[i] > 0;
  return n > 5000; }"""
PAPER_AND_INK = "() => [theme.paper, theme.ink]"
PICTURE = "() => document.querySelector('#map canvas').toDataURL()"
FOCUSED = """() => { const a = document.activeElement;
  return a.id || a.dataset.kind || a.dataset.line || a.textContent; }"""
OVERLAPS = """() => labels.flatMap((a, n) => labels.slice(n + 1).filter(b =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).map(b => [a.id, b.id]))"""
COVERED = """() => labels.flatMap(l => [...seen.nodes].filter(id => { if (id === l.id) return false;
  const {x, y} = network.getPosition(id), r = NODES.get(id).size;
  return l.left < x + r && x - r < l.right && l.top < y + r && y - r < l.bottom; }).map(id => [l.id, id]))"""


GO = """hash => { history.replaceState(null, '', hash || location.pathname);
  dispatchEvent(new Event('hashchange')); }"""


def go(page: Page, hash: str) -> None:
    """To another address of the same page, without a step in its history."""
    page.evaluate(GO, hash)


def shown(page: Page) -> set[str]:
    """Ids of the nodes that the map shows."""
    return set(page.evaluate("() => [...seen.nodes]"))


def lines(page: Page) -> set[str]:
    """Ids of the lines that the map shows."""
    return set(page.evaluate("() => [...seen.lines.keys()]"))


def click_node(page: Page, name: str) -> None:
    """A click in the middle of a node."""
    page.mouse.click(*page.evaluate(NODE_AT, name))
