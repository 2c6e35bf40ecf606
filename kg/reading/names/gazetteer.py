"""Names of places that stand on every map, and whether a person may bear them too."""

from __future__ import annotations

from functools import lru_cache

from kg.folding import bare_name
from kg.reading.lexicon import KEPT, table, words

SHIPS = frozenset({"USS", "HMS", "RMS", "SS", "SMS", "HMAS", "HMCS", "USCGC", "MV"})
"""What stands before a ship's name."""
fold = bare_name
"""A name as the lists have it."""


@lru_cache(KEPT)
def on_the_map(name: str) -> str:
    """What a name, folded or as written, is on the map: "region", "world", "city", "landmark" or nothing."""
    plain = fold(name)
    if plain in words("regions"):
        return "region"
    if plain in words("worlds"):
        return "world"
    if plain in table("landmarks"):
        return "landmark"
    if plain in words("cities") or (" " in plain and f"{plain} city" in words("cities")):
        return "city"
    first, _, rest = plain.partition(" ")
    return on_the_map(rest) if rest and first in words("map_directions") else ""


@lru_cache(KEPT)
def map_kind(name: str) -> str:
    """The kind of place (as in `kg.story.Place`) that a name on the map has, or an empty string."""
    known = on_the_map(name)
    if known == "landmark":
        plain = fold(name)
        return table("landmarks").get(plain, table("landmarks").get(plain.partition(" ")[2], ("other",)))[0]
    return {"region": "region", "world": "other", "city": "settlement"}.get(known, "")


@lru_cache(KEPT)
def borne(name: str) -> bool:
    """Whether people have that first name: Paris, Chester, Florence."""
    return fold(name) in table("first_names")


@lru_cache(KEPT)
def known_organisation(name: str) -> str:
    """The organisation that everybody knows by the name, or by its last words: the Dutch Red Cross."""
    parts = fold(name).replace(".", "").split()
    ends = [" ".join(parts[i:]) for i in range(len(parts)) if i == 0 or len(parts) - i > 1]
    return next((end for end in ends if end in table("organisations")), "")


@lru_cache(KEPT)
def head_word(name: str) -> str:
    """The word that says what a name's bearer is: its last, or the one before "of" or "for"."""
    parts = name.casefold().replace("-", " ").split()
    end = next((i for i, word in enumerate(parts) if i and word in {"of", "for"}), len(parts))
    return parts[end - 1].strip(".,") if parts else ""
