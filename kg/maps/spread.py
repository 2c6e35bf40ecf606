"""Clearing a drawing of overlaps, and packing drawings side by side."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kg.maps.layout import Box

    Points = NDArray[np.float64]

GAP = 12.0
"""Least room between two boxes."""
CLEAR = 16.0
"""Least room between a node and a line that passes it."""
FEW = 500
"""Boxes beyond which room is made in larger steps."""
LABEL_GAP = 5.0
"""Room between a node and its label."""
ROW_WIDTHS = 1.07, 0.85, 0.95, 1.2, 1.35, 1.5
"""How wide rows of parts are tried to be, of what they would be if nothing were lost between parts."""


def spread(boxes: Sequence[Box], points: Points, lines: Sequence[tuple[int, int]]) -> Points:
    """Positions near the given ones where no box covers another and few lines run through a node."""
    if len(boxes) == 1:
        return points
    offsets, halves = _offsets(boxes), _halves(boxes)
    centres = _roomy(points, halves) + offsets
    radii = np.array([box.radius for box in boxes]) + CLEAR
    for _ in range(30 if len(lines) * len(boxes) < 60_000 else 0):
        centres = centres + _off_lines(centres - offsets, radii, np.array(lines, dtype=int).reshape(-1, 2))
        centres = centres + 0.7 * _apart(centres, halves)
    rounds, growth = (40, 1.04) if len(boxes) < FEW else (10, 1.1)
    while True:
        for _ in range(rounds):
            moves = _apart(centres, halves)
            if not moves.any():
                return centres - offsets
            centres = centres + moves
        centres = centres * growth


def _roomy(points: Points, halves: Points) -> Points:
    """The points drawn apart until their boxes could lie side by side with half of the room free."""
    room = float(np.prod(np.ptp(points, axis=0) + 2 * halves.mean(axis=0)))
    needed = 2 * float((4 * halves[:, 0] * halves[:, 1]).sum())
    roomy: Points = points * max(1.0, float((needed / room) ** 0.5))
    return roomy


def _offsets(boxes: Sequence[Box]) -> Points:
    """From a node's middle to the middle of its box, which has the label under the node."""
    return np.array([(0.0, (LABEL_GAP + box.height) / 2) for box in boxes])


def _halves(boxes: Sequence[Box]) -> Points:
    """Half of each box's width and height, the gap counted in."""
    sizes = [(max(2 * b.radius, b.width) + GAP, 2 * b.radius + LABEL_GAP + b.height + GAP) for b in boxes]
    return np.array(sizes) / 2


def _apart(centres: Points, halves: Points) -> Points:
    """A step for each box away from those it overlaps, along the shorter way out."""
    steps = np.zeros_like(centres)
    reach = 2 * float(np.hypot(halves[:, 0], halves[:, 1]).max())
    pairs = np.sort(cKDTree(centres).query_pairs(reach, output_type="ndarray"), axis=1)
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    one, other = pairs[:, 0], pairs[:, 1]
    delta = centres[one] - centres[other]
    over = halves[one] + halves[other] - np.abs(delta)
    hit = (over > 1e-6).all(axis=1)
    one, other, delta, over = one[hit], other[hit], delta[hit], over[hit]
    along_x = over[:, 0] <= over[:, 1]
    # Boxes with one and the same middle part by their order.
    side = np.where(delta >= 0, 1.0, -1.0)
    move = side * over * np.stack([along_x, ~along_x], axis=1) * 0.51
    np.add.at(steps, one, move)
    np.add.at(steps, other, -move)
    return steps


def _off_lines(points: Points, radii: Points, lines: NDArray[np.int_]) -> Points:
    """A step for each node away from lines that run through it but do not end in it."""
    begin, along = points[lines[:, 0]], points[lines[:, 1]] - points[lines[:, 0]]
    length = np.maximum((along**2).sum(axis=1), 1e-9)
    from_begin = points[None, :, :] - begin[:, None, :]
    share = np.clip((from_begin * along[:, None, :]).sum(axis=2) / length[:, None], 0.0, 1.0)
    away = from_begin - share[:, :, None] * along[:, None, :]
    far = np.hypot(away[:, :, 0], away[:, :, 1])
    near = (far < radii[None, :]) & (share > 0.02) & (share < 0.98)
    rows = np.arange(len(lines))
    near[rows, lines[:, 0]] = near[rows, lines[:, 1]] = False
    # A node right on the line leaves it at a right angle.
    normal = np.stack([-along[:, 1], along[:, 0]], axis=1) / np.sqrt(length)[:, None]
    ways = np.where((far > 1e-6)[:, :, None], away / np.maximum(far, 1e-6)[:, :, None], normal[:, None, :])
    steps: Points = (ways * (near * (radii[None, :] - far) * 0.5)[:, :, None]).sum(axis=0)
    return steps


def crossings(points: Points, lines: Sequence[tuple[int, int]]) -> int:
    """How many pairs of lines cross."""
    return sum(
        _cross(points[a], points[b], points[c], points[d])
        for (a, b), (c, d) in combinations(lines, 2)
        if len({a, b, c, d}) == 4
    )


def _cross(a: Points, b: Points, c: Points, d: Points) -> bool:
    return _left(a, b, c) != _left(a, b, d) and _left(c, d, a) != _left(c, d, b)


def _left(a: Points, b: Points, c: Points) -> bool:
    return bool((b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0]))


def pack(parts: Sequence[Sequence[Box]], drawn: Sequence[Points], aspect: float) -> list[tuple[float, float]]:
    """How far each part moves so that all lie in rows, the largest first, as near to that shape as can be."""
    edges = [_bounds(boxes, points) for boxes, points in zip(parts, drawn, strict=True)]
    sizes = [(float((high - low)[0]), float((high - low)[1])) for low, high in edges]
    area, widest = sum(wide * high for wide, high in sizes), max((wide for wide, _ in sizes), default=0.0)
    tries = [_rows(sizes, max((area * aspect) ** 0.5 * more, widest)) for more in ROW_WIDTHS]
    spots = min(tries, key=lambda spots: _needed(sizes, spots, aspect))
    return [
        (left - float(low[0]), top - float(low[1]))
        for (left, top), (low, _) in zip(spots, edges, strict=True)
    ]


Spot = tuple[float, float]


def _rows(sizes: Sequence[Spot], across: float) -> list[Spot]:
    """Upper left corners in rows of such a width, each in the middle; lower parts stand upon one another."""
    rows: list[list[list[int]]] = []
    for n in sorted(range(len(sizes)), key=lambda n: (-sizes[n][1], n)):
        column = next((each for row in rows for each in row if _stands(sizes, row, each, n)), None)
        if column is not None:
            column.append(n)
        elif rows and sum(_wide(sizes, each) for each in rows[-1]) + sizes[n][0] <= across:
            rows[-1].append([n])
        else:
            rows.append([[n]])
    spots, top = [(0.0, 0.0)] * len(sizes), 0.0
    for row in rows:
        left, tallest = -sum(_wide(sizes, column) for column in row) / 2, sizes[row[0][0]][1]
        for column in row:
            y = top + (tallest - sum(sizes[n][1] for n in column)) / 2
            for n in column:
                spots[n] = (left + (_wide(sizes, column) - sizes[n][0]) / 2, y)
                y += sizes[n][1]
            left += _wide(sizes, column)
        top += tallest
    return [(left, y - top / 2) for left, y in spots]


def _wide(sizes: Sequence[Spot], column: Sequence[int]) -> float:
    return max(sizes[n][0] for n in column)


def _stands(sizes: Sequence[Spot], row: Sequence[Sequence[int]], column: Sequence[int], n: int) -> bool:
    """Is there room for one more in a column of a row?"""
    left = sizes[row[0][0]][1] - sum(sizes[m][1] for m in column)
    return sizes[n][1] <= left and sizes[n][0] <= _wide(sizes, column)


def _needed(sizes: Sequence[Spot], spots: Sequence[Spot], aspect: float) -> float:
    """How high a screen of that shape must be to hold all."""
    if not sizes:
        return 0.0
    ends = [(left + wide, top + high) for (left, top), (wide, high) in zip(spots, sizes, strict=True)]
    across = max(right for right, _ in ends) - min(left for left, _ in spots)
    return max(max(low for _, low in ends) - min(top for _, top in spots), across / aspect)


def _bounds(boxes: Sequence[Box], points: Points) -> tuple[Points, Points]:
    """Upper left and lower right corner of a part, with a margin."""
    centres, halves = points + _offsets(boxes), _halves(boxes) + GAP / 2
    return (centres - halves).min(axis=0), (centres + halves).max(axis=0)
