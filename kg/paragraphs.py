"""Where a plot's paragraphs begin and end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]


def paragraphs_of(plot: str, sentences: Sequence[Span]) -> list[Span]:
    """Where paragraphs begin and end: at blank lines, or, where there are none, at every line's end,
    unless sentences run over it."""
    blank = re.compile(r"[^\S\n]*\n(?:[^\S\n]*\n)+")
    breaks = [(found.start(), found.end()) for found in blank.finditer(plot)]
    if not breaks and not any("\n" in plot[begin:end].strip() for begin, end in sentences):
        breaks = [(found.start(), found.end()) for found in re.finditer(r"\n", plot)]
    begins = [0, *(end for _, end in breaks)]
    ends = [*(begin for begin, _ in breaks), len(plot)]
    return [(begin, end) for begin, end in zip(begins, ends, strict=True) if plot[begin:end].strip()]
