"""How two characters stand in the text, whatever is said of them: who turns up where, and with whom."""

from __future__ import annotations

from math import log1p
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.reading.relation.context import Context

Pair = tuple[str, str]


def presence(context: Context) -> Callable[[Pair], dict[str, float]]:
    """What gives a pair's features: how much of their sentences they share, and whether they enter as one."""
    where: dict[str, set[int]] = {}
    for span in context.doc.spans.get("characters", ()):
        where.setdefault(span.id_, set()).add(context.sentence_indexes[span.start])

    def features(pair: Pair) -> dict[str, float]:
        first, second = (where.get(character, set()) for character in pair)
        if not first or not second:
            return {}
        shared, (fewer, more) = len(first & second), sorted((len(first), len(second)))
        beside = sum(1 for index in first if index + 1 in second or index - 1 in second)
        row = {
            "share of the rarer": shared / fewer,
            "share of the commoner": shared / more,
            "sentences of the rarer": log1p(fewer),
            "beside": log1p(beside),
        }
        if min(first) == min(second):
            row["enter together"] = 1.0
        return row

    return features
