"""Tests of the trained model that has the last word on what is an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from spacy.vocab import Vocab

from kg.reading.event.judged import BIAS, LEAST, STORED, chance, fitted
from kg.reading.event.signs import signs
from kg.reading.event.triggers import trigger_rule, triggers
from kg.reading.grammar.factuality import factuality
from kg.reading.lexicon import weights
from tests.reading.event.conftest import token_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[[str], Doc]


def test_deeds_are_likelier_than_attributes(parse: Parse) -> None:
    """A deed in a main clause is surely an event; what only describes its noun is less so."""
    doc = parse("Anna shoots Boris at a meeting that changes hands.")
    deed, attribute = (
        chance(doc[token_of(doc, word)], trigger_rule, factuality) for word in ("shoots", "changes")
    )
    assert deed > 0.9 > attribute


@pytest.mark.parametrize(
    ("plot", "word"),
    [
        ("Anna attends a party.", "party"),
        ("Anna owns the dance hall that hosts the show.", "hosts"),
    ],
)
def test_the_unlikely_is_no_event(parse: Parse, plot: str, word: str) -> None:
    """What a rule takes for an event is left out where the model finds it unlikely."""
    doc = parse(plot)
    token = doc[token_of(doc, word)]
    assert trigger_rule(token)
    assert chance(token, trigger_rule, factuality) < LEAST
    assert token.i not in {t.index for t in triggers(doc)}


def test_other_vectors_leave_it_to_the_rules(parse: Parse) -> None:
    """With a vocabulary that has none of the fitted vectors the model has no say."""
    doc = parse("Anna leaves.")
    assert fitted(doc.vocab)
    assert not fitted(Vocab())


def test_chances_are_the_confidence_of_what_happens(parse: Parse) -> None:
    """A trigger that happens has a chance, one that is planned or denied has none."""
    doc = parse("Anna leaves. Boris will leave. Clara does not leave.")
    assert [(t.factuality, t.chance is None) for t in triggers(doc)] == [
        ("asserted", False),
        ("planned", True),
        ("negated", True),
    ]


def test_signs_are_readable_and_weighed(parse: Parse) -> None:
    """A word's signs say what it is, what it has and what it hangs on; most are weighed."""
    doc = parse("Anna hires Boris, who opens the letters.")
    found = set(signs(doc[token_of(doc, "opens")], trigger_rule, factuality))
    assert {"lemma open", "tag VBZ", "object NOUN", "relcl below VERB asserted"} <= found
    rows = weights(STORED)["weights"]
    assert BIAS in rows
    assert len(found & set(rows)) > len(found) / 2
    assert all(np.isfinite(weight) for weight in rows.values())
