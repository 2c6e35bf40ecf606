"""What the words that join a pair mean, as far as the model's word vectors tell.

No list has every verb; verbs that mean alike have vectors that lie near. The mean direction of the verbs
that one does to the other, of those that both do, and of the words between the two is told by a few
numbers, its places along the directions in which such means differ most (``training/relationships.py``).
They belong to the vectors that they were fitted to; with a pipeline that has others there are none.
"""

from __future__ import annotations

from functools import cache
from itertools import permutations, product
from typing import TYPE_CHECKING

import numpy as np

from kg.reading.lexicon import arrays
from kg.reading.names.meaning import same_vectors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from kg.reading.relation.context import Context

    Floats = NDArray[np.float32]

Pair = tuple[str, str]
Means = dict[tuple[str, Pair], "Floats"]
STORED = "relation_meanings"
"""Name of the file in ``kg/reading/lexicons``."""
SCALE = 2.0
"""What the numbers are multiplied with, which weakens the penalty of their weights."""
MOST = 9
"""A verb with more combinations of characters than this says little of each."""
NEAR = 15
"""How many tokens may lie between two mentions for the words between to join them."""
TELLING = frozenset({"VERB", "NOUN", "ADJ"})


def meanings(context: Context) -> Callable[[Pair], dict[str, float]]:
    """What gives a pair's features; nothing where the vectors are others."""
    fitted = arrays(STORED)
    if not same_vectors(context.doc.vocab, fitted["probe"]):
        return lambda _: {}
    mean, directions = fitted["mean"], fitted["directions"]
    found: dict[Pair, dict[str, float]] = {}
    for (way, pair), unit in means(context).items():
        places = SCALE * (directions @ (unit - mean))
        found.setdefault(pair, {}).update(zip(_names(way, len(places)), places.tolist(), strict=True))
    return lambda pair: found.get(pair, {})


def means(context: Context) -> Means:
    """By way of joining and ordered pair the unit vector of the mean of the words that join it so."""
    joining: dict[tuple[str, Pair], list[int]] = {}
    for way, pair, word in _joining(context):
        joining.setdefault((way, pair), []).append(word)
    places = {word: k for k, word in enumerate(sorted({w for words in joining.values() for w in words}))}
    vectors = np.array([context.tokens[word].vector for word in places], dtype=np.float32)
    sums = {key: vectors[[places[word] for word in words]].sum(axis=0) for key, words in joining.items()}
    return {key: total / norm for key, total in sums.items() if (norm := np.linalg.norm(total))}


def _joining(context: Context) -> Iterator[tuple[str, Pair, int]]:
    """The index of each word that joins a pair, with the way in which it does."""
    for index in sorted(context.arguments):
        found = context.arguments[index]
        agents, patients = dict.fromkeys(found.agents), dict.fromkeys(found.patients)
        if len(agents) * len(patients) <= MOST:
            for one, other in product(agents, patients):
                if one != other:
                    yield "does", (one, other), index
                    yield "is done", (other, one), index
        if len(agents) * len(agents) <= MOST:
            yield from (("both do", pair, index) for pair in permutations(agents, 2))
    yield from _between(context)


def _between(context: Context) -> Iterator[tuple[str, Pair, int]]:
    """The words between two mentions in one sentence."""
    mentions = sorted((s.start, s.end, s.id_) for s in context.doc.spans.get("characters", ()))
    taken = {i for start, end, _ in mentions for i in range(start, end)}
    sentences = context.sentence_indexes
    telling: dict[int, bool] = {}
    for place, (start, end, one) in enumerate(mentions):
        for other_start, _, other in mentions[place + 1 :]:
            if other_start - end > NEAR or sentences[other_start] != sentences[start]:
                break
            if one == other:
                continue
            for word in range(end, other_start):
                if word in taken:
                    continue
                if word not in telling:
                    telling[word] = context.tokens[word].pos_ in TELLING
                if telling[word]:
                    yield "between", (one, other), word
                    yield "between", (other, one), word


@cache
def _names(way: str, count: int) -> tuple[str, ...]:
    """The features of one way of joining."""
    return tuple(f"meaning {way} {k}" for k in range(count))
