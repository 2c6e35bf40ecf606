"""A source as lines that know where they stand, and which of them are headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.sources.headings import is_part

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")
# Blank beyond str.strip(): zero-width characters that web pages leave behind.
_BLANK = r"[\s\u200b\u200e\u200f\u2060\ufeff]"
_CONTENT = re.compile(rf"(?!{_BLANK}).+(?<!{_BLANK})", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?…。！？।؟][\"'”’»)\[\]\d*_]*$")  # noqa: RUF001
_HEADING_WORDS = 12
_HEADING_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the blanks around it, and where its text begins."""

    text: str
    begin: int
    opens_block: bool = True
    """Whether a blank line, or nothing, stands before it."""

    @property
    def end(self) -> int:
        """Where its text ends in the source."""
        return self.begin + len(self.text)


def lines_of(source: str, begin: int = 0) -> list[Line]:
    """The lines of ``source`` from ``begin`` on that are not blank."""
    found: list[Line] = []
    last = begin
    for match in _LINE.finditer(source, begin):
        content = _CONTENT.search(match.group())
        if content is None:
            continue
        start = match.start() + content.start()
        opens = not found or len(_BREAK.findall(source, last, start)) > 1
        found.append(Line(content.group(), start, opens))
        last = found[-1].end
    return found


def blocks_of(lines: list[Line]) -> list[list[Line]]:
    """Lines grouped into paragraphs."""
    blocks: list[list[Line]] = []
    for line in lines:
        if line.opens_block or not blocks:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return blocks


def ends_sentence(text: str) -> bool:
    """Whether a text ends as sentences do."""
    return _SENTENCE_END.search(text) is not None


def is_heading(text: str) -> bool:
    """Whether a line looks like a heading, a rule or a label rather than a piece of a story.

    Short, no full stop, and either three words at most or mostly capitalised.
    """
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    if not words:
        return True
    if len(words) > _HEADING_WORDS or len(text) > _HEADING_LENGTH or ends_sentence(text):
        return False
    long = [word for word in words if len(word) > 3]
    capitalised = sum(not word[0].islower() for word in long)
    return len(words) <= 3 or 2 * capitalised > len(long)


def prose_range(lines: list[Line]) -> tuple[int, int] | None:
    """Where the first paragraph of prose, or the heading of its part, begins and the last one ends.

    None where there is no prose.
    """
    prose = [block for block in blocks_of(lines) if not all(is_heading(line.text) for line in block)]
    if not prose:
        return None
    return lines[with_part(lines, lines.index(prose[0][0]))].begin, prose[-1][-1].end


def with_part(lines: list[Line], index: int) -> int:
    """The index of the first of the headings right before a line that head a part of the plot, as acts do."""
    while index and is_part(lines[index - 1].text):
        index -= 1
    return index
