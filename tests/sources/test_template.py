"""The text to paste into a file of corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.sources.corrections import read_corrections
from kg.sources.template import template

if TYPE_CHECKING:
    from pathlib import Path

JOINED = [
    ("Orla", "Orla Finch", "first name"),
    ("Miss Finch", "Orla Finch", "name"),
    ("O", "Orla Finch", "spelling"),
]
FACTS = [('Jack "Comet" Reed', "", ""), ("Ned", "male", "Lee Poe")]


def test_as_it_is_it_changes_nothing(tmp_path: Path) -> None:
    """Every line is a comment."""
    path = tmp_path / "x.corrections.toml"
    path.write_text(template(["Orla Finch", "Ned"], JOINED, FACTS), encoding="utf-8")
    assert (read_corrections(path).entries, read_corrections(path).problems) == ((), ())


@pytest.mark.parametrize("names", [[], ["Orla Finch"], ["Orla Finch", "Ned"]])
def test_without_the_marks_it_is_right(names: list[str], tmp_path: Path) -> None:
    """What stands behind the marks is a file of corrections without a slip, of every kind."""
    path = tmp_path / "x.corrections.toml"
    lines = template(names, JOINED, FACTS).splitlines()
    path.write_text("\n".join(line.removeprefix("# ").removeprefix("#") for line in lines), encoding="utf-8")
    read = read_corrections(path)
    kinds = {entry.kind for entry in read.entries}
    assert kinds == {"same", "different", "not a character", "name", "gender", "actor", "relationship"}
    assert read.problems == ()


def test_the_example_is_of_two_who_may_be_one() -> None:
    """Two names with a word in common; else the first and the last, never simply the two protagonists."""
    names = ["Orla Finch", "Ned", "Dr. Lee", "Finch", "Dr. Ash"]
    assert '# same = [["Orla Finch", "Finch"]]' in template(names, JOINED, FACTS)
    assert '# same = [["Orla", "Dr. Ash"]]' in template(["Orla", "Ned", "Dr. Lee", "Dr. Ash"], JOINED, FACTS)


def test_only_doubtful_joins_are_shown() -> None:
    """Names that are the same, or that a person joined, need no look."""
    text = template(["Orla Finch", "Ned"], JOINED, FACTS)
    assert '["O", "Orla Finch"],  # spelling' in text
    assert "Miss Finch" not in text
