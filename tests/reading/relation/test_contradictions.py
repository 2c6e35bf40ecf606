"""What cannot both be so of two."""

from __future__ import annotations

import pytest

from kg.reading.one_way import one_way
from kg.reading.relation.combine import combine
from kg.reading.relation.context import make_context
from kg.reading.relation.contradictions import without_contradicted
from kg.reading.relation.evidence import Evidence
from kg.reading.relation.reader import read_relationships
from kg.story import Relationship
from tests.reading.relation.told import doc_of


def kept(*rows: str) -> set[str]:
    """What is left of "source type target rule" rows."""
    items = [Evidence(s, t, k, 0, rule) for s, k, t, rule in (row.split() for row in rows)]
    known = {(e.source, e.target, e.type): [e] for e in items}
    return {f"{source} {kind} {target}" for source, target, kind in without_contradicted(known)}


def test_told_kin_are_no_spouses_for_a_child() -> None:
    """Whoever is told to be a relative is no wife because "they" have a child, and stays a relative."""
    rows = ("ann relativeOf bob noun-apposition", "ann spouseOf bob inferred-parents")
    assert kept(*rows) == {"ann relativeOf bob"}
    text = "[Ann], [Bob]'s niece, arrives."
    found = [Evidence(s, t, k, 1, rule) for s, k, t, rule in map(str.split, rows)]
    assert [r.type for r in combine(make_context(doc_of(text)), found)] == ["relativeOf"]


def test_the_married_are_not_the_spouses_of_others_for_a_child() -> None:
    """A marriage that is told rules out one that only a child suggests; two that are told both stand."""
    rows = ("ann spouseOf bob verb-spouseOf", "bob spouseOf cy inferred-parents")
    assert kept(*rows) == {"ann spouseOf bob"}
    assert len(kept("ann spouseOf bob verb-spouseOf", "bob spouseOf cy verb-spouseOf")) == 2
    assert kept("bob spouseOf cy inferred-parents") == {"bob spouseOf cy"}


def test_of_two_bosses_the_likelier() -> None:
    """Two do not employ each other; they may hurt each other."""
    one = Relationship("ann", "bob", "employs", (0,), ("r",), 0.6)
    other = Relationship("bob", "ann", "employs", (1,), ("r",), 0.7)
    assert one_way([one, other]) == (other,)
    hurt = [Relationship(*pair, "harms", (0,), ("r",), 0.6) for pair in (("ann", "bob"), ("bob", "ann"))]
    assert one_way(hurt) == tuple(hurt)


def test_of_two_as_likely_the_first_told() -> None:
    """Where nothing else decides, what is told first stays."""
    one = Relationship("bob", "ann", "parentOf", (0,), ("r",), 0.6)
    other = Relationship("ann", "bob", "parentOf", (3,), ("r",), 0.6)
    assert one_way([other, one]) == (one,)


@pytest.mark.parametrize(
    "text",
    [
        "They recruit [Gus], who is engaged to [Nina], and [Tilda].",
        "They recruit [Gus], a tall driver who is engaged to [Sid]'s daughter, [Nina], and [Tilda].",
        "The crew are [Gus], a driver who is engaged to [Nina], and [Tilda], who picks locks.",
    ],
)
def test_who_is_joined_to_an_engaged_man_is_engaged_to_nobody(text: str) -> None:
    """An engagement told in a clause within a list is of two of them."""
    found = read_relationships(doc_of(text))._.relationships
    assert {(r.source, r.target) for r in found if r.type == "romanticPartnerOf"} == {("gus", "nina")}
