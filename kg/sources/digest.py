"""Digests of sources, so that a record can say which text a film was read from."""

from __future__ import annotations

import hashlib


def sha256_of_text(text: str) -> str:
    """The SHA-256 of a text's bytes in UTF-8, in hexadecimal; bytes that were no UTF-8 are themselves."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
