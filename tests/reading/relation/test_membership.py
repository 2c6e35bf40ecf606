"""Who belongs to which institution."""

from __future__ import annotations

import pytest

from kg.reading.relation.context import make_context
from kg.reading.relation.membership import memberships
from tests.reading.relation.told import doc_of

CASES = [
    ("[Kathy] is a student at [Hailsham=at-hailsham].", "kathy", "noun"),
    ("[Emily], the headmistress of [Hailsham=at-hailsham], arrives.", "emily", "noun"),
    ("[FBI=at-fbi] agent [Crane] arrives.", "crane", "modifier"),
    ("[Hugo] works for the [Post=at-post].", "hugo", "verb"),
    ("[Tommy] attends [Hailsham=at-hailsham].", "tommy", "verb"),
    ("Inspector [Dunn] of the [QRS=at-qrs] resigns.", "dunn", "noun"),
]


@pytest.mark.parametrize(("text", "member", "rule"), CASES)
def test_members(text: str, member: str, rule: str) -> None:
    """Nouns of office, names before a rank and verbs of belonging tell membership."""
    found = memberships(make_context(doc_of(text)))
    assert [(m.member, m.rule, m.sentence) for m in found] == [(member, rule, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "[Tommy] does not work for the [Post=at-post].",
        "[Tommy] wants to join the [FBI=at-fbi].",
        "[Tommy] sees the [FBI=at-fbi].",
    ],
)
def test_no_members(text: str) -> None:
    """Wishing to join and being seen are no membership."""
    assert memberships(make_context(doc_of(text))) == ()


def test_each_pair_once() -> None:
    """Membership told twice stands once, with the first sentence."""
    found = memberships(make_context(doc_of("[Al] joins the [FBI=at-fbi]. [Al] works for the [FBI=at-fbi].")))
    assert [m.sentence for m in found] == [0]
