"""What every XML that is written needs: text that XML can hold, and line ends that survive reading."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Text with U+FFFD for each character that XML 1.0 has no way to write (control characters)."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def xml_bytes(document: bytes) -> bytes:
    """A document whose carriage returns are references: a reader takes bare ones for line feeds."""
    return document.replace(b"\r", b"&#13;")
