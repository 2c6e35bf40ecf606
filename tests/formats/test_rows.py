"""Rows for programs."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from kg.formats.rows import rows_as


@dataclass(frozen=True)
class Row:
    """A row with a list."""

    name: str
    others: tuple[str, ...]
    number: int | None


ROWS = [Row("Zoë, the 1st", ("a|b", "c"), 1), Row('"Q"', (), None)]


@pytest.mark.parametrize(("style", "mark"), [("csv", ","), ("tsv", "\t")])
def test_cells(style: str, mark: str) -> None:
    """A list is one cell; what a reader would take for a mark is quoted; nothing is an empty cell."""
    head, first, second = rows_as(style, ROWS, Row).splitlines()
    assert head == mark.join(("name", "others", "number"))
    name = '"Zoë, the 1st"' if style == "csv" else "Zoë, the 1st"
    assert first == mark.join((name, "a\\|b|c", "1"))
    assert second == mark.join(('"""Q"""', "", ""))


def test_json() -> None:
    """JSON keeps lists and letters as they are."""
    text = rows_as("json", ROWS, Row)
    assert json.loads(text)[0] == {"name": "Zoë, the 1st", "others": ["a|b", "c"], "number": 1}
    assert "Zoë" in text


def test_no_rows() -> None:
    """Without rows the head is left, or an empty list."""
    assert rows_as("csv", [], Row) == "name,others,number\n"
    assert rows_as("json", [], Row) == "[]\n"
