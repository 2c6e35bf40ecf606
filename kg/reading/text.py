"""The text that spaCy sees: the plot without actors' parentheses, footnote marks and odd spaces.

A parser stumbles over "Otto (Max Hill) and Tess (Lena Ortiz)"; without the
parentheses it does not. What is cut is kept as an `Anchor`, and every character of the prepared
text knows where it stands in the plot.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from kg.reading.divisions import Heading, headings

STRAIGHT = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "′": "'", "`": "'", "\u00a0": " ", "\u2009": " "}
)

CUTS = re.compile(
    r"(?P<actors>\s*\((?P<inside>[^()]{2,160}(?:\((?:[^()]{0,20} )?act(?:or|ress)\))?)\))"
    r"|(?P<note>\[(?:\d{1,3}|[a-z]|citation needed|note \d+)\])"
    r"|(?P<rule>[^\w\s]{40,})"  # a drawn line, which takes a tokenizer time with the square of its length
    r"|(?P<break>\s*\n\s*\n\s*)"
    r"|(?P<space>\s+)"
)

PLAYED = re.compile(
    r"^(?:re)?(?:(?:played|portrayed|voiced|performed)\s+(?:\w+ly\s+)?by"
    r"|voice\s+of|voice:|actor|actress)\s+(?P<who>.+)$",
    re.IGNORECASE,
)
REMARK = re.compile(
    r",?\s*\b(?:(?:an )?uncredited|voice|also|in archive footage|in a cameo|cameo|in a dual role"
    r"|as an? (?:child|adult))\b\.?",
    re.IGNORECASE,
)
_SMALL = "de|da|di|del|della|den|der|van|von|la|le|du|el|al|bin|ibn|dos|das"
"""Words of a person's name that are written small."""
PERSON = re.compile(
    rf"^(?:[A-Z]\.?|[A-Z][\w.'’-]*[\w.]|{_SMALL}|O'\w+)"
    rf"(?:[\s-]+(?:[A-Z]\.?|[\"'(]?[A-Z][\w.'’-]*[\w.]?[\"')]?|{_SMALL}))*$"
)
SEPARATORS = re.compile(r"\s*(?:,\s*and\s+|,\s*&\s*|\s+and\s+|\s*&\s*|,|;|/)\s*")
ABBREVIATED = re.compile(r"\b(?:Jr|Sr|[A-Z])\.$")
CONTRACTED = re.compile(r"'(?:m|re|s|t|ll|d|ve)$", re.IGNORECASE)
SUFFIX = re.compile(r"^(?:Jr|Sr|II|III|IV)\.?$")
WRAPPED = 120
"""Letters of the longest line that a text is wrapped to: the end of a longer one ends a sentence."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Actors named in a parenthesis: who, and where it stood."""

    index: int
    """The prepared text before this index ends with the words that the parenthesis belongs to."""
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The prepared text, the way back to the plot, the cut parentheses and the paragraphs."""

    text: str
    offsets: array[int]
    """For each character of the text, and for its end, the place in the plot."""
    anchors: tuple[Anchor, ...]
    paragraphs: tuple[int, ...]
    """Where paragraphs begin in the text, the first left out."""
    divisions: tuple[tuple[int, str], ...] = ()
    """Where in the text what a heading heads begins, and the label of the division it names."""


def people(words: str) -> tuple[str, ...]:
    """The persons in "Rob Dean, Max Hill, and Tim Ash"; empty where it is no list of persons."""
    found: list[str] = []
    words = words.strip(" ,;")
    if words.endswith(".") and not ABBREVIATED.search(words):
        words = words[:-1]
    for part in SEPARATORS.split(words):
        if SUFFIX.match(part) and found:
            found[-1] = f"{found[-1]}, {part}"
        elif part:
            found.append(part)
    if not all(map(_is_person, found)):
        return ()
    return tuple(found)


def _is_person(name: str) -> bool:
    """Whether it looks like a person's name: capitalised words, no shouted acronym, no number."""
    words = name.replace(",", "").split()
    if len(words) > 6 or not PERSON.match(" ".join(words)) or any(c.isdigit() for c in name):
        return False
    if any(CONTRACTED.search(word) for word in words):
        return False
    if words[0] in {
        "The",
        "A",
        "An",
        "Or",
        "And",
        "In",
        "Later",
        "Now",
        "His",
        "Her",
        "Their",
        "Aka",
        "I",
        "St",
    }:
        return False
    return not (len(words) == 1 and (name.isupper() or len(name) < 3))


def actors_in(inside: str) -> tuple[str, ...]:
    """The actors that a parenthesis names."""
    inside = re.sub(r"\s+", " ", REMARK.sub("", inside.partition(" (")[0])).strip(" ,;:[]")
    played = PLAYED.match(inside)
    if played:
        return people(re.split(r"\s+(?:as|in)\s+", played["who"])[0])
    first, _, rest = inside.partition(", ")
    told = rest[:1].islower() or re.search(r"['’]s?\s+[a-z]", rest)
    if told and len(first.split()) > 1:
        return people(first)
    return people(inside)


_Piece = tuple[int, int, str, Anchor | None, bool]


def _pieces(plot: str, heads: tuple[Heading, ...]) -> Iterator[_Piece]:
    """Stretches of the plot to replace: begin, end, by what, the anchor they leave, a paragraph's break."""
    at = 0
    for head in heads:
        yield from _cuts(plot, at, head.begin)
        yield head.begin, head.end, " " if head.begin and head.begin > at else "", None, True
        at = head.end
    yield from _cuts(plot, at, len(plot))


def _cuts(plot: str, begin: int, end: int) -> Iterator[_Piece]:
    """Such stretches between two headings."""
    for cut in CUTS.finditer(plot, begin, end):
        begin, end = cut.span()
        if cut["actors"]:
            actors = actors_in(cut["inside"].translate(STRAIGHT))
            if actors:
                yield begin, end, "", Anchor(0, actors), False
        elif cut["note"] or cut["rule"]:
            yield begin, end, "", None, False
        elif cut["break"]:
            yield begin, end, " ", None, True
        elif cut["space"] != " ":
            yield begin, end, " ", None, "\n" in cut["space"] and _ends_sentence(plot, begin)


def _ends_sentence(plot: str, end: int) -> bool:
    """Whether the line that ends here is too long to be wrapped, and does not break off behind an initial."""
    return end - plot.rfind("\n", 0, end) > WRAPPED and not ABBREVIATED.search(plot[end - 4 : end])


def prepare(plot: str) -> Prepared:
    """Cut what a parser stumbles over, and keep the way back."""
    text: list[str] = []
    offsets = array("l")
    anchors: list[Anchor] = []
    paragraphs: list[int] = []
    divisions: list[tuple[int, str]] = []
    at, heads = 0, headings(plot)
    labels = {head.end: head.label for head in heads if head.label}
    straight = plot.translate(STRAIGHT)
    for begin, end, instead, anchor, paragraph in [
        *_pieces(plot, heads),
        (len(plot), len(plot), "", None, False),
    ]:
        text.append(straight[at:begin])
        offsets.extend(range(at, begin))
        if anchor is not None:
            anchors.append(Anchor(len(offsets), anchor.actors))
        if instead:
            text.append(instead)
            offsets.append(begin)
        if paragraph and offsets:
            paragraphs.append(len(offsets))
        if paragraph and labels.get(end):
            divisions.append((len(offsets), labels[end]))
        at = end
    offsets.append(len(plot))
    return Prepared("".join(text), offsets, tuple(anchors), tuple(paragraphs), tuple(divisions))
