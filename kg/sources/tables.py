"""Which kind of table a file is, and its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.sources.cmu import cmu_rows, is_cmu
from kg.sources.columns import Columns, missing, places_in
from kg.sources.delimited import delimited_rows
from kg.sources.jsonlines import json_rows
from kg.sources.streams import STDIN, UTF16, lines_in, name_of, opened, plain_name

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator
    from pathlib import Path

    from kg.sources.rows import Row

SUFFIXES = (".csv", ".tsv", ".tab", ".jsonl", ".ndjson")
"""What tables are called, with ``.gz`` behind it or without."""

_JSON = (".jsonl", ".ndjson")
_TABS = (".tsv", ".tab")
_START = 65_536
_EXPORTED = (
    frozenset({"Order", "Trigger", "Factuality", "Text", "IRI"}),
    frozenset({"Begin", "End", "Text", "Entity", "IRI"}),
    frozenset({"Order", "Begin", "End", "Text", "Film", "IRI"}),
    frozenset({"Source", "Relation", "Target", "Text", "IRI"}),
    frozenset({"Event", "Role", "Entity", "Film"}),
    frozenset({"Order", "Label", "FirstSentence", "EndSentence"}),
    frozenset({"Id", "Label", "Film", "IRI"}),
    frozenset({"Source", "Target", "Relation", "Film", "IRI"}),
)
"""Columns of kg.formats.tables that no table of films has together."""


def is_table(path: Path) -> bool:
    """Whether a file is called as tables are."""
    return path != STDIN and (plain_name(path).suffix.lower() in SUFFIXES or is_cmu(path))


def rows_in(path: Path, columns: Columns) -> Iterator[Row | SourceError]:
    """The rows of a table, and what cannot be used of it, in order."""
    try:
        with opened(path) as file:
            yield from _rows(file, path, columns, plain_name(path).suffix.lower())
    except SourceError as error:
        yield error


def rows_of_stream(file: io.BufferedReader, columns: Columns) -> Iterator[Row | SourceError] | None:
    """The rows of standard input; None where it is a page."""
    suffix = _suffix_of(file, columns)
    return _rows(file, STDIN, columns, suffix) if suffix else None


def of_something_else(path: Path) -> bool:
    """Whether a table in a folder has neither titles nor plots, or is one that we exported: not of films."""
    if is_cmu(path):
        return False
    if _is_exported(path):
        return True
    try:
        first = next(rows_in(path, Columns()), None)
    except SourceError:
        return False
    return isinstance(first, SourceError) and "title or the plot" in str(first)


def _is_exported(path: Path) -> bool:
    """Whether a table is one of a film's, in which texts and labels look like plots and titles."""
    with opened(path) as file:
        names = set(file.readline(_START).decode("utf-8-sig", "replace").strip().split(","))
    return any(ours <= names for ours in _EXPORTED)


def _rows(file: io.BufferedReader, path: Path, columns: Columns, suffix: str) -> Iterator[Row | SourceError]:
    lines = lines_in(file, name_of(path))
    if is_cmu(path):
        return cmu_rows(lines, path)
    if suffix in _JSON:
        return json_rows(lines, name_of(path), columns)
    return delimited_rows(lines, name_of(path), columns, True if suffix in _TABS else None)


def _suffix_of(file: io.BufferedReader, columns: Columns) -> str:
    """What a stream would be called as a file: by its first line; empty for a page."""
    start = file.peek(_START)[:_START]
    text = start.decode("utf-16" if start[:2] in UTF16 else "utf-8-sig", "replace").lstrip()
    if text.startswith("{"):
        return ".jsonl"
    first = next(iter(text.splitlines()), "")
    if columns.named:
        return ".tsv" if "\t" in first else ".csv"
    for mark in ("\t", ",", ";", "|"):
        names = [name.strip('" ') for name in first.split(mark)]
        if len(names) > 1 and not missing(places_in(names, columns), names):
            return ".tsv" if mark == "\t" else ".csv"
    return ""
