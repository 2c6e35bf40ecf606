"""Entities and their genders, as votes come in."""

from __future__ import annotations

import pytest

from kg.reading.coref.entities import Entity, Register, Seen
from kg.reading.coref.words import is_common


def mention(head: int, sentence: int = 0) -> Seen:
    return Seen(head, head, head + 1, sentence, 0, "pronoun")


@pytest.mark.parametrize(
    ("votes", "gender"),
    [
        ([("male", 1.0)], None),
        ([("male", 0.4), ("male", 0.4)], None),
        ([("male", 1.0), ("male", 1.0)], "male"),
        ([("female", 1.0), ("female", 0.9)], "female"),
        ([("male", 1.0), ("female", 1.0), ("male", 1.0)], None),
    ],
)
def test_one_vote_is_not_enough(votes: list[tuple[str, float]], gender: str | None) -> None:
    """A gender is settled by two likely pronouns that agree, three to one."""
    entity = Entity("ann")
    for which, probability in votes:
        entity.vote(which, probability)  # type: ignore[arg-type]
    assert entity.gender == gender


def test_pronouns_overrule_a_guess() -> None:
    """A first name's gender gives way to pronouns; a title's does not."""
    guessed, certain = Entity("lee", "male", guessed=True), Entity("mr-lee", "male")
    assert guessed.may_be("female")
    assert not certain.may_be("female")
    for entity in (guessed, certain):
        entity.vote("female", 1.0)
        entity.vote("female", 1.0)
    assert (guessed.gender, certain.gender) == ("female", "male")


def test_a_confirmed_guess_is_one_no_longer() -> None:
    """A sure pronoun that agrees makes the guess certain."""
    entity = Entity("lee", "male", guessed=True)
    entity.vote("male", 1.0)
    assert not entity.may_be("female")


def test_the_register_keeps_the_order_of_last_mention() -> None:
    """Who was mentioned last is last, once."""
    register = Register()
    ann, bob = Entity("ann"), Entity("bob")
    for place, entity in enumerate((ann, bob, ann)):
        register.see(entity, mention(place))
    assert list(register.recent) == [bob, ann]
    assert register.at[1] is bob
    assert (register.total, register.top) == (3, 2)


def test_nobody_is_related_to_themselves() -> None:
    """A reading that would make somebody their own wife is dropped."""
    register = Register()
    ann, bob = Entity("ann"), Entity("bob")
    register.relate((ann, bob), "wife", ann)
    assert register.related == {(bob, "wife"): ann}


@pytest.mark.parametrize(("pronoun", "told"), [("male", "male"), ("female", None)])
def test_a_man_is_told_sooner(pronoun: str, told: str | None) -> None:
    """One pronoun that is more likely than not tells a man, but no woman: most without a sign are men."""
    entity = Entity("kim")
    entity.weigh(pronoun, 0.7)  # type: ignore[arg-type]
    assert entity.told() == told


@pytest.mark.parametrize(
    ("chances", "told", "denied"),
    [([0.2], None, False), ([0.9], "female", False), ([0.9] * 3, "female", True), ([0.3] * 3, None, False)],
)
def test_a_known_gender_gives_way_only_to_many_signs(
    chances: list[float], told: str | None, denied: bool
) -> None:
    """One likely pronoun tells a gender that nothing else told; several overrule a name."""
    unknown, known = Entity("kim"), Entity("lee", "male")
    for entity in (unknown, known):
        for chance in chances:
            entity.weigh("female", chance)
    assert unknown.told() == told
    assert bool(known.denied("male")) == denied


def test_a_title_is_never_overruled() -> None:
    """Mr. Lee stays a man whatever pronouns seem to say."""
    entity = Entity("mr-lee", "male", certain=True)
    for _ in range(5):
        entity.weigh("female", 0.95)
    assert entity.denied("male") == 0.0


def test_a_common_name_gives_way_to_twice_as_many_signs() -> None:
    """Olga is hardly a man, whoever three pronouns seem to mean; nor is she doubted where they say little."""
    rare, common = Entity("puck", "female"), Entity("olga", "female", common=True)
    assert rare.doubtful()
    assert not common.doubtful()
    for entity in (rare, common):
        for _ in range(2):
            entity.weigh("male", 0.95)
    assert rare.denied("female")
    assert not common.denied("female")
    common.weigh("male", 0.95)
    assert common.denied("female")


def test_which_names_are_common() -> None:
    """What the census has often for one gender only."""
    assert [is_common(name) for name in ("Olga", "Charles Reed", "Puck", "Sandy", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]
