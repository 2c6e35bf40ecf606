"""Genres out of the line in which a page prints them, often without anything between them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_SEPARATOR = re.compile(r"\s*[,;/|·•]\s*|\s+(?:and|&)\s+")
# An unknown genre among glued ones: a capital and what follows in small letters.
_UNKNOWN = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)*")
_LONGEST_LINE = 120


@cache
def known() -> tuple[str, ...]:
    """The genres listed in genres.tsv, the longest first."""
    text = files("kg.sources").joinpath("genres.tsv").read_text(encoding="utf-8")
    rows = [row for row in text.splitlines() if row and not row.startswith("#")]
    return tuple(sorted(rows[1:], key=lambda name: (-len(name), name)))


@cache
def _known_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in known())
    return re.compile(rf"(?:{names})(?![a-z])")


@cache
def _lower() -> frozenset[str]:
    return frozenset(name.lower() for name in known())


def _tile(text: str) -> list[str]:
    """A text cut into genres that cover it from end to end; empty where they do not."""
    found: list[str] = []
    place = 0
    while place < len(text):
        match = _known_pattern().match(text, place)
        if match is None and " " not in text:
            match = _UNKNOWN.match(text, place)
        if match is None:
            return []
        found.append(match.group())
        place = match.end()
        while place < len(text) and text[place].isspace():
            place += 1
    # A word of its own that nobody lists is no genre; one that is glued to others may be.
    return found if len(found) > 1 or (found == [text] and text in known()) else []


def glued(line: str) -> tuple[str, ...]:
    """The genres of a line that holds nothing else; empty where it is another kind of line."""
    if len(line) > _LONGEST_LINE:
        return ()
    parts = [_tile(part) for part in _SEPARATOR.split(line.replace("\N{NO-BREAK SPACE}", " "))]
    genres = [genre for part in parts for genre in part]
    if not all(parts) or not any(genre.lower() in _lower() for genre in genres):
        return ()
    return tuple(dict.fromkeys(genres))


def listed(value: str) -> tuple[str, ...]:
    """The genres of a field that says it holds genres: known ones unglued, others as they stand."""
    parts = [part.strip() for part in _SEPARATOR.split(value) if part.strip()]
    return tuple(dict.fromkeys(genre for part in parts for genre in (_tile(part) or [part])))
