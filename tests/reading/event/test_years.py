"""Years of events, given and counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.reading.event.times import event_times
from kg.reading.event.triggers import triggers
from kg.reading.event.years import story_years

Parse = Callable[..., Doc]


def years(doc: Doc) -> dict[str, int]:
    """The years of a doc's triggers that have one."""
    found = list(triggers(doc))
    happened = [t.index for t in found if t.factuality == "asserted"]
    indexes = [t.index for t in found]
    when = event_times(doc, indexes, happened)
    return {doc[i].text: y for i, y in story_years(doc, indexes, when, set(happened).__contains__).items()}


@pytest.mark.parametrize(
    ("plot", "expected"),
    [
        ("In 1952, Anna meets Boris.", {"meets": 1952}),
        ("On March 20, 1989, Anna meets Boris.", {"meets": 1989}),
        ("In the summer of 1881 Anna meets Boris.", {"meets": 1881}),
        ("In the 1970s, Anna meets Boris.", {}),
        ("In the late 1970s, Anna meets Boris.", {}),
        ("Ten years later, Anna meets Boris.", {}),
        ("In 1931, Anna meets Boris. Ten years later, they part.", {"meets": 1931, "part": 1941}),
        ("In 1931, Anna meets Boris. Ten years later, they part. A year later, Anna leaves.",
         {"meets": 1931, "part": 1941, "leaves": 1942}),
        ("In 1931, Anna meets Boris. Twenty-five years later, they part. The next year, Anna leaves.",
         {"meets": 1931, "part": 1956, "leaves": 1957}),
        ("In 1931, Anna meets Boris. Two decades later, they part.", {"meets": 1931, "part": 1951}),
        ("In 1931, Anna meets Boris. Years later, they part. Ten years later, Anna leaves.", {"meets": 1931}),
        ("In 1931, Anna meets Boris. Almost ten years later, they part.", {"meets": 1931}),
        ("In 1931, Anna meets Boris. Six months later, they part.", {"meets": 1931}),
        ("In 1931, Anna meets Boris. The next day, they part. Two years later, Anna leaves.",
         {"meets": 1931, "leaves": 1933}),
        ("In 1931, Anna meets Boris. Boris robbed Clara three years before. Two years later, Anna leaves.",
         {"meets": 1931, "robbed": 1928, "leaves": 1933}),
        ("In 1931, Anna meets Boris, who had robbed Clara in 1920. Two years later, Anna leaves.",
         {"meets": 1931, "robbed": 1920, "leaves": 1933}),
        ("In 1931, Anna meets Boris. Two years after the murder, Anna leaves.", {"meets": 1931}),
    ],
)  # fmt: skip
def test_years(parse: Parse, plot: str, expected: dict[str, int]) -> None:
    """A year is given, or counted from the last one of the line; what cannot be counted exactly has none."""
    assert {word: year for word, year in years(parse(plot)).items() if word != "murder"} == expected
