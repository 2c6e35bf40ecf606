"""What the words of a name mean, as far as the model's word vectors tell: a hint at what it names.

Vectors of a name's words lie near those of other names of its kind, also of names that no list has. A
matrix of `training/names.py`'s gives a score for each kind. It belongs to the vectors that it was
fitted to; with a pipeline that has others, or none, there is no hint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.reading.lexicon import arrays

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Span
    from spacy.vocab import Vocab

    Floats = NDArray[np.float32]

PROBE = "the"
"""A word whose vector tells whether the pipeline's vectors are those that the matrix was fitted to."""

SAME = 0.001
"""By how much a dimension of its vector may differ."""


def mean_vector(span: Span) -> Floats | None:
    """The mean direction of the vectors of a name's words, or None where no word has a vector."""
    found = [token.vector / token.vector_norm for token in span if token.vector_norm]
    return np.mean(found, axis=0, dtype=np.float32) if found else None


def hints(span: Span) -> tuple[float, ...]:
    """A score for each kind of `kg.reading.names.classify.KINDS`, or nothing where vectors tell nothing."""
    fitted = arrays("name_vectors")
    if not same_vectors(span.vocab, fitted["probe"]):
        return ()
    mean = mean_vector(span)
    return () if mean is None else tuple(float(score) for score in mean @ fitted["matrix"])


def same_vectors(vocab: Vocab, probe: Floats) -> bool:
    """Whether the pipeline has the vectors whose probe is given."""
    if vocab.vectors.shape[1:] != probe.shape:
        return False
    here = np.asarray(vocab[PROBE].vector, dtype=np.float32)
    return bool(np.abs(here - probe).max() < SAME)
