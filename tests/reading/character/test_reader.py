"""Characters, their names, actors and genders, on short plots written for these tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.story import Credit

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.story import Character, Story

WEDDING = (
    "Dr. Martin Hale (Tom Ford) lives in Boston with his wife Ellen (played by Mary Stone) and her "
    'father, Judge Owen Price (Al Cole). Hale hires Peter "Ace" Novak (Bob Reed), a detective. '
    "One evening Ace follows Ellen to the Harbor Hotel, where Mrs. Hale meets a bartender (Lee Chan). "
    "The bartender warns her that Novak is near. Nina, Tom, and Edith laugh at Judge Price. "
    "Novak, also known as Wolf, confesses to Martin."
)


@pytest.fixture(scope="module")
def cast(read_story: Callable[[str], Story]) -> dict[str, Character]:
    """The characters of the wedding by name."""
    return {c.name: c for c in read_story(WEDDING).characters}


def test_everybody_is_found_once(cast: dict[str, Character]) -> None:
    """All named people and the bartender, no actor, no place."""
    named = {"Martin Hale", "Ellen", "Owen Price", 'Peter "Ace" Novak', "Nina", "Tom", "Edith"}
    assert {c.name for c in cast.values() if c.named} == named
    assert [c.name for c in cast.values() if not c.named] == ["the bartender"]


@pytest.mark.parametrize(
    ("name", "actor", "gender"),
    [
        ("Martin Hale", "Tom Ford", "male"),
        ("Ellen", "Mary Stone", "female"),
        ("Owen Price", "Al Cole", "male"),
        ('Peter "Ace" Novak', "Bob Reed", "male"),
        ("the bartender", "Lee Chan", None),
    ],
)
def test_actor_and_gender(cast: dict[str, Character], name: str, actor: str, gender: str | None) -> None:
    """Who plays whom, and how the text speaks of them."""
    assert cast[name].actor == actor
    if gender:
        assert cast[name].gender == gender


def test_other_names_are_aliases(cast: dict[str, Character]) -> None:
    """Every written name, titled and short, and the one that the text states."""
    assert {a.name for a in cast["Martin Hale"].aliases} >= {"Dr. Martin Hale", "Hale", "Martin"}
    assert {a.name for a in cast['Peter "Ace" Novak'].aliases} >= {"Ace", "Novak", "Wolf"}


def test_the_sources_cast_list_gives_actors(read_story: Callable[..., Story]) -> None:
    """A role of the cast list finds its character by any of its names."""
    plot = "Clara loves Tom. Tom leaves. Nora Wells laughs at Clara."
    credits = (Credit("Jane Moor", "Clara H"), Credit("Lena Ortiz", "Nora Wells"))
    story = read_story(plot, cast=credits)
    assert {c.name: c.actor for c in story.characters} == {
        "Clara": "Jane Moor",
        "Tom": "",
        "Nora Wells": "Lena Ortiz",
    }


def test_a_place_called_by_its_noun(read_story: Callable[..., Story]) -> None:
    """The Mill is a place, though it is a name and the grammar lets it act."""
    plot = (
        "Vera Holm grinds corn for the Mill. Joe Lind sleeps in the Stables. The Mill pays Vera on Fridays."
    )
    story = read_story(plot)
    assert {c.name for c in story.characters if c.named} == {"Vera Holm", "Joe Lind"}
    assert {"Mill", "Stables"} <= {p.name for p in story.places}


def test_one_odd_place_does_not_make_somebody_a_boat(read_story: Callable[..., Story]) -> None:
    """What stands behind "the boat" once is no vessel if all else that is told is told of a woman."""
    story = read_story(
        "Corvin rows people across the river. Every morning Corvin gives the girl by the boat Tamsin a "
        "rose. Tamsin's mother wants a rich husband for her. Tamsin marries a merchant, but she still "
        "loves Corvin, and Corvin loves her. When her husband dies, Tamsin asks Corvin to flee with her."
    )
    assert {c.name: c.gender for c in story.characters if c.named} == {"Corvin": "male", "Tamsin": "female"}
    assert "Tamsin" not in {p.name for p in story.places}


def test_a_sentences_first_word_may_say_what_somebody_is(read_story: Callable[..., Story]) -> None:
    """A pilot or a reckless one who opens the text is not called so; a title is another thing."""
    story = read_story(
        "Pilot Mike Reed (Al Cole) runs an airport. Captain Joe Lund (Ben Orr) hires Mike. "
        "Socialite Anna Berg (Ada Hill) loves Joe."
    )
    assert [c.name for c in story.characters] == ["Mike Reed", "Joe Lund", "Anna Berg"]
    assert "Captain Joe Lund" in {a.name for a in story.characters[1].aliases}


def test_a_form_of_address_said_once(read_story: Callable[..., Story]) -> None:
    """A servant's "Madame" is the lady of the house; one who is called so throughout is somebody."""
    once = "Vera Holm lives alone. The butler tells Joe Lind that Madame has fallen ill. Joe visits Vera."
    often = "Madame keeps a shop. Joe Lind robs Madame. Madame calls the police, and Joe flees."
    assert {c.name for c in read_story(once).characters if c.named} == {"Vera Holm", "Joe Lind"}
    assert "Madame" in {c.name for c in read_story(often).characters}


def test_one_role_with_two_names_in_the_cast(read_story: Callable[..., Story]) -> None:
    """A masked hero and the man are one by the cast list; two parts of one actor meet, and are two."""
    plot = (
        "Clara Voss lives in a mansion. At night Moth hunts thieves. Moth chases a burglar over the roofs. "
        "Clara meets Edgar Lund at a ball. Edgar Lund meets his brother Konrad. Konrad leaves with Moth."
    )
    credits = (Credit("Ann Bell", "Clara Voss / Moth"), Credit("Hugo Brandt", "Edgar Lund / Konrad Lund"))
    names = {
        tuple(sorted([c.name, *(a.name for a in c.aliases)]))
        for c in read_story(plot, cast=credits).characters
    }
    assert ("Clara", "Clara Voss", "Moth") in names
    assert {("Edgar Lund",), ("Konrad",)} <= names


@pytest.mark.parametrize(
    ("plot", "played"),
    [
        (
            "Noah Pell (Tim Ash) leaves home. Years later Noah (Rob Dean) returns.",
            {"Noah Pell": ("Tim Ash", "Rob Dean")},
        ),
        (
            "Two clerks, Nora Blake and Leo Finch (Jane Roe and Carl Moss), rob a bank.",
            {"Nora Blake": ("Jane Roe",), "Leo Finch": ("Carl Moss",)},
        ),
        ('A baker called Xavi, pronounced "shah-vee" (Max Hill), rings the bell.', {"Xavi": ("Max Hill",)}),
        ("Nora meets Pip (Rob Dean, Lena Dean's little brother).", {"Nora": ("",), "Pip": ("Rob Dean",)}),
        (
            "Nora is tired. Her parole officer (Al Cole) calls her.",
            {"Nora": ("",), "the parole officer": ("Al Cole",)},
        ),
        (
            "Nora is robbed by a glassblower (Al Cole). Her sister Arabel (Ada Hill) and their father, "
            "Otto Marl, Sr. (Max Bell), look for the man and watch a show (Ivy Roe).",
            {
                "the glassblower": ("Al Cole",),
                "Arabel": ("Ada Hill",),
                "Otto Marl, Sr": ("Max Bell",),
                "the show": (),
            },
        ),
    ],
)
def test_actors_in_parentheses(
    read_story: Callable[[str], Story], plot: str, played: dict[str, tuple[str, ...]]
) -> None:
    """Two actors of one character, one each for two, a pronunciation or a remark between, nobody's name.

    An actor's name makes somebody of any noun or name before it.
    """
    found = {c.name: (c.actor, *c.also_played_by) for c in read_story(plot).characters if c.name in played}
    assert found == {name: actors for name, actors in played.items() if actors}


@pytest.mark.parametrize(
    ("plot", "names"),
    [
        ("Ganner & Bill flee. Ganner hides Bill. Ann follows Ganner & Bill.", {"Ganner", "Bill", "Ann"}),
        (
            "Ann warns Q, and Q hides. The police catch Q. Ann escapes with Ben, and Q laughs.",
            {"Ann", "Q", "Ben"},
        ),
    ],
)
def test_names_that_touch_are_two(read_story: Callable[[str], Story], plot: str, names: set[str]) -> None:
    """Two joined by "&" who are also named apart, and a one-letter name at a sentence's end."""
    assert {c.name for c in read_story(plot).characters if c.named} == names


def test_the_actors_surname_may_stand_for_the_part(read_story: Callable[[str], Story]) -> None:
    """Plots go on with the actor's name; it is one more name of the character."""
    story = read_story("Noah Pell (Al Cole) is broke. Cole's wife Nora leaves him, and Cole finds a job.")
    pell = next(c for c in story.characters if c.name == "Noah Pell")
    assert ("Cole", "the actor's name") in {(a.name, a.rule) for a in pell.aliases}
    assert [c.name for c in story.characters] == ["Noah Pell", "Nora"]


@pytest.mark.parametrize(
    "plot",
    [
        "Gordon sails to Lisbon, posing as rich banker Shane. Shane buys a palace.",
        "At the ball Shane is introduced as Leo Gordon. Leo Gordon dances.",
        "Ada trusts the new cook, Gordon (really con man Shane). Shane burns the soup and flees.",
        "Gordon, who poses as Ada's lost nephew, Shane, sings. Shane opens the safe and thanks Ada.",
        "On the ferry Ada quarrels with Gordon, known to Ben as Shane. Shane jumps. Ada and Ben follow.",
    ],
)
def test_an_assumed_name_is_one_more_name(read_story: Callable[[str], Story], plot: str) -> None:
    """Where the text says that somebody poses as, is introduced as or actually is another."""
    named = [{c.name, *(a.name for a in c.aliases)} for c in read_story(plot).characters if c.named]
    assert [any("Gordon" in name for name in names) for names in named if "Shane" in names] == [True]


@pytest.mark.parametrize(
    "plot",
    [
        "Gordon meets a young woman called Shane. Shane likes Gordon.",
        "Gordon leads a group of thieves called the Shanes. The Shanes obey Gordon.",
        "Gordon sees Ada, and the boy is grown into Ned aka Shane. Shane likes Gordon.",
        "Gordon is actually a Shane in human form. Another Shane attacks Gordon. A Shane dies.",
    ],
)
def test_a_name_of_somebody_met_is_not_ones_own(read_story: Callable[[str], Story], plot: str) -> None:
    """What another one is called, or a group, is no name of him who meets or leads them."""
    gordon = next(c for c in read_story(plot).characters if c.name == "Gordon")
    assert not gordon.aliases


def test_people_who_made_the_film_are_no_characters(read_story: Callable[..., Story]) -> None:
    """A director named in the plot text is not of the story."""
    story = read_story(
        "Directed by Ann Marlow, the film follows Ben. Ben steals a car.", directors=("Ann Marlow",)
    )
    assert [c.name for c in story.characters] == ["Ben"]


def test_a_family_is_a_group(read_story: Callable[..., Story]) -> None:
    """The plural of a surname means several."""
    story = read_story("Ann Baker fears her kin. The Bakers attack Ann. Later the Bakers flee.")
    assert [c.name for c in story.characters if c.group] == ["Bakers"]


def test_a_team_called_men_is_a_group(read_story: Callable[..., Story]) -> None:
    """Also where "Men" is a word of the name with a capital."""
    story = read_story(
        "Ben is rescued by the Lizard Men. The Lizard Men attack Carl and kill him. "
        "Later the Lizard Men betray Ben."
    )
    assert [c.name for c in story.characters if c.group] == ["Lizard Men"]


def test_the_same_text_gives_the_same_story(read_story: Callable[[str], Story]) -> None:
    """Reading holds no state from one film to the next."""
    first = read_story(WEDDING)
    read_story("Somebody else arrives. Anna greets him.")
    assert read_story(WEDDING) == first


@pytest.mark.parametrize(
    ("plot", "name", "there"),
    [
        ("Nora admires old stars such as Harlan Webb. Nora sings in a bar.", "Harlan Webb", False),
        ("Nora lives with her sister, Tilda Webb. Nora sings in a bar.", "Tilda Webb", True),
        ("Nora sings in a bar. There Harlan Webb hits her.", "Harlan Webb", True),
        ("Nora sings in a bar. She waits for Dr. Webb.", "Dr. Webb", True),
    ],
)
def test_who_is_only_mentioned_is_no_character(
    read_story: Callable[[str], Story], plot: str, name: str, there: bool
) -> None:
    """A name that stands once is somebody who does something, has a title, or is said to be somebody's."""
    assert (name in {c.name for c in read_story(plot).characters}) is there


def test_who_plays_whom_in_the_active_voice(read_story: Callable[[str], Story]) -> None:
    """ "Ray Milner plays Carl Moss" names an actor, who is no character."""
    story = read_story("Ray Milner plays Carl Moss, a bootlegger. Moss meets Anna Lee and marries her.")
    assert {c.name: c.actor for c in story.characters} == {"Carl Moss": "Ray Milner", "Anna Lee": ""}


def test_a_name_that_is_a_noun_is_meant_without_its_capital_too(read_story: Callable[[str], Story]) -> None:
    """Whoever is called the Creature is no second, unnamed one where the text says "the creature"."""
    story = read_story(
        "Ada builds the Creature. When Ben insults him, the Creature kills Ben. Later the creature escapes, "
        "and the creature attacks Ada."
    )
    assert [c.name for c in story.characters] == ["Ada", "Creature", "Ben"]
