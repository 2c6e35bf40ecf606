"""Relationships that hold one way at most: nobody is his boss's boss."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.story import Relationship

Key = tuple[str, str, str]
"""Source, target and type."""
ONE_WAY = frozenset({"employs", "mentors", "parentOf"})
"""Types that hold one way at most between two."""


def one_way(relationships: Iterable[Relationship]) -> tuple[Relationship, ...]:
    """Of two that say the contrary of each other, each the other's boss, parent or mentor, the likelier."""
    known = {(r.source, r.target, r.type): r for r in relationships}

    def is_less_likely(key: Key) -> bool:
        source, target, kind = key
        other = known.get((target, source, kind)) if kind in ONE_WAY else None
        return other is not None and _rank(other) < _rank(known[key])

    return tuple(r for key, r in known.items() if not is_less_likely(key))


def _rank(relationship: Relationship) -> tuple[float, tuple[int, ...], str]:
    """The likelier first, then the one told first."""
    return -relationship.confidence, relationship.sentences, relationship.source
