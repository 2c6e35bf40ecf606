"""One line for each two."""

from __future__ import annotations

import pytest

from kg.maps.pairs import Pair, film_pairs
from kg.network import cooccurrence, presence, read_facts
from tests.network.skerry import skerry


@pytest.fixture(scope="module")
def pairs() -> dict[str, Pair]:
    """All lines of the invented film by layer and id."""
    facts = read_facts(skerry())
    return {f"{p.layer} {p.id}": p for p in film_pairs(facts, presence(facts), cooccurrence(facts))}


def test_relationships_of_two_are_one_line(pairs: dict[str, Pair]) -> None:
    """Employs and harms, attracted to and spouse of: bundled, in story order, with their own ends."""
    thorne = pairs["bond captain-thorne~nora-vale"]
    assert [(item.type, item.source, item.polarity) for item in thorne.items] == [
        ("employs", "captain-thorne", 0),
        ("harms", "captain-thorne", -1),
    ]
    assert [item.begins for item in pairs["bond edwin-marsh~nora-vale"].items] == [6, 22]


def test_belonging_and_presence_are_ties(pairs: dict[str, Pair]) -> None:
    """Member of, located in, and at a place with the sentences that say so."""
    assert pairs["tie inspector-hale~institution/coastguard"].items[0].type == "member of"
    assert pairs["tie place/lighthouse~place/skerry-point"].items[0].type == "located in"
    there = pairs["tie nora-vale~place/skerry-point"].items[0]
    assert (there.source, there.type, there.evidence, there.begins) == ("nora-vale", "at", (1, 13), 1)


def test_mentioned_together_only_where_nothing_else_binds(pairs: dict[str, Pair]) -> None:
    """Co-occurrence has a layer of its own and never doubles a relationship."""
    assert "near inspector-hale~nora-vale" not in pairs
    near = pairs["near nora-vale~silas"].items[0]
    assert (near.evidence, near.symmetric, near.polarity) == ((20,), True, 0)


def test_ids_are_unique_and_sorted(pairs: dict[str, Pair]) -> None:
    """The smaller id first: one name for a pair whatever the direction."""
    assert len({pair.id for pair in pairs.values()}) == len(pairs)
    assert all(pair.one < pair.other for pair in pairs.values())


def test_a_tie_begins_when_both_have_entered(pairs: dict[str, Pair]) -> None:
    """Inspector Hale and the Coastguard enter in sentence 11."""
    assert pairs["tie inspector-hale~institution/coastguard"].items[0].begins == 11
