"""From evidence to relationships: one for each pair and type, with its sentences, rules and confidence."""

from __future__ import annotations

from math import exp, log, prod
from typing import TYPE_CHECKING

from kg.reading.lexicon import table
from kg.reading.one_way import one_way
from kg.reading.relation.contradictions import without_contradicted
from kg.reading.relation.turns import Course, courses
from kg.story import POLARITY, Relationship

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from kg.reading.relation.context import Context
    from kg.reading.relation.evidence import Evidence

UNKNOWN = 0.5
"""Precision of a rule that the table does not have."""
LEAST = 0.3
"""Relationships less certain than this are left out: more of them would cost more than they find."""
CALIBRATION = "calibration"
"""The row of the table that has the two numbers of the calibration."""
CLOSER = {
    "attractedTo": ("romanticPartnerOf", "spouseOf", "parentOf", "siblingOf", "relativeOf"),
    "mentors": ("parentOf", "spouseOf"),
    "relativeOf": ("parentOf", "siblingOf", "spouseOf"),
    "harms": ("kills",),
    "romanticPartnerOf": ("parentOf", "siblingOf", "relativeOf"),
}
"""Types that are not told where one of the others, closer, holds between the two."""


def combine(
    context: Context,
    evidence: Iterable[Evidence],
    precisions: Mapping[str, tuple[str, ...]] | None = None,
    least: float = LEAST,
) -> tuple[Relationship, ...]:
    """The relationships that the evidence makes, sorted by source, target and type.

    ``precisions`` is the table of rules, by default the one that is installed; what is less certain than
    ``least`` is left out.
    """
    used = table("relation_confidence") if precisions is None else precisions
    rows: dict[tuple[str, str, str], list[Evidence]] = {}
    for item in sorted(set(evidence)):
        if item.source != item.target:
            rows.setdefault((item.source, item.target, item.type), []).append(item)
    rows = without_contradicted(rows)
    kept = {key: items for key, items in rows.items() if not has_closer(key, rows)}
    runs = courses(context.doc, kept)
    made = (_relationship(context, runs[key], key, kept[key], used) for key in sorted(kept))
    return one_way(r for r in made if r.confidence >= least)


def has_closer(key: tuple[str, str, str], known: Container[tuple[str, str, str]]) -> bool:
    """Whether a closer type that makes this one not worth telling is known of the two."""
    source, target, kind = key
    ways = ((source, target),) if kind == "harms" else ((source, target), (target, source))
    return any((*way, closer) in known for closer in CLOSER.get(kind, ()) for way in ways)


def _relationship(
    context: Context,
    course: Course,
    key: tuple[str, str, str],
    items: list[Evidence],
    precisions: Mapping[str, tuple[str, ...]],
) -> Relationship:
    source, target, kind = key
    indexes = context.sentence_indexes
    return Relationship(
        source=source,
        target=target,
        type=kind,
        sentences=tuple(sorted({indexes[item.trigger] for item in items})),
        rules=tuple(sorted({item.rule for item in items})),
        confidence=confidence(kind, items, precisions),
        polarity=POLARITY[kind],
        established_by=course.made,
        ended_by=course.broken,
        over=None if course.over is None else indexes[course.over],
    )


def confidence(kind: str, items: Iterable[Evidence], rows: Mapping[str, tuple[str, ...]]) -> float:
    """How likely it is that a relationship with this evidence is right.

    Noisy-or: each rule's precision once for each trigger, those of one word counted once; then
    calibrated, since several sentences are less independent than noisy-or takes them to be.
    """
    best: dict[int, float] = {}
    for item in items:
        best[item.trigger] = max(
            best.get(item.trigger, 0.0), item.confidence or precision(kind, item.rule, rows)
        )
    chance = 1 - prod(1 - p for p in best.values())
    if CALIBRATION in rows:
        slope, shift = map(float, rows[CALIBRATION])
        chance = calibrated(chance, slope, shift)
    return round(chance, 3)


def log_odds(chance: float) -> float:
    """The logarithm of the odds; certainty counts as one in a thousand to fail."""
    chance = min(max(chance, 0.001), 0.999)
    return log(chance / (1 - chance))


def calibrated(chance: float, slope: float, shift: float) -> float:
    """Platt's scaling: a logistic function of the chance's log odds."""
    return 1 / (1 + exp(-(slope * log_odds(chance) + shift)))


def precision(kind: str, rule: str, rows: Mapping[str, tuple[str, ...]]) -> float:
    """How often the rule is right for the type on the training films; else the rule, else the type."""
    row = rows.get(f"{rule} {kind}") or rows.get(rule) or rows.get(f"* {kind}")
    return float(row[0]) if row else UNKNOWN
