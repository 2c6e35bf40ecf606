"""Tests of what the trained model adds to the patterns, and of the features of who stands where."""

from __future__ import annotations

import pytest

from kg.reading.relation.additions import LIKELIEST, Models, chances, learned, models, probabilities
from kg.reading.relation.context import make_context
from kg.reading.relation.evidence import Evidence
from kg.reading.relation.presence import presence
from kg.story import POLARITY
from tests.reading.relation.told import doc_of

PLOT = "[Ann] and [Bob] rob a bank. [Cy] sleeps. [Ann] leaves with [Bob]."


def made(enemy: float, friend: float, threshold: float = 0.9) -> Models:
    """Models of two types whose chances do not depend on the pair, by their log odds."""
    return Models(("enemyOf", "friendOf"), (threshold, threshold), (enemy, friend), {})


def test_weights_are_sane() -> None:
    """Each type has a model, what no word tells is unlikely, and what a pattern tells is likelier."""
    used = models()
    assert set(used.types) == set(POLARITY)
    assert all(len(row) == len(used.types) for row in used.weights.values())
    for kind, threshold, alone, told in zip(
        used.types,
        used.thresholds,
        *probabilities(used, [{}]),
        (probabilities(used, [{f"told {kind}": 1.0}])[0][k] for k, kind in enumerate(used.types)),
        strict=True,
    ):
        assert alone < threshold < 1, kind
        assert told > alone, kind


def test_a_symmetric_type_has_one_chance_for_both_ways() -> None:
    """The two of a symmetric type are one key, the smaller id first."""
    found = chances(make_context(doc_of(PLOT)), [], made(0.0, -2.0))
    assert set(found) == {("ann", "bob", "enemyOf"), ("ann", "bob", "friendOf")}
    assert found["ann", "bob", "enemyOf"] == pytest.approx(0.5)


def test_what_is_sure_is_added() -> None:
    """A type beyond its threshold is added, with its chance, unless a pattern tells it."""
    context = make_context(doc_of(PLOT))
    added = learned(context, [], made(3.0, -3.0))
    assert [(e.source, e.target, e.type, e.rule) for e in added] == [("ann", "bob", "enemyOf", "learned")]
    assert added[0].confidence == pytest.approx(0.953)
    assert learned(context, [Evidence("ann", "bob", "enemyOf", 3, "r")], made(3.0, -3.0)) == []


def test_of_one_family_nothing_is_guessed() -> None:
    """Brothers are no enemies unless the text tells it; deeds within a family are another thing."""
    context = make_context(doc_of(PLOT))
    assert learned(context, [Evidence("ann", "bob", "siblingOf", 3, "r")], made(3.0, -3.0)) == []
    deed = Models(("harms",), (0.9,), (3.0,), {})
    assert learned(context, [Evidence("ann", "bob", "siblingOf", 3, "r")], deed)


def test_a_second_love_is_not_guessed() -> None:
    """Who has a lover by the text's own words has another one only by them."""
    context = make_context(doc_of(PLOT))
    love = Models(("romanticPartnerOf",), (0.9,), (3.0,), {})
    assert learned(context, [], love)
    assert learned(context, [Evidence("ann", "cy", "spouseOf", 3, "r")], love) == []


def test_the_likeliest_type_of_those_who_must_be_related() -> None:
    """Where some relationship is likely and none sure, the likeliest is added, but to nobody who has one."""
    context = make_context(doc_of(PLOT))
    unsure = made(0.2, -0.4)
    assert [e.type for e in learned(context, [], unsure)] == ["enemyOf"]
    assert learned(context, [Evidence("ann", "bob", "kills", 3, "r")], unsure) == []


def test_nothing_is_added_to_those_who_may_be_strangers() -> None:
    """Where a relationship of any type is unlikely, its likeliest type is not added."""
    context = make_context(doc_of(PLOT))
    assert LIKELIEST < 0.3
    assert learned(context, [], made(-0.8, -4.0)) == []


def test_those_whose_deeds_are_only_planned_stay_strangers() -> None:
    """Nothing is added to two of whom only plans and denials are told."""
    context = make_context(doc_of("[Ann] will not betray [Bob]. [Ann] wants to betray [Bob]."))
    assert learned(context, [], made(3.0, 3.0)) == []


def test_one_sentence_is_not_enough() -> None:
    """Nothing is added to two whom a single sentence mentions together."""
    context = make_context(doc_of("[Ann] and [Bob] rob a bank. [Ann] leaves."))
    assert learned(context, [], made(3.0, 3.0)) == []


def test_presence_of_a_pair() -> None:
    """Shares are of the sentences of the rarer and of the commoner; who enters in one sentence is told."""
    features = presence(make_context(doc_of(PLOT)))
    together, apart = features(("ann", "bob")), features(("ann", "cy"))
    assert together["share of the rarer"] == 1
    assert apart["share of the commoner"] == 0
    assert together["enter together"] == 1
    assert apart["share of the rarer"] == 0
    assert apart["beside"] > 0
    assert "enter together" not in apart
    assert features(("ann", "nobody")) == {}
