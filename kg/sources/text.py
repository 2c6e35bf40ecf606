"""A file that is nothing but plot, with or without a title as its first line."""

from __future__ import annotations

import re

from kg.slug import slug
from kg.sources.fields import Head
from kg.sources.headings import is_division
from kg.sources.lines import Line, is_heading, prose_range

_TITLE_YEAR = re.compile(r"^(?P<title>.+?)\s*[(\[](?P<year>(?:18|19|20)\d\d)(?: film)?[)\]]$")
_LONGEST_TITLE = 100


def titled(line: str) -> Head:
    """The title, and the year in brackets after it, of a line that is a title."""
    match = _TITLE_YEAR.match(line)
    if match is None:
        return Head(title=line)
    return Head(title=match["title"], year=int(match["year"]))


def read_text(lines: list[Line], stem: str) -> tuple[Head, tuple[int, int] | None]:
    """The head of a plain text and where its plot begins and ends; None where it has none."""
    if len(lines) > 1 and _is_title(lines[0].text, stem, alone=lines[1].opens_block):
        return titled(lines[0].text), prose_range(lines[1:])
    return Head(), prose_range(lines)


def _is_title(text: str, stem: str, *, alone: bool) -> bool:
    """Whether a first line is a title: one with a year, the file's own name, or a heading of its own."""
    title = titled(text)
    if len(text) > _LONGEST_TITLE or title.year is not None:
        return title.year is not None
    named = slug(title.title) == slug(stem) or (is_heading(text) and not is_division(text))
    return alone and named
