"""Headings that stand in a plot: lines of their own that name an act, and labels before its first words.

They are no sentences: the parser does not see them, and what they head begins with the text after them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from kg.reading.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n]+")
_MARKDOWN = re.compile(r"\s*#{1,6}\s")
_UNDERLINE = re.compile(r"\s*(?:=+|-+)\s*$")
_DRAWN = re.compile(r"\s*(?:[*_~=#–—-]\s*){3,}")
"""A line that parts two others: "* * *", "---"."""
_MARKS = " \t\r*_#[](){}|~=-–—•·"
"""What sets a heading off: "**Act One**", "[ACT I]", "— Act Two —"."""
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a heading stands in the plot, with the blanks around it, and the division that it names."""

    begin: int
    end: int
    label: str
    """ "Act One", "Act II: The harbour"; empty for a heading that names no act: a scene's, a section's."""


def headings(plot: str) -> tuple[Heading, ...]:
    """The headings of a plot in order, the blanks and lines drawn around each taken in."""
    found: list[Heading] = []
    last = 0
    for begin, end, label in sorted([*_lines(plot), *_labels(plot)], key=lambda row: (row[0], -row[1])):
        if begin < last:
            continue  # a label that stands in a line which is all heading
        while begin > last and plot[begin - 1].isspace():
            begin -= 1
        last = end
        while last < len(plot) and plot[last].isspace():
            last += 1
        found.append(Heading(begin, last, label))
    return tuple(found)


def _lines(plot: str) -> Iterator[tuple[int, int, str]]:
    """Lines that are nothing but a heading, with the line drawn under them."""
    lines = [line.span() for line in _LINE.finditer(plot)]
    for (begin, end), below in zip_longest(lines, lines[1:]):
        text = plot[begin:end]
        if len(text) > _LONGEST:
            continue
        mark = _MARKDOWN.match(text)
        label = _label(text)
        drawn_alone = _DRAWN.fullmatch(text)
        if label is None and mark is None and not drawn_alone and not _scene().fullmatch(text.strip(_MARKS)):
            continue
        drawn = below is not None and below[0] == end + 1 and _UNDERLINE.match(plot[slice(*below)])
        yield begin, below[1] if drawn and below else end, label or ""


def _label(line: str) -> str | None:
    """The division that a line names, as a label; None where it is no heading of one."""
    match = _heading().fullmatch(line.strip(_MARKS))
    if match is None:
        return None
    title = (match["title"] or "").strip(_MARKS)
    if title.endswith((".", "!", "?")):
        return None  # a sentence with a label before it
    if title.isupper():
        title = title.capitalize()
    return _named(match) + (f": {title}" if title else "")


def _labels(plot: str) -> Iterator[tuple[int, int, str]]:
    """Labels before the first words of an act: "Act One: Ann wakes up."."""
    for match in _before_words().finditer(plot):
        yield match.start("label"), match.end(), _named(match)


def _named(match: re.Match[str]) -> str:
    """A division's name, shouted or not: "Act One", "Act II", "Final act", "Epilogue"."""
    parts = match.groupdict()
    if parts.get("alone"):
        return match["alone"].capitalize()
    if parts.get("ordinal"):
        return f"{match['ordinal'].capitalize()} {match['kind'].lower()}"
    number = match["number"]
    roman = re.fullmatch(r"[IVXivx]+", number) is not None
    return f"{match['head'].capitalize()} {number.upper() if roman else number.capitalize()}"


@cache
def _parts() -> tuple[str, str, str]:
    rows = table("structure_divisions")
    ordinal, number, kind = ("|".join(rows[name]) for name in ("ordinal", "number", "division"))
    return ordinal, number, kind


@cache
def _heading() -> re.Pattern[str]:
    """A whole line, without its marks, that heads a division."""
    ordinal, number, kind = _parts()
    return re.compile(
        rf"(?:(?P<head>{kind})\s+(?P<number>{number})|(?:the\s+)?(?P<ordinal>{ordinal})\s+(?P<kind>{kind})"
        rf"|(?P<alone>{'|'.join(table('structure_divisions')['alone'])}))"
        rf"(?:\s*[:.–—(-]+\s*(?P<title>.*))?",
        re.IGNORECASE,
    )


@cache
def _scene() -> re.Pattern[str]:
    """A whole line that only counts scenes."""
    return re.compile(rf"scene\s+(?:{_parts()[1]})[:.]?", re.IGNORECASE)


@cache
def _before_words() -> re.Pattern[str]:
    """A label before words on the same line: at the line's beginning, or behind a sentence with a colon."""
    _, number, kind = _parts()
    shouted = "|".join(word for each in kind.split("|") for word in (each.capitalize(), each.upper()))
    return re.compile(
        rf"(?:^[ \t*_]*|(?<=[.!?\"”’)])[ \t]+)(?P<label>[*_]*(?P<head>{shouted})\s+(?P<number>(?i:{number}))"
        rf"[*_]*(?:\s*:[*_]*|(?<=\w)[.](?=\s)|\s+[–—-]))[ \t]+(?=[\"“‘A-Z])",
        re.MULTILINE,
    )
