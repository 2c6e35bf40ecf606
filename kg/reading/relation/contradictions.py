"""What cannot both be so: a stated bond outweighs one that only follows, and nobody is a boss's boss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.relation.evidence import KIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.reading.relation.evidence import Evidence
    from kg.story import Relationship

Key = tuple[str, str, str]
"""Source, target and type."""
ONE_WAY = frozenset({"employs", "mentors", "parentOf"})
"""Types that hold one way at most between two."""
CONCLUDED = "inferred-"
"""How the rules begin that conclude from what is told."""


def without_contradicted(rows: Mapping[Key, list[Evidence]]) -> dict[Key, list[Evidence]]:
    """The evidence but for what only follows and what is told rules out.

    Two who are told to be kin in one way are not kin in another ("his niece" is no wife of his), and
    who is told to be married is not the spouse of somebody else for a child alone.
    """
    told = {key for key, items in rows.items() if _is_told(items)}
    kin = {frozenset(key[:2]): key[2] for key in told if key[2] in KIN}
    married = {one for source, target, kind in told if kind == "spouseOf" for one in (source, target)}

    def ruled_out(key: Key) -> bool:
        source, target, kind = key
        if key in told or kind not in KIN:
            return False
        other_kin = kin.get(frozenset((source, target)), kind) != kind
        return other_kin or (kind == "spouseOf" and bool(married & {source, target}))

    return {key: items for key, items in rows.items() if not ruled_out(key)}


def _is_told(items: Iterable[Evidence]) -> bool:
    """Whether any of the evidence is more than a conclusion."""
    return any(not item.rule.startswith(CONCLUDED) for item in items)


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
