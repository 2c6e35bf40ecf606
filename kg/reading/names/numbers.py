"""Numbers that belong to a name: 12B Harbour Street, the 8th Dragoons, Second Avenue, Hangar 18."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.reading.lexicon import table, words
from kg.reading.names.gazetteer import head_word

if TYPE_CHECKING:
    from spacy.tokens import Doc

ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)
HOUSE = re.compile(r"\d+[A-Za-z]?")
YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
COUNTED = frozenset(
    ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"]
)


def with_numbers(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The name with the number before it or behind it that is a part of it."""
    noun = head_word(doc[start:end].text)
    if start and _leads(doc[start - 1].text, noun) and doc[start - 1].whitespace_:
        start -= 1
    after = doc[end].text if end < len(doc) and doc[end - 1].whitespace_ else ""
    numbered = noun in words("numbered_places") and not _counts(doc, end)
    if HOUSE.fullmatch(after) and not YEAR.fullmatch(after) and numbered:
        end += 1
    return start, end


def _leads(number: str, noun: str) -> bool:
    """Whether a number may open a name that ends with the noun."""
    if noun in words("street_nouns"):
        return bool(ORDINAL.fullmatch(number) or HOUSE.fullmatch(number)) or number in COUNTED
    organised = _houses(noun) or noun in table("institution_nouns") or noun in table("place_name_ends")
    return bool(ORDINAL.fullmatch(number)) or (number in COUNTED and organised)


def _houses(noun: str) -> bool:
    return noun in table("place_nouns")


def _counts(doc: Doc, number: int) -> bool:
    """Whether the number counts what stands behind it: "At Harrow School 12 boys hide"."""
    return doc[number].head.i > number
