"""Candidates and feature rows of a singular pronoun."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.reading.coref import features, plural
from kg.reading.coref.prepare import prepare

if TYPE_CHECKING:
    from kg.reading.coref.entities import Entity
    from kg.reading.coref.ranker import Floats
    from kg.reading.coref.slots import Pronoun
    from tests.reading.coref.conftest import Tell


@dataclass
class Notes:
    """A judge that takes the nearest entity and notes every question."""

    asked: dict[int, tuple[list[str], list[dict[str, float]]]] = field(default_factory=dict)

    def one(self, pronoun: Pronoun, who: list[Entity], rows: Floats) -> tuple[int, list[float]]:
        """Take the first candidate."""
        named = [dict(zip(features.FEATURES, row, strict=True)) for row in rows]
        self.asked[pronoun.token] = ([entity.id for entity in who], named)
        return 0, [1.0, *[0.0] * (len(rows) - 1)]

    def several(self, token: int, sets: list[plural.Set], rows: list[list[float]]) -> tuple[int, float]:
        """Take no set."""
        return len(sets), 1.0


def questions(
    parsed: Tell, text: str, **people: str | None
) -> dict[str, tuple[list[str], list[dict[str, float]]]]:
    """What is asked about each pronoun, by its word."""
    notes = Notes()
    doc = parsed(text, **people)
    prepare(doc, notes, {name.lower(): gender for name, gender in people.items()}).run()  # type: ignore[misc]
    return {doc[token].lower_: asked for token, asked in notes.asked.items()}


def test_the_other_gender_is_no_candidate(parsed: Tell) -> None:
    """Who is known to be a woman is never asked about for "he"; who is unknown may be either."""
    people = {"Vexa": "female", "Zorn": "male", "Quill": None}
    asked = questions(parsed, "Vexa, Zorn and Quill sing. He smiles.", **people)
    assert sorted(asked["he"][0]) == ["quill", "zorn"]


def test_binding_is_seen(parsed: Tell) -> None:
    """The subject of the same verb is marked as bound for "him", as owner for "his"."""
    ids, rows = questions(parsed, "Zorn meets Vex. Zorn hits him.", Zorn="male", Vex="male")["him"]
    assert rows[ids.index("zorn")]["bound"] == 1.0
    assert rows[ids.index("vex")]["bound"] == 0.0
    ids, rows = questions(parsed, "Zorn meets Vex. Zorn sells his car.", Zorn="male", Vex="male")["his"]
    assert rows[ids.index("zorn")]["owner is subject"] == 1.0


def test_a_name_to_come_is_a_candidate(parsed: Tell) -> None:
    """Somebody first named later in the sentence may be meant."""
    ids, rows = questions(parsed, "On his way home, Zorn meets a thief.", Zorn="male")["his"]
    assert ids == ["zorn"]
    assert rows[0]["later"] == 1.0


def test_the_last_row_is_nobody(parsed: Tell) -> None:
    """The row of nobody has only what is true of the pronoun."""
    _, rows = questions(parsed, "Zorn sleeps. He snores.", Zorn="male")["he"]
    assert not any(rows[-1][name] for name in (*features.MEASURES, *features.SLOTS))
    assert rows[-1]["nominative"] == 1.0


def test_a_warning_is_marked(parsed: Tell) -> None:
    """The object of "warns" is marked for the pronoun of what it is warned of."""
    text = "Zorn warns Vex that he must leave."
    ids, rows = questions(parsed, text, Zorn="male", Vex="male")["he"]
    assert rows[ids.index("vex")]["object warned"] == 1.0
    assert rows[ids.index("zorn")]["object warned"] == 0.0


def test_her_is_two_words(parsed: Tell) -> None:
    """ "Her" before a noun owns it, after a verb it is the object."""
    _, rows = questions(parsed, "Vexa sells her car.", Vexa="female")["her"]
    assert (rows[0]["genitive"], rows[0]["owner is subject"], rows[0]["bound"]) == (1.0, 1.0, 0.0)
    ids, rows = questions(parsed, "Mara waits. Vexa sees her.", Mara="female", Vexa="female")["her"]
    assert rows[0]["accusative"] == 1.0
    assert rows[ids.index("vexa")]["bound"] == 1.0


def test_who_is_named_ahead_is_seen(parsed: Tell) -> None:
    """Whom the sentence still names, in the same clause or another, and whom the next one names first."""
    text = "Zorn, Vex and Quill sing. He greets Vex when Quill comes. Zorn smiles."
    ids, rows = questions(parsed, text, Zorn="male", Vex="male", Quill="male")["he"]
    marks = ("named ahead", "named ahead in clause", "named next")
    seen = {name: tuple(rows[ids.index(name)][mark] for mark in marks) for name in ids}
    assert seen == {"zorn": (0.0, 0.0, 1.0), "vex": (1.0, 1.0, 0.0), "quill": (1.0, 0.0, 0.0)}


def test_whose_mother_is_known_is_seen(parsed: Tell) -> None:
    """ "Her mother" is sooner a word of the daughter's than of the mother's."""
    text = "Vexa is Mara's mother. Vexa meets Mara. Later she visits her mother."
    ids, rows = questions(parsed, text, Vexa="female", Mara="female")["her"]
    assert (rows[ids.index("mara")]["has such"], rows[ids.index("mara")]["is such"]) == (1.0, 0.0)
    assert (rows[ids.index("vexa")]["has such"], rows[ids.index("vexa")]["is such"]) == (0.0, 1.0)


def test_an_apposition_stands_for_its_name(parsed: Tell) -> None:
    """Who is called something beside the name is meant by the relative clause of that noun too."""
    text = "Vex arrives. Zorn, a farmer who loves his cow, sleeps."
    ids, rows = questions(parsed, text, Zorn="male", Vex="male")["his"]
    assert rows[ids.index("zorn")]["antecedent"] == 1.0
    assert rows[ids.index("vex")]["antecedent"] == 0.0


def test_one_of_several_subjects_is_bound(parsed: Tell) -> None:
    """In "Zorn and Quill hit him" neither of the two is hit."""
    text = "Zorn, Vex and Quill sing. Zorn and Quill hit him."
    ids, rows = questions(parsed, text, Zorn="male", Vex="male", Quill="male")["him"]
    seen = {name: rows[ids.index(name)]["bound set"] for name in ids}
    assert seen == {"zorn": 1.0, "vex": 0.0, "quill": 1.0}


def test_joined_and_owning_are_two_things(parsed: Tell) -> None:
    """ "Zorn and him" are two people; "Zorn and his wife" is of Zorn's wife."""
    text = "Vex arrives. Mara sees Zorn and him."
    ids, rows = questions(parsed, text, Zorn="male", Vex="male", Mara="female")["him"]
    assert rows[ids.index("zorn")]["conjoined"] == 1.0
    ids, rows = questions(parsed, "Zorn and his wife arrive.", Zorn="male")["his"]
    assert (rows[0]["conjoined"], rows[0]["joined phrase"], rows[0]["and his"]) == (0.0, 1.0, 1.0)
