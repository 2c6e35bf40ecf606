"""Where people still are after they came."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.reading.event.participants import arguments
from kg.reading.event.places import event_places
from kg.reading.event.staying import stay
from kg.reading.event.triggers import triggers
from tests.reading.event.conftest import token_of

Parse = Callable[..., Doc]


def places(doc: Doc) -> dict[int, str]:
    """The places of what happens in a doc, with those where people still are."""
    happened = [t.index for t in triggers(doc) if t.factuality == "asserted"]
    found = event_places(doc, happened)
    stay(doc, found, arguments(doc, happened))
    return found


@pytest.mark.parametrize(
    ("plot", "trigger"),
    [
        ("Anna drives to the lighthouse, where Boris sleeps, and burns her letters.", "burns"),
        ("After Anna and Boris travel to the lighthouse, Anna sings.", "sings"),
        ("Boris takes Anna to the lighthouse, but Anna faints.", "faints"),
    ],
)
def test_who_came_acts_there(parse: Parse, plot: str, trigger: str) -> None:
    """What one does after coming, or being brought, somewhere happens there."""
    doc = parse(plot)
    assert places(doc)[token_of(doc, trigger)] == "lighthouse"


@pytest.mark.parametrize(
    ("plot", "trigger"),
    [
        ("Anna drives to the lighthouse, but Boris sings.", "sings"),
        ("Anna sings before she drives to the lighthouse.", "sings"),
        ("Anna does not travel to the lighthouse and sings.", "sings"),
        ("Anna drives to the lighthouse. Anna sings.", "sings"),
    ],
)
def test_others_and_other_times_are_elsewhere(parse: Parse, plot: str, trigger: str) -> None:
    """Nobody is carried along who did not come, and nothing into another sentence or back in time."""
    doc = parse(plot, she="anna")
    assert token_of(doc, trigger) not in places(doc)
