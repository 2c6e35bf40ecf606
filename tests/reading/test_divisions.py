"""Headings of acts that stand in a plot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.divisions import headings
from kg.reading.text import prepare

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.story import Story

FORMS = [
    "Act One\n\n{}\n\nAct Two\n\n{}\n\nAct Three\n\n{}",
    "ACT ONE\n{}\nACT TWO\n{}\nACT THREE\n{}",
    "## Act One\n\n{}\n\n## Act Two ##\n\n{}\n\n## Act Three\n\n{}",
    "**ACT ONE**\r\n\r\n{}\r\n\r\n**ACT TWO**\r\n\r\n{}\r\n\r\n**ACT THREE**\r\n\r\n{}\r\n",
    "Act One\n-------\n{}\n\nAct Two\n-------\n{}\n\nAct Three\n-------\n{}",
    "Act One: {}\nAct Two: {}\nAct Three: {}",
    "Act One: {} Act Two: {} Act Three: {}",
    "ACT ONE. {}\n\nACT TWO. {}\n\nACT THREE. {}",
]
TOLD = ("Orla meets Ned in Lisbon. They marry.", "Orla leaves Ned.", "Ned drowns in Oslo. Orla weeps.")


@pytest.mark.parametrize("form", FORMS)
def test_acts_are_cut_at_their_headings(form: str, read_story: Callable[..., Story]) -> None:
    """However the headings are written: three acts, and sentences and events as without any heading."""
    plot = form.format(*TOLD)
    story = read_story(plot)
    assert [(a.label, a.begin, a.end) for a in story.acts] == [
        ("Act One", 0, 2), ("Act Two", 2, 3), ("Act Three", 3, 5),
    ]  # fmt: skip
    sentences = [plot[span.begin : span.end] for span in story.sentences]
    assert " ".join(sentences) == " ".join(TOLD)
    words = [plot[e.trigger.begin : e.trigger.end] for e in story.events]
    assert words == ["meets", "marry", "leaves", "drowns", "weeps"]
    assert {scene.begin for scene in story.scenes} >= {0, 2, 3}
    assert all(scene.begin < scene.end for scene in story.scenes)


@pytest.mark.parametrize(
    ("plot", "labels"),
    [
        ("ACT I\n\nOrla sings.\n\nact iii\n\nNed weeps.", ["Act I", "Act III"]),
        ("ACT 1: THE SEA\n\nOrla sings.\n\nAct 2 – Home\n\nNed weeps.", ["Act 1: The sea", "Act 2: Home"]),
        ("Prologue\n\nOrla sings.\n\nThe First Act\n\nNed weeps.", ["Prologue", "First act"]),
        ("Orla sings.\n\nAct Two\n\nNed weeps.", ["Before Act Two", "Act Two"]),
        ("Part One\n\nAct One\n\nOrla sings.\n\nAct Two\n\nNed weeps.", ["Act One", "Act Two"]),
        ("# The Storm\n\nOrla sings.\n\nScene 2\n\nNed weeps.", []),
        ("Act One\n\nOrla sings.\n\nAct Two\n", ["Act One"]),
        ("Orla sings.\n\nPart of it ends.\n\nAct two begins when Ned weeps.", ["Before Act two", "Act two"]),
    ],
)  # fmt: skip
def test_labels(plot: str, labels: list[str], read_story: Callable[..., Story]) -> None:
    """Acts are called as their headings call them, shouted or not; what only counts scenes is no act."""
    story = read_story(plot)
    assert [act.label for act in story.acts] == labels
    assert "Scene" not in "".join(plot[s.begin : s.end] for s in story.sentences)


def test_offsets_of_a_text_with_headings() -> None:
    """Every character that the parser sees knows where it stands, and headings leave one blank at most."""
    plot = "  Act One  \n\nOrla (Ada Roe) sings.\n\n## Act Two\n\nNed  weeps."
    prepared = prepare(plot)
    assert prepared.text == "Orla sings. Ned weeps."
    places = [plot[at] for at in prepared.offsets[:-1]]
    assert [(a, b) for a, b in zip(prepared.text, places, strict=True) if a != b and a != " "] == []
    assert prepared.divisions == ((0, "Act One"), (12, "Act Two"))
    assert [prepared.text[at:].split()[0] for at in prepared.paragraphs] == ["Ned"]


def test_a_drawn_line_is_no_sentence(read_story: Callable[..., Story]) -> None:
    """What parts two paragraphs belongs to neither."""
    plot = "Orla sings.\n\n* * *\n\nNed weeps.\n---\nOrla leaves."
    assert [plot[s.begin : s.end] for s in read_story(plot).sentences] == [
        "Orla sings.", "Ned weeps.", "Orla leaves.",
    ]  # fmt: skip


PIECES = [
    "Act One",
    "\n",
    "# X",
    "Act 2:",
    " ",
    "Orla sings.",
    "---",
    "(Ada Roe)",
    "\n\n",
    "Epilogue",
    "* * *",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_every_character_of_a_text_with_headings_knows_its_place(plot: str) -> None:
    """Whatever stands beside what: offsets rise, and divisions begin within the text."""
    prepared = prepare(plot)
    assert list(prepared.offsets) == sorted(prepared.offsets)
    assert len(prepared.offsets) == len(prepared.text) + 1
    assert all(0 <= at <= len(prepared.text) for at, _ in prepared.divisions)


def test_what_is_no_heading() -> None:
    """Prose that only speaks of parts, and numbers of chapters in it."""
    for plot in (
        "She plays a part. Two men leave.",
        "Act now.",
        "He reads chapter 2 and weeps.",
        "An act.\nOne.",
    ):
        assert headings(plot) == ()
