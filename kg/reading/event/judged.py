"""Whether what a rule takes for an event is one after all: a second look, by a small trained model.

A logistic regression over `kg.reading.event.signs` and the direction of the word's vector, written by
``training/triggers.py``. It belongs to the word vectors that it was fitted to: with others, or none, the
rules alone decide.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

import numpy as np

from kg.reading.event.signs import signs
from kg.reading.lexicon import arrays, weights
from kg.reading.names.meaning import same_vectors

if TYPE_CHECKING:
    from spacy.tokens import Token
    from spacy.vocab import Vocab

    from kg.reading.event.signs import Rule, Told

LEAST = 0.3
"""What is less likely an event than this is none, whatever rule it is told by."""
BIAS = "bias"
SCALE = 3.0
"""What the direction of a word's vector is multiplied with, which weakens the penalty of its weights."""
STORED = "event_signs"
"""Name of the two files in ``kg/reading/lexicons``."""


def fitted(vocab: Vocab) -> bool:
    """Whether the model is of a pipeline's word vectors."""
    return same_vectors(vocab, arrays(STORED)["probe"])


def chance(token: Token, rule_of: Rule, told_of: Told) -> float:
    """How likely the word tells of an event that happens."""
    rows: dict[str, float] = weights(STORED)["weights"]
    total = rows[BIAS] + sum(rows.get(name, 0.0) for name in signs(token, rule_of, told_of))
    if token.vector_norm:
        towards = float(np.asarray(token.vector) @ arrays(STORED)["direction"])
        total += SCALE * towards / float(token.vector_norm)
    return 1 / (1 + exp(-total))
