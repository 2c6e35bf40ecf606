"""Descriptions: who "his wife" and "the janitor" are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.coref.conftest import meant

if TYPE_CHECKING:
    from tests.reading.coref.conftest import Tell

CAST = {"Zorn": "male", "Mara": "female", "Vex": "male"}


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Zorn loves his wife, Mara. Vex kills Zorn's wife.", "wife", "mara"),
        ("Mara is Zorn's wife. Vex visits Zorn and insults his wife.", "wife", "mara"),
        ("Zorn lives with his wife Mara. One day, Vex visits Zorn's wife.", "wife", "mara"),
        ("Zorn loves his wife, Mara. Vex kills Mara's husband.", "husband", "zorn"),
        ("Vex is a janitor. Mara sings. The janitor listens.", "janitor", "vex"),
        ("Vex, a janitor, meets Mara. The janitor listens.", "janitor", "vex"),
    ],
)
def test_what_the_text_has_joined_stays_joined(tell: Tell, text: str, word: str, who: str) -> None:
    """Appositions, copulas and nouns before names are remembered, with the converse."""
    assert meant(tell(text, **CAST), word, -1) == {who}


@pytest.mark.parametrize(
    "text",
    [
        "Vex is a janitor. Mara meets another janitor.",
        "Vex is a janitor. Zorn meets a janitor.",
        "Vex is not a janitor. Mara meets the janitor.",
        "Mara sings. The janitor listens.",
        "Vex is a janitor. A new janitor comes. The janitor sings.",
    ],
)
def test_others_are_strangers(tell: Tell, text: str) -> None:
    """A description that the text has not tied to a character is no mention of one."""
    assert meant(tell(text, **CAST), "janitor", -1) == set()


def test_a_stranger_takes_the_pronoun(tell: Tell) -> None:
    """A pronoun may mean somebody who is no character; then it is no mention."""
    doc = tell("Mara sings. A fat man listens, and he weeps.", Mara="female")
    assert meant(doc, "he") == set()


def test_children_by_apposition(tell: Tell) -> None:
    """ "His children, Mara and Vex" makes later "his children" both."""
    text = "Zorn visits his children, Mara and Vex. Later, Zorn leaves his children."
    assert meant(tell(text, **CAST), "children", -1) == {"mara", "vex"}


def test_parents_one_by_one(tell: Tell) -> None:
    """A mother and a father known apart are the parents."""
    text = "Vex lives with his mother, Mara, and his father, Zorn. One night Vex calls his parents."
    assert meant(tell(text, **CAST), "parents") in ({"mara", "zorn"}, set())


def test_a_pronoun_is_no_part_of_the_phrase_that_it_owns(tell: Tell) -> None:
    """ "His wife" has two mentions, "his" and "wife": no word is a mention of two people."""
    doc = tell("Zorn loves his wife, Mara. Vex insults Zorn, then kills his wife.", **CAST)
    assert meant(doc, "wife", -1) == {"mara"}
    assert {span.text for span in doc.spans["characters"] if span.id_ == "mara"} == {"Mara", "wife"}
