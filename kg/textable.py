"""Tables for a terminal: columns under their names, as wide as its cells, not as the number of letters."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_GAP = "  "
_LEAST = 8
"""No column is cut to less."""
_JOINERS = "\u200c\u200d"
"""What ties letters of some scripts together, and has no width."""


def table(
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    right: Collection[int] = (),
    width: int | None = None,
) -> str:
    """Rows under their names and a rule, some columns to the right; cut to ``width`` cells if given."""
    texts = [list(map(printable, line)) for line in (head, *rows)]
    widths = _fit([max(map(cells, column)) for column in zip(*texts, strict=True)], width)
    texts.insert(1, ["-" * each for each in widths])
    lines = (
        _GAP.join(
            _pad(text, each, column in right)
            for column, (text, each) in enumerate(zip(line, widths, strict=True))
        )
        for line in texts
    )
    return "\n".join(line.rstrip() for line in lines)


def printable(text: str) -> str:
    """A text on one line, without what a terminal would obey: a plot may hold anything."""
    if not text.isprintable():
        text = "".join(map(_shown, text))
    return " ".join(text.split())


def _shown(char: str) -> str:
    match unicodedata.category(char):
        case "Cc" | "Cs" | "Zl" | "Zp":
            return " "
        case "Cf":
            return char if char in _JOINERS else ""
        case _:
            return char


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: two for a wide letter, none for a mark."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _fit(widths: list[int], width: int | None) -> list[int]:
    """Take from the widest columns until all fit, but leave each something to read."""
    room = None if width is None else width - len(_GAP) * (len(widths) - 1)
    while room is not None and sum(widths) > room and max(widths) > _LEAST:
        widest = widths.index(max(widths))
        widths = [*widths[:widest], widths[widest] - 1, *widths[widest + 1 :]]
    return widths


def _pad(text: str, width: int, to_right: bool) -> str:
    """Cut or fill a text to so many cells."""
    if cells(text) > width:
        text = _cut(text, width - 1)
    space = " " * (width - cells(text))
    return space + text if to_right else text + space


def _cut(text: str, room: int) -> str:
    """What there is room for, and an ellipsis: the end of an IRI, the beginning of all else."""
    is_iri = "://" in text[:9]
    kept: list[str] = []
    for char in reversed(text) if is_iri else text:
        room -= _cell(char)
        if room < 0:
            break
        kept.append(char)
    return f"…{''.join(reversed(kept))}" if is_iri else f"{''.join(kept)}…"
