"""Names taken apart."""

from __future__ import annotations

import pytest

from kg.reading.names.parts import first_name_gender, same_given, take_apart, title_gender, untitled


@pytest.mark.parametrize(
    ("text", "titles", "core", "nickname", "suffix"),
    [
        ("Dr. Edmund Vale", ("doctor",), ("edmund", "vale"), (), ""),
        ('Jack "Comet" Reed', (), ("jack", "reed"), ("comet",), ""),
        ("Lieutenant Commander Thorne", ("lieutenant", "commander"), ("thorne",), (), ""),
        ("Police Chief Rhodes", ("chief",), ("rhodes",), (), ""),
        ("Vice President Ada Lund", ("president",), ("ada", "lund"), (), ""),
        ("the Joker", (), ("joker",), (), ""),
        ("Madame", (), ("madame",), (), ""),
        ("James Fielding III", (), ("james", "fielding"), (), "iii"),
        ("Jean - Luc Hall", (), ("jean-luc", "hall"), (), ""),
    ],
)
def test_a_name_is_taken_apart(
    text: str, titles: tuple[str, ...], core: tuple[str, ...], nickname: tuple[str, ...], suffix: str
) -> None:
    """Titles, given names and surname, nickname, suffix."""
    name = take_apart(text)
    assert (name.titles, name.core, name.nickname, name.suffix) == (titles, core, nickname, suffix)


@pytest.mark.parametrize(
    ("text", "gender"),
    [("Mrs. Hall", "female"), ("Sir Thomas", "male"), ("Dr. Hall", ""), ("Uncle Bob", "male"), ("Hall", "")],
)
def test_titles_tell_gender(text: str, gender: str) -> None:
    """Where they do."""
    assert title_gender(take_apart(text)) == gender


@pytest.mark.parametrize(
    ("text", "gender"),
    [("Clara H", "female"), ("Hugo", "male"), ("Zxqv", ""), ("Mr. Alice", ""), ("Kim", "")],
)
def test_first_names_tell_gender(text: str, gender: str) -> None:
    """A clear first name does; a titled single name is a surname; unisex names do not."""
    assert first_name_gender(take_apart(text)) == gender


@pytest.mark.parametrize(
    ("one", "other", "same"), [("robert", "bob", True), ("j", "john", True), ("anna", "clara", False)]
)
def test_first_names_that_may_be_one(one: str, other: str, same: bool) -> None:
    """Equal, initial or nickname, either way round."""
    assert same_given(one, other) is same
    assert same_given(other, one) is same


def test_untitled_keeps_what_describes() -> None:
    """A rank goes, "Old" stays."""
    assert untitled("Captain Jack Hall") == "Jack Hall"
    assert untitled("Old Major") == "Old Major"
