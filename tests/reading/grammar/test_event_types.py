"""Types of events."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.reading.grammar.event_types import DEFAULT, event_type, plot_types, word_type
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


@pytest.mark.parametrize(
    ("plot", "word", "expected"),
    [
        ("Anna drowns.", "drowns", "death"),
        ("Anna drowns Boris.", "drowns", "killing"),
        ("Boris is drowned by Anna.", "drowned", "killing"),
        ("Anna drowns the letters.", "drowns", "contactEvent"),
        ("Anna hangs himself.", "hangs", "death"),
        ("Boris is hanged.", "hanged", "killing"),
        ("Anna hangs the picture on the wall.", "hangs", "contactEvent"),
        ("Anna hangs up.", "hangs", "communicationEvent"),
        ("Boris shoots himself.", "shoots", "death"),
        ("Boris shoots himself in the foot.", "shoots", "attack"),
        ("Boris shoots Clara.", "shoots", "attack"),
        ("Boris takes his own life.", "takes", "death"),
        ("Boris takes the life of Clara.", "takes", "killing"),
        ("Clara freezes to death.", "freezes", "death"),
        ("Clara is dying.", "dying", "bodyEvent"),
        ("Boris has died.", "died", "death"),
        ("Boris is beaten to death.", "beaten", "killing"),
        ("Clara is sentenced to death.", "sentenced", "communicationEvent"),
        ("Clara is scared to death.", "scared", "emotionEvent"),
        ("Clara tries to kill Boris.", "kill", "attack"),
        ("Clara tries to find and kill Boris.", "kill", "attack"),
        ("Clara comes to kill Boris.", "kill", "killing"),
        ("Clara mourns Boris.", "mourns", "emotionEvent"),
        ("Clara buries Boris.", "buries", "socialEvent"),
        ("Clara buries the money.", "buries", "contactEvent"),
        ("Clara visits the funeral.", "funeral", "socialEvent"),
        ("Clara runs a hotel.", "runs", "socialEvent"),
        ("Clara runs into the house.", "runs", "motionEvent"),
        ("Clara runs into Boris.", "runs", "meeting"),
        ("Clara runs away.", "runs", "escape"),
        ("Clara has a stroke.", "stroke", "bodyEvent"),
        ("Clara falls in love with Boris.", "falls", "emotionEvent"),
        ("Clara falls out of the window.", "falls", "motionEvent"),
        ("Clara rides into Lisbon.", "rides", "travel"),
        ("Clara welcomes Boris.", "welcomes", "socialEvent"),
        ("Clara takes Boris to Lisbon.", "takes", "motionEvent"),
        ("Clara takes the money.", "takes", "possessionEvent"),
        ("Clara takes a job.", "takes", "employment"),
        ("The wedding takes place in Lisbon.", "takes", "stativeEvent"),
        ("Clara stares at Boris.", "stares", "perceptionEvent"),
        ("Clara raises the boy.", "raises", "socialEvent"),
        ("The play goes on.", "goes", "stativeEvent"),
        ("Clara goes on a trip.", "goes", "travel"),
        ("Clara takes off.", "takes", "departure"),
        ("Clara takes off her hat.", "takes", "contactEvent"),
        ("Clara picks up Boris.", "picks", "motionEvent"),
        ("Clara picks up the gun.", "picks", "contactEvent"),
        ("It turns out that Boris is rich.", "turns", "discovery"),
    ],
)
def test_uses(parse: Callable[..., Doc], plot: str, word: str, expected: str) -> None:
    """What stands beside a word makes another thing of it, and what is only tried kills nobody."""
    doc = parse(plot)
    assert event_type(doc[token_of(doc, word)]) == expected


def test_no_use_is_listed_twice_and_each_has_a_known_type() -> None:
    """The concepts of the list of uses are those of the vocabulary."""
    rows = table("event_uses")
    listed = [use for row in rows.values() for use in row]
    assert len(listed) == len(set(listed))
    assert set(rows) <= CLASSES | set(table("event_plot_types"))


def test_trained_models_know_a_word_by_itself(parse: Callable[..., Doc]) -> None:
    """Their feature is not changed by the list of uses."""
    doc = parse("Anna drowns.")
    assert word_type(doc[1]) == "killing"


def test_the_wordnet_classes_are_the_fifteen() -> None:
    """The table names no class but WordNet's fifteen of verbs, one for each word."""
    assert {row for row in table("event_types").values() if len(row) != 1} == set()
    assert {row[0] for row in table("event_types").values()} == CLASSES


def test_no_word_has_two_plot_types() -> None:
    """Each word of the hand-written list stands once."""
    listed = [word for row in table("event_plot_types").values() for word in row]
    assert sorted(listed) == sorted(plot_types())
