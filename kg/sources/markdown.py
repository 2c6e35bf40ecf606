"""Markdown with front matter: a head in YAML, then the plot, perhaps under headings of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import yaml

from kg.errors import SourceError
from kg.sources.cells import credits_of
from kg.sources.credits import credit
from kg.sources.fields import FIELD_OF, Head, fields_in, put
from kg.sources.headings import is_division, is_over_cast, is_over_others, is_over_plot, is_part, plain
from kg.sources.lines import Line, lines_of, prose_range
from kg.sources.text import titled

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRONT = re.compile(r"\A\s*---[ \t]*(?=[\r\n])(.*?[\r\n])(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)", re.DOTALL)
_HEADING = re.compile(r"^(#{1,6})\s")
_UNDERLINE = re.compile(r"^(?:=+|-+)$")


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading, how deep it stands (0 for none), the lines under it, and its own line."""

    title: str
    depth: int
    lines: list[Line]
    heading: Line | None = None


def has_front_matter(source: str) -> bool:
    """Whether a text begins with lines between ``---`` and ``---``."""
    return _front(source) is not None


def read_markdown(source: str) -> tuple[Head, tuple[int, int] | None]:
    """The head of a Markdown text and where its plot begins and ends; None where it has none."""
    front = _front(source)
    head, begin = (Head(), 0) if front is None else (_head(front[1]), front.end())
    sections = list(_sections(lines_of(source, begin)))
    head = _with_title(head, sections)
    for section in sections:
        if is_over_cast(section.title):
            head = replace(head, cast=head.cast or tuple(credit(line.text) for line in section.lines))
    lines = _plot_lines(sections)
    while lines and (fields := fields_in(lines[0].text)):
        for field, value in fields:
            head = put(head, field, value)
        lines = lines[1:]
    return head, prose_range(lines)


def _front(source: str) -> re.Match[str] | None:
    return _FRONT.match(source)


def _head(text: str) -> Head:
    """The head out of front matter. Raises SourceError where it is not YAML."""
    try:
        # BaseLoader leaves every value a string: a film called 1917, or Yes, or 12:01, stays one.
        values = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark else ""
        raise SourceError(
            f"front matter is not YAML{where}; put values that have a colon in quotes"
        ) from error
    head = Head()
    for name, value in values.items() if isinstance(values, dict) else ():
        field = FIELD_OF.get(str(name).strip().lower().replace("_", " "), "")
        if field == "cast" and not isinstance(value, str):
            head = replace(head, cast=head.cast or tuple(credits_of(value)))
        elif field:
            head = put(head, field, ", ".join(_texts(value)))
    return head


def _texts(value: object) -> list[str]:
    """A scalar or a list of scalars as strings; what is nested deeper is left out."""
    values = value if isinstance(value, list) else [value]
    return [item.strip() for item in values if isinstance(item, str)]


def _sections(lines: list[Line]) -> Iterator[_Section]:
    """The text cut at its headings."""
    section = _Section("", 0, [])
    for line in lines:
        hashes = _HEADING.match(line.text)
        if hashes is not None:
            yield section
            section = _Section(plain(line.text), len(hashes[1]), [], line)
        elif section.lines and not line.opens_block and _UNDERLINE.match(line.text):
            # The line above an underline is a heading.
            title = section.lines.pop()
            yield section
            section = _Section(title.text, 1 if line.text[0] == "=" else 2, [], title)
        else:
            section.lines.append(line)
    yield section


def _with_title(head: Head, sections: list[_Section]) -> Head:
    """The head with the title, and perhaps the year, of the first heading of the first level."""
    first = next((section.title for section in sections if section.depth == 1), "")
    if head.title or not first or is_division(first):
        return head
    found = titled(first)
    return replace(head, title=found.title, year=head.year or found.year)


def _plot_lines(sections: list[_Section]) -> list[Line]:
    """The lines that hold the plot: the section of that name, else all up to references and the like."""
    start = next((index for index, section in enumerate(sections) if is_over_plot(section.title)), None)
    lines: list[Line] = []
    for section in sections[start or 0 :]:
        inside = start is not None and bool(lines) and section.depth <= sections[start].depth
        if inside or (lines and is_over_others(section.title)):
            break
        if not is_over_others(section.title):
            lines += [section.heading] if section.heading and is_part(section.title) else []
            lines += section.lines
    return lines
