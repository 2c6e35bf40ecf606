"""Signs that a name is of the film and not of its story, and what its words mean."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.tokens import Doc, Span

from kg.reading.names.aside import signs_of_place, signs_of_title, within_title
from kg.reading.names.meaning import hints
from kg.story import Film


def name(words: str, at: int, title: str = "", **attributes: list[Any]) -> Span:
    """The word at a place of a text as a name."""
    if "heads" not in attributes:
        attributes["sent_starts"] = [i == 0 for i, _ in enumerate(words.split())]
    doc = Doc(spacy.blank("en").vocab, words=words.split(), **attributes)
    doc._.film = Film("a-film", title, doc.text)
    return doc[at : at + 1]


@pytest.mark.parametrize(
    ("words", "at", "sign"),
    [
        ("The movie thanks Harbin", 3, "about the film"),
        ("She reads the novel Harbin", 4, "after a work's noun"),
        ("The pilot ( Harbin ) waits", 3, "in parentheses"),
    ],
)
def test_signs_around_the_name(words: str, at: int, sign: str) -> None:
    """A word about films, a work's noun or a bracket before the name is a sign."""
    lemmas = [w.lower() for w in words.split()]
    assert sign in set(signs_of_place(name(words, at, lemmas=lemmas)))


@pytest.mark.parametrize(
    ("words", "spaces", "at", "inside"),
    [
        ('Anna sings " Snow over Harbin "', [1, 1, 0, 1, 1, 0, 0], 5, True),
        ('Anna enters " The Harbin "', [1, 1, 0, 1, 0, 0], 4, False),
        ('Anna says " We reached Harbin "', [1, 1, 0, 1, 1, 0, 0], 5, False),
    ],
)
def test_a_name_within_a_title(words: str, spaces: list[int], at: int, inside: bool) -> None:
    """A song's title holds the name; a house's name in quotes is the whole name, and talk has small words."""
    starts = [i == 0 for i, _ in enumerate(words.split())]
    text = Doc(
        spacy.blank("en").vocab, words=words.split(), spaces=[bool(s) for s in spaces], sent_starts=starts
    )
    assert within_title(text[at : at + 1]) is inside


def test_who_owns_a_crew_is_a_ship() -> None:
    """The crew of something is a ship's or an aircraft's."""
    words = "The crew of Harbin sleeps"
    span = name(
        words,
        3,
        lemmas=words.split(),
        heads=[1, 4, 1, 2, 4],
        deps=["det", "nsubj", "prep", "pobj", "ROOT"],
    )
    assert list(signs_of_place(span)) == ["owns a ship's part"]


@pytest.mark.parametrize(
    ("title", "signs"),
    [
        ("Harbin", ["the film's title"]),
        ("The Road to Harbin", ["in the film's title"]),
        ("Snow", []),
        ("", []),
    ],
)
def test_the_films_title(title: str, signs: list[str]) -> None:
    """A name may be the film's title or stand in it."""
    assert list(signs_of_title(name("They reach Harbin", 2, title))) == signs


def test_other_vectors_give_no_hint() -> None:
    """A pipeline without the vectors that the matrix was fitted to gets no hint."""
    assert hints(name("They reach Harbin", 2)) == ()
