"""Relationships that no single word tells, by a small trained model: what all that is told of two makes them.

The weights (``relation_additions.json``, one logistic regression a type) are written by
``training/relationships.py``; what they add is marked with the rule ``learned``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import combinations
from math import log1p, prod
from typing import TYPE_CHECKING

import numpy as np

from kg.reading.lexicon import weights
from kg.reading.relation.combine import has_closer
from kg.reading.relation.evidence import KIN, Evidence, oriented
from kg.reading.relation.features import pair_features
from kg.story import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from kg.reading.relation.context import Context

STORED = "relation_additions"
"""Name of the file in ``kg/reading/lexicons``."""
Key = tuple[str, str, str]
"""Source, target and type; the smaller id first where the type is symmetric."""
GUESSED = frozenset(
    {"attractedTo", "colleagueOf", "employs", "enemyOf", "friendOf", "mentors", "romanticPartnerOf"}
)
"""What nobody guesses of two of one family: it would have to be told."""
LOVE = frozenset({"romanticPartnerOf", "spouseOf"})
RELATED = 0.5
"""How likely two of whom nothing is told must be related in some way for the likeliest type to be added."""
TWICE = log1p(2)
"""The feature of a pair that two sentences mention together."""
LIKELIEST = 0.2
"""How likely that type must be at least."""


@dataclass(frozen=True, slots=True, eq=False)
class Models:
    """A logistic regression for each type."""

    types: tuple[str, ...]
    thresholds: tuple[float, ...]
    """How likely a relationship of each type must be to be added."""
    intercepts: tuple[float, ...]
    weights: Mapping[str, Sequence[float]]
    """By feature one weight a type."""


@cache
def models() -> Models:
    """The models that are installed."""
    rows = weights(STORED)
    return Models(tuple(rows["types"]), tuple(rows["thresholds"]), tuple(rows["intercepts"]), rows["weights"])


def learned(context: Context, told: list[Evidence], given: Models | None = None) -> list[Evidence]:
    """Evidence for what the patterns do not tell, where the model is sure enough.

    Of two of whom nothing is told or sure, the likeliest type is enough where some relationship is likely.
    ``given`` are other models than those that are installed.
    """
    used = models() if given is None else given
    have = {(e.source, e.target, e.type) for e in told}
    limits = dict(zip(used.types, used.thresholds, strict=True))
    idle = _not_guessed(told)
    found = {
        key: chance
        for key, chance in chances(context, told, used).items()
        if key not in have and not idle(key)
    }
    sure = {key: chance for key, chance in found.items() if chance >= limits[key[2]]}
    related = {frozenset(key[:2]) for key in (*have, *sure)}
    open_pairs: dict[frozenset[str], dict[Key, float]] = {}
    for key, chance in found.items():
        if frozenset(key[:2]) not in related:
            open_pairs.setdefault(frozenset(key[:2]), {})[key] = chance
    for rows in open_pairs.values():
        best = max(sorted(rows), key=rows.__getitem__)
        if rows[best] >= LIKELIEST and 1 - prod(1 - chance for chance in rows.values()) >= RELATED:
            sure[best] = rows[best]
    shown = _shown(context)
    return [
        replace(oriented(*key, shown.get(frozenset(key[:2]), 0), "learned"), confidence=round(chance, 3))
        for key, chance in sure.items()
    ]


def _not_guessed(told: list[Evidence]) -> Callable[[Key], bool]:
    """What must be told to be so: a bond within a family, a second love, what would hide what is told."""
    kin = {frozenset((e.source, e.target)) for e in told if e.type in KIN}
    known: dict[frozenset[str], list[Key]] = {}
    for e in told:
        known.setdefault(frozenset((e.source, e.target)), []).append((e.source, e.target, e.type))
    lovers = [(e.source, e.target) for e in told if e.type in LOVE]
    loved: dict[str, set[str]] = {}
    for one, other in (*lovers, *((b, a) for a, b in lovers)):
        loved.setdefault(one, set()).add(other)

    def holds(key: Key) -> bool:
        one, other, kind = key
        second = loved.get(one, set()) - {other} or loved.get(other, set()) - {one}
        pair = frozenset((one, other))
        hides = any(has_closer(row, {key}) for row in known.get(pair, ()))
        within = kind in GUESSED and pair in kin
        return hides or within or (kind in LOVE and bool(second))

    return holds


def chances(context: Context, told: list[Evidence], used: Models) -> dict[Key, float]:
    """How likely each relationship is, of pairs of whom enough is told."""
    found: dict[Key, float] = {}
    rows = {pair: row for pair, row in pair_features(context, told).items() if _enough(row)}
    for (source, target), told_of in zip(rows, probabilities(used, list(rows.values())), strict=True):
        for kind, chance in zip(used.types, told_of, strict=True):
            if kind not in SYMMETRIC:
                found[source, target, kind] = chance
            else:  # each way round is half of what is known of the two
                key = (min(source, target), max(source, target), kind)
                found[key] = found.get(key, 0.0) + chance / 2
    return found


def _enough(features: Mapping[str, float]) -> bool:
    """Whether two sentences tell of both, and not all that the two do is denied, planned or supposed."""
    acts = [name for name in features if name.removesuffix(" <").endswith((" do anything", "does anything"))]
    unreal = bool(acts) and all(name.startswith("unreal ") for name in acts)
    return features.get("together", 0.0) >= TWICE and not unreal


def probabilities(used: Models, rows: Sequence[Mapping[str, float]]) -> list[list[float]]:
    """The logistic regressions' probabilities for each pair's features, one a type."""
    columns, weights, intercepts = _matrix(used)
    table = np.zeros((len(rows), len(columns)))
    for place, features in enumerate(rows):
        for name, value in features.items():
            column = columns.get(name)
            if column is not None:
                table[place, column] = value
    chances: list[list[float]] = (1 / (1 + np.exp(-(table @ weights + intercepts)))).tolist()
    return chances


@lru_cache(maxsize=8)
def _matrix(used: Models) -> tuple[dict[str, int], NDArray[np.float64], NDArray[np.float64]]:
    """The column of each feature, and the weights and intercepts as numbers to multiply with."""
    columns = {name: column for column, name in enumerate(used.weights)}
    weights = np.array(list(used.weights.values()), dtype=float).reshape(len(columns), len(used.types))
    return columns, weights, np.array(used.intercepts, dtype=float)


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
