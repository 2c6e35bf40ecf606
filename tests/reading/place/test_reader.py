"""Places and institutions, on short plots written for these tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.story import Story

PLOT = (
    "Anna grows up in Boston, Massachusetts. She studies at Harrow University, where she meets Carl. "
    "Carl works for the FBI. They hide in the barn. Later Anna returns to the Wexley mansion in New York "
    "City and sails aboard the HMS Bounty. In New York, police officer Dora Pell and the police arrest Carl. "
    "He never goes to prison. Anna waits in the barn."
)


@pytest.fixture(scope="module")
def story(read_story: Callable[[str], Story]) -> Story:
    """The plot read."""
    return read_story(PLOT)


@pytest.mark.parametrize(
    ("name", "kind", "named"),
    [
        ("Boston", "settlement", True),
        ("Massachusetts", "region", True),
        ("New York City", "settlement", True),
        ("barn", "building", False),
        ("Wexley mansion", "dwelling", True),
        ("HMS Bounty", "vehicle", True),
    ],
)
def test_places_with_their_kind(story: Story, name: str, kind: str, named: bool) -> None:
    """Named ones always, unnamed ones where something happens."""
    [place] = [p for p in story.places if p.name == name]
    assert (place.kind, place.named) == (kind, named)


def test_a_short_form_joins(story: Story) -> None:
    """New York is New York City."""
    [city] = [p for p in story.places if p.name == "New York City"]
    assert [a.name for a in city.aliases] == ["New York"]


def test_a_place_is_mentioned_again(story: Story) -> None:
    """Both barns are one."""
    barns = [m for m in story.mentions if m.entity == "place/barn"]
    assert [PLOT[m.span.begin : m.span.end] for m in barns] == ["barn", "barn"]


def test_what_is_general_is_no_place(story: Story) -> None:
    """ "Never goes to prison" names no prison."""
    assert "prison" not in {p.name for p in story.places}


@pytest.mark.parametrize(
    ("name", "kind"), [("Harrow University", "school"), ("FBI", "police"), ("police", "police")]
)
def test_institutions_with_their_kind(story: Story, name: str, kind: str) -> None:
    """Named ones, and the police who act."""
    [institution] = [i for i in story.institutions if i.name == name]
    assert institution.kind == kind


def test_a_school_is_both(story: Story) -> None:
    """A school where something happens is an institution and a place, linked."""
    [school] = [i for i in story.institutions if i.name == "Harrow University"]
    assert school.located_in in {p.id for p in story.places}


@pytest.mark.parametrize(
    ("plot", "name", "kind"),
    [
        ("Anna is sent to Calcutta by her father. Carl follows her.", "Calcutta", "settlement"),
        ("Anna lands on the planet Ovorra. Carl follows her.", "Ovorra", "other"),
        ("Anna drives to the town of Dellbrook. Carl follows her.", "Dellbrook", "settlement"),
        ("Anna boards the ocean liner Corvina. Carl waits for her.", "Corvina", "vehicle"),
        ("Anna flies to Washington, D.C. and meets Carl.", "Washington, D.C.", "settlement"),
        ("Carl hides in room 31 of a hotel. Anna knocks.", "room 31", "room"),
        ("Anna and Carl walk through the Marlow district.", "Marlow district", "settlement"),
    ],
)
def test_what_the_text_calls_a_place_is_one(
    read_story: Callable[[str], Story], plot: str, name: str, kind: str
) -> None:
    """The noun before a name, a number or a city of the map tells a place that NER may not know."""
    assert (name, kind) in {(p.name, p.kind) for p in read_story(plot).places}


@pytest.mark.parametrize(
    "plot",
    [
        "Paris loves Anna. Paris kisses Anna, and her brother hates him.",
        "Anna marries Chester. Chester shouts at her mother, and he leaves.",
    ],
)
def test_a_city_that_acts_is_a_person(read_story: Callable[[str], Story], plot: str) -> None:
    """Who loves and shouts is no city, whatever the map says."""
    assert not read_story(plot).places


@pytest.mark.parametrize(
    ("plot", "name", "other"),
    [
        ("Anna lives in the village of Oakhurst. She loves Carl.", "Oakhurst", "village of Oakhurst"),
        ("Anna stays at the Walden Hotel. Carl enters the hotel.", "Walden Hotel", "hotel"),
        ("The FBI hunts Carl. Later an F.B.I. agent shoots him.", "FBI", "F.B.I."),
        ("Anna sails on the USS Corvina. Later the Corvina sinks.", "USS Corvina", "Corvina"),
    ],
)
def test_one_thing_by_two_names_is_one(
    read_story: Callable[[str], Story], plot: str, name: str, other: str
) -> None:
    """What a name is said to be, and its short forms, make no second place or institution."""
    story = read_story(plot)
    assert name in {t.name for t in (*story.places, *story.institutions)}
    assert other not in {t.name for t in (*story.places, *story.institutions)}


def test_a_region_is_not_short_for_its_city(read_story: Callable[[str], Story]) -> None:
    """Mexico is not Mexico City, as New York is New York City."""
    story = read_story("Anna travels through Mexico. She reaches Mexico City and meets Carl.")
    assert {p.name for p in story.places} == {"Mexico", "Mexico City"}


def test_the_hotel_is_where_it_happens(read_story: Callable[[str], Story]) -> None:
    """ "The hotel" means the only hotel with a name."""
    story = read_story("Anna stays at the Walden Hotel. Carl shoots her in the hotel.")
    [shot] = [e for e in story.events if e.lemma == "shoot"]
    assert shot.place == "walden-hotel"


@pytest.mark.parametrize(
    ("plot", "place"),
    [
        ("Anna applies to Harrow University. Carl is a Harrow University student.", False),
        ("Anna meets Carl at Harrow University.", True),
    ],
)
def test_a_school_is_a_place_where_something_happens(
    read_story: Callable[[str], Story], plot: str, place: bool
) -> None:
    """Who applies to a school is not there."""
    story = read_story(plot)
    assert [i.kind for i in story.institutions] == ["school"]
    assert bool(story.places) is place


@pytest.mark.parametrize(
    ("plot", "name", "kind"),
    [
        ("Anna moves to Bombay with Carl.", "Bombay", "settlement"),
        ("Anna drowns Carl in the Ganges.", "Ganges", "natural"),
        ("Carl escapes from Alcatraz. Anna hides him.", "Alcatraz", "building"),
        ("Anna drives to Northern California with Carl.", "Northern California", "region"),
        ("Anna drives through downtown Chicago with Carl.", "Chicago", "settlement"),
    ],
)
def test_what_everybody_knows_has_its_kind(
    read_story: Callable[[str], Story], plot: str, name: str, kind: str
) -> None:
    """Rivers, famous buildings, cities by their former names, parts of regions."""
    assert (name, kind) in {(p.name, p.kind) for p in read_story(plot).places}


@pytest.mark.parametrize(
    ("plot", "names"),
    [
        ("Anna hides in the cellar. Carl finds her.", ["cellar"]),
        ("Anna runs into her old cottage. Carl finds her.", ["Anna's old cottage"]),
        ("Anna arrives at Carl's home. Carl kisses her.", ["Carl's home"]),
        ("Carl and Anna dance at a party in the castle.", ["castle"]),
        ("Anna has never seen any castle. Carl loves no house.", []),
        ("Anna hides in the cellar. Later Carl finds her in his cellar.", ["cellar"]),
    ],
)
def test_places_without_a_name(read_story: Callable[[str], Story], plot: str, names: list[str]) -> None:
    """One mention is enough where something happens; what is the same noun again is the same place."""
    assert [p.name for p in read_story(plot).places] == names


def test_a_place_is_also_called_by_its_own_words(read_story: Callable[[str], Story]) -> None:
    """Anna's old cottage is an old cottage."""
    [place] = read_story("Anna runs into her old cottage. Carl finds her.").places
    assert [a.name for a in place.aliases] == ["old cottage"]


def test_a_club_is_a_place_where_something_happens_at_the_club(
    read_story: Callable[[str], Story],
) -> None:
    """What happens at "the club" happens at the one that is named."""
    story = read_story("Carl is invited by the Marlow Country Club. At the club, Carl meets Anna.")
    assert [p.name for p in story.places] == ["Marlow Country Club"]
    assert {e.place for e in story.events if e.lemma == "meet"} == {"marlow-country-club"}


def test_a_school_may_have_a_towns_name(read_story: Callable[[str], Story]) -> None:
    """What the text calls it comes before the map."""
    story = read_story("Anna grows up at a boarding school called Chester. At Chester, Anna meets Carl.")
    assert [(i.name, i.kind, i.located_in) for i in story.institutions] == [("Chester", "school", "chester")]
    assert [(p.name, p.kind) for p in story.places] == [("Chester", "building")]


@pytest.mark.parametrize(
    "plot",
    [
        "Anna might wait in a barn. Carl sleeps.",
        "Carl would prefer to stay at a motel. Anna sleeps.",
        "A U.S. officer arrests Carl. Anna sleeps.",
    ],
)
def test_where_nothing_happens_is_no_place(read_story: Callable[[str], Story], plot: str) -> None:
    """What might or would happen somewhere shows no place, and "U.S." before a noun none either."""
    assert read_story(plot).places == ()


def test_his_office_is_one_office(read_story: Callable[[str], Story]) -> None:
    """Whose it is a pronoun alone says the second time: it is the office told of."""
    story = read_story(
        "Carl Moss locks Anna in Carl's office. Bob Reed meets Carl and shoots him in his office."
    )
    assert [p.name for p in story.places] == ["Carl's office"]


def test_a_house_is_called_by_whose_it_is(read_story: Callable[[str], Story]) -> None:
    """ "At Vesper's" names a house."""
    story = read_story("Anna Lee meets Carl Moss at Vesper's. They dance and drink.")
    assert [p.name for p in story.places] == ["Vesper's"]
