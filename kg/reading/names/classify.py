"""What a name names: a character, a place, an institution or something else.

A multinomial logistic regression over `kg.reading.names.evidence`, trained by training/names.py on
PlotGold-train (see training/README.md); its weights are data, one readable row a feature.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files

KINDS = ("character", "place", "institution", "other")
Weights = dict[str, list[float]]


@cache
def weights() -> Weights:
    """Weights by feature, one for each of `KINDS`."""
    path = files("kg.reading").joinpath("lexicons", "name_weights.json")
    loaded: Weights = json.loads(path.read_text(encoding="utf-8"))["weights"]
    return loaded


def probabilities(features: dict[str, float], model: Weights | None = None) -> dict[str, float]:
    """How likely the name names each of `KINDS`."""
    rows = model if model is not None else weights()
    scores = list(rows["bias"])
    for name, value in features.items():
        for k, weight in enumerate(rows.get(name, ())):
            scores[k] += weight * value
    top = max(scores)
    exps = [math.exp(score - top) for score in scores]
    return {kind: e / sum(exps) for kind, e in zip(KINDS, exps, strict=True)}
