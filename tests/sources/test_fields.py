"""Fields of a head and their values."""

from __future__ import annotations

import pytest

from kg.sources.fields import Head, fields_in, put, runtime, year


@pytest.mark.parametrize(
    ("value", "minutes"),
    [
        ("103 min", 103),
        ("103", 103),
        ("103 minutes", 103),
        ("103min", 103),
        ("1h 43m", 103),
        ("1h43m", 103),
        ("1 hr 43 min", 103),
        ("1 hour and 43 minutes", 103),
        ("1 hour, 43 mins", 103),
        ("2h", 120),
        ("1:43", 103),
        ("1:43:20", 103),
        ("PT1H43M", 103),
        ("PT103M", 103),
        ("103\N{NO-BREAK SPACE}min", 103),
        ("0 min", None),
        ("long", None),
        ("", None),
    ],
)
def test_runtime(value: str, minutes: int | None) -> None:
    """A runtime is read in all its usual forms."""
    assert runtime(value) == minutes


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2010", 2010),
        ("September 3, 2010 (Telluride)", 2010),
        ("1927–1929", 1927),
        ("12010", None),
        ("1066", None),
        ("", None),
    ],
)
def test_year(value: str, expected: int | None) -> None:
    """A year is one of the age of film, wherever it stands in the value."""
    assert year(value) == expected


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Year: 2010", [("year", "2010")]),
        ("YEAR : 2010", [("year", "2010")]),
        ("- **Director**: Ada", [("directors", "Ada")]),
        ("Year: 2010 Runtime: 97 min", [("year", "2010"), ("runtime", "97 min")]),
        ("Language: English · Director: Ada", [("languages", "English"), ("directors", "Ada")]),
        ("Title: The Language: A Love Story", [("title", "The Language: A Love Story")]),
        ("Tagline: he knew: the date: today", [("tagline", "he knew: the date: today")]),
        ("Writer: Cy Aldous", [("-", "Cy Aldous")]),
        ("Directed by Ada Thornbury", [("directors", "Ada Thornbury")]),
        ("Directed by a stranger, they walk on.", []),
        ("In the year: nothing", []),
        ("He says: run", []),
        ("Leap Year: he wins", []),
        ("Year: " + "and so on " * 60, []),
    ],
)
def test_fields_in(line: str, fields: list[tuple[str, str]]) -> None:
    """A line is a field, several, or none."""
    assert fields_in(line) == fields


def test_the_first_value_stays() -> None:
    """A field given twice keeps its first value, and a value that says nothing is none."""
    head = put(put(put(Head(), "year", "n/a"), "year", "1987"), "year", "1990")
    assert head == Head(year=1987)
