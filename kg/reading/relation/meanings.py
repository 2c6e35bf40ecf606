"""What the words that join a pair mean, as far as the model's word vectors tell.

No list has every verb; verbs that mean alike have vectors that lie near. The mean direction of the verbs
that one does to the other, of those that both do, and of the words between the two is told by a few
numbers, its places along the directions in which such means differ most (``training/relationships.py``).
They belong to the vectors that they were fitted to; with a pipeline that has others there are none.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from itertools import permutations, product
from typing import TYPE_CHECKING

import numpy as np

from kg.reading.names.meaning import same_vectors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray
    from spacy.tokens import Token

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
    mean, directions, probe = _fitted()
    if not same_vectors(context.doc.vocab, probe):
        return lambda _: {}
    found: dict[Pair, dict[str, float]] = {}
    for (way, pair), unit in means(context).items():
        places = SCALE * (directions @ (unit - mean))
        found.setdefault(pair, {}).update({f"meaning {way} {k}": float(v) for k, v in enumerate(places)})
    return lambda pair: found.get(pair, {})


def means(context: Context) -> Means:
    """By way of joining and ordered pair the unit vector of the mean of the words that join it so."""
    sums: Means = {}
    for way, pair, word in _joining(context):
        if word.has_vector:
            sums[way, pair] = sums.get((way, pair), 0) + word.vector
    return {key: (total / norm) for key, total in sums.items() if (norm := np.linalg.norm(total))}


def _joining(context: Context) -> Iterator[tuple[str, Pair, Token]]:
    """Each word that joins a pair, with the way in which it does."""
    for index in sorted(context.arguments):
        found, verb = context.arguments[index], context.tokens[index]
        agents, patients = dict.fromkeys(found.agents), dict.fromkeys(found.patients)
        if len(agents) * len(patients) <= MOST:
            for one, other in product(agents, patients):
                if one != other:
                    yield "does", (one, other), verb
                    yield "is done", (other, one), verb
        if len(agents) * len(agents) <= MOST:
            yield from (("both do", pair, verb) for pair in permutations(agents, 2))
    yield from _between(context)


def _between(context: Context) -> Iterator[tuple[str, Pair, Token]]:
    """The words between two mentions in one sentence."""
    mentions = sorted((s.start, s.end, s.id_) for s in context.doc.spans.get("characters", ()))
    taken = {i for start, end, _ in mentions for i in range(start, end)}
    for place, (start, end, one) in enumerate(mentions):
        for other_start, _, other in mentions[place + 1 :]:
            far = other_start - end > NEAR
            if far or context.sentence_indexes[other_start] != context.sentence_indexes[start]:
                break
            words = [context.tokens[i] for i in range(end, other_start) if i not in taken]
            for word in (w for w in words if one != other and w.pos_ in TELLING):
                yield "between", (one, other), word
                yield "between", (other, one), word


@cache
def _fitted() -> tuple[Floats, Floats, Floats]:
    """The mean of all means, the directions in which they differ most, and the vector of the probe."""
    path = files("kg.reading").joinpath("lexicons", f"{STORED}.npz")
    with as_file(path) as file, np.load(file) as stored:
        return stored["mean"], stored["directions"], stored["probe"]
