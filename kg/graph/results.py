"""Showing what a query gives: a table for people, CSV, TSV and JSON for programs, Turtle for graphs."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal, TypeAlias

from pyoxigraph import BlankNode, NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions
from pyoxigraph import Literal as OxLiteral

from kg.errors import QueryError
from kg.graph.prefixes import PREFIXES
from kg.graph.turtle import sorted_turtle

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from kg.graph.sparql import Results

Style: TypeAlias = Literal["table", "csv", "tsv", "json"]

_FORMATS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
}
_NUMBERS = frozenset(
    PREFIXES["xsd"] + name for name in ("integer", "decimal", "double", "float", "nonNegativeInteger")
)
_LOCAL_NAME = re.compile(r"\w[\w-]*")
_GAP = "  "
_LEAST = 8  # no column is cut below this many cells of the screen


def format_results(results: Results, style: Style = "table", width: int | None = None) -> str:
    """What a query gave, as text that ends with a line break.

    ``table`` is text in aligned columns, cut to ``width`` if one is given; ASK gives ``yes`` or
    ``no`` there. CSV, TSV and JSON are the W3C's formats. Triples come as Turtle, and raise
    QueryError if asked for as anything but a table.
    """
    if not isinstance(results, QuerySolutions | QueryBoolean):
        if style != "table":
            raise QueryError(
                f"CONSTRUCT and DESCRIBE give a graph, not rows; leave out --{style} to have it as Turtle"
            )
        return sorted_turtle(set(results)).decode()
    if style != "table":
        data = (results.serialize(format=_FORMATS[style]) or b"").decode()
        return data if data.endswith("\n") else f"{data}\n"
    if isinstance(results, QueryBoolean):
        return "yes\n" if results else "no\n"
    return _table(results, width)


def _table(solutions: QuerySolutions, width: int | None) -> str:
    """Rows under their names; numbers to the right, what is too wide cut with an ellipsis."""
    names = [variable.value for variable in solutions.variables]
    rows = [list(solution) for solution in solutions]
    if not rows:
        return "(no rows)\n"
    texts = [names, *([_show(term) for term in row] for row in rows)]
    right = [all(_is_number(row[column]) for row in rows) for column in range(len(names))]
    widths = [max(map(_cells, column)) for column in zip(*texts, strict=True)]
    widths = _fit(widths, width)
    texts.insert(1, ["-" * each for each in widths])
    lines = (
        _GAP.join(
            _pad(text, each, to_right) for text, each, to_right in zip(line, widths, right, strict=True)
        )
        for line in texts
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _show(term: NamedNode | BlankNode | OxLiteral | Triple | None) -> str:
    """A term as a person reads it: no quotes, no line breaks, known namespaces by their prefix."""
    if isinstance(term, NamedNode):
        for prefix, namespace in PREFIXES.items():
            local = term.value.removeprefix(namespace)
            if local != term.value and _LOCAL_NAME.fullmatch(local):
                return f"{prefix}:{local}"
        return term.value
    text = term.value if isinstance(term, OxLiteral) else str(term or "")
    if not text.isprintable():  # a plot may hold anything, also what a terminal would obey
        text = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text)
    return " ".join(text.split())


def _is_number(term: object) -> bool:
    return term is None or (isinstance(term, OxLiteral) and term.datatype.value in _NUMBERS)


def _fit(widths: list[int], width: int | None) -> list[int]:
    """Take from the widest columns until all fit, but leave each something to read."""
    room = None if width is None else width - len(_GAP) * (len(widths) - 1)
    while room is not None and sum(widths) > room and max(widths) > _LEAST:
        widest = widths.index(max(widths))
        widths = [*widths[:widest], widths[widest] - 1, *widths[widest + 1 :]]
    return widths


def _pad(text: str, width: int, to_right: bool) -> str:
    """Cut or fill a text to so many cells."""
    if _cells(text) > width:
        text = _cut(text, width - 1)
    space = " " * (width - _cells(text))
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


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes: two for a wide letter, none for a mark."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
