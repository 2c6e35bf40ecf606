"""Cells of tables: text, numbers, and the lists that people keep in one cell."""

from __future__ import annotations

import ast
import json
import re
from typing import TYPE_CHECKING

from kg.sources.credits import credit, people
from kg.story import Credit

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_LIST = 200_000
_WHOLE = re.compile(r"(-?\d+)\.0+")
_BROKEN = re.compile("[\0\ud800-\udfff]")
_NAMES = ("name", "english_name", "title", "value")
_ACTORS = ("actor", "name", "performer", "person")
_ROLES = ("role", "character", "as", "characters")


def text_of_cell(value: object) -> str:
    """A cell as text: nothing for null and NaN, ``1999`` for 1999.0; the text itself is not changed."""
    if isinstance(value, str):
        return value
    if value is None or value != value:
        return ""
    whole = _WHOLE.fullmatch(str(value)) if isinstance(value, float) else None
    return whole[1] if whole else str(value)


def number_of_cell(value: object) -> str:
    """A cell with a year or a length, without the ``.0`` that spreadsheets add."""
    text = text_of_cell(value).strip()
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else text


def is_broken(text: str) -> bool:
    """Whether a text holds what no text has: NUL, half of a pair of surrogates, a byte that is no UTF-8."""
    return _BROKEN.search(text) is not None


def names_in(value: object) -> str:
    """The names in a cell, with commas: of a list, of records with names, of ``["Drama", "War"]``."""
    return ", ".join(_names(unfolded(value)))


def _names(value: object) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for each in value:
            yield from _names(each)
    elif isinstance(value, dict):
        named = next((value[key] for key in _NAMES if isinstance(value.get(key), str)), None)
        yield from _names(list(value.values()) if named is None else named)
    elif text := text_of_cell(value).strip():
        yield " ".join(text.split())


def unfolded(value: object) -> object:
    """A cell that is a list or a record written as JSON or as Python writes it; else the cell."""
    text = value.strip() if isinstance(value, str) else ""
    if not (text[:1] in ("[", "{") and text[-1:] in ("]", "}")) or len(text) > _LONGEST_LIST:
        return value
    for read in (json.loads, ast.literal_eval):
        try:
            found = read(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        return found if isinstance(found, list | dict) else value
    return value


def credits_in(value: object) -> tuple[Credit, ...]:
    """Who plays whom: names with commas, lines, lists of ``Actor as Role`` or of records, a mapping."""
    found = unfolded(value)
    if isinstance(found, str):
        lines = [line for line in found.splitlines() if line.strip()]
        return tuple(credit(part) for line in lines for part in people(line, brackets=True))
    return tuple(each for each in credits_of(found) if each.actor)


def credits_of(value: object) -> Iterator[Credit]:
    """Credits from a mapping of actors to roles, or a list of such, of ``Actor as Role`` or of records."""
    for entry in value if isinstance(value, list | tuple) else [value]:
        if isinstance(entry, str):
            yield credit(entry)
        elif isinstance(entry, dict):
            named = {str(key).lower(): item for key, item in entry.items() if isinstance(item, str)}
            actor = next((named[key] for key in _ACTORS if named.get(key)), "")
            if actor:
                yield Credit(
                    actor.strip(), next((named[key].strip() for key in _ROLES if named.get(key)), "")
                )
            elif not set(named) & {*_ACTORS, *_ROLES}:
                yield from (Credit(str(key), item) for key, item in entry.items() if isinstance(item, str))
