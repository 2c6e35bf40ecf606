"""Names as they are compared: whoever writes one need not know its capitals, its accents or its article."""

from __future__ import annotations

import unicodedata

_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "′": "'", "`": "'"})


def plain(text: str) -> str:
    """Small letters without accents."""
    if text.isascii():
        return text.casefold()
    letters = unicodedata.normalize("NFKD", text)
    return "".join(char for char in letters if not unicodedata.combining(char)).casefold()


def bare_name(text: str) -> str:
    """The same with straight quotes and single spaces, without "the" before it and marks around it.

    What is nothing but such marks stays.
    """
    name = " ".join(plain(text.translate(_QUOTES)).split())
    return name.removeprefix("the ").strip(" .'\"") or name
