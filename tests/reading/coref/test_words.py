"""Genders that words show."""

from __future__ import annotations

import pytest

from kg.reading.coref.words import gender_of_first_name, gender_of_name, gender_of_title, nouns, verbs


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Mrs. Vane", "female"),
        ("Mr. Holly", "male"),
        ("Boris's mother", "female"),
        ("his wife's brother", "male"),
        ("Margaret", "female"),
        ("Zzyzx", None),
        ("", None),
    ],
)
def test_gender_of_a_name(name: str, gender: str | None) -> None:
    """Titles and head nouns come before first names; unknown words tell nothing."""
    assert gender_of_name(name) == gender


def test_a_first_name_is_only_a_guess() -> None:
    """What a title shows is kept apart from what most bearers of a name are."""
    assert gender_of_title("Margaret") is None
    assert gender_of_first_name("Margaret Vane") == "female"


def test_every_class_is_known() -> None:
    """The word lists hold only kinds that the code asks for."""
    assert set(nouns().values()) == {"female", "male", "any", "group"}
    classes = {"object", "subject", "say", "cause-object", "cause-subject", "mutual"}
    assert set().union(*verbs().values()) == classes
