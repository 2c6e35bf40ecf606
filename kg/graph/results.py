"""Showing what a query gives: a table for people, CSV, TSV and JSON for programs, Turtle for graphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from pyoxigraph import BlankNode, NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions
from pyoxigraph import Literal as OxLiteral

from kg.errors import QueryError
from kg.graph.prefixes import PREFIXES
from kg.graph.turtle import sorted_turtle
from kg.textable import table

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
    right = {column for column in range(len(names)) if all(_is_number(row[column]) for row in rows)}
    return table(names, ([_show(term) for term in row] for row in rows), right, width) + "\n"


def _show(term: NamedNode | BlankNode | OxLiteral | Triple | None) -> str:
    """A term as a person reads it: no quotes, no line breaks, known namespaces by their prefix."""
    if isinstance(term, NamedNode):
        for prefix, namespace in PREFIXES.items():
            local = term.value.removeprefix(namespace)
            if local != term.value and _LOCAL_NAME.fullmatch(local):
                return f"{prefix}:{local}"
        return term.value
    return term.value if isinstance(term, OxLiteral) else str(term or "")


def _is_number(term: object) -> bool:
    return term is None or (isinstance(term, OxLiteral) and term.datatype.value in _NUMBERS)
