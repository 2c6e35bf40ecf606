"""What keeps a name out of a character that a rule would join it to."""

from __future__ import annotations

import pytest

from kg.reading.character import exceptions
from kg.reading.character.merge import Seen, merge
from kg.reading.character.rules import RULES

TWO = frozenset({7})


def seen(*names: str, **shown: object) -> Seen:
    """Names in the order in which they stand, and what the text shows of them."""
    return Seen({name: place for place, name in enumerate(names)}, **shown)  # type: ignore[arg-type]


def groups(shown: Seen) -> list[set[str]]:
    """The names of each character."""
    return [{name.text for name in cluster.names} for cluster in merge(shown)]


EXCEPTED = [
    seen("Ann Hale", "Ann", "Hale", listed={"Hale": frozenset({"Ann"})}),
    seen("Ann Hale", "Hale", actors={"Ann Hale": "Bo Chan", "Hale": "Cy Doe"}),
    seen("Ann Bridley", "Bridely", sentences={"Ann Bridley": TWO, "Bridely": TWO}),
    seen("Robert Hale", "Bob", actors={"Bob": "Cy Doe"}),
    seen("Ralph Hale", "Mr. Hale", sentences={"Ralph Hale": TWO, "Mr. Hale": TWO}),
    seen("Ralph John", "Prince John"),
    seen("Ann Hale", "Ann", "Mrs. Hale"),
]
"""A text for each row of the table that this row alone keeps from joining its last name."""


@pytest.mark.parametrize("row", range(len(EXCEPTED)))
def test_each_exception_keeps_two_apart(row: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last name is somebody else, and would not be without this one exception."""
    assert len(exceptions.EXCEPTIONS) == len(EXCEPTED)
    name = list(EXCEPTED[row].first)[-1]
    assert {name} in groups(EXCEPTED[row])
    others = (*exceptions.EXCEPTIONS[:row], *exceptions.EXCEPTIONS[row + 1 :])
    monkeypatch.setattr(exceptions, "EXCEPTIONS", others)
    assert {name} not in groups(EXCEPTED[row])


@pytest.mark.parametrize(
    ("shown", "together"),
    [
        (
            seen("Prof. Hugo B. Lisle", "Madame Lisle", "Professor Lisle"),
            {"Prof. Hugo B. Lisle", "Professor Lisle"},
        ),
        (
            seen("Bella Hale", "Colonel Hale", "Bella", "Hale", genders={"Colonel Hale": "male"}),
            {"Colonel Hale", "Hale"},
        ),
    ],
)
def test_some_have_the_better_claim(shown: Seen, together: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The one with the same title, and the one whom the text calls by the surname only."""
    assert together in groups(shown)
    monkeypatch.setattr(exceptions, "PREFERRED", ())
    assert together not in groups(shown)


def test_exceptions_are_of_rules_that_there_are() -> None:
    """A rule that is renamed takes its exceptions along."""
    rows = (*exceptions.EXCEPTIONS, *exceptions.PREFERRED)
    assert {rule for rules, *_ in rows for rule in rules} <= {rule for rule, _ in RULES}
