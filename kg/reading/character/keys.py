"""What a name shares with every name that a rule could join it to, so that the rules need not look at others.

A thousand names are not compared with a thousand others: each is found again by its words, by what
they are short for, and by what is left of a word when one letter is dropped, which two words that differ
by one slip have in common (the index of Garbe's "symmetric delete", 2012).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.character.rules import SHORTEST
from kg.reading.character.spelling import LONG, sound
from kg.reading.names.parts import short_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.reading.names.parts import Name


def known_by(name: Name) -> set[str]:
    """The keys under which a name is kept."""
    begun = {f"^{word[:end]}" for word in name.core for end in range(SHORTEST, len(word))}
    return {*_shared(name), *begun}


def asked_by(name: Name) -> set[str]:
    """The keys under which the names may be kept that it could be joined to: of one at least."""
    return {*_shared(name), *(f"^{word}" for word in name.core if len(word) >= SHORTEST)}


def _shared(name: Name) -> Iterator[str]:
    """Words and their parts, short forms, titles, and what words spelt in two ways have in common."""
    for word in (*name.core, *name.nickname):
        yield word
        yield from word.replace(" ", "-").split("-")
    if name.core:
        yield from short_forms(name.given)
    yield from name.titles
    for word in name.core:
        if len(word) >= LONG - 2:
            yield f"~{sound(word)}"
        if len(word) >= LONG - 1:
            yield f"-{word}"
            yield from (f"-{word[:i]}{word[i + 1 :]}" for i in range(len(word)))
