"""A small ranker, rows of features to scores: one hidden layer beside a linear part, read from a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Protocol, cast

import numpy as np

from kg.errors import KgError

if TYPE_CHECKING:
    from pathlib import Path

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


def read(path: Path, features: tuple[str, ...]) -> Network:
    """The ranker in a file. Raises KgError where its features are not these."""
    with np.load(path) as data:
        if tuple(data["features"].tolist()) != features:
            raise KgError(f"{path}: weights for other features: train again with training/coreference.py")
        parts = (data[name].astype(np.float32) for name in ("hidden", "bias", "out", "linear"))
        return Network(*parts)


@cache
def load(name: str, features: tuple[str, ...]) -> Network:
    """The ranker in ``lexicons/NAME.npz``."""
    source = files("kg.reading").joinpath("lexicons", f"{name}.npz")
    if not source.is_file():
        raise KgError(f"no weights {name}.npz in kg/reading/lexicons: reinstall narrative-kg")
    with as_file(source) as path:
        return read(path, features)
