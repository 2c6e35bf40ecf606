"""Sets that a plural may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.reading.coref import plural, plural_features
from kg.reading.coref.grid import Grid
from kg.reading.coref.prepare import prepare
from tests.reading.coref.test_features import Notes

if TYPE_CHECKING:
    from spacy.language import Language

    from tests.reading.coref.conftest import Tell


class Sets(Notes):
    """A judge that notes the sets of every plural and takes none."""

    def several(self, token: int, sets: list[plural.Set], rows: list[list[float]]) -> tuple[int, float]:
        """Take no set, and keep them all."""
        assert len(rows) == len(sets) + 1
        assert {len(row) for row in rows} == {len(plural_features.FEATURES)}
        ids: list[tuple[str, ...]] = [tuple(sorted(e.id for e in choice.members)) for choice in sets]
        self.found = dict(zip(ids, sets, strict=True))
        table = [dict(zip(plural_features.FEATURES, row, strict=True)) for row in rows]
        self.rows = dict(zip(ids, table, strict=False))
        return len(sets), 1.0


def proposed(parsed: Tell, text: str, **people: str | None) -> dict[tuple[str, ...], set[str]]:
    """The sets proposed for the last plural of a text, with what proposes each."""
    notes = Sets()
    prepare(parsed(text, **people), notes, {}).run()
    return {ids: choice.sources for ids, choice in notes.found.items()}


def test_who_shares_the_place_is_seen(parsed: Tell) -> None:
    """Those who are subject together own what is "theirs"."""
    notes = Sets()
    prepare(parsed("Zorn and Vex sing. Mara and Zorn sell their car.", **PEOPLE), notes, {}).run()
    assert notes.rows["mara", "zorn"]["subject owns"] == 1.0
    assert notes.rows["vex", "zorn"]["subject owns"] == 0.0


@pytest.mark.parametrize(
    "text", ["Zorn and Vex sing. Zorn sees them.", "Vex sees Zorn. Mara lets Zorn hit them."]
)
def test_them_is_without_the_subject(parsed: Tell, text: str) -> None:
    """Whoever sees "them" is none of them, also where the subject is that of an infinitive."""
    assert not any("zorn" in ids for ids in proposed(parsed, text, **PEOPLE))


def test_a_list_is_read_by_the_tree(parsed: Tell) -> None:
    """Also what stands between two of a list does not part them: "Zorn and his partner, Vex"."""
    text = "Zorn and his old partner, Vex, visit Mara at home. They sing."
    assert "coordination-before" in proposed(parsed, text, **PEOPLE)["vex", "zorn"]


def test_a_number_beside_is_counted(parsed: Tell) -> None:
    """ "All three of them" are three."""
    notes = Sets()
    prepare(
        parsed("Zorn, Vex and Mara sing. Zorn meets Vex. All three of them dance.", **PEOPLE), notes, {}
    ).run()
    assert notes.rows["mara", "vex", "zorn"]["counted"] == 1.0
    assert notes.rows["vex", "zorn"]["miscounted"] == 1.0


def test_an_apposition_is_nobody_else(parsed: Tell) -> None:
    """ "Zorn, a farmer" is one person."""
    assert ("", "zorn") not in proposed(parsed, "Zorn, a farmer, sings. They laugh.", Zorn="male")


PEOPLE = {"Zorn": "male", "Vex": "male", "Mara": "female"}


@pytest.mark.parametrize(
    ("text", "members", "source"),
    [
        ("Zorn and Vex sleep. They snore.", ("vex", "zorn"), "coordination-before"),
        ("Zorn, Vex, and Mara sleep. They snore.", ("mara", "vex", "zorn"), "coordination-before"),
        ("When Zorn meets Vex, they quarrel.", ("vex", "zorn"), "arguments-above"),
        ("Zorn sees Vex. They quarrel.", ("vex", "zorn"), "arguments-before"),
        ("Mara sleeps. Zorn sleeps. Vex sleeps. They snore.", ("mara", "vex", "zorn"), "last-three"),
    ],
)
def test_sets(parsed: Tell, text: str, members: tuple[str, ...], source: str) -> None:
    """Coordinations, subject and object, and the last ones spoken of."""
    assert source in proposed(parsed, text, **PEOPLE)[members]


def test_things_are_proposed(parsed: Tell) -> None:
    """Plural nouns that are no people stand for "nobody"."""
    assert proposed(parsed, "Zorn sees two boats. They sink.", Zorn="male")[()] == {"things"}


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The two leave the town.", True),
        ("Both leave the town.", True),
        ("Two men leave.", False),
        ("The two of us leave.", False),
    ],
)
def test_numerals_alone(english: Language, text: str, alone: bool) -> None:
    """Only a numeral that is a phrase of its own stands for a set."""
    doc = english(text)
    token = next(token.i for token in doc if token.lower_ in ("two", "both"))
    assert plural.stands_alone(Grid(doc), token) is alone


def test_no_entities_no_sets(parsed: Tell) -> None:
    """A text of only pronouns proposes nothing."""
    assert proposed(parsed, "They know that they are what they are.") == {}


def test_members_are_unique(parsed: Tell) -> None:
    """The same set is proposed once, with all its sources."""
    sources = proposed(parsed, "Zorn and Vex sleep. They snore.", Zorn="male", Vex="male")
    assert sources[("vex", "zorn")] >= {"coordination-before", "last-sentence", "last-two"}


class Sure(Sets):
    """A judge that takes the first set, as sure of it as it is told."""

    def __init__(self, chance: float) -> None:
        """Note how sure it is."""
        super().__init__()
        self.chance = chance

    def several(self, token: int, sets: list[plural.Set], rows: list[list[float]]) -> tuple[int, float]:
        """Take the first set."""
        return 0, self.chance


@pytest.mark.parametrize(("chance", "members"), [(0.9, {"zorn", "vex"}), (0.2, set())])
def test_a_doubtful_set_is_nobody(parsed: Tell, chance: float, members: set[str]) -> None:
    """A plural pronoun means a set only where that is likely enough."""
    resolver = prepare(parsed("Zorn and Vex sleep. They snore.", **PEOPLE), Sure(chance), {})
    resolver.run()
    assert {found.id for found in resolver.found if found.kind == "pronoun"} == members


def test_a_number_means_so_many_of_the_last(parsed: Tell) -> None:
    """ "The four" are the last four characters, where no four were spoken of together."""
    text = "Ulf and Zorn meet Vex. Then Mara meets a guard. The four leave the town."
    resolver = prepare(parsed(text, Ulf="male", **PEOPLE), Sure(0.9), {})
    resolver.run()
    four = {found.id for found in resolver.found if found.rule == "plural-latest"}
    assert four == {"ulf", "zorn", "vex", "mara"}


def test_a_number_of_more_than_there_are_means_nobody(parsed: Tell) -> None:
    """Three cannot be four."""
    text = "Zorn meets Vex. Mara sleeps. The five leave the town."
    resolver = prepare(parsed(text, **PEOPLE), Sure(0.9), {})
    resolver.run()
    assert not [found for found in resolver.found if found.rule == "plural-latest"]


def test_a_couple_is_of_two_genders(parsed: Tell) -> None:
    """Where a man and a woman may be meant, "the couple" is not two men."""
    notes = Sets()
    genders = {name.lower(): gender for name, gender in PEOPLE.items()}
    prepare(parsed("Mara sees Zorn and Vex. The couple leave.", **PEOPLE), notes, genders).run()  # type: ignore[arg-type]
    assert notes.found
    assert all("mara" in ids for ids in notes.found)
