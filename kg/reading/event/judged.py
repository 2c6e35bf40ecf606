"""Whether what a rule takes for an event is one after all: a second look, by a small trained model.

A logistic regression over `kg.reading.event.signs` and the direction of the word's vector, written by
``training/triggers.py``. It belongs to the word vectors that it was fitted to: with others, or none, the
rules alone decide.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import as_file, files
from math import exp
from typing import TYPE_CHECKING

import numpy as np

from kg.reading.event.signs import signs
from kg.reading.names.meaning import same_vectors

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray
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
    return same_vectors(vocab, _direction()[1])


def chance(token: Token, rule_of: Rule, told_of: Told) -> float:
    """How likely the word tells of an event that happens."""
    rows = weights()
    total = rows[BIAS] + sum(rows.get(name, 0.0) for name in signs(token, rule_of, told_of))
    if token.vector_norm:
        total += SCALE * float(np.asarray(token.vector) @ _direction()[0]) / float(token.vector_norm)
    return 1 / (1 + exp(-total))


@cache
def weights() -> dict[str, float]:
    """The weight of each sign."""
    text = _file(".json").read_text(encoding="utf-8")
    loaded: dict[str, float] = json.loads(text)["weights"]
    return loaded


@cache
def _direction() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The weights of the vectors' dimensions, and the vector of the probe."""
    with as_file(_file(".npz")) as file, np.load(file) as stored:
        return stored["direction"], stored["probe"]


def _file(ending: str) -> Traversable:
    return files("kg.reading").joinpath("lexicons", f"{STORED}{ending}")
