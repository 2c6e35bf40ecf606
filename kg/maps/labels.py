"""How much room a name takes on the map, before any browser has measured it.

The widths are those of DejaVu Sans, wider than what most screens use, so that what does not
overlap here does not overlap there.
"""

from __future__ import annotations

import unicodedata

LINE = 1.25
"""Height of a line, in font sizes."""
LONGEST = 15
"""Letters after which a name is broken into a second line."""
WIDEST = 24
"""Letters that a line may have."""

_NARROW = frozenset("ijlI.,;:'’|!()[]ftr \"-·")
_BROAD = frozenset("mwMWQO@%&—…")


def wrapped(name: str) -> str:
    """The name in one line or two of about one length; what is too long for them ends in an ellipsis."""
    words = name.split()
    if len(" ".join(words)) <= LONGEST or len(words) == 1:
        return _cut(" ".join(words))
    breaks = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    first, second = min(breaks, key=lambda rows: (max(map(len, rows)), -len(rows[0])))
    return f"{_cut(first)}\n{_cut(second)}"


def _cut(row: str) -> str:
    return row if len(row) <= WIDEST else row[: WIDEST - 1].rstrip() + "…"


def text_size(label: str, font: float) -> tuple[float, float]:
    """Width and height of a label of one or more lines."""
    rows = label.split("\n")
    return max(sum(_em(letter) for letter in row) for row in rows) * font, len(rows) * font * LINE


def _em(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in _NARROW:
        return 0.4
    if letter in _BROAD:
        return 0.95
    return 0.72 if letter.isupper() else 0.63
