"""Labels and lines: what stands at a line leaves the line and its heads to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.maps import render_map
from tests.maps.test_film_phone import PHONE, film
from tests.network.filmgraphs import FilmGraph

if TYPE_CHECKING:
    from tests.maps.conftest import Open

DESK = (1400, 900)
# Of each line that has a label: how much of it is hidden by labels between the two rims, how far the label
# stays from each rim in pixels, and how far from the line, all measured along points of the line.
HIDDEN = """() => labels.filter(l => EDGES.has(l.id)).map(label => { const { from, to } = EDGES.get(label.id);
  const a = network.getPosition(from), b = network.getPosition(to), long = Math.hypot(b.x - a.x, b.y - a.y);
  const at = part => ({ x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part });
  const under = p => p.x > label.left && p.x < label.right && p.y > label.top && p.y < label.bottom;
  const parts = Array.from({ length: 1001 }, (_, n) => n / 1000).filter(part =>
    part * long > NODES.get(from).size && (1 - part) * long > NODES.get(to).size);
  const hit = parts.filter(part => under(at(part))), px = part => part * long * network.getScale();
  const off = Math.min(...parts.map(at).map(p => Math.hypot(Math.max(label.left - p.x, 0, p.x - label.right),
    Math.max(label.top - p.y, 0, p.y - label.bottom)))) * network.getScale();
  return { id: label.id, text: label.lines[0], share: hit.length / parts.length, off,
    ends: hit.length ? [px(hit[0] - parts[0]), px(parts.at(-1) - hit.at(-1))] : [99, 99] }; })"""
# Names that come to lie along the only relationship, where everywhere else is some lighter line.
SPOT = """() => { const ways = [[0, -90], [90, 0], [-90, 0], [90, 90], [-90, 90], [90, -90], [-90, -90]];
  const line = ([x, y], weight) => ({ a: { x: 0, y: 0 }, b: { x, y }, long: Math.hypot(x, y), weight });
  const lines = [line([0, 90], 3), ...ways.map(way => line(way, 1))];
  const view = { left: -999, right: 999, top: -999, bottom: 999 };
  const spot = spotFor({ x: 0, y: 0 }, { id: 'x', size: 10 }, 60, 14, 1, ground(140), lines, view);
  return [spot.left, spot.top]; }"""


@pytest.mark.parametrize(
    ("hash", "size"), [("", DESK), ("#pick=li-mu-bai", (1024, 700)), ("#pick=li-mu-bai", PHONE)]
)
def test_types_leave_the_line_to_be_seen(open_page: Open, hash: str, size: tuple[int, int]) -> None:
    """Most of the line and both of its ends, with the heads; and the label is at its line."""
    page = open_page(film("crouching-tiger-hidden-dragon-2000"), hash, size=size, reduced_motion="reduce")
    page.evaluate("scale => network.moveTo({ scale })", 1.2)  # near enough for types to be there
    page.evaluate("() => network.redraw()")
    found = page.evaluate(HIDDEN)
    assert found
    for label in found:
        assert label["share"] <= 0.55, label
        assert min(label["ends"]) >= 12, label
        assert label["off"] < 20, label


def test_long_words_stand_beside_a_short_line(open_page: Open) -> None:
    """Two near each other, with more between them than their line has room for: it is not hidden at all."""
    made = FilmGraph("two", "Two")
    for name, share in (("ada", 0.01), ("bo", 0.01), ("cy", 0.9)):
        made.entity(name, name.title(), prominence=share)
    for type in ("romanticPartnerOf", "colleagueOf", "attractedTo"):
        made.relate("ada", type, "bo", made.tell("[Ada=ada] and [Bo=bo]."))
    page = open_page(render_map(made.done()), "#pick=ada", size=PHONE, reduced_motion="reduce")
    move = """([x, y]) => { network.moveNode('cy', 0, 900); network.moveNode('ada', 0, 0);
      network.moveNode('bo', x, y); network.moveTo({ position: { x: x / 2, y: y / 2 }, scale: 0.8 });
      network.redraw(); }"""
    for way in ((120, 0), (0, 120), (90, 80), (-110, 50)):
        page.evaluate(move, way)
        (label,) = page.evaluate(HIDDEN)
        assert (label["share"], label["off"] < 20) == (0, True), way


def test_a_name_keeps_off_relationships(open_page: Open, skerry_html: str) -> None:
    """Where some line runs everywhere, the name does not hide the one that says most."""
    assert open_page(skerry_html).evaluate(SPOT) != [-30, 14]
