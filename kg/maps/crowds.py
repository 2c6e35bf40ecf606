"""Positions for very many, in time that hardly grows faster than they do.

Distances to a few pivots are drawn into the plane (Brandes and Pich 2006), which gives the large shape;
then neighbours pull and whoever is too near pushes, as Fruchterman and Reingold (1991) have it, among
those near enough to matter only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Points = NDArray[np.float64]

PIVOTS = 40
ROUNDS = 40
REACH = 1.5
"""How near others must be to push, in lengths of a line."""


def crowd_layout(size: int, ends: Sequence[tuple[int, int]], lengths: Sequence[float]) -> Points:
    """Positions in units of a line's length; everybody is bound to everybody else by some way."""
    links = np.array(ends, dtype=int).reshape(-1, 2)
    graph = csr_array((np.array(lengths), (links[:, 0], links[:, 1])), shape=(size, size))
    return _settled(_pivoted(_far_apart(graph, size)), links)


def _far_apart(graph: csr_array, size: int) -> Points:
    """Distances of all from pivots; each pivot is the farthest from those before it."""
    rows = [dijkstra(graph, directed=False, indices=0)]
    nearest = rows[0].copy()
    for _ in range(min(PIVOTS, size) - 1):
        rows.append(dijkstra(graph, directed=False, indices=int(nearest.argmax())))
        nearest = np.minimum(nearest, rows[-1])
    return np.stack(rows, axis=1)


def _pivoted(distances: Points) -> Points:
    """The two directions in which the distances say most; signs are fixed, or a run could mirror another."""
    squares = distances**2
    centred = -0.5 * (squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean())
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    axes = axes[:2] * np.where(axes[:2].sum(axis=1) < 0, -1, 1)[:, None]
    points: Points = centred @ axes.T
    points *= distances.max() / max(float(np.ptp(points, axis=0).max()), 1e-9)
    # Twins have the same distances to all pivots: a spiral tells them apart.
    turn, far = np.pi * (3 - 5**0.5) * np.arange(len(points)), np.sqrt(np.arange(len(points)) / len(points))
    spiral: Points = far[:, None] * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    return points + spiral


def _settled(points: Points, links: NDArray[np.int_]) -> Points:
    """The points after rounds of pulling and pushing, each with shorter steps."""
    one, other = links[:, 0], links[:, 1]
    for step in np.linspace(0.5, 0.02, ROUNDS):
        force = np.zeros_like(points)
        along = points[other] - points[one]
        pull = along * np.hypot(along[:, 0], along[:, 1])[:, None]
        np.add.at(force, one, pull)
        np.add.at(force, other, -pull)
        pairs = cKDTree(points).query_pairs(REACH, output_type="ndarray")
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        along = points[pairs[:, 1]] - points[pairs[:, 0]]
        push = along / np.maximum((along**2).sum(axis=1), 1e-4)[:, None]
        np.add.at(force, pairs[:, 0], -push)
        np.add.at(force, pairs[:, 1], push)
        size = np.maximum(np.hypot(force[:, 0], force[:, 1]), 1e-9)
        points = points + force * (np.minimum(size, step) / size)[:, None]
    return points
