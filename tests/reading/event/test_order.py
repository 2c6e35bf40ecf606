"""The order in which events happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.reading.event.order import story_orders
from kg.reading.event.times import event_times
from kg.reading.event.triggers import triggers

Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    ("plot", "expected"),
    [
        ("Anna finds Boris. She kills him.", ["finds", "kills"]),
        ("Anna finds Boris, who has robbed Clara.", ["robbed", "finds"]),
        ("Anna finds Boris. Ten years earlier, Boris robbed Clara.", ["robbed", "finds"]),
        ("Anna finds Boris. A flashback shows Clara. Anna kills Boris.", ["shows", "finds", "kills"]),
        ("Anna finds Boris. Boris had robbed Clara.", ["robbed", "finds"]),
        ("Anna finds Boris. Years earlier, Boris robbed Clara. Two years after the trial, Anna kills him.",
         ["robbed", "finds", "trial", "kills"]),
        ("In 1960, Anna finds Boris. In 1950, Boris robs Clara.", ["robs", "finds"]),
        ("Anna finds Boris.\n\nYears earlier, Boris robs Clara. He flees.\n\nAnna kills Boris.",
         ["robs", "flees", "finds", "kills"]),
    ],
)  # fmt: skip
def test_what_happened_first(parse: Parse, plot: str, expected: list[str]) -> None:
    """Perfect tenses, flashbacks and dates put events before those told earlier."""
    doc = parse(plot)
    indexes = [t.index for t in triggers(doc)]
    orders = story_orders(doc, indexes, event_times(doc, indexes, indexes))
    assert [doc[i].text for i in sorted(indexes, key=orders.__getitem__)] == expected


def test_orders_count_from_one_without_gaps(parse: Parse) -> None:
    """Every event has its own place."""
    doc = parse("Anna had robbed Clara. Boris finds Anna, who has fled, and arrests her.")
    indexes = [t.index for t in triggers(doc)]
    assert sorted(story_orders(doc, indexes, {}).values()) == list(range(1, len(indexes) + 1))
