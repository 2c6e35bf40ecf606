"""A film page as plot sites print it: title, fields, genres, tagline, warning, plot, footer.

Where a page has a heading over its plot, all before it is head. Where it has none, the plot begins
after the last thing that is certainly head: a warning, a field or a line of genres.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.sources import genres
from kg.sources.fields import Head, fields_in, put
from kg.sources.headings import is_over_others, is_over_plot, is_part, label_length, plain
from kg.sources.lines import Line, blocks_of, is_heading, prose_range, with_part
from kg.sources.text import titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEADING_TITLE = re.compile(r"^(?P<title>.+?)\s*\((?P<year>(?:18|19|20)\d\d)\)\s*[–—:|-]")
_WARNING = re.compile(
    r"^\W*(?:(?:major\s+)?spoilers?(?:\W|\s+(?:alert|warning|ahead|below))|warning\b.*\bspoil)|"
    r"\b(?:contains?|with|no)\s+(?:\w+\s+)?spoilers\b",
    re.IGNORECASE,
)
_TEASER = re.compile(
    r"\bspoilers?\b|\bbookmark\b|\bscroll\s+(?:on|down)\b|"
    r"\b(?:complete|full|whole)\s+(?:plot|story)\b.*\b(?:breakdown|summary|ending|twists)\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:you|your)\b.*\b(?:page|film|movie|summary|text)\b", re.IGNORECASE | re.DOTALL)
_FOOTER = re.compile(
    r"^\W*(?:last\s+(?:updated|modified|edited)\b|updated\s+on\b|(?:similar|related|recommended)\s+(?:movies|films)\b|"
    r"(?:movies|films)\s+(?:like|similar\s+to)\b|more\s+(?:movies|films)\s+like\b|you\s+(?:may|might)\s+also\s+like\b|"
    r"discover\s+(?:movies|films)\s+like\b|explore\s+(?:movie|film)\s+threads\b|share\s+this\b|"
    r"(?:copyright\b|©)\s*.*\d{4}|all\s+rights\s+reserved\b|frequently\s+asked\s+questions\b)",
    re.IGNORECASE,
)
_LONGEST_FOOTER = 200
_LONGEST_NOTE = 400
_LONGEST_TITLE = 80


def is_page(lines: Sequence[Line]) -> bool:
    """Whether lines have anything that only pages have, not a text that is nothing but plot."""
    if len(lines) > 2 and _same(lines[0].text, lines[1].text):
        return True
    if any(_is_head(line.text) or is_over_plot(line.text) for line in _top(lines)):
        return True
    return any(_is_footer(line) for line in lines)


def read_page(lines: list[Line]) -> tuple[Head, tuple[int, int] | None]:
    """The head of a page and where its plot begins and ends; None where it has none."""
    heading = next((index for index, line in enumerate(lines) if is_over_plot(line.text)), None)
    start = _after_head(lines) if heading is None else heading + 1
    name = "" if heading is None else plain(lines[heading].text)
    head = _head(lines[: start if heading is None else heading], name)
    body = _without_footer(lines[start:])
    body = _without_notes(body, warned=start > 0 and _is_warning(lines[start - 1].text))
    if heading is not None and body[:1] == lines[start : start + 1]:
        body = _without_teaser(body)
    return head, prose_range(_without_label(body))


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def _is_head(text: str) -> bool:
    return bool(fields_in(text)) or _is_warning(text)


def _is_warning(text: str) -> bool:
    return len(text) <= _LONGEST_NOTE and _WARNING.search(text) is not None


def _is_footer(line: Line) -> bool:
    return len(line.text) <= _LONGEST_FOOTER and _FOOTER.search(plain(line.text)) is not None


def _top(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines up to the second long paragraph: a head may hold one, a tagline, but no story."""
    long = 0
    for line in lines:
        long += len(line.text) > _LONGEST_FOOTER and not _is_head(line.text) and not _TEASER.search(line.text)
        if long > 1:
            return
        yield line


def _after_head(lines: Sequence[Line]) -> int:
    """The index of the first line after all that is certainly head, on a page without a plot heading."""
    last = 1 if len(lines) > 1 and _same(lines[0].text, lines[1].text) else -1
    for index, line in enumerate(_top(lines)):
        if _is_head(line.text) or genres.glued(line.text):
            last = index
    return last + 1


def _without_footer(lines: list[Line]) -> list[Line]:
    """Lines up to the footer."""
    ends = (index for index, line in enumerate(lines) if _is_footer(line) or _is_section(line))
    return lines[: next(ends, len(lines))]


def _is_section(line: Line) -> bool:
    return line.opens_block and is_over_others(line.text)


def _without_notes(lines: list[Line], *, warned: bool) -> list[Line]:
    """Lines without what is said to the reader before the plot: headings, warnings, advertisement."""
    for index, line in enumerate(lines):
        text = line.text
        note = _TEASER.search(text) or (warned and _YOU.search(text))
        if not is_heading(text) and (not note or len(text) > _LONGEST_NOTE):
            return lines[with_part(lines, index) :]
        warned = warned or _is_warning(text)
    return []


def _without_teaser(lines: list[Line]) -> list[Line]:
    """Lines without one right under the plot's heading, where the plot follows in paragraphs of its own."""
    blocks = blocks_of(lines)
    if (
        is_part(lines[0].text)
        or len(blocks) < 2
        or len(blocks[0]) > 1
        or lines[0].opens_block
        or prose_range(lines[1:]) is None
    ):
        return lines
    return lines[1:]


def _without_label(lines: list[Line]) -> list[Line]:
    """Lines without a ``Plot:`` before the first words."""
    if not lines or not (length := label_length(lines[0].text)):
        return lines
    first = replace(lines[0], text=lines[0].text[length:], begin=lines[0].begin + length)
    return [first, *lines[1:]]


def _head(lines: Sequence[Line], heading: str) -> Head:
    """What a page's head says; whatever is not recognised is left out."""
    head = Head()
    rest: list[str] = []
    prose: list[str] = []
    warned = False
    for text in _with_values(lines):
        fields = fields_in(text)
        for field, value in fields:
            head = put(head, field, value)
        warned = warned or _is_warning(text)
        if not fields and not _is_warning(text):
            rest.append(text)
            prose.extend([text] if not (warned or is_heading(text) or _TEASER.search(text)) else [])
    return _with_rest(_with_title(head, rest, heading), rest, prose)


def _with_values(lines: Sequence[Line]) -> list[str]:
    """The lines' texts, a field's value that stands on the line below it joined to its name."""
    texts: list[str] = []
    for line in lines:
        text = plain(line.text)
        waits = bool(texts) and texts[-1].endswith(":") and bool(fields_in(texts[-1]))
        if waits and not line.opens_block and not fields_in(text) and not genres.glued(text):
            texts[-1] += f" {text}"
        else:
            texts.append(text)
    return texts


def _with_title(head: Head, rest: list[str], heading: str) -> Head:
    """The head with its title: what is printed twice, else the first line, else what the heading names."""
    twice = next((one for one, two in pairwise(rest) if _same(one, two)), "")
    first = rest[0] if rest and _is_title(rest) else ""
    found = titled(twice or first)
    named = _HEADING_TITLE.match(heading)
    title = head.title or found.title or (named["title"] if named else "")
    year = head.year or found.year or (int(named["year"]) if named else None)
    return replace(head, title=titled(title).title, year=year)


def _is_title(rest: list[str]) -> bool:
    """Whether the first line is a title; one that could be genres is, where others are the genres."""
    first = rest[0]
    fits = len(first) <= _LONGEST_TITLE and (is_heading(first) or not first.endswith("."))
    return fits and (not genres.glued(first) or any(genres.glued(text) for text in rest[1:]))


def _with_rest(head: Head, rest: list[str], prose: list[str]) -> Head:
    """The head with the genres and the tagline out of the lines that are no fields."""
    lines = [text for text in rest if not _same(titled(text).title, head.title)]
    found = dict.fromkeys(genre for text in lines for genre in genres.glued(text))
    tagline = " ".join(text for text in prose if text in lines and not genres.glued(text))
    return replace(head, genres=head.genres or tuple(found), tagline=head.tagline or tagline)
