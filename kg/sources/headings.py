"""Headings that sources put over the plot, the cast and what is neither."""

from __future__ import annotations

import re

_PLOT = r"(?:plot|story)(?:line)?"
_OVER_PLOT = re.compile(
    rf"(?:\b{_PLOT}\s+(?:summary|synopsis|breakdown|recap|explained)|\bending\s+explained|"
    rf"^(?:the\s+)?(?:full\s+)?(?:{_PLOT}|synopsis|summary))(?:\s*\((?:with\s+)?spoilers\)|\s+with\s+spoilers)?\s*:?$",
    re.IGNORECASE,
)
_OVER_CAST = re.compile(
    r"^(?:main\s+)?(?:cast|starring|credits)(?:\s+(?:list|and\s+(?:characters|crew)))?\s*:?$", re.I
)
_OVER_OTHERS = re.compile(
    r"^(?:references|notes|footnotes|sources|see\s+also|external\s+links|further\s+reading|production|"
    r"reception|release|trivia|awards(?:\s+and\s+nominations)?|box\s+office|legacy|soundtrack|reviews?|comments|faq|"
    r"characters|quotes|gallery)\s*:?$",
    re.IGNORECASE,
)
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|final|last|opening|closing|middle)"
_PART = re.compile(
    rf"^\W*(?:(?:act|part|chapter|scene|segment|episode)\s+(?:\d+|[ivx]+|one|two|three|four|five|six|seven)\b"
    rf"|(?:the\s+)?{_ORDINAL}\s+(?:act|part|chapter|half)\W*$|(?:prologue|epilogue)\W*$)",
    re.IGNORECASE,
)
_NUMBER = r"(?:\d+|[ivx]+|one|two|three|four|five|six|seven|first|second|third|last)"
_DIVISION = re.compile(
    rf"^(?:(?:act|part|chapter|scene)\s+{_NUMBER}\b|(?:prologue|epilogue|introduction|opening|ending|the\s+end)$)",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"(?:{_PLOT}|synopsis|summary)\s*:\s+(?=\S)", re.IGNORECASE)
_MARKS = re.compile(r"^#+\s+|\s+#+$|\*\*|^__|__$")
_LONGEST = 200
_LONGEST_PART = 80


def plain(text: str) -> str:
    """A heading without the marks that set it off."""
    return _MARKS.sub("", text).strip()


def is_over_plot(text: str) -> bool:
    """Whether a line announces the plot: ``Plot``, ``Title (2010) – Full Plot Summary``."""
    line = plain(text)
    return len(line) <= _LONGEST and not line.endswith(".") and _OVER_PLOT.search(line) is not None


def is_over_cast(text: str) -> bool:
    """Whether a line announces a cast list."""
    return _OVER_CAST.search(plain(text)) is not None


def is_over_others(text: str) -> bool:
    """Whether a line announces what is no plot: references, reviews and the like."""
    return is_over_cast(text) or _OVER_OTHERS.search(plain(text)) is not None


def is_division(text: str) -> bool:
    """Whether a line heads a part of a story or all of it, so that it is no film's title."""
    return is_over_plot(text) or is_over_others(text) or _DIVISION.search(plain(text)) is not None


def is_part(text: str) -> bool:
    """Whether a line heads a part of the plot that belongs to it: ``## Act One``, ``ACT I``, ``Epilogue``."""
    return len(text) <= _LONGEST_PART and _PART.search(plain(text)) is not None


def label_length(text: str) -> int:
    """How much of a line is a label before the plot's first words, as in ``Plot: A man comes home.``"""
    match = _LABEL.match(text)
    return match.end() if match else 0
