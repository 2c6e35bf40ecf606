"""Types of events."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.reading.grammar.event_types import DEFAULT, event_type, plot_types
from kg.reading.lexicon import table
from tests.reading.event.conftest import token_of

NAMES = """body change cognition communication competition consumption contact creation emotion motion
perception possession social stative weather"""
CLASSES = {f"{name}Event" for name in NAMES.split()}


@pytest.mark.parametrize(
    ("plot", "word", "expected"),
    [
        ("Anna strangles Boris.", "strangles", "killing"),
        ("Anna passes away.", "passes", "death"),
        ("Anna runs away.", "runs", "escape"),
        ("Anna eats.", "eats", "consumptionEvent"),
        ("Anna gave birth.", "gave", "birth"),
        ("The wedding is a scandal.", "wedding", "marriage"),
        ("Anna blorps Boris.", "blorps", DEFAULT),
    ],
)
def test_types(parse: Callable[..., Doc], plot: str, word: str, expected: str) -> None:
    """Plot types come first, by particle and object too; then the WordNet class; then the default."""
    doc = parse(plot)
    assert event_type(doc[token_of(doc, word)]) == expected


def test_the_wordnet_classes_are_the_fifteen() -> None:
    """The table names no class but WordNet's fifteen of verbs, one for each word."""
    assert {row for row in table("event_types").values() if len(row) != 1} == set()
    assert {row[0] for row in table("event_types").values()} == CLASSES


def test_no_word_has_two_plot_types() -> None:
    """Each word of the hand-written list stands once."""
    listed = [word for row in table("event_plot_types").values() for word in row]
    assert sorted(listed) == sorted(plot_types())
