"""Small things, placed among larger ones that keep their places: events between those who take part."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from kg.maps.spread import LABEL_GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.maps.layout import Box, Places

STEP = 18.0
"""How far apart the spots are that are tried."""
CELL = 120.0
GAP = 6.0
TURN = np.pi * (3 - 5**0.5)

Rectangle = tuple[float, float, float, float]
Cell = tuple[int, int]


def among(
    fixed: Sequence[Box], at: Places, small: Sequence[Box], wishes: Mapping[str, Sequence[str]]
) -> Places:
    """A free spot for each small box, as near as can be to the middle of those it wishes to be near."""
    ground = _Ground()
    for box in fixed:
        ground.take(_rectangle(box, *at[box.id]))
    tried: dict[Cell, int] = defaultdict(int)
    places: Places = {}
    for box in small:
        spots = np.array([at[other] for other in wishes[box.id]], dtype=float)
        x, y = (float(middle) for middle in spots.mean(axis=0))
        near = int(x // CELL), int(y // CELL)
        for count, spot in _spiral(x, y, tried[near]):
            if ground.free(_rectangle(box, *spot)):
                # What was not free for this one will not be for the next with a wish like it.
                tried[near] = count
                places[box.id] = spot
                ground.take(_rectangle(box, *spot))
                break
    return places


def _spiral(x: float, y: float, begin: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """Spots around a point, ever farther out, without end."""
    count = begin
    while True:
        far, turn = STEP * count**0.5, TURN * count
        yield count, (round(x + far * float(np.cos(turn))), round(y + far * float(np.sin(turn))))
        count += 1


def _rectangle(box: Box, x: float, y: float) -> Rectangle:
    across = max(2 * box.radius, box.width) / 2 + GAP / 2
    return x - across, x + across, y - box.radius - GAP / 2, y + box.radius + LABEL_GAP + box.height + GAP / 2


class _Ground:
    """What is taken already, in cells, so that few are looked at."""

    def __init__(self) -> None:
        self.cells: dict[Cell, list[Rectangle]] = defaultdict(list)

    def take(self, rectangle: Rectangle) -> None:
        for cell in _cells(rectangle):
            self.cells[cell].append(rectangle)

    def free(self, rectangle: Rectangle) -> bool:
        left, right, top, bottom = rectangle
        return not any(
            left < other[1] and other[0] < right and top < other[3] and other[2] < bottom
            for cell in _cells(rectangle)
            for other in self.cells.get(cell, ())
        )


def _cells(rectangle: Rectangle) -> Iterator[Cell]:
    left, right, top, bottom = (int(edge // CELL) for edge in rectangle)
    for across in range(left, right + 1):
        for down in range(top, bottom + 1):
            yield across, down
