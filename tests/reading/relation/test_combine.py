"""From evidence to relationships: confidence, closer types, begin and end, what the model adds."""

from __future__ import annotations

import pytest
from spacy.tokens import Span

from kg.reading.lexicon import table
from kg.reading.relation.combine import LEAST, UNKNOWN, calibrated, combine, precision
from kg.reading.relation.context import make_context
from kg.reading.relation.evidence import CAP, Evidence, among, between, oriented
from kg.reading.relation.features import pair_features
from kg.reading.relation.inference import infer
from kg.story import Event
from kg.story import Span as PlotSpan
from tests.reading.relation.told import doc_of

TEXT = "[Ann] marries [Bob]. [Ann] divorces [Bob] in May."


def test_symmetric_types_have_the_smaller_id_first() -> None:
    """Symmetric evidence is turned round, directed evidence is not."""
    assert oriented("b", "a", "friendOf", 0, "r").source == "a"
    assert oriented("b", "a", "employs", 0, "r").source == "b"


def test_between_leaves_out_self_and_crowds() -> None:
    """Nobody is related to themselves; more pairs than the cap give nothing."""
    token = doc_of("[Ann] arrives.")[0]
    assert [e.target for e in between(["a"], ["a", "b"], "kills", token, "r")] == ["b"]
    assert not list(between("abc", "de", "kills", token, "r", CAP))
    assert len(list(among("abc", "friendOf", token, "r"))) == 3


def test_evidence_adds_up() -> None:
    """Two findings make a relationship surer than one, and never sure."""
    context = make_context(doc_of(TEXT))
    one = combine(context, [Evidence("ann", "bob", "spouseOf", 1, "verb-spouseOf")])
    both = [Evidence("ann", "bob", "spouseOf", i, "verb-spouseOf") for i in (1, 5)]
    two = combine(context, both)
    assert one[0].confidence < two[0].confidence < 1
    assert two[0].sentences == (0, 1)
    assert two[0].polarity == 1


def test_less_certain_ones_are_left_out() -> None:
    """What is below the limit is not told, unless one asks for all, as the calibration does."""
    context = make_context(doc_of(TEXT))
    items = [Evidence("ann", "bob", "spouseOf", 1, "doubtful")]
    assert combine(context, items, {"doubtful": ("0.1",)}) == ()
    assert [r.confidence for r in combine(context, items, {"doubtful": ("0.1",)}, least=0)] == [0.1]


def test_order_of_evidence_does_not_matter() -> None:
    """The same evidence in another order makes the same relationships."""
    context = make_context(doc_of(TEXT))
    items = [
        Evidence("ann", "bob", "spouseOf", 1, "verb-spouseOf"),
        Evidence("ann", "bob", "kills", 5, "verb-kills"),
        Evidence("bob", "ann", "kills", 5, "verb-kills"),
    ]
    assert combine(context, items) == combine(context, items[::-1])


@pytest.mark.parametrize(
    ("kind", "closer"),
    [("attractedTo", "spouseOf"), ("relativeOf", "siblingOf"), ("harms", "kills"), ("mentors", "parentOf")],
)
def test_a_closer_type_hides_the_other(kind: str, closer: str) -> None:
    """Who is a spouse need not be told to be attracted."""
    items = [Evidence("ann", "bob", k, 1, "noun-apposition") for k in (kind, closer)]
    assert {r.type for r in combine(make_context(doc_of(TEXT)), items)} == {closer}


def test_precision_falls_back() -> None:
    """A rule that never fired for a type counts by the rule, an unknown rule by the type, or as unknown."""
    rows = {"rule kills": ("0.8",), "rule": ("0.9",), "* kills": ("0.2",)}
    assert precision("kills", "rule", rows) == 0.8
    assert precision("parentOf", "rule", rows) == 0.9
    assert precision("kills", "another", rows) == 0.2
    assert precision("parentOf", "another", rows) == UNKNOWN


def test_a_sure_rule_is_heard() -> None:
    """By the installed table a verb for killing tells more than the least that is reported."""
    assert 0 < LEAST < precision("kills", "verb-kills", table("relation_confidence")) < 1


def test_calibration_draws_to_the_middle_and_keeps_the_order() -> None:
    """A slope below one makes sure findings less sure and never turns two round."""
    assert calibrated(0.5, 1, 0) == pytest.approx(0.5)
    assert 0.5 < calibrated(0.8, 0.5, 0) < calibrated(0.99, 0.5, 0) < 0.99
    assert calibrated(1.0, 1, 0) < 1


def test_marriage_and_divorce_begin_and_end_it() -> None:
    """The event that marries them makes the relationship, the divorce ends it."""
    doc = doc_of(TEXT)
    doc._.events = (_event(1, "marry"), _event(2, "divorce"))
    doc.spans["events"] = [Span(doc, i, i + 1, span_id=str(n)) for n, i in ((1, 1), (2, 5))]
    items = [Evidence("ann", "bob", "spouseOf", i, "verb-spouseOf") for i in (1, 5)]
    relationship = combine(make_context(doc), items)[0]
    assert (relationship.established_by, relationship.ended_by) == (1, 2)


def _event(order: int, lemma: str) -> Event:
    return Event(order, order - 1, PlotSpan(0, 1), lemma, "changeEvent")


INFERRED = [
    (["al parentOf ann", "ann siblingOf bob"], "al parentOf bob"),
    (["al parentOf ann", "al parentOf bob"], "ann siblingOf bob"),
    (["al parentOf ann", "ann parentOf bob"], "al relativeOf bob"),
    (["al siblingOf ann", "al parentOf bob"], "ann relativeOf bob"),
    (["al spouseOf ann", "al parentOf bob"], "ann parentOf bob"),
    (["al siblingOf ann", "ann relativeOf bob"], "al relativeOf bob"),
    (["al attractedTo ann", "ann attractedTo al"], "al romanticPartnerOf ann"),
]


@pytest.mark.parametrize(("told", "follows"), INFERRED)
def test_inference(told: list[str], follows: str) -> None:
    """What follows from kinship and from love that goes both ways."""
    context = make_context(doc_of("[Al], [Ann] and [Bob] arrive."))
    items = [Evidence(s, t, k, 0, "r") for s, k, t in (row.split() for row in told)]
    assert follows in {f"{e.source} {e.type} {e.target}" for e in infer(context, items)}


def test_father_and_mother_are_spouses() -> None:
    """A father and a mother of one child are taken for spouses; two men are not."""
    items = [Evidence("al", "bob", "parentOf", 0, "r"), Evidence("ann", "bob", "parentOf", 0, "r")]
    text = "[Al], [Ann] and [Bob] arrive."
    couple = infer(make_context(doc_of(text, al="male", ann="female")), items)
    assert ("al", "ann", "spouseOf") in {(e.source, e.target, e.type) for e in couple}
    assert not infer(make_context(doc_of(text, al="male", ann="male")), items)


def test_a_third_parent_is_not_concluded() -> None:
    """Where both parents are told, the spouse of one is no third."""
    told = [("al", "parentOf", "bob"), ("ann", "parentOf", "bob"), ("al", "spouseOf", "cy")]
    items = [Evidence(source, target, kind, 0, "r") for source, kind, target in told]
    context = make_context(doc_of("[Al], [Ann], [Bob] and [Cy] arrive."))
    assert ("cy", "bob") not in {(e.source, e.target) for e in infer(context, items) if e.type == "parentOf"}


def test_an_affair_deceives_the_spouse() -> None:
    """Who has an affair with another deceives the spouse."""
    context = make_context(doc_of("[Ann] has an affair with [Cy]."))
    items = [Evidence("ann", "cy", "romanticPartnerOf", 3, "r"), Evidence("ann", "bob", "spouseOf", 0, "r")]
    assert ("ann", "bob", "deceives") in {(e.source, e.target, e.type) for e in infer(context, items)}


def test_features_of_a_pair() -> None:
    """The numbers for a pair tell that they stand together and what both do."""
    context = make_context(doc_of("[Ann] and [Bob] rob a bank. [Cy] sleeps."))
    rows = pair_features(context, [])
    assert set(rows) == {("ann", "bob"), ("bob", "ann")}
    assert rows["ann", "bob"]["coordinated"] > 0
    assert rows["ann", "bob"]["both do anything"] > 0


def test_features_of_a_third() -> None:
    """Two who have harmed the same third share a victim; the third does not."""
    context = make_context(doc_of("[Ann] and [Bob] rob [Cy]."))
    told = [Evidence("ann", "cy", "harms", 3, "r"), Evidence("bob", "cy", "harms", 3, "r")]
    rows = pair_features(context, told)
    assert rows["ann", "bob"]["third is victim and victim"] == 1
    assert "third is victim and victim" not in rows["ann", "cy"]
