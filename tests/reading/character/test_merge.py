"""Which names name one character."""

from __future__ import annotations

import pytest

from kg.reading.character.merge import Cluster, Seen, join, merge


def groups(*names: str, actors: dict[str, str] | None = None) -> list[set[str]]:
    """The names grouped into characters, in the order given as order of mention."""
    return [
        {n.text for n in c.names}
        for c in merge(Seen({name: i for i, name in enumerate(names)}, actors or {}))
    ]


@pytest.mark.parametrize(
    "names",
    [
        ("Edwin Marlow Finch", "Marlow Finch", "Marlow", "Finch", "Sir Edwin Marlow Finch"),
        ('B. B. "Pip" Carver', "Pip", "Carver"),
        ("Robert Hall", "Bob", "Mr. Hall"),
        ("Miss Clara", "Clara"),
        ("Dr. Clara Vossen", "Dr. Vossen", "Vossen", "Clara"),
        ("Rose Ann Harding", "Rose Ann"),
        ("Elizabeth Marsh", "Liz", "Miss Marsh"),
        ("Professor Marchand", "Marchand", "the Professor"),
        ("Walter Bridley", "Walter Bridely", "Bridley"),
        ("J. Robert Hall", "Robert Hall"),
        ("Odette", "Oddette"),
        ("Lizzie", "Lissie"),
        ("Humphrey", "Humphry"),
        ("Konstantin", "Konstatin"),
        ("Frederic Holm", "Frederick"),
        ("Annabel", "Annabelle"),
        ("Edward Nash", "Ed"),
        ("Maximillian Carr", "Max"),
        ("Renée Vidal", "Renee"),
        ("Hana Aoki", "Aoki Hana", "Hana"),
        ("Drue van Alden", "van Alden", "Alden"),
        ("Prof. Amos Quill", "Professor Quill", "the Professor"),
        ("Theodric", "Theod"),
    ],
)
def test_names_of_one_person_are_merged(names: tuple[str, ...]) -> None:
    """Short forms, titles, nicknames and misspellings join the full name."""
    assert groups(*names) == [set(names)]


@pytest.mark.parametrize(
    "names",
    [
        ("Sam Smith", "Sam Jones"),
        ("Paula Brand", "Peter Brand"),
        ("Mr. Harrow", "Mrs. Harrow"),
        ("Clara", "Nora", "Otto"),
        ("Martin Luther Sr.", "Martin Luther Jr."),
        ("Captain Ames", "Captain Boyle"),
        ("Marie", "Maria"),
        ("Aunt May", "Aunt Polly"),
        ("King Louis XIV", "Louise"),
        ("Gentleman", "Gentlemen"),
        ("Southern Holms", "South"),
    ],
)
def test_names_of_several_people_stay_apart(names: tuple[str, ...]) -> None:
    """One shared first name, surname or title joins nobody."""
    assert groups(*names) == [{name} for name in names]


def test_a_shared_first_name_does_not_chain() -> None:
    """A bare first name goes to one of two bearers and never joins them."""
    found = groups("Sam Smith", "Sam Jones", "Sam")
    assert sorted(map(len, found)) == [1, 2]


def test_a_bare_surname_goes_to_the_one_introduced_first() -> None:
    """Of a family the first introduced bears the bare surname."""
    assert groups("Edmund Vale", "Laura Vale", "Vale") == [{"Edmund Vale", "Vale"}, {"Laura Vale"}]


def test_gender_decides_between_a_couple() -> None:
    """A title goes to the one of its gender."""
    assert groups("Edmund Vale", "Laura Vale", "Mrs. Vale") == [
        {"Edmund Vale"},
        {"Laura Vale", "Mrs. Vale"},
    ]


def test_another_actor_keeps_relatives_apart() -> None:
    """Haven, played by one, is not Amy Haven, played by another."""
    actors = {"Haven": "Ann Lee", "Amy Haven": "Mia Stone"}
    assert groups("Haven", "Amy Haven", actors=actors) == [{"Haven"}, {"Amy Haven"}]


def test_a_first_name_outweighs_pronouns_near_it() -> None:
    """A man and a woman of one plot share a surname, not a first name."""
    genders = {"Imre": "female", "Voss": "female", "Imre Voss": "male"}
    seen = Seen({"Imre Voss": 0, "Imre": 1, "Voss": 2}, genders=genders)
    assert [{n.text for n in c.names} for c in merge(seen)] == [{"Imre Voss", "Imre"}, {"Voss"}]


def test_each_name_says_why_it_was_joined() -> None:
    """Merging explains itself."""
    [cluster] = merge(Seen({"Robert Hall": 0, "Bob": 5, "Hall": 9}))
    assert cluster.rules == {"Robert Hall": "name", "Bob": "nickname of the first name", "Hall": "surname"}


def test_stated_aliases_join_unless_the_actors_differ() -> None:
    """What the text says of two names holds, unless two actors play them."""
    dorian, nightjar = merge(Seen({"Dorian": 0, "Nightjar": 3}))
    [joined] = join([dorian, nightjar], [("Dorian", "Nightjar")], "said in the text")
    assert {n.text for n in joined.names} == {"Dorian", "Nightjar"}
    two: list[Cluster] = merge(Seen({"Dorian": 0, "Nightjar": 3}, {"Dorian": "A", "Nightjar": "B"}))
    assert len(join(two, [("Dorian", "Nightjar")], "said in the text")) == 2


def test_a_bare_surname_is_rather_the_titled_one_than_the_one_called_by_first_name() -> None:
    """Arabella is called Arabella, so Bishop is the Colonel."""
    names = ("Arabella Bishop", "Colonel Bishop", "Arabella", "Bishop")
    seen = Seen({name: i for i, name in enumerate(names)}, genders={"Colonel Bishop": "male"})
    assert [{n.text for n in c.names} for c in merge(seen)] == [
        {"Arabella Bishop", "Arabella"},
        {"Colonel Bishop", "Bishop"},
    ]


def test_a_gender_told_beside_a_name_keeps_it_apart() -> None:
    """Quill's first name tells nothing, but the text calls her somebody's girlfriend."""
    seen = Seen({"Quill Morgan": 0, "Mr. Morgan": 5}, genders={"Quill Morgan": "female"})
    assert len(merge(seen)) == 2


def test_two_in_one_sentence_are_two() -> None:
    """Mr. Thomas who stands in a sentence with Ralph Thomas is another of the family."""
    first = {"Ralph Thomas": 0, "Mr. Thomas": 5}
    apart = Seen(first, sentences={"Ralph Thomas": frozenset({0, 9}), "Mr. Thomas": frozenset({9})})
    assert len(merge(apart)) == 2
    assert len(merge(Seen(first))) == 1


def test_a_suffix_that_only_one_has_keeps_two_apart() -> None:
    """Robert Jr. is not Robert Kirk, his father."""
    assert groups("Robert Kirk", "Robert Jr.") == [{"Robert Kirk"}, {"Robert Jr."}]


def test_a_title_with_the_surname_is_not_the_one_called_by_first_name() -> None:
    """Where the text says Janet, Mrs. Dorsey is another: her mother or aunt."""
    assert groups("Janet Dorsey", "Janet", "Mrs. Dorsey") == [{"Janet Dorsey", "Janet"}, {"Mrs. Dorsey"}]


def test_the_same_title_decides_between_a_couple() -> None:
    """Professor Quill is the one who has that title before the full name, not Madame Quill."""
    found = groups("Prof. Abel B. Quill", "Madame Quill", "Professor Quill")
    assert {"Prof. Abel B. Quill", "Professor Quill"} in found


def test_a_surname_stands_without_its_particle_and_as_it_is_heard() -> None:
    """Lisle is the Count de Lisle, and McKay is MacKay."""
    assert groups("Count de Lisle", "Lisle") == [{"Count de Lisle", "Lisle"}]
    assert groups('"Mac" MacKay', "McKay") == [{'"Mac" MacKay', "McKay"}]


def test_who_are_listed_side_by_side_are_two() -> None:
    """Nobody is named twice in one list, by the first name and by the surname."""
    first = {"Lisa Priya": 4, "Lisa": 0, "Priya": 2}
    assert len(merge(Seen(first))) == 1
    listed = {"Lisa": frozenset({"Priya"}), "Priya": frozenset({"Lisa"})}
    assert len(merge(Seen(first, listed=listed))) == 2


def test_a_prince_bears_a_given_name() -> None:
    """Prince John is nobody whose surname is John, nor is he Little John."""
    assert len(merge(Seen({"Alan John": 0, "Prince John": 9}))) == 2
    assert len(merge(Seen({"Little John": 0, "Prince John": 9}))) == 2
    assert len(merge(Seen({"Joe Hale": 0, "Mr. Hale": 9}))) == 1
