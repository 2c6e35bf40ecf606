"""Where the plot's paragraphs begin in a Doc."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.paragraphs import paragraphs_of
from kg.reading.doc import plot_span, sentences_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


def paragraph_starts(doc: Doc) -> frozenset[int]:
    """Indexes of the tokens that begin a paragraph of the plot, the first token left out."""
    if doc._.film is None:
        return frozenset()
    sentences = [(sentence.start, plot_span(sentence)) for sentence in sentences_of(doc)]
    whole = paragraphs_of(doc._.film.plot, [(span.begin, span.end) for _, span in sentences])
    begins = [begin for begin, _ in whole]
    within = [0, *(bisect_right(begins, span.begin) for _, span in sentences)]  # which one each is in
    starts = {start for n, (start, _) in enumerate(sentences) if within[n + 1] > within[n]}
    return frozenset(starts - {0})
