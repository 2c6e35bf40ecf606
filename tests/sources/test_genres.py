"""Genres, glued and listed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sources import genres


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("DramaThriller", ["Drama", "Thriller"]),
        ("Drama", ["Drama"]),
        ("ActionSci-Fi", ["Action", "Sci-Fi"]),
        ("Sci-FiThriller", ["Sci-Fi", "Thriller"]),
        ("DramaScience FictionThriller", ["Drama", "Science Fiction", "Thriller"]),
        ("CrimeFilm-NoirMystery", ["Crime", "Film-Noir", "Mystery"]),
        ("MusicMusicalRomance", ["Music", "Musical", "Romance"]),
        ("TV MovieDrama", ["TV Movie", "Drama"]),
        ("Romantic ComedyWar", ["Romantic Comedy", "War"]),
        ("DramaSplatterpunk", ["Drama", "Splatterpunk"]),
        ("KaijuComedy", ["Kaiju", "Comedy"]),
        ("Drama, Thriller", ["Drama", "Thriller"]),
        ("Drama | Thriller / War", ["Drama", "Thriller", "War"]),
        ("Drama Thriller", ["Drama", "Thriller"]),
        ("Drama and Thriller", ["Drama", "Thriller"]),
        ("DramaDrama", ["Drama"]),
    ],
)
def test_glued(line: str, expected: list[str]) -> None:
    """A line of genres comes apart, with or without anything between them."""
    assert list(genres.glued(line)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Warrior",
        "The Lantern Keeper",
        "SignIn",
        "A drama of love and war.",
        "Drama School",
        "War and Peace",
        "",
        "PG-13",
        "Dramatic",
        "Comedyx",
    ],
)
def test_other_lines(line: str) -> None:
    """A line that holds anything else is no line of genres."""
    assert genres.glued(line) == ()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Drama, Kaiju, slow cinema", ["Drama", "Kaiju", "slow cinema"]),
        ("DramaThriller, War", ["Drama", "Thriller", "War"]),
        (" , ", []),
    ],
)
def test_listed(value: str, expected: list[str]) -> None:
    """A field of genres keeps those that nobody lists."""
    assert list(genres.listed(value)) == expected


@given(st.lists(st.sampled_from(genres.known()), min_size=1, max_size=5, unique=True))
def test_any_listed_genres_come_apart(names: list[str]) -> None:
    """What is glued is unglued into pieces that, glued again, are the line."""
    line = "".join(names)
    assert "".join(genres.glued(line)) == line or len(set(genres.glued(line))) < len(names)


def test_the_list_is_clean() -> None:
    """The list has no doubles, no blanks, and every genre stands alone on a line."""
    names = genres.known()
    assert len(set(names)) == len(names) > 50
    assert all(name == name.strip() and name for name in names)
    assert all(genres.glued(name) == (name,) for name in names)
