"""What a name names: a character, a place, an institution or something else.

A multinomial logistic regression over `kg.reading.names.evidence`, trained by training/names.py on
PlotGold-train (see training/README.md); its weights are data, one readable row a feature.
"""

from __future__ import annotations

import math

from kg.reading.lexicon import weights

KINDS = ("character", "place", "institution", "other")
Weights = dict[str, list[float]]
"""By feature, one for each of `KINDS`."""


def probabilities(features: dict[str, float], model: Weights | None = None) -> dict[str, float]:
    """How likely the name names each of `KINDS`."""
    rows: Weights = model if model is not None else weights("name_weights")["weights"]
    scores = list(rows["bias"])
    for name, value in features.items():
        for k, weight in enumerate(rows.get(name, ())):
            scores[k] += weight * value
    top = max(scores)
    exps = [math.exp(score - top) for score in scores]
    return {kind: e / sum(exps) for kind, e in zip(KINDS, exps, strict=True)}
