"""Expressions of time and what they date."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.reading.event.times import event_times, times
from kg.reading.event.triggers import triggers

Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 1952 they meet.", ["1952"]),
        ("during the late 1970s", ["the late 1970s"]),
        ("The tale leaps thirty years into the future", ["thirty years into the future"]),
        ("Ten years later, they part.", ["Ten years later"]),
        ("The next morning, she leaves.", ["The next morning"]),
        ("After work, they drink.", ["After work"]),
        ("On March 20, 1989, it rains.", ["March 20, 1989"]),
        ("One rainy night they meet.", ["One rainy night"]),
        ("at the age of ten", ["at the age of ten"]),
        ("Aged thirty, she leaves.", ["Aged thirty"]),
        ("When he was eighteen, he fled.", ["When he was eighteen"]),
        ("Two years after the murder, she leaves.", ["Two years after the murder"]),
        ("On the night of the Fourth of July, he came.", ["On the night of the Fourth of July"]),
        ("On the night of her wedding, he came.", ["On the night of her wedding"]),
        ("On the morning of 6 June 1944 they land.", ["On the morning of 6 June 1944"]),
        ("When she was ill, he came.", []),
        ("He kills 2000 men and earns $1500.", []),
        ("She lives for ten years on a farm.", []),
    ],
)
def test_expressions(text: str, expected: list[str]) -> None:
    """Years, intervals and parts of the day are found whole; numbers and durations are not."""
    assert [text[begin:end] for begin, end in times(text)] == expected


def dated(doc: Doc) -> dict[str, str]:
    """The words that date each trigger of a doc."""
    found = list(triggers(doc))
    when = event_times(doc, [t.index for t in found], [t.index for t in found if t.factuality == "asserted"])
    return {doc[index].text: doc.text[slice(*span)] for index, span in when.items()}


def test_an_opening_expression_dates_the_sentence(parse: Parse) -> None:
    """It holds for coordinated events, not for what had happened before."""
    doc = parse("In 1952, Anna meets Boris, who had robbed Clara, and marries him.")
    assert dated(doc) == {"meets": "1952", "marries": "1952"}


def test_an_inner_expression_dates_its_own_event(parse: Parse) -> None:
    """It holds for the verb that it hangs on."""
    doc = parse("Anna finds Boris and leaves him the next day.")
    assert dated(doc) == {"leaves": "the next day"}


def test_a_date_without_event_waits_for_the_next_sentence(parse: Parse) -> None:
    """What dates a sentence where nothing happens dates the first event after it."""
    doc = parse("In 1985, the two are rich. Anna kills Boris and flees.")
    assert dated(doc) == {"kills": "1985"}
