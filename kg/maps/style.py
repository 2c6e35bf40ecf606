"""Shapes, colours and sizes. Colours are those of Okabe and Ito (2008), told apart by all eyes;
shape and line style say the same again."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of node is drawn; ``colour`` is for a light page, the script has both."""

    kind: str
    name: str
    """What the legend calls it."""
    shape: str
    colour: str
    least: float
    """Radius of the least prominent."""
    most: float


LOOKS = {
    look.kind: look
    for look in (
        Look("character", "Characters", "dot", "#1d1d1f", 9, 30),
        Look("group", "Groups", "hexagon", "#1d1d1f", 10, 24),
        Look("place", "Places", "square", "#009E73", 8, 11),
        Look("institution", "Institutions", "triangle", "#E69F00", 9, 12),
        Look("event", "Events", "diamond", "#8A4A74", 6, 6),
        Look("film", "Films", "square", "#0072B2", 14, 26),
        Look("person", "Actors and directors", "triangle", "#E69F00", 7, 16),
        Look("returning", "Returning characters", "dot", "#1d1d1f", 10, 20),
    )
}

LINES = {
    "friendly": ("Friendly", "#0072B2"),
    "hostile": ("Hostile", "#D55E00"),
    "mixed": ("Mixed", "#963A70"),
    "neutral": ("Neutral", "#767676"),
    "broken": ("Broken", "#1d1d1f"),
    "tie": ("Place, membership", "#8a8a8a"),
    "near": ("Mentioned together", "#a5a5a5"),
    "plays": ("Plays in", "#8a8a8a"),
    "directs": ("Directs", "#0072B2"),
    "returns": ("Returns in", "#D55E00"),
}
"""Kinds of line: the legend's words and the colour on a light page."""


def radius(kind: str, share: float) -> float:
    """A node's radius by its share of the greatest prominence: areas, not radii, are compared."""
    look = LOOKS[kind]
    return round(look.least + (look.most - look.least) * _root(share), 1)


def font(kind: str, share: float) -> float:
    """Size of a node's label."""
    if kind == "event":
        return 12.0
    if kind in ("place", "institution", "person"):
        return 13.0
    return round(14 + 6 * _root(share), 1)


def _root(share: float) -> float:
    return math.sqrt(max(0.0, min(1.0, share)))
