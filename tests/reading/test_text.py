"""The prepared text and the way back to the plot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.pipeline import LONGEST_SENTENCE, make_doc, parser
from kg.reading.text import STRAIGHT, actors_in, people, prepare
from kg.story import Film


@pytest.mark.parametrize(
    ("inside", "actors"),
    [
        ("Max Hill", ("Max Hill",)),
        ("portrayed by Jane Moor", ("Jane Moor",)),
        ("played by Ann Lee, Bo Chan, and Cy Doe", ("Ann Lee", "Bo Chan", "Cy Doe")),
        ("voiced by Jean-Luc de la Tour", ("Jean-Luc de la Tour",)),
        ("Foster", ("Foster",)),
        ("Albert Dorn Jr.", ("Albert Dorn Jr.",)),
        ("Sidney Dane, Jr.", ("Sidney Dane, Jr.",)),
        ("Hitomi Satō", ("Hitomi Satō",)),
        ("Ann Lee, uncredited", ("Ann Lee",)),
        ("Ann Lee (actress)", ("Ann Lee",)),
        ("Ann Lee]", ("Ann Lee",)),
        ("Cary Aster and Sam Cane", ("Cary Aster", "Sam Cane")),
    ],
)
def test_actors_are_found_in_parentheses(inside: str, actors: tuple[str, ...]) -> None:
    """A parenthesis with nothing but people names actors."""
    assert actors_in(inside) == actors


@pytest.mark.parametrize(
    "inside",
    [
        "1952",
        "who is now thirty",
        "PG&E",
        "FBI",
        "with the gun still in hand",
        "ex-",
        "The Terminator",
        "a thief",
        "I'm",
    ],
)
def test_other_parentheses_name_no_actor(inside: str) -> None:
    """Years, remarks, acronyms and titles are no actors."""
    assert actors_in(inside) == ()


def test_prepare_cuts_actors_and_keeps_remarks() -> None:
    """Actors' parentheses go, others stay, and an anchor says where the actor stood."""
    prepared = prepare("Otto (Max Hill) runs (as ever) home.[3]")
    assert prepared.text == "Otto runs (as ever) home."
    [anchor] = prepared.anchors
    assert prepared.text[: anchor.index] == "Otto"
    assert anchor.actors == ("Max Hill",)


def test_an_actor_told_apart_in_brackets_of_his_own_is_one() -> None:
    """Both brackets belong to the actor; those of another kind stay words of the plot."""
    prepared = prepare("Max (Bo Chan (actor)) meets a boy (his son (now grown)).")
    assert prepared.text == "Max meets a boy (his son (now grown))."
    assert [anchor.actors for anchor in prepared.anchors] == [("Bo Chan",)]


def test_prepare_marks_paragraphs() -> None:
    """A blank line becomes one space and the start of a paragraph."""
    prepared = prepare("One.\n \nTwo.\nThree.")
    assert prepared.text == "One. Two. Three."
    assert [prepared.text[p:] for p in prepared.paragraphs] == ["Two. Three."]


def test_the_end_of_a_long_line_ends_a_sentence() -> None:
    """A wrapped line goes on in the next one; a long one is a paragraph, unless it stops at an initial."""
    long = "Anna sings the song of the ship " * 5
    assert [
        prepare(f"{long}\nOtto leaves.").text[p:] for p in prepare(f"{long}\nOtto leaves.").paragraphs
    ] == ["Otto leaves."]
    assert prepare("Anna sings of the ship\nOtto sank.").paragraphs == ()
    assert prepare(f"{long} to G.P.\nPell, who leaves.").paragraphs == ()


@given(st.text(alphabet="aB.(“)\n \u00a0[1]’x", max_size=60))
def test_every_character_knows_its_place(plot: str) -> None:
    """Each character of the prepared text is the plot's at its offset, but for quotes and spaces."""
    prepared = prepare(plot)
    assert len(prepared.offsets) == len(prepared.text) + 1
    assert list(prepared.offsets) == sorted(prepared.offsets)
    for char, offset in zip(prepared.text, prepared.offsets, strict=False):
        assert char == plot[offset].translate(STRAIGHT) or (char == " " and plot[offset].isspace())


def test_people_refuses_a_list_with_something_else() -> None:
    """One part that is no person makes it no list of people."""
    assert people("Ann Lee, the dog") == ()


def test_a_drawn_line_is_cut_and_the_way_back_stays() -> None:
    """Forty signs and more that are no words are left out; what follows keeps its place in the plot."""
    plot = f"Vera waits. {'=' * 5_000} Dash comes."
    prepared = prepare(plot)
    assert prepared.text == "Vera waits.  Dash comes."
    assert prepared.offsets[prepared.text.index("Dash")] == plot.index("Dash")


def test_a_sentence_without_an_end_is_ended() -> None:
    """No sentence is so long that a parser takes minutes for it."""
    nlp = parser()
    doc = nlp(make_doc(Film("x", "X", "Vera sees Dash and " * 400), nlp))
    assert max(map(len, doc.sents)) <= LONGEST_SENTENCE + 1
