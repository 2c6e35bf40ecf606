"""Positions: nothing covers anything, and the same every time."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from kg.maps.layout import MANY, Box, Link, place
from kg.maps.spread import LABEL_GAP, crossings, pack, spread


def crowd(size: int, seed: int = 1) -> tuple[list[Box], list[Link]]:
    """Boxes of many sizes, bound at random with a few in the middle; some bound to nobody."""
    rng = random.Random(seed)
    names = [f"n{n:03}" for n in range(size)]
    boxes = [Box(name, rng.uniform(8, 30), rng.uniform(20, 160), rng.choice((17.0, 34.0))) for name in names]
    links = [
        Link(names[min(int(rng.expovariate(4 / size)), size - 1)], rng.choice(names), rng.choice((1.0, 1.7)))
        for _ in range(int(1.4 * size))
    ]
    return boxes, links


def covering(boxes: list[Box], places: dict[str, tuple[int, int]]) -> list[tuple[str, str]]:
    """Pairs of boxes, node and label together, that cover each other."""
    found = []
    for one, other in combinations(boxes, 2):
        across = max(2 * one.radius, one.width) / 2 + max(2 * other.radius, other.width) / 2
        if abs(places[one.id][0] - places[other.id][0]) < across:
            (top, low), (top2, low2) = (_reach(box, places[box.id][1]) for box in (one, other))
            if top < low2 and top2 < low:
                found.append((one.id, other.id))
    return found


def _reach(box: Box, y: int) -> tuple[float, float]:
    return y - box.radius, y + box.radius + LABEL_GAP + box.height


@pytest.mark.parametrize("size", [1, 2, 3, 5, 20, 60, 150, 320])
def test_nothing_covers_anything(size: int) -> None:
    """No node or label over another on a wide screen; on a phone, with less room, no node over another."""
    boxes, links = crowd(size)
    wide, tall = place(boxes, links)
    assert covering(boxes, wide) == []
    assert covering([replace(box, width=0, height=0) for box in boxes], tall) == []


@pytest.mark.parametrize("seed", range(6))
def test_films_of_the_usual_size(seed: int) -> None:
    """Fifteen to forty nodes, as most plots have them."""
    boxes, links = crowd(15 + 5 * seed, seed)
    assert covering(boxes, place(boxes, links)[0]) == []


def test_shapes_of_the_screen() -> None:
    """The wide drawing is wider than high, the tall one higher than wide."""
    boxes, links = crowd(40)
    for places, wider in zip(place(boxes, links), (True, False), strict=True):
        across, down = np.ptp(np.array(list(places.values())), axis=0)
        assert (across > down) == wider


def test_same_places_whatever_the_order() -> None:
    """Boxes and links come from dicts and sets elsewhere: their order must not matter."""
    boxes, links = crowd(30)
    assert place(boxes, links) == place(boxes[::-1], links[::-1])


@pytest.mark.parametrize("links", [[], [Link("a", "a")], [Link("a", "b"), Link("b", "a", 1.7)]])
def test_small_and_odd_networks(links: list[Link]) -> None:
    """Nobody bound, bound to oneself, bound twice."""
    boxes = [Box(name, 10, 40, 17) for name in "abc"]
    assert covering(boxes, place(boxes, links)[0]) == []


def test_nobody_at_all() -> None:
    """A film without characters has an empty map."""
    assert place([], []) == ({}, {})


def test_bound_boxes_are_nearer() -> None:
    """A chain's neighbours are nearer to each other than its ends."""
    boxes = [Box(name, 10, 30, 17) for name in "abcde"]
    at = place(boxes, [Link(*pair) for pair in ("ab", "bc", "cd", "de")])[0]
    near, far = (np.hypot(*np.subtract(at[one], at[other])) for one, other in (("a", "b"), ("a", "e")))
    assert near * 2 < far


def test_very_many_are_drawn_in_time() -> None:
    """Beyond a thousand in one part everybody has a place apart, the busiest in the middle."""
    many = [Box(f"n{number:04}", 10, 40, 12) for number in range(MANY + 50)]
    links = [Link("n0000", box.id) for box in many[1:]]
    wide, tall = place(many, links)
    assert len(set(wide.values())) == len(set(tall.values())) == len(many)
    middle = np.mean(list(wide.values()), axis=0)
    distances = {name: float(np.hypot(*(spot - middle))) for name, spot in wide.items()}
    assert sorted(distances, key=distances.__getitem__).index("n0000") < 20


def test_planar_network_is_drawn_without_crossings() -> None:
    """A grid has a drawing without crossing lines, and gets it."""
    boxes = [Box(f"{x}{y}", 8, 20, 14) for x in range(3) for y in range(3)]
    links = [Link(f"{x}{y}", f"{x + 1}{y}") for x in range(2) for y in range(3)]
    links += [Link(f"{x}{y}", f"{x}{y + 1}") for x in range(3) for y in range(2)]
    at = place(boxes, links)[0]
    index = {name: n for n, name in enumerate(at)}
    points = np.array(list(at.values()), dtype=float)
    assert crossings(points, [(index[link.one], index[link.other]) for link in links]) == 0


def test_crossings_are_counted() -> None:
    """The two diagonals of a square cross; its sides do not."""
    square = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])
    assert crossings(square, [(0, 2), (1, 3)]) == 1
    assert crossings(square, [(0, 1), (1, 2), (2, 3), (3, 0)]) == 0


def test_boxes_in_one_spot_come_apart() -> None:
    """All in the same place: the order tells them apart, not chance."""
    boxes = [Box(name, 10, 40, 17) for name in "abcdef"]
    points = spread(boxes, np.zeros((6, 2)), [])
    at = {box.id: (round(x), round(y)) for box, (x, y) in zip(boxes, points, strict=True)}
    assert covering(boxes, at) == []


def test_a_node_leaves_a_line_that_runs_through_it() -> None:
    """b stands in the middle of the line from a to c, and steps aside."""
    boxes = [Box(name, 10, 20, 14) for name in "abc"]
    points = spread(boxes, np.array([(-200.0, 0.0), (0.0, 0.0), (200.0, 0.0)]), [(0, 2)])
    along = points[2] - points[0]
    away = abs(np.cross(np.append(along, 0), np.append(points[1] - points[0], 0))[2]) / np.hypot(*along)
    assert away > 15


def test_parts_are_packed_apart() -> None:
    """Two parts do not lie in one another."""
    parts = [[Box("a", 10, 40, 17)], [Box("b", 10, 40, 17)]]
    shifts = pack(parts, [np.zeros((1, 2)), np.zeros((1, 2))], 1.5)
    at = {name: (round(x), round(y)) for name, (x, y) in zip("ab", shifts, strict=True)}
    assert covering([box for part in parts for box in part], at) == []
