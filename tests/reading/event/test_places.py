"""Where events happen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.reading.event.places import event_places
from kg.reading.event.triggers import triggers
from tests.reading.event.conftest import token_of

Parse = Callable[..., Doc]


def places(doc: Doc) -> dict[int, str]:
    """The places of all triggers of a doc."""
    return event_places(doc, [t.index for t in triggers(doc)])


@pytest.mark.parametrize(
    ("plot", "trigger", "place"),
    [
        ("Anna meets Boris in Lisbon.", "meets", "lisbon"),
        ("Anna enters the chapel.", "enters", "chapel"),
        ("Anna flees to Norway.", "flees", "norway"),
        ("Anna goes to the harbour, where Boris shoots her.", "shoots", "harbour"),
        ("At the harbour, Anna meets Boris and shoots him.", "shoots", "harbour"),
        ("Anna attends a wedding at the chapel.", "wedding", "chapel"),
        ("Anna arrives at the harbour and shoots Boris.", "shoots", "harbour"),
        ("After arriving at the harbour, Anna shoots Boris.", "shoots", "harbour"),
        ("Anna travels to Lisbon to visit Boris.", "visit", "lisbon"),
        ("While Anna sings in the chapel, Boris shoots her.", "shoots", "chapel"),
    ],
)
def test_a_place_is_read(parse: Parse, plot: str, trigger: str, place: str) -> None:
    """Places come from the event's own words, from "where" and from what opens the sentence."""
    doc = parse(plot)
    assert places(doc)[token_of(doc, trigger)] == place


def test_a_place_is_not_carried_into_the_next_sentence(parse: Parse) -> None:
    """What the text does not place has no place."""
    doc = parse("Anna arrives at the harbour. Boris sings.")
    assert token_of(doc, "sings") not in places(doc)


def test_a_place_that_is_talked_about_is_not_where_it_happens(parse: Parse) -> None:
    """ "About" says no place."""
    doc = parse("Anna speaks about Lisbon.")
    assert places(doc) == {}


@pytest.mark.parametrize(
    ("plot", "trigger", "place"),
    [
        ("Anna shoots Boris in the streets of Lisbon.", "shoots", "lisbon"),
        ("Anna runs away to Lisbon.", "runs", "lisbon"),
        ("Boris takes Anna back to Lisbon.", "takes", "lisbon"),
        ("Anna arrives in Lisbon. There, she meets Boris.", "meets", "lisbon"),
        ("Anna enters the chapel. Inside, Boris attacks her.", "attacks", "chapel"),
        ("Anna attends a wedding at the chapel.", "wedding", "chapel"),
    ],
)
def test_a_place_is_read_through_other_words(parse: Parse, plot: str, trigger: str, place: str) -> None:
    """Parts of a place, "back to" it, and "there" lead to the place itself."""
    doc = parse(plot)
    assert places(doc)[token_of(doc, trigger)] == place


def test_a_place_at_the_end_does_not_open_the_sentence(parse: Parse) -> None:
    """A sentence without a subject opens with no place: what is done last says not where the first was."""
    found = places(doc := parse("Searches for Boris and finds him in Lisbon."))
    assert token_of(doc, "Searches") not in found


def test_who_has_left_a_place_acts_elsewhere(parse: Parse) -> None:
    """What happens when somebody leaves the chapel need not happen there."""
    doc = parse("When Anna leaves the chapel, Boris shoots her.")
    assert token_of(doc, "shoots") not in places(doc)
