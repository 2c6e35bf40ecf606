"""Breaking and measuring names without a browser."""

from __future__ import annotations

import pytest

from kg.maps.labels import LINE, WIDEST, text_size, wrapped


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Nora", "Nora"),
        ("Captain Thorne", "Captain Thorne"),
        ("The Lamp at Skerry Point", "The Lamp at\nSkerry Point"),
        ("The Clockmaker's Daughter", "The Clockmaker's\nDaughter"),
        ("  two \n spaces ", "two spaces"),
        ("", ""),
        ("北非諜影", "北非諜影"),
    ],
)
def test_wrapped_breaks_between_words(name: str, label: str) -> None:
    """One line for short names, two of about one length for longer ones."""
    assert wrapped(name) == label


@pytest.mark.parametrize("name", ["x" * 200, "word " * 60, "a " + "b" * 90])
def test_wrapped_never_grows_beyond_two_short_lines(name: str) -> None:
    """Whatever the name, the label stays small; what is cut off ends in an ellipsis."""
    rows = wrapped(name).split("\n")
    assert len(rows) <= 2
    assert all(len(row) <= WIDEST for row in rows)
    assert rows[-1].endswith("…")


def test_text_size_grows_with_lines_and_letters() -> None:
    """The longest line decides the width, their number the height."""
    one, two = text_size("abc", 10), text_size("abc\nabcd", 10)
    assert two[0] > one[0]
    assert (one[1], two[1]) == (10 * LINE, 20 * LINE)


def test_wide_and_combining_letters() -> None:
    """A Chinese letter is as wide as it is high; an accent that stands alone has no width."""
    assert text_size("北", 10)[0] == 10
    assert text_size("e\u0301", 10) == text_size("e", 10)
