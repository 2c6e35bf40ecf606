"""Marks within, on and across one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.maps.nesting import Mark, Node, Part, nested

TEXT = "She calls her mother, and her mother's friend comes."


def mark(words: str, kind: str = "character", start: int = 0) -> Mark:
    """A mark on these words of the text."""
    begin = TEXT.index(words, start)
    return Mark(begin, begin + len(words), kind, (words,))


def shown(parts: list[Part]) -> str:
    """The tree in one line: ``[…]`` for a mark, ``*…*`` for its link, ``~`` for one that goes on."""
    return "".join(
        part if isinstance(part, str) else f"{'' if part.first else '~'}[{_within(part)}]" for part in parts
    )


def _within(node: Node) -> str:
    return "".join(
        f"*{part}*" if n == node.head and isinstance(part, str) else shown([part])
        for n, part in enumerate(node.parts)
    )


def words(parts: list[Part]) -> str:
    """The words of the tree."""
    return "".join(part if isinstance(part, str) else words(part.parts) for part in parts)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], "She calls her mother"),
        (["She"], "[*She*] calls her mother"),
        (["her mother", "her"], "She calls [[*her*]* mother*]"),
        (["her", "her mother"], "She calls [[*her*]* mother*]"),
        (["calls", "calls"], "She [[*calls*]] her mother"),
        (["calls her", "her mother"], "She [*calls *[*her*]]~[ mother]"),
        (["She calls", "calls her", "her mother"], "[*She *[*calls*]]~[ [*her*]]~[ mother]"),
        (["her mother", "her", "mother"], "She calls [[*her*] [*mother*]]"),
    ],
)
def test_marks_as_a_tree(marks: list[str], expected: str) -> None:
    """The longer is the outer; one that goes beyond another's end is cut there; each has one link."""
    found = nested(TEXT, 0, 20, [mark(each) for each in marks])
    assert shown(found) == expected


def test_a_mark_beyond_the_stretch_is_cut() -> None:
    """What begins before or ends after the stretch is shown as far as it is in it."""
    found = nested(TEXT, 4, 13, [mark("She calls"), mark("her mother"), mark("friend")])
    assert shown(found) == "~[calls] [*her*]"


def test_height_counts_what_lies_within() -> None:
    """A line under a mark stands below those of all in it."""
    first = nested(TEXT, 0, len(TEXT), [mark("her mother's friend"), mark("her mother", start=25)])
    inner = nested(TEXT, 0, 30, [mark("her mother"), mark("her")])
    assert [part.height for part in first + inner if isinstance(part, Node)] == [1, 1]


def test_letters_beyond_the_basic_plane_are_one_each() -> None:
    """Offsets are code points, as in the graph."""
    text = "🎬🎬 Ann 𝕏 leaves"
    found = nested(text, 0, len(text), [Mark(3, 6, "character", ("ann",)), Mark(7, 8, "place", ("x",))])
    assert shown(found) == "🎬🎬 [*Ann*] [*𝕏*] leaves"


@given(st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=12))
def test_words_stay_as_they_are(spans: list[tuple[int, int]]) -> None:
    """Whatever marks a graph has, the text is the text, letter for letter, and no mark stands empty."""
    found = nested(TEXT, 5, 40, [Mark(begin, end, "event", ("e",)) for begin, end in spans])
    assert words(found) == TEXT[5:40]

    def full(parts: list[Part]) -> bool:
        return all(isinstance(part, str) or (words([part]) and full(part.parts)) for part in parts)

    assert full(found)
