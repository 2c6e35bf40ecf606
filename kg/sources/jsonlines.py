"""JSON Lines: a film a line, each an object."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.sources.cells import is_broken
from kg.sources.columns import Columns, Places, missing, places_in
from kg.sources.digest import sha256_of_text
from kg.sources.rows import Row
from kg.sources.streams import Line

if TYPE_CHECKING:
    from collections.abc import Iterator


def json_rows(
    stream: Iterator[Line | SourceError], name: str, columns: Columns
) -> Iterator[Row | SourceError]:
    """The rows of a file; a line that cannot be used comes as an error."""
    known: dict[tuple[str, ...], Places] = {}
    for line in stream:
        if isinstance(line, SourceError):
            yield line
        elif line.text.strip():
            source = f"{name}, line {line.number}"
            try:
                yield _row(line, source, columns, known)
            except SourceError as error:
                yield SourceError(f"{source}: {error}")


def _row(line: Line, source: str, columns: Columns, known: dict[tuple[str, ...], Places]) -> Row:
    try:
        values = json.loads(line.text.strip())
    except ValueError as error:
        if is_broken(line.text):
            raise SourceError("bytes that are no text; save the table as UTF-8") from error
        what = getattr(error, "msg", str(error)).lower().removesuffix(" at")
        place = getattr(error, "colno", 1)
        raise SourceError(f"not JSON ({what} at column {place}); write one object on each line") from error
    except RecursionError as error:
        raise SourceError("JSON nested too deep; write one flat object on each line") from error
    if not isinstance(values, dict):
        raise SourceError('not an object; write {"title": …, "plot": …} on each line')
    names = tuple(values)
    if names not in known:
        places = _places(names, columns, others=bool(known))
        known.clear()  # rows mostly have the same names; a file where none has must not fill the memory
        known[names] = places
    cells = list(values.values())
    found = {
        field: cells[where[0]] if len(where) == 1 else tuple(cells[place] for place in where)
        for field, where in known[names].items()
    }
    return Row(source, sha256_of_text(line.text), found)


def _places(names: tuple[str, ...], columns: Columns, others: bool) -> Places:
    """Where the fields are in a row; where ``others`` had them, a row that has not is short of them."""
    places = places_in(names, columns)
    if problem := missing(places, names):
        if others:
            lacks = " and no ".join(field for field in ("title", "plot") if field not in places)
            raise SourceError(f"no {lacks}; give the row one")
        raise SourceError(problem)
    return places
