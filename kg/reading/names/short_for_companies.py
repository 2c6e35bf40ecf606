"""Companies that the text also calls by the first words of their name alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.lexicon import table

if TYPE_CHECKING:
    from kg.reading.names.reader import NameUse

LOCATING = frozenset({"in", "at", "to", "into", "from", "near", "toward", "towards"})
"""Prepositions that tell a land or town from a company of that name."""


def short_for_a_company(use: NameUse) -> bool:
    """Whether the text has the name with a company's words behind it: Corvina, the Corvina Oil Company.

    The map may know the name for a land's; then it must never be said to be where something is.
    """
    if use.kind == "character":
        return False
    short = use.text.split()
    for other in use.spans[0].doc._.names.values():
        parts = other.text.split()
        rest = [word.casefold() for word in parts[len(short) :]]
        if rest and parts[: len(short)] == short and all(map(_of_companies, rest)):
            heads = [span.root for span in use.spans]
            return not any(head.dep_ == "pobj" and head.head.lower_ in LOCATING for head in heads)
    return False


def _of_companies(word: str) -> bool:
    return table("institution_nouns").get(word.strip("."), ("",))[0] == "company"
