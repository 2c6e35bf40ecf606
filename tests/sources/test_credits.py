"""Lists of people and of who plays whom."""

from __future__ import annotations

import pytest

from kg.sources.credits import credit, people
from kg.story import Credit


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ada Thornbury", ["Ada Thornbury"]),
        ("Ada Thornbury, Bo Quill", ["Ada Thornbury", "Bo Quill"]),
        ("Ada Thornbury and Bo Quill", ["Ada Thornbury", "Bo Quill"]),
        ("Ada Thornbury, Bo Quill, and Cy Aldous", ["Ada Thornbury", "Bo Quill", "Cy Aldous"]),
        ("Ada & Bo; Cy / Di | Ed", ["Ada", "Bo", "Cy", "Di", "Ed"]),
        ("Bo Quill, Jr., Ada", ["Bo Quill, Jr.", "Ada"]),
        ("Bo Quill (uncredited), Ada [1]", ["Bo Quill", "Ada"]),
        ("Andy Sandor", ["Andy Sandor"]),
        ("Ada, Ada", ["Ada"]),
        ("N/A", []),
        ("", []),
    ],
)
def test_people(value: str, names: list[str]) -> None:
    """Names come apart, and what is part of a name stays with it."""
    assert list(people(value)) == names


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Jane Moor as Orla Finch", Credit("Jane Moor", "Orla Finch")),
        ("- Jane Moor: Orla Finch", Credit("Jane Moor", "Orla Finch")),
        ("* **Jane Moor** – Orla", Credit("Jane Moor", "Orla")),
        ("1. Jane Moor ... Orla", Credit("Jane Moor", "Orla")),
        ("Jane Moor\tOrla", Credit("Jane Moor", "Orla")),
        ("Orla, played by Jane Moor", Credit("Jane Moor", "Orla")),
        ("Orla (voiced by Jane Moor)", Credit("Jane Moor", "Orla")),
        ("Jean-Luc Ash - Ned", Credit("Jean-Luc Ash", "Ned")),
        ("Jean-Luc Ash", Credit("Jean-Luc Ash")),
    ],
)
def test_credit(line: str, expected: Credit) -> None:
    """An entry of a cast list says who plays whom, in all its usual forms."""
    assert credit(line) == expected
