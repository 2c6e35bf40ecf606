"""A small ranker, rows of features to scores: one hidden layer beside a linear part, read from a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, cast

import numpy as np

from kg.errors import KgError
from kg.reading.lexicon import arrays

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


class Ranker(Protocol):
    """Anything that gives a probability to each row, all of them together one."""

    def probabilities(self, rows: Floats | list[list[float]]) -> list[float]:
        """The probability of each row."""


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Weights of a ranker: score = row @ linear + relu(row @ hidden + bias) @ out."""

    hidden: Floats
    bias: Floats
    out: Floats
    linear: Floats

    def probabilities(self, rows: Floats | list[list[float]]) -> list[float]:
        """The probability of each row: a softmax over the scores."""
        table = np.asarray(rows, dtype=np.float32)
        used = np.flatnonzero(table.any(axis=0))  # most features are nought in every row
        table = table[:, used]
        inner = table @ self.hidden[used]
        inner += self.bias
        np.maximum(inner, 0.0, out=inner)
        scores = table @ self.linear[used] + inner @ self.out
        scores -= scores.max()
        np.exp(scores, out=scores)
        return cast("list[float]", (scores / scores.sum()).tolist())


@cache
def load(name: str, features: tuple[str, ...]) -> Network:
    """The ranker in ``lexicons/NAME.npz``. Raises KgError where its features are not these."""
    return made(name, arrays(name), features)


def made(name: str, stored: Mapping[str, NDArray[Any]], features: tuple[str, ...]) -> Network:
    """The ranker of some stored arrays. Raises KgError where its features are not these."""
    if tuple(stored["features"].tolist()) != features:
        raise KgError(f"{name}.npz: weights for other features: train again with training/coreference.py")
    return Network(*(stored[part].astype(np.float32) for part in ("hidden", "bias", "out", "linear")))
