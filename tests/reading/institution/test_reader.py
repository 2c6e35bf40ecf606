"""Organisations, on short plots written for these tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.story import Story


@pytest.mark.parametrize(
    ("plot", "name"),
    [
        ("Anna meets Royal Harbour Corps Lieutenant Carl Dunn. Carl loves her.", "Royal Harbour Corps"),
        ("Carl is the manager of the El Verano nightclub in Rome. Anna visits him.", "El Verano"),
        ("The Dunn gang robs a bank. Anna Dunn laughs at Carl.", "Dunn gang"),
        ("Anna enlists in the Royal Marl Union (RMU). Carl hates the RMU.", "Royal Marl Union"),
    ],
)
def test_who_belongs_to_it_tells(read_story: Callable[[str], Story], plot: str, name: str) -> None:
    """An officer's corps, a house with a manager, a union that is joined."""
    assert [i.name for i in read_story(plot).institutions] == [name]


@pytest.mark.parametrize(
    "plot",
    [
        "Anna is questioned by a Dutch police inspector. Carl helps her.",
        "Carl is a Radar Lead Officer (RLO). Anna loves him.",
        "Police officer Anna Dunn kisses Carl. Carl thanks her.",
        "A Dutch platoon shoots at Carl. Anna hides him.",
        "Anna begs for a job in Monte Carlo. Carl helps her.",
    ],
)
def test_no_organisation(read_story: Callable[[str], Story], plot: str) -> None:
    """An inspector's nation, a post's initials, a town with work are none."""
    assert not read_story(plot).institutions


def test_initials_with_full_stops_are_one_with_those_without(read_story: Callable[[str], Story]) -> None:
    """A team of the F.B.I. is of the FBI."""
    story = read_story("Carl works for the FBI. Later Carl leads an F.B.I. squad to the house of Anna.")
    assert len(story.institutions) == 1


@pytest.mark.parametrize(
    ("plot", "name", "kind"),
    [
        ("Anna calls the Harlow police. They find Carl.", "Harlow police", "police"),
        ("Anna joins the Bureau of Lost Letters. Carl leaves.", "Bureau of Lost Letters", "government"),
        ("Anna works for Dunmore Motors. Carl leaves her.", "Dunmore Motors", "company"),
        ("Carl is an agent of the QRS. Anna follows Carl.", "QRS", "other"),
    ],
)
def test_a_name_tells_an_organisation_apart(
    read_story: Callable[[str], Story], plot: str, name: str, kind: str
) -> None:
    """A name before "police", "Bureau of …", a firm's last word, an acronym with "the"."""
    assert (name, kind) in {(i.name, i.kind) for i in read_story(plot).institutions}


@pytest.mark.parametrize(
    ("plot", "name"),
    [
        ("Anna calls the Denver police. The Denver police force finds Carl.", "Denver police"),
        ("Carl deserts from the Dutch navy. Anna hides him.", "Dutch navy"),
        ("Anna spies on the United States Fisheries Department.", "United States Fisheries Department"),
        ("Carl works for the Bureau of Maps and Charts.", "Bureau of Maps and Charts"),
        ("Anna leads the CTU squad. The CTU squad arrests Carl.", "CTU squad"),
    ],
)
def test_an_organisation_has_its_whole_name(read_story: Callable[[str], Story], plot: str, name: str) -> None:
    """With the nation or city before it and the noun behind it, and once."""
    assert [i.name for i in read_story(plot).institutions] == [name]


@pytest.mark.parametrize(
    "plot", ["Anna is an FBI Agent. Carl fears the FBI Agent.", "Texas Ranger Ann Lee arrests Carl."]
)
def test_a_rank_is_no_organisation_or_place(read_story: Callable[[str], Story], plot: str) -> None:
    """An agent is not an agency, and a ranger's state is part of his title."""
    story = read_story(plot)
    assert "FBI Agent" not in {i.name for i in story.institutions}
    assert not story.places


@pytest.mark.parametrize(
    ("plot", "name", "kind"),
    [
        ("Anna works for the agency Brightside. Carl hates her.", "Brightside", "company"),
        ("Carl sings in a band called Velvet Thunder. Anna hears him.", "Velvet Thunder", "club"),
        ("Anna writes for Moonrise, a newspaper. Carl reads it.", "Moonrise", "media"),
    ],
)
def test_what_the_text_calls_an_organisation_is_one(
    read_story: Callable[[str], Story], plot: str, name: str, kind: str
) -> None:
    """A noun beside the name, or one that is called so."""
    assert (name, kind) in {(i.name, i.kind) for i in read_story(plot).institutions}


@pytest.mark.parametrize(
    ("plot", "found"),
    [
        ("Police inspector Ann Lee arrests Carl.", False),
        ("Police inspector Ann Lee arrests Carl. The police question him.", True),
        ("Ann Lee and the police arrest Carl.", True),
        ("Carl works for the police. Ann Lee loves him.", True),
        ("Ann Lee calls the police. Carl runs.", False),
    ],
)
def test_the_police_have_somebody_of_theirs(
    read_story: Callable[[str], Story], plot: str, found: bool
) -> None:
    """Police that are only called, or only in a rank, are no institution of the story."""
    assert ("police" in {i.name for i in read_story(plot).institutions}) is found


def test_who_works_in_a_house_makes_it_an_employer(read_story: Callable[[str], Story]) -> None:
    """A hotel with a head waiter is a place and an institution."""
    story = read_story("Carl Moss is the head waiter at the Hotel Orlov. Anna dances at the Hotel Orlov.")
    assert [p.name for p in story.places] == [i.name for i in story.institutions] == ["Hotel Orlov"]


def test_initials_in_brackets_tell_an_organisation(read_story: Callable[[str], Story]) -> None:
    """A name with its initials behind it in brackets is an organisation's."""
    story = read_story("Carl Moss joins the Velden Liberation Front (VLF). The VLF sends Carl to Boston.")
    assert [i.name for i in story.institutions] == ["Velden Liberation Front"]


def test_a_known_organisation_within_a_name(read_story: Callable[[str], Story]) -> None:
    """Who is of Scotland Yard plays no part called so; the Dutch Red Cross is also the Red Cross."""
    story = read_story(
        "Inspector Moss of Scotland Yard (Ray Milner) arrests Anna Lee of the Dutch Red Cross."
    )
    assert [i.name for i in story.institutions] == ["Scotland Yard", "Dutch Red Cross"]
    assert [a.name for a in story.institutions[1].aliases] == ["Red Cross"]
    assert next(c.actor for c in story.characters if c.name.endswith("Moss")) == "Ray Milner"


def test_a_company_is_called_by_its_first_word(read_story: Callable[[str], Story]) -> None:
    """Where the text has the whole name, "the president of Corvina" is not a land's."""
    story = read_story("Carl works for the Corvina Oil Company. Later the president of Corvina fires Carl.")
    assert [(i.name, [a.name for a in i.aliases]) for i in story.institutions] == [
        ("Corvina Oil Company", ["Corvina"])
    ]
    assert not story.places


def test_a_town_with_a_company_of_its_name_stays_a_town(read_story: Callable[[str], Story]) -> None:
    """What somebody lives in is no company."""
    story = read_story("Carl works for the Denver Oil Company. Anna meets Carl in Denver.")
    assert "Denver" in {p.name for p in story.places}


@pytest.mark.parametrize(
    ("plot", "name", "found"),
    [
        ("Anna grows up in the Marlside Orphanage. Carl visits Anna.", "Marlside Orphanage", True),
        ("Carl goes to the Army-Navy Game. Anna follows Carl.", "Army-Navy Game", False),
        (
            "Anna pleads with the Marl Ethics Committee. The Marl Ethics Committee expels Carl.",
            "Marl Ethics Committee",
            True,
        ),
    ],
)
def test_what_takes_in_or_judges_people_is_one(
    read_story: Callable[[str], Story], plot: str, name: str, found: bool
) -> None:
    """An orphanage and a committee are organisations, a game is none."""
    assert (name in {i.name for i in read_story(plot).institutions}) is found
