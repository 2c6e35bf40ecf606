"""Whether two words are one name spelt in two ways: Odette and Oddette, Bridely and Bridley."""

from __future__ import annotations

import re

from kg.reading.lexicon import table

LONG = 6
"""Letters from which one wrong letter is more likely a slip than another name."""


def same_spelling(one: str, other: str) -> bool:
    """Whether two different folded words are likely one name; two known first names must sound alike."""
    shorter = min(len(one), len(other))
    if one == other or one[0] != other[0] or shorter < LONG - 2 or _apart(one, other):
        return False
    if sound(one) == sound(other):
        return True
    known = {one, other} & table("first_names").keys()
    return shorter >= (LONG if known else LONG - 1) and len(known) < 2 and _one_slip(one, other)


def _apart(one: str, other: str) -> bool:
    """Whether one is for several, or a woman's and the other a man's: Gentlemen, Louise; Gentleman, Louis."""
    if {one[-3:], other[-3:]} == {"man", "men"}:
        return True
    told = {table("first_names")[word][0] for word in (one, other) if word in table("first_names")}
    return told >= {"female", "male"}


def sound(word: str) -> str:
    """The word without what is not heard: doubled letters, the h of ch and rh, a last e, k behind c.

    "Mac" and "Mc" are heard alike, so are s and z, and a last y and ey.
    """
    word = re.sub(r"^ma?c(?=[a-z]{3})", "mac", word)
    word = re.sub(r"(.)\1", r"\1", word)
    word = word.replace("ck", "c").replace("ph", "f").replace("z", "s")
    word = re.sub(r"(?<=[bcdgjknrt])h", "", word)
    word = re.sub(r"(?<=[^aeiou])ey$", "y", word)
    return word.removesuffix("e").replace("c", "k")


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter is replaced, added or left out, or two neighbours are swapped."""
    if abs(len(one) - len(other)) == 1:
        short, long = sorted((one, other), key=len)
        return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    off = [i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or not off:
        return False
    swapped = (
        len(off) == 2
        and off[1] == off[0] + 1
        and one[off[0]] == other[off[1]]
        and one[off[1]] == other[off[0]]
    )
    return len(off) == 1 or swapped
