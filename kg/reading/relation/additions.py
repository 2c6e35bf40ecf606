"""Relationships that no single word tells, by a small trained model: who works together.

The weights (``additions.json``, one logistic regression a type) are written by
``training/relationships.py``; what they add is marked with the rule ``learned``.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import combinations
from math import exp
from typing import TYPE_CHECKING

from kg.reading.relation.evidence import Evidence, oriented
from kg.reading.relation.features import pair_features
from kg.story import SYMMETRIC

if TYPE_CHECKING:
    from kg.reading.relation.context import Context


Models = dict[str, tuple[float, float, dict[str, float]]]
"""By type: the threshold, the intercept and the weights."""


@cache
def models() -> Models:
    """For each type the threshold, the intercept and the weights."""
    path = files("kg.reading.relation").joinpath("additions.json")
    if not path.is_file():
        return {}
    rows = json.loads(path.read_text(encoding="utf-8"))["models"]
    return {kind: (row["threshold"], row["intercept"], row["weights"]) for kind, row in rows.items()}


def learned(context: Context, told: list[Evidence], given: Models | None = None) -> list[Evidence]:
    """Evidence for pairs that the patterns do not relate in the type, where the model is sure enough.

    ``given`` are other models than those that are installed.
    """
    used = models() if given is None else given
    if not used:
        return []
    have = {(e.source, e.target, e.type) for e in told}
    found = []
    rows = pair_features(context, told)
    shown = _shown(context)
    for kind, (threshold, intercept, weights) in used.items():
        for (source, target), features in rows.items():
            if (kind in SYMMETRIC and source > target) or (source, target, kind) in have:
                continue
            if _only_unreal(features):
                continue
            chance = probability(intercept, weights, features)
            if chance >= threshold:
                evidence = oriented(
                    source, target, kind, shown.get(frozenset((source, target)), 0), "learned"
                )
                found.append(replace(evidence, confidence=round(chance, 3)))
    return found


def _only_unreal(features: dict[str, float]) -> bool:
    """Whether all that the two do, together or to each other, is denied, planned or supposed."""
    acts = [name for name in features if name.removesuffix(" <").endswith((" do anything", "does anything"))]
    return bool(acts) and all(name.startswith("unreal ") for name in acts)


def probability(intercept: float, weights: dict[str, float], features: dict[str, float]) -> float:
    """The logistic regression's probability for one pair."""
    total = intercept + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + exp(-total))


def _shown(context: Context) -> dict[frozenset[str], int]:
    """The token that shows a pair best: a verb with both as agents, else where both are first mentioned."""
    acting: dict[frozenset[str], int] = {}
    for index, found in sorted(context.arguments.items()):
        for pair in combinations(dict.fromkeys(found.agents), 2):
            acting.setdefault(frozenset(pair), index)
    together: dict[frozenset[str], int] = {}
    sentences: dict[int, dict[str, None]] = {}
    for span in context.doc.spans.get("characters", ()):
        present = sentences.setdefault(context.sentence_indexes[span.start], {})
        if span.id_ not in present:
            for other in present:
                together.setdefault(frozenset((other, span.id_)), int(span.start))
            present[span.id_] = None
    return together | acting
