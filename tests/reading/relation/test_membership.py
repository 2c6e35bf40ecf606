"""Who belongs to which institution."""

from __future__ import annotations

import pytest

from kg.reading.relation.context import make_context
from kg.reading.relation.membership import memberships
from tests.reading.relation.told import doc_of

CASES = [
    ("[Clara] is a student at [Marrow Hall=at-marrow-hall].", "clara", "noun"),
    ("[Ida], the headmistress of [Marrow Hall=at-marrow-hall], arrives.", "ida", "noun"),
    ("[FBI=at-fbi] agent [Crane] arrives.", "crane", "modifier"),
    ("[Hugo] works for the [Post=at-post].", "hugo", "verb"),
    ("[Otto] attends [Marrow Hall=at-marrow-hall].", "otto", "verb"),
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
        "[Otto] does not work for the [Post=at-post].",
        "[Otto] wants to join the [FBI=at-fbi].",
        "[Otto] sees the [FBI=at-fbi].",
    ],
)
def test_no_members(text: str) -> None:
    """Wishing to join and being seen are no membership."""
    assert memberships(make_context(doc_of(text))) == ()


def test_each_pair_once() -> None:
    """Membership told twice stands once, with the first sentence."""
    found = memberships(make_context(doc_of("[Al] joins the [FBI=at-fbi]. [Al] works for the [FBI=at-fbi].")))
    assert [m.sentence for m in found] == [0]


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("[Otto], a former member of the [FBI=at-fbi], arrives.", 0),
        ("[Otto], an ex-[FBI=at-fbi] agent, arrives.", 0),
        ("[Otto] once worked for the [FBI=at-fbi].", 0),
        ("[Otto] no longer works for the [FBI=at-fbi].", 0),
        ("[Otto] used to work for the [FBI=at-fbi].", 0),
        ("[Otto] joins the [FBI=at-fbi]. [Ida] waits. [He=otto] is dismissed from the [FBI=at-fbi].", 2),
        ("[Otto] resigns from the [FBI=at-fbi]. [Otto] joins the [FBI=at-fbi].", None),
        ("[Otto] works for the [FBI=at-fbi].", None),
    ],
)
def test_what_is_over(text: str, ended: int | None) -> None:
    """Whether a membership is over is what the last that is told of it says."""
    (found,) = memberships(make_context(doc_of(text)))
    assert (found.member, found.sentence, found.ended) == ("otto", 0, ended)
