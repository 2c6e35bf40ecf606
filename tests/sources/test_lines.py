"""Lines with their places, and headings among them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sources.lines import blocks_of, ends_sentence, is_heading, lines_of, prose_range


@given(st.text(alphabet="ab .\n\r\t\u00a0\u200b\ufeff\u2028\U0001f600", max_size=60), st.integers(0, 5))
def test_lines_stand_where_they_say(source: str, begin: int) -> None:
    """A line is the text at its place, and together the lines have all that is not blank."""
    lines = lines_of(source, begin)
    assert all(source[line.begin : line.end] == line.text for line in lines)
    kept = "".join(line.text for line in lines)
    assert kept.replace(" ", "").count("a") == source[begin:].count("a")
    assert kept.count("\U0001f600") == source[begin:].count("\U0001f600")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blocks(end: str) -> None:
    """A blank line parts blocks whatever ends the lines."""
    source = end.join(["one", "two", "", "three", " \t", "", "four"])
    assert [[line.text for line in block] for block in blocks_of(lines_of(source))] == [
        ["one", "two"],
        ["three"],
        ["four"],
    ]


@pytest.mark.parametrize(
    "text",
    ["Act One", "The End", "Years Earlier", "* * *", "---", "Full Plot Summary & Ending Explained", "第一幕"],
)
def test_headings(text: str) -> None:
    """Short lines with capitals and without a full stop are headings."""
    assert is_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "She leaves.",
        "And they lived happily ever after",
        "“Never again!”",
        "He dies.[2]",
        "她离开了。",
        "What now?)",
        "Orla Finch Meets Ned And His Seven Brothers On The Island Of Skye One Summer",
    ],
)
def test_prose(text: str) -> None:
    """Sentences are prose, and so are lines too long or too small for a heading."""
    assert not is_heading(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("A.", True), ("A.”", True), ("A", False), ("A:", False), ("", False)]
)
def test_ends_sentence(text: str, expected: bool) -> None:
    """A sentence ends with its mark, quotation marks after it allowed."""
    assert ends_sentence(text) is expected


def test_prose_range() -> None:
    """Headings at both ends are left out, but for that of the first part; those between are not."""
    source = "Low Tide\n\nAct One\n\nShe leaves.\n\nAct Two\n\nShe comes back.\n\nThe End\n"
    begin, end = prose_range(lines_of(source)) or (0, 0)
    assert source[begin:end] == "Act One\n\nShe leaves.\n\nAct Two\n\nShe comes back."
    assert prose_range(lines_of("Act One\n\nAct Two")) is None
