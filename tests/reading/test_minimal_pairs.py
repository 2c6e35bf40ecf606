"""Minimal pairs: what is told makes a relationship; the same denied, planned or supposed makes none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.reading.relation.reader import read_relationships
from tests.reading.relation.told import doc_of

PAIRS = Path(__file__).with_name("minimal_pairs.txt")


def _rows() -> list[tuple[str, str, tuple[str, str, str]]]:
    rows = []
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        told, untold, relation = (cell.strip() for cell in line.split(" | "))
        source, kind, target = relation.split()
        rows.append((told, untold, (source, kind, target)))
    return rows


def found(sentence: str) -> set[tuple[str, str, str]]:
    """The relationships that are read in a sentence."""
    doc = read_relationships(doc_of(sentence))
    return {(r.source, r.type, r.target) for r in doc._.relationships}


def test_enough_pairs() -> None:
    """There are at least eighty pairs, no two alike."""
    assert len(set(_rows())) == len(_rows()) >= 80


@pytest.mark.parametrize(("told", "untold", "relation"), _rows())
def test_told_makes_a_relationship_untold_makes_none(
    told: str, untold: str, relation: tuple[str, str, str]
) -> None:
    """The told sentence gives the relationship; the other gives none between the two."""
    source, _, target = relation
    assert relation in found(told)
    assert not {r for r in found(untold) if {r[0], r[2]} == {source, target}}
