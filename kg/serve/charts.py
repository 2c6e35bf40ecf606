"""A chart of counts: bars, one for each label of a result, drawn as SVG that says the same in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.serve.terms import Cell

COUNT = "rows"
"""The choice that counts rows, in place of a column with numbers."""
BARS = 40
"""Bars that are drawn; the others are counted."""
WIDTH, ROW, GAP = 760, 26, 8
_LABEL, _NUMBER = 250, 70
_LETTERS = 36


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its label and number, and where it is drawn."""

    label: str
    short: str
    value: float
    said: str
    x: float
    y: int
    width: float

    @property
    def end(self) -> float:
        """Where its number is written."""
        return self.x + max(self.width, 0) + 6


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with what can be chosen for them."""

    bars: tuple[Bar, ...]
    label: str
    value: str
    labels: tuple[str, ...]
    """Columns that could be the label."""
    values: tuple[str, ...]
    """Columns that could be the number, and the choice to count rows."""
    more: int
    zero: float
    height: int
    unsummed: bool
    """Whether each label has one row, so that numbers are the result's own."""


def chart_of(names: Sequence[str], rows: Sequence[Sequence[Cell]], label: str, value: str) -> Chart:
    """The chart of a result: numbers summed by label or, where there are none, rows counted."""
    numeric = [
        name for at, name in enumerate(names) if any(row[at].text for row in rows) and _all_numbers(rows, at)
    ]
    labels = [name for name in names if name not in numeric] or list(names)
    label = label if label in names else _best_label(names, rows, labels)
    values = [*numeric, COUNT]
    value = value if value in values else values[0]
    sums: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    at = names.index(label)
    of = None if value == COUNT else names.index(value)
    for row in rows:
        text = row[at].text or "(none)"
        seen[text] += 1
        sums[text] += 1 if of is None else row[of].number or 0  # type: ignore[assignment]
    order = (
        list(sums.items()) if _in_order(rows, at, of) else sorted(sums.items(), key=lambda b: (-b[1], b[0]))
    )
    bars, zero = _drawn(order[:BARS])
    return Chart(
        bars=bars,
        label=label,
        value=value,
        labels=tuple(names),
        values=tuple(values),
        more=max(0, len(order) - BARS),
        zero=zero,
        height=len(bars) * ROW + 4,
        unsummed=max(seen.values()) == 1,
    )


def _all_numbers(rows: Sequence[Sequence[Cell]], at: int) -> bool:
    return all(row[at].number is not None for row in rows if row[at].text)


def _best_label(names: Sequence[str], rows: Sequence[Sequence[Cell]], labels: list[str]) -> str:
    """The column of words that tells most rows apart; of several, the last before the first number."""
    kinds = {name: len({row[names.index(name)].text for row in rows}) for name in labels}
    most = [name for name in labels if kinds[name] == max(kinds.values())]
    numbers = [at for at, name in enumerate(names) if name not in labels]
    before = [name for name in most if numbers and names.index(name) < numbers[0]]
    return before[-1] if before else most[0]


def _in_order(rows: Sequence[Sequence[Cell]], at: int, of: int | None) -> bool:
    """Whether labels are numbers themselves, such as years, whose order is to be kept."""
    return of is not None and all(row[at].number is not None for row in rows)


def _drawn(found: Sequence[tuple[str, float]]) -> tuple[tuple[Bar, ...], float]:
    """Bars from the line of zero, to the right and, below zero, to the left."""
    most = max((value for _, value in found), default=0)
    least = min(0.0, min((value for _, value in found), default=0))
    span = max(most, 0) - least or 1
    room = WIDTH - _LABEL - _NUMBER - (_NUMBER if least < 0 else 0)
    left = _LABEL + (_NUMBER if least < 0 else 0)
    zero = left + room * -least / span
    bars = []
    for row, (label, value) in enumerate(found):
        width = room * abs(value) / span
        bars.append(
            Bar(
                label=label,
                short=label if len(label) <= _LETTERS else f"{label[: _LETTERS - 1]}…",
                value=value,
                said=f"{value:,.6g}" if value != int(value) else f"{int(value):,}",
                x=round(zero if value >= 0 else zero - width, 1),
                y=row * ROW,
                width=round(width, 1),
            )
        )
    return tuple(bars), round(zero, 1)
