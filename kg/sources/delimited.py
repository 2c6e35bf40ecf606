"""Tables with a line of names: commas, semicolons or tabs between the cells, with quotes or without.

A quote that is opened and never closed takes its own row with it and no other: lines that do not make
a row together are given back and read again one by one.
"""

from __future__ import annotations

import csv
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.sources.columns import Columns, Places, missing, places_in
from kg.sources.digest import sha256_of_text
from kg.sources.rows import Row
from kg.sources.streams import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_ROW = 2_000
"""Lines that one row may have at most; an open quote reaches no further."""

csv.field_size_limit(2**31 - 1)  # a plot is longer than the module's own limit


@dataclass(slots=True)
class _Lines:
    """Lines to draw from, to which lines can be given back."""

    stream: Iterator[Line | SourceError]
    back: deque[Line] = field(default_factory=deque)
    taken: list[Line] = field(default_factory=list)
    errors: list[SourceError] = field(default_factory=list)

    def draw(self) -> Iterator[str]:
        """Lines for one row, which are noted as taken."""
        while len(self.taken) < LONGEST_ROW and (line := self.next()) is not None:
            self.taken.append(line)
            yield line.text

    def next(self) -> Line | None:
        """The next line, or None at the end; what is no line is kept as an error."""
        if self.back:
            return self.back.popleft()
        for line in self.stream:
            if isinstance(line, Line):
                return line
            self.errors.append(line)
        return None

    def give_back(self, keep: int) -> None:
        """Keep so many of the lines taken, and have the others read again."""
        self.back.extendleft(reversed(self.taken[keep:]))
        del self.taken[keep:]

    def done(self) -> Iterator[SourceError]:
        """Forget the lines taken, and tell what was no line among them."""
        self.taken.clear()
        yield from self.errors
        self.errors.clear()


def delimited_rows(
    stream: Iterator[Line | SourceError], name: str, columns: Columns, tabs: bool | None = None
) -> Iterator[Row | SourceError]:
    """The rows of a table; a row that cannot be used comes as an error with its line.

    Raises SourceError where no column looks like a title or a plot. ``tabs`` says that cells stand
    between tabs, or that they do not.
    """
    lines = _Lines(stream)
    first = _first(lines)
    if first is None:
        raise SourceError(f"{name}: the file is empty; put a line of names and films into it")
    delimiter, header = _header(lines, first, tabs)
    lines.give_back(0 if columns.numbered else len(lines.taken))
    try:
        places = places_in(header, columns)
    except SourceError as error:
        raise SourceError(f"{name}: {error}") from error
    if problem := missing(places, header):
        raise SourceError(f"{name}: {problem}")
    yield from lines.done()
    yield from _rows(lines, name, delimiter, len(header), places)


def _first(lines: _Lines) -> Line | None:
    line = lines.next()
    while line is not None and not line.text.strip():
        line = lines.next()
    return line


def _header(lines: _Lines, first: Line, tabs: bool | None) -> tuple[str, list[str]]:
    """What stands between the cells, and the names; a name in quotes may have a line break."""
    lines.back.appendleft(first)
    counts = {mark: first.text.count(mark) for mark in ("\t", ",", ";", "|")}
    delimiter = "\t" if tabs else max(counts, key=lambda mark: counts[mark])
    try:
        header = next(csv.reader(lines.draw(), delimiter=delimiter, strict=True))
    except (csv.Error, StopIteration):
        lines.give_back(1)
        header = first.text.rstrip("\r\n").split(delimiter)
    return delimiter, header


def _rows(
    lines: _Lines, name: str, delimiter: str, width: int, places: Places
) -> Iterator[Row | SourceError]:
    while True:
        cells = _cells(lines, delimiter, width)
        if not lines.taken:
            yield from lines.done()
            return
        source = _place(name, lines.taken, isinstance(cells, str))
        if isinstance(cells, str):
            yield SourceError(f"{source}: {cells}")
        elif any(cell.strip() for cell in cells):
            digest = sha256_of_text("".join(line.text for line in lines.taken))
            yield Row(source, digest, {field: _cell(cells, where) for field, where in places.items()})
        yield from lines.done()


def _place(name: str, taken: list[Line], whole: bool) -> str:
    """Where a row stands: where it begins, or from where to where lines are passed over."""
    first, last = taken[0].number, taken[-1].number
    return f"{name}, lines {first} to {last}" if whole and last > first else f"{name}, line {first}"


def _cell(cells: list[str], where: tuple[int, ...]) -> object:
    return cells[where[0]] if len(where) == 1 else tuple(cells[place] for place in where)


def _cells(lines: _Lines, delimiter: str, width: int) -> list[str] | str:
    """The cells of the next row, or what is wrong with it; its lines are those taken."""
    try:
        cells = next(csv.reader(lines.draw(), delimiter=delimiter, strict=True), [])
        problem = (
            f"{len(cells)} cells where the header has {width}; put cells with {_mark(delimiter)} in quotes"
        )
    except csv.Error as error:
        cells, problem = [], _trouble(str(error))
        lines.give_back(1)
    else:
        if not cells or len(cells) == width:
            return cells
    # Tables with tabs are often written without quotes, and a quote in them is only a quote.
    plain = lines.taken[0].text.rstrip("\r\n").split("\t")
    if delimiter == "\t" and len(plain) == width:
        lines.give_back(1)
        return plain
    return problem


def _trouble(error: str) -> str:
    """What is wrong with a row that the module csv refuses."""
    if "unexpected end" in error:
        return "a quote is opened and not closed; close it"
    if "new-line" in error:
        return "a carriage return without line feed; save the table with the usual line ends"
    return "a quote stands inside of quotes, or is not closed; write it twice, or close it"


def _mark(delimiter: str) -> str:
    return {"\t": "tabs or line breaks", ",": "commas or line breaks"}.get(delimiter, f"“{delimiter}”")
