"""The keys by which names that may be one person's find each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.reading.character.keys import asked_by, known_by
from kg.reading.character.merge import Cluster
from kg.reading.character.rules import RULES
from kg.reading.names.parts import take_apart

WORD = st.one_of(
    st.text("abkch-", min_size=1, max_size=7).filter(
        lambda word: word.strip("-") == word and "--" not in word
    ),
    st.sampled_from(["robert", "bob", "william", "bill", "macabka", "mcabka", "de", "van"]),
)
NAME = st.builds(
    lambda title, words, nickname: " ".join([*title, *map(str.capitalize, words), *nickname]),
    st.sampled_from([[], [], ["Dr."], ["Mrs."]]),
    st.lists(WORD, min_size=1, max_size=3),
    st.sampled_from([[], [], ['"Abka"']]),
)


@settings(max_examples=3000, deadline=None)
@given(NAME, NAME)
def test_whatever_a_rule_joins_shares_a_key(one: str, other: str) -> None:
    """No rule fits two names that do not find each other: letters are few, so that many rules fit."""
    name, known = take_apart(one), take_apart(other)
    if not name.core or not known.core:
        return
    cluster = Cluster([known], {}, 0, set(known.titles))
    if any(fits(name, cluster) for _, fits in RULES):
        assert not asked_by(name).isdisjoint(known_by(known))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Odete", "Odette"), ("Bridely", "Bridley"), ("Bob", "Robert Marl"), ("Theod", "Theodric")],
)
def test_ways_to_say_one_name(one: str, other: str) -> None:
    """Slips, nicknames and beginnings are found."""
    assert not asked_by(take_apart(one)).isdisjoint(known_by(take_apart(other)))


def test_names_that_only_begin_alike_are_not_compared() -> None:
    """Else every name of a crowd would be held against a tenth of all others."""
    assert asked_by(take_apart("Marlon")).isdisjoint(known_by(take_apart("Margery")))
