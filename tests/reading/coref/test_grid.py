"""Clauses, subjects and roles of a parsed sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.reading.coref.grid import AGENT, DATIVE, OBJECT, OBLIQUE, PASSIVE, POSSESSIVE, SUBJECT, Grid

if TYPE_CHECKING:
    from spacy.language import Language


def where(grid: Grid, word: str) -> int:
    return grid.lower.index(word)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Anna finds the key and opens the door.", "opens", "anna"),
        ("Anna wants to leave the town.", "leave", "anna"),
        ("Anna tells Boris to leave the town.", "leave", "boris"),
        ("Boris, who owns the mill, sells it.", "owns", "boris"),
        ("Leaving the town, Anna meets a priest.", "leaving", "anna"),
    ],
)
def test_a_verb_finds_the_subject_it_shares(english: Language, text: str, verb: str, subject: str) -> None:
    """Conjuncts, infinitives, relative clauses and participles have a logical subject."""
    grid = Grid(english(text))
    assert grid.subject(where(grid, verb)) == where(grid, subject)


@pytest.mark.parametrize(
    ("text", "word", "role"),
    [
        ("Anna sees Boris.", "anna", SUBJECT),
        ("Anna sees Boris.", "boris", OBJECT),
        ("Clara and Anna see Boris.", "anna", SUBJECT),
        ("Anna is seen by Boris.", "anna", PASSIVE),
        ("Anna is seen by Boris.", "boris", AGENT),
        ("Anna gives Boris a coat.", "boris", DATIVE),
        ("Anna sings with Boris.", "boris", OBLIQUE),
        ("Anna finds Boris's coat.", "boris", POSSESSIVE),
    ],
)
def test_roles(english: Language, text: str, word: str, role: int) -> None:
    """A noun's role is that of what it is joined to."""
    grid = Grid(english(text))
    assert grid.role(where(grid, word)) == role


def test_clauses_and_phrases(english: Language) -> None:
    """A token's clause is its nearest verb; a phrase begins at its determiner."""
    grid = Grid(english("The old man says that Anna has left."))
    assert grid.clause[where(grid, "anna")] == where(grid, "left")
    assert grid.up(where(grid, "left")) == where(grid, "says")
    assert grid.up(where(grid, "says")) == -1
    assert grid.left(where(grid, "man")) == 0
    assert grid.top(0, 3) == where(grid, "man")


def test_an_empty_text(english: Language) -> None:
    """Nothing in, nothing out."""
    assert Grid(english("")).size == 0
