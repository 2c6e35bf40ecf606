"""Tables for a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.textable import cells, printable, table


def test_columns_are_aligned_by_cells() -> None:
    """Wide letters take two, joiners and accents none; numbers stand to the right."""
    rows = [("花样", "7"), ("Zoe\u0301", "12"), ("می\u200cروم", "1")]
    assert table(("film", "number"), rows, right={1}).splitlines() == [
        "film   number",
        "-----  ------",
        "花样        7",
        "Zoe\u0301        12",
        "می\u200cروم       1",
    ]


@given(st.lists(st.tuples(st.text(), st.text(max_size=9)), max_size=6), st.integers(20, 60))
def test_no_line_is_wider_than_the_terminal(rows: list[tuple[str, str]], width: int) -> None:
    """Whatever the texts are, each row is one line, and it fits."""
    lines = table(("one", "other"), rows, width=width).split("\n")
    assert len(lines) == 2 + len(rows)
    assert max(map(cells, lines)) <= width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x07", "[31mred"),
        ("two\nlines", "two lines"),
        ("turned\u202e round", "turned round"),
        ("half \ud800 a letter", "half a letter"),
        ("co\u00adop", "coop"),
    ],
)
def test_nothing_commands_the_terminal(text: str, shown: str) -> None:
    """Control characters, turns of direction and halves of letters do not come through."""
    assert printable(text) == shown
