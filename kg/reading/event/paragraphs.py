"""Where the plot's paragraphs begin in a Doc."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.reading.doc import plot_offset

if TYPE_CHECKING:
    from spacy.tokens import Doc

BLANK_LINE = re.compile(r"\n\s*\n")


def paragraph_starts(doc: Doc) -> frozenset[int]:
    """Indexes of the tokens that begin a paragraph of the plot, the first token left out."""
    if doc._.film is None:
        return frozenset()
    plot: str = doc._.film.plot
    breaks = [match.end() for match in BLANK_LINE.finditer(plot)]
    starts = set()
    for sentence in doc.sents if breaks else ():
        begin = plot_offset(doc, sentence.start_char)
        while breaks and begin >= breaks[0]:
            starts.add(sentence.start)
            breaks.pop(0)
    return frozenset(starts - {0})
