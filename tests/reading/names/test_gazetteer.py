"""What stands on the map."""

from __future__ import annotations

import pytest

from kg.reading.names.gazetteer import borne, head_word, on_the_map


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Peru", "region"),
        ("the United States", "region"),
        ("Lisbon", "city"),
        ("MÁLAGA", "city"),
        ("Mars", "world"),
        ("Anna", ""),
    ],
)
def test_a_name_is_looked_up(name: str, kind: str) -> None:
    """Case, accents, full stops and an article make no difference."""
    assert on_the_map(name) == kind


def test_people_bear_names_of_cities() -> None:
    """Chester is a town and a man, Lisbon only a town."""
    assert borne("Chester")
    assert not borne("Lisbon")


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Grand Hotel", "hotel"),
        ("University of Lisbon", "university"),
        ("Q-Mansion", "mansion"),
        ("Rome", "rome"),
    ],
)
def test_a_name_says_what_it_is(name: str, word: str) -> None:
    """By its last word, or the one before "of"."""
    assert head_word(name) == word
