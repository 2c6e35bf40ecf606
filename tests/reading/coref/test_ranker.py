"""The ranker: weights in, probabilities out."""

from __future__ import annotations

import numpy as np
import pytest

from kg.errors import KgError
from kg.reading.coref import features, plural_features
from kg.reading.coref.ranker import Network, load, made


def network() -> Network:
    """Two features, one hidden unit."""
    parts = ([[1.0], [0.0]], [0.0], [2.0], [0.0, 1.0])
    return Network(*(np.array(part, dtype=np.float32) for part in parts))


def test_probabilities() -> None:
    """A softmax over the linear part and the hidden layer."""
    chances = network().probabilities([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]])
    scores = np.array([2.0, 1.0, 0.0])
    assert chances == pytest.approx(np.exp(scores) / np.exp(scores).sum(), rel=1e-6)


@pytest.mark.parametrize(
    ("name", "names"),
    [("coreference_one", features.FEATURES), ("coreference_several", plural_features.FEATURES)],
)
def test_the_shipped_weights_fit_the_features(name: str, names: tuple[str, ...]) -> None:
    """The weights are for the features of today, and small."""
    weights = load(name, names)
    assert weights.hidden.shape[0] == len(names) == len(set(names))
    chances = weights.probabilities([[0.0] * len(names)] * 3)
    assert chances == pytest.approx([1 / 3] * 3)


def test_other_features_are_refused() -> None:
    """Weights for other features say so, with the file and what to do."""
    stored = {"features": np.array(["a"]), **dict.fromkeys(("hidden", "bias", "out", "linear"), np.ones(1))}
    with pytest.raises(KgError, match=r"old\.npz: weights for other features: train again"):
        made("old", stored, ("b",))


def test_missing_weights_say_what_to_do() -> None:
    """A name without a file is one line, not a traceback of numpy."""
    with pytest.raises(KgError, match=r"no lexicon nothing\.npz"):
        load("nothing", ("a",))
