"""Turning names into the slugs that file names and IRIs are made of.

``slug("Never Let Me Go 2010")`` is ``never-let-me-go-2010``. Letters of any script stay,
since IRIs may hold them: ``slug("花样年华 2000")`` is ``花样年华-2000``.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Protocol

MAX_LENGTH = 80
MAX_BYTES = 200  # a file system allows 255 bytes for a name, and a suffix follows the slug

_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_VARIANTS = re.compile("[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # of emoji and ideographs
_APOSTROPHES = re.compile("['\u2018\u2019\u02b9\u02bb\u02bc\u02c8\u2032\uff07]")


def slug(text: str, limit: int = MAX_LENGTH) -> str:
    """Make a slug: small letters and digits joined by hyphens, never empty, at most ``limit`` characters.

    Accents and apostrophes go, everything else that is not a letter or digit becomes a hyphen.
    A text with no letter or digit gives ``x-`` and ten hexadecimal digits of its SHA-256.
    """
    words = "".join(char if _is_kept(char) else " " for char in _fold(text)).split()
    joined = _shorten("-".join(words), limit)
    return joined if any(map(str.isalnum, joined)) else _fallback(text, limit)


class Taken(Protocol):
    """What knows the slugs that are taken: a set, or a database of them."""

    def __contains__(self, slug: object, /) -> bool:
        """Whether the slug is taken."""

    def add(self, slug: str, /) -> None:
        """Take it."""


def unique_slug(text: str, taken: Taken, limit: int = MAX_LENGTH) -> str:
    """Make a slug that is not in ``taken``, with ``-2``, ``-3`` … at its end if need be, and add it there."""
    first = candidate = slug(text, limit)
    number = 1
    while candidate in taken:
        number += 1
        ending = f"-{number}"
        candidate = _shorten(first, limit - len(ending)) + ending
    taken.add(candidate)
    return candidate


def film_slug(title: str, year: int | None, stem: str) -> str:
    """The name of a film's files: its title and year where the source names both, else the file's stem."""
    return slug(f"{title} {year}" if title and year else stem)


def _fold(text: str) -> str:
    """Small letters without accents, in composed form; marks that are part of a script stay."""
    folded = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text).casefold())
    plain = _VARIANTS.sub("", _APOSTROPHES.sub("", _ACCENTS.sub("", folded)))
    visible = "".join(char for char in plain if unicodedata.category(char) != "Cf")
    # Folding may bring letters that decompose again (U+1E9E), composing gives whole syllables back.
    return unicodedata.normalize("NFKC", visible.casefold())


def _is_kept(char: str) -> bool:
    """Whether a character may stand in a slug: a letter, a digit, or a vowel sign of an Indic script."""
    return char.isalnum() or unicodedata.category(char) in ("Mn", "Mc")


def _shorten(text: str, limit: int) -> str:
    """Cut to the limit in characters and in bytes of UTF-8, without a hyphen at either end."""
    cut = text[:limit].encode("utf-8")[:MAX_BYTES].decode("utf-8", errors="ignore")
    return cut.strip("-")


def _fallback(text: str, limit: int) -> str:
    """A slug for a text that has nothing to make one of, the same for the same text."""
    composed = unicodedata.normalize("NFC", text).encode("utf-8", errors="surrogatepass")
    return f"x-{hashlib.sha256(composed).hexdigest()[:10]}"[:limit]
