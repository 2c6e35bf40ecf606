"""Names of places that stand on every map, and whether a person may bear them too."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal

from kg.reading.lexicon import table, words

SHIPS = frozenset({"USS", "HMS", "RMS", "SS", "USCGC"})
"""What stands before a ship's name."""


@cache
def on_the_map(name: str) -> Literal["region", "world", "city", ""]:
    """What a name, folded or as written, is on the map: Peru a region, Lisbon a city."""
    plain = fold(name)
    if plain in words("regions"):
        return "region"
    if plain in words("worlds"):
        return "world"
    return "city" if plain in words("cities") else ""


@cache
def borne(name: str) -> bool:
    """Whether people have that first name: Paris, Chester, Florence."""
    return fold(name) in table("first_names")


def fold(name: str) -> str:
    """In lower case, without accents, a leading article and a full stop."""
    plain = unicodedata.normalize("NFKD", name)
    kept = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return kept.removeprefix("the ").strip(" .'\"")


@cache
def head_word(name: str) -> str:
    """The word that says what a name's bearer is: its last, or the one before "of" or "for"."""
    parts = name.casefold().replace("-", " ").split()
    end = next((i for i, word in enumerate(parts) if i and word in {"of", "for"}), len(parts))
    return parts[end - 1].strip(".,") if parts else ""
