"""What a pattern finds: that one character stands in a relationship to another, and where it says so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from kg.story import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

KIN = frozenset({"parentOf", "relativeOf", "siblingOf", "spouseOf"})
"""Types that hold in one family."""
CAP = 4
"""A word with more combinations of characters than this says little about each: it is left out."""


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One finding: who, whom, what, and the index of the word that says so."""

    source: str
    target: str
    type: str
    trigger: int
    """Index of the token that says it."""
    rule: str
    confidence: float = 0.0
    """Where the rule says how sure it is; 0 leaves it to the table of rules."""


def oriented(source: str, target: str, kind: str, trigger: int, rule: str) -> Evidence:
    """Evidence with the smaller id as the source where the type is symmetric."""
    if kind in SYMMETRIC and source > target:
        source, target = target, source
    return Evidence(source, target, kind, trigger, rule)


def between(
    sources: Iterable[str], targets: Iterable[str], kind: str, trigger: Token, rule: str, cap: int = CAP
) -> Iterator[Evidence]:
    """Evidence for each source with each target; none where they are more than the cap."""
    pairs = [(s, t) for s, t in product(dict.fromkeys(sources), dict.fromkeys(targets)) if s != t]
    if len(pairs) <= cap:
        for source, target in pairs:
            yield oriented(source, target, kind, trigger.i, rule)


def among(members: Iterable[str], kind: str, trigger: Token, rule: str) -> Iterator[Evidence]:
    """Evidence for each pair of characters that stand in a symmetric relationship to each other."""
    pairs = list(combinations(dict.fromkeys(members), 2))
    if len(pairs) <= CAP * 3 // 2:
        for source, target in pairs:
            yield oriented(source, target, kind, trigger.i, rule)
