"""Small boxes among large ones: near what they belong to, over nothing."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from kg.maps.among import among
from kg.maps.layout import Box

FIXED = [Box("a", 30, 80, 20), Box("b", 20, 60, 20)]
AT = {"a": (0, 0), "b": (400, 0)}


def covered(box: Box, x: float, y: float) -> tuple[float, float, float, float]:
    """What a node and its label below cover at least: left, right, top, bottom."""
    across = max(box.radius, box.width / 2)
    return x - across, x + across, y - box.radius, y + box.radius + box.height


def test_one_wish_is_the_middle() -> None:
    """Between two that are far apart a small one stands in the middle."""
    assert among(FIXED, AT, [Box("x", 6, 40, 15)], {"x": ["a", "b"]}) == {"x": (200, 0)}


def test_many_with_one_wish_cover_nothing() -> None:
    """Eighty around one node: each its own spot, off the large boxes, none farther out than it must be."""
    small = [Box(f"x{n}", 6, 40, 15) for n in range(80)]
    places = among(FIXED, AT, small, {box.id: ["a"] for box in small})
    boxes = [covered(box, *places[box.id]) for box in small]
    boxes += [covered(box, *AT[box.id]) for box in FIXED]
    for one, other in combinations(boxes, 2):
        assert not (one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3])
    assert max(np.hypot(*spot) for spot in places.values()) < 600


def test_nothing_to_place() -> None:
    """No events, no spots."""
    assert among(FIXED, AT, [], {}) == {}
