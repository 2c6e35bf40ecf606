"""Where the plot's paragraphs begin in a Doc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.paragraphs import paragraphs_of
from kg.reading.doc import plot_span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def paragraph_starts(doc: Doc) -> frozenset[int]:
    """Indexes of the tokens that begin a paragraph of the plot, the first token left out."""
    if doc._.film is None:
        return frozenset()
    sentences = [(sentence.start, plot_span(sentence)) for sentence in doc.sents]
    begins = [begin for begin, _ in paragraphs_of(doc._.film.plot, [(s.begin, s.end) for _, s in sentences])]
    starts = set()
    for start, span in sentences:
        if begins and span.begin >= begins[0]:
            starts.add(start)
            begins = [begin for begin in begins if begin > span.begin]
    return frozenset(starts - {0})
