"""Where paragraphs begin and end."""

from __future__ import annotations

import pytest

from kg.network.reader import read_facts
from kg.paragraphs import paragraphs_of
from tests.network.filmgraphs import FilmGraph


@pytest.mark.parametrize(
    ("plot", "sentences", "expected"),
    [
        ("One.\n\nTwo.", [(0, 4), (6, 10)], ["One.", "Two."]),
        ("One.\nTwo.", [(0, 4), (5, 9)], ["One.", "Two."]),
        ("One goes\non. Two.", [(0, 12), (13, 17)], ["One goes\non. Two."]),
        ("One.\nStill.\n \n\nTwo.\n", [(0, 4), (5, 11), (15, 19)], ["One.\nStill.", "Two.\n"]),
        ("\n\nOne.\n\n", [(2, 6)], ["One."]),
        ("", [], []),
    ],
)
def test_paragraphs(plot: str, sentences: list[tuple[int, int]], expected: list[str]) -> None:
    """Blank lines part them; where there are none, ends of lines do, unless lines are broken to a width."""
    assert [plot[begin:end] for begin, end in paragraphs_of(plot, sentences)] == expected


def test_lines_broken_to_a_width_open_nothing() -> None:
    """A sentence behind a line's end is no paragraph's first where other sentences run over lines."""
    film = FilmGraph("f", "F")
    film.tell("Orla rows\nhome.")
    film.plot += "\n"
    film.tell("Ned sleeps.")
    assert [sentence.opens for sentence in read_facts(film.done()).sentences] == [True, False]
