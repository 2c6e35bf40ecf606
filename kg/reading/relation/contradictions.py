"""What cannot both be so: a stated bond outweighs one that only follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.relation.evidence import KIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.reading.relation.evidence import Evidence

Key = tuple[str, str, str]
"""Source, target and type."""
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
