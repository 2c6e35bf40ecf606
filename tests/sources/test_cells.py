"""Cells with lists, numbers and casts in them."""

from __future__ import annotations

import pytest

from kg.sources.cells import credits_in, is_broken, names_in, number_of_cell, text_of_cell
from kg.story import Credit

ORLA, AL = Credit("Jo Li", "Orla"), Credit("Al Roe")


@pytest.mark.parametrize(
    "cell",
    [
        "Jo Li as Orla, Al Roe",
        "Jo Li as Orla; Al Roe",
        "Jo Li: Orla\nAl Roe",
        "Jo Li ... Orla\r\nAl Roe\r\n",
        ["Jo Li as Orla", "Al Roe"],
        '["Jo Li as Orla", "Al Roe"]',
        "['Jo Li as Orla', 'Al Roe']",
        [{"actor": "Jo Li", "role": "Orla"}, {"name": "Al Roe"}],
        '[{"cast_id": 4, "character": "Orla", "name": "Jo Li"}, {"character": "", "name": "Al Roe"}]',
        {"Jo Li": "Orla", "Al Roe": ""},
    ],
)
def test_casts(cell: object) -> None:
    """A cast is read from text, from lists and from records, and from text that holds these."""
    assert credits_in(cell) == (ORLA, AL)


@pytest.mark.parametrize("cell", ["", None, [], "[]", {}, "[", "[1, 2]", 7, [{"character": "Orla"}]])
def test_no_cast(cell: object) -> None:
    """What names nobody is no cast and no failure."""
    assert all(not credit.role for credit in credits_in(cell))


def test_a_person_with_a_comma() -> None:
    """A suffix belongs to its name."""
    assert credits_in("Jo Li, Jr., Al Roe") == (Credit("Jo Li, Jr."), AL)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Drama, War", "Drama, War"),
        (["Drama", "War"], "Drama, War"),
        ('[{"id": 18, "name": "Drama"}, {"id": 3, "name": "War"}]', "Drama, War"),
        ('{"/m/1": "Drama", "/m/2": "War"}', "Drama, War"),
        (None, ""),
        (float("nan"), ""),
    ],
)
def test_names(cell: object, names: str) -> None:
    """Names come out of lists and records."""
    assert names_in(cell) == names


def test_numbers_and_texts() -> None:
    """What spreadsheets make of whole numbers is undone; text stays as it is."""
    assert [number_of_cell(cell) for cell in (1987, 1987.0, "1987.0", " 97 ", None, float("nan"))] == [
        "1987", "1987", "1987", "97", "", "",
    ]  # fmt: skip
    assert [text_of_cell(cell) for cell in (" a\n", 1917, None, True)] == [" a\n", "1917", "", "True"]


def test_texts_that_are_broken() -> None:
    """NUL and halves of characters are noticed."""
    assert [is_broken(text) for text in ("a\0", "\ud83d", "\udce9", "a 🎬 花")] == [True, True, True, False]
