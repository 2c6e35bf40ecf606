"""Where everything goes: a drawing that a person can read, the same on every run.

Each connected part is laid out by Kamada and Kawai (1989), from several beginnings of which the
one with the fewest crossing lines is kept; turned and stretched to the shape of the screen; cleared
of overlaps; and the parts are packed side by side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from kg.maps.crowds import crowd_layout
from kg.maps.spread import crossings, pack, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Points = NDArray[np.float64]

UNIT = 165.0
"""How long a line of length 1 is drawn, where there is room."""
MANY = 200
"""Nodes of a part beyond which a quicker way is taken."""
WIDE, TALL = 1.5, 0.78
"""Width over height, of the map on a desk and on a phone."""
SCREEN = 640.0
"""Height of the part of a screen that the map has, in pixels."""
READ = 0.85
"""The scale at which labels are no longer drawn smaller, or nobody could read them."""
MOST_GROWN = 1.6
PHONE = 352.0, 372.0
"""Width and height of the part of a phone's screen that the map has, in pixels."""
LEAST_FONT, LEAST_SCALE = 12.0, 0.5
"""What the page draws labels and nodes not smaller than: in pixels, and of the size they were made."""
FILLED = 0.65, 0.58, 0.5, 0.42, 0.34, 0.26
"""How much of a phone's screen nodes and labels may cover, the most first; the least go without a name."""
TALL_LABELS = 1.5
"""How much more room labels take on a phone where there are very many."""


@dataclass(frozen=True, slots=True)
class Box:
    """A node with its label under it."""

    id: str
    radius: float
    width: float
    height: float
    """Of the label."""
    font: float = LEAST_FONT
    """The label's size."""
    must: bool = False
    """Is the map of no use without its name?"""


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two nodes, or (not ``drawn``) only a wish that they be near."""

    one: str
    other: str
    length: float = 1.0
    drawn: bool = True


Places = dict[str, tuple[int, int]]


def place(boxes: Sequence[Box], links: Iterable[Link]) -> tuple[Places, Places]:
    """Positions of all boxes for a wide screen, and for a tall one."""
    graph = nx.Graph()
    graph.add_nodes_from(box.id for box in sorted(boxes, key=lambda box: box.id))
    for link in sorted(links, key=lambda link: (link.one, link.other, link.length)):
        if link.one != link.other and not graph.has_edge(link.one, link.other):
            graph.add_edge(link.one, link.other, length=link.length, drawn=link.drawn)
    known = {box.id: box for box in boxes}
    parts = [
        ([known[node] for node in sorted(part)], graph.subgraph(part))
        for part in sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    ]
    raw = [_raw(within, [box.id for box in part]) for part, within in parts]
    return _fitted(parts, raw), _on_phone(parts, raw)


Parts = list[tuple[list[Box], nx.Graph]]


def _fitted(parts: Parts, raw: list[Points]) -> Places:
    """Positions on a wide screen that leave room for labels as large as they are read.

    On a map that is drawn smaller than it was made they are larger than was thought.
    """
    places, grown = _arranged(parts, raw, WIDE), 1.0
    for _ in range(3 if 30 < sum(len(boxes) for boxes, _ in parts) <= MANY else 0):
        across, down = np.ptp(np.array(list(places.values())), axis=0)
        scale = min(SCREEN * WIDE / across, SCREEN / down)
        needed = min(READ / scale, MOST_GROWN)
        if needed < grown * 1.03:
            break
        grown = needed
        places = _arranged(_larger(parts, grown), raw, WIDE)
    return places


def _on_phone(parts: Parts, raw: list[Points]) -> Places:
    """Positions on a phone, where nodes and labels are drawn larger than all else."""
    if not 0 < sum(len(boxes) for boxes, _ in parts) <= 100:  # beyond, the tries below take too long
        return _arranged(_larger(parts, TALL_LABELS), raw, TALL)
    best = 0.0, Places()
    for filled in FILLED:
        named, scale = _named(parts, filled * PHONE[0] * PHONE[1]), 1.0
        for _ in range(5):
            drawn = [([_at_scale(box, scale) for box in boxes], graph) for boxes, graph in named]
            places = _arranged(drawn, raw, TALL)
            fits = _scale(drawn, places, PHONE)
            if fits > scale * 0.95:
                return places
            if fits < scale * 0.7 and scale < 0.9:
                break
            scale = fits
        best = fits, places
    return best[1]


def _named(parts: Parts, room: float) -> Parts:
    """The parts; where there is no room for all names, the least have none."""
    boxes = [box for part, _ in parts for box in part]
    boxes.sort(key=lambda box: (not box.must, -box.font, -box.radius, box.id))
    room -= sum(_covers(_nameless(box)) for box in boxes)
    with_name = set()
    for box in boxes:
        room -= _covers(box) - _covers(_nameless(box))
        if room < 0 and not box.must:
            break
        with_name.add(box.id)
    return [
        ([box if box.id in with_name else _nameless(box) for box in part], graph) for part, graph in parts
    ]


def _nameless(box: Box) -> Box:
    return replace(box, width=0, height=0)


def _covers(box: Box) -> float:
    """How many pixels a box takes on a phone with much to show."""
    node, label = 2 * box.radius * LEAST_SCALE, LEAST_FONT / box.font
    return (max(node, box.width * label) + 6) * (node + box.height * label + 6)


def _at_scale(box: Box, scale: float) -> Box:
    """A box as it is drawn at a scale, in the measure of the map."""
    label, node = max(1.0, LEAST_FONT / (box.font * scale)), max(1.0, LEAST_SCALE / scale)
    return replace(box, radius=box.radius * node, width=box.width * label, height=box.height * label)


def _scale(parts: Parts, places: Places, screen: tuple[float, float]) -> float:
    """The scale at which all boxes with their labels fill a screen."""
    boxes = [box for part, _ in parts for box in part]
    halves = np.array([max(box.radius, box.width / 2) for box in boxes])
    at = np.array([places[box.id] for box in boxes], dtype=float)
    across = (at[:, 0] + halves).max() - (at[:, 0] - halves).min()
    lows = np.array([box.radius + box.height for box in boxes])
    down = (at[:, 1] + lows).max() - (at[:, 1] - [box.radius for box in boxes]).min()
    return float(min(screen[0] / across, screen[1] / down))


def _larger(parts: Parts, by: float) -> Parts:
    return [
        ([replace(box, width=box.width * by, height=box.height * by) for box in boxes], graph)
        for boxes, graph in parts
    ]


def _raw(graph: nx.Graph, order: list[str]) -> Points:
    """A part's positions before labels are thought of, in units of length."""
    if len(order) == 1:
        return np.zeros((1, 2))
    ordered = nx.Graph()
    ordered.add_nodes_from(order)
    ordered.add_edges_from((*sorted(edge[:2]), edge[2]) for edge in sorted(graph.edges(data=True), key=_ends))
    if len(order) > MANY:
        index = {node: n for n, node in enumerate(order)}
        ends = [(index[one], index[other]) for one, other in ordered.edges]
        return crowd_layout(len(order), ends, [length for *_, length in ordered.edges(data="length")])
    distances = dict(nx.all_pairs_dijkstra_path_length(ordered, weight="length"))
    tries = [
        _kamada_kawai(ordered, distances, beginning, order) for beginning in _beginnings(ordered, len(order))
    ]
    drawn = [(order.index(a), order.index(b)) for a, b, shown in ordered.edges(data="drawn") if shown]
    counts = [crossings(points, drawn) if len(tries) > 1 else 0 for points in tries]
    return tries[counts.index(min(counts))]


def _ends(edge: tuple[str, str, dict[str, object]]) -> list[str]:
    return sorted(edge[:2])


def _beginnings(graph: nx.Graph, size: int) -> list[dict[str, Points]]:
    """Where the search begins: on a circle in several orders, and without crossings if that can be."""
    ring = nx.circular_layout(graph)
    if size > 60:
        return [ring]
    hub = max(graph, key=lambda node: (graph.degree(node), node))
    by_breadth = [hub, *(child for _, child in nx.bfs_edges(graph, hub, sort_neighbors=sorted))]
    by_depth = list(nx.dfs_preorder_nodes(graph, hub, sort_neighbors=sorted))
    orders = [dict(zip(order, ring.values(), strict=True)) for order in (by_breadth, by_depth)]
    planar = [nx.planar_layout(graph)] if nx.is_planar(graph) else []
    return [ring, *orders, *planar]


def _kamada_kawai(
    graph: nx.Graph, distances: object, beginning: dict[str, Points], order: list[str]
) -> Points:
    found = nx.kamada_kawai_layout(graph, dist=distances, pos=beginning)
    return _scaled(graph, np.array([found[node] for node in order]))


def _scaled(graph: nx.Graph, points: Points) -> Points:
    """So that lines of length 1 are 1 long, in the middle case."""
    index = {node: n for n, node in enumerate(graph)}
    ratios = [
        float(np.hypot(*(points[index[a]] - points[index[b]]))) / length
        for a, b, length in graph.edges(data="length")
    ]
    middle = float(np.median(ratios))
    return points / middle if middle > 0 else points


def _arranged(parts: Parts, raw: list[Points], aspect: float) -> Places:
    """All parts turned, stretched, cleared of overlaps and packed into a shape."""
    done = []
    for (boxes, graph), points in zip(parts, raw, strict=True):
        index = {box.id: n for n, box in enumerate(boxes)}
        lines = sorted(
            (min(index[a], index[b]), max(index[a], index[b]))
            for a, b, shown in graph.edges(data="drawn")
            if shown
        )
        done.append(spread(boxes, _turned(points, aspect) * UNIT, lines))
    shifts = pack([boxes for boxes, _ in parts], done, aspect)
    return {
        box.id: (round(float(point[0]) + shift[0]), round(float(point[1]) + shift[1]))
        for (boxes, _), points, shift in zip(parts, done, shifts, strict=True)
        for box, point in zip(boxes, points, strict=True)
    }


def _turned(points: Points, aspect: float) -> Points:
    """The longer way along the longer side of the screen, stretched a little towards its shape."""
    centred: Points = points - points.mean(axis=0)
    if len(points) < 3:
        return centred
    _, vectors = np.linalg.eigh(np.cov(centred.T))
    axes = vectors[:, ::-1] * np.where(vectors[:, ::-1].sum(axis=0) < 0, -1, 1)
    turned: Points = centred @ (axes if aspect > 1 else axes[:, ::-1])
    size = np.ptp(turned, axis=0) + 0.5
    stretch = float(np.clip((aspect * size[1] / size[0]) ** 0.5, 0.75, 1.35))
    turned *= np.array([stretch, 1 / stretch])
    return turned
