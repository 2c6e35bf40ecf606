"""How a relationship comes to be asserted, by the rules that asserted it."""

from __future__ import annotations

import pytest

from kg.graph.basis import BASES, Basis, basis_of
from kg.graph.vocabulary import FILM, V
from kg.network import character_network
from kg.reading.lexicon import table
from kg.story import Character, Relationship
from tests.graph.samples import at, graph_of


@pytest.mark.parametrize(
    ("rules", "basis"),
    [
        (("noun-copula",), "stated"),
        (("by hand",), "stated"),
        ((), "stated"),
        (("inferred-spouse", "learned", "verb-employs"), "stated"),
        (("inferred-spouse",), "inferred"),
        (("inferred-spouse", "learned"), "inferred"),
        (("learned",), "guessed"),
    ],
)
def test_the_best_of_what_the_rules_give(rules: tuple[str, ...], basis: Basis) -> None:
    """A sentence outweighs what follows, and that a guess; it is in the graph and in the network."""
    assert basis_of(rules) == basis
    people = (Character("ada", "Ada"), Character("tom", "Tom"))
    graph = graph_of(
        characters=people, relationships=(Relationship("ada", "tom", "helps", (0,), rules, 0.9),)
    )
    node = at("relationship/ada--helps--tom")
    assert list(graph.objects(node, FILM.basis)) == [V[basis]]
    for _ in range(2):
        [edge] = [edge for *_, edge in character_network(graph).edges(data=True)]
        assert edge["basis"] == basis
        graph.remove((node, FILM.basis, None))  # as an older version wrote it


def test_a_person_has_the_last_word() -> None:
    """What a mended file says of the basis holds, whatever the rules are; another word does not."""
    people = (Character("ada", "Ada"), Character("tom", "Tom"))
    bond = Relationship("ada", "tom", "helps", (0,), ("learned",), 0.9)
    graph = graph_of(characters=people, relationships=(bond,))
    for given, basis in ((V.stated, "stated"), (V.kin, "guessed")):
        graph.set((at("relationship/ada--helps--tom"), FILM.basis, given))
        [edge] = [edge for *_, edge in character_network(graph).edges(data=True)]
        assert edge["basis"] == basis


def test_every_rule_of_the_reading_has_a_basis() -> None:
    """The reading's own names of what it infers are known here by how they begin."""
    names = {name.split()[0] for name in table("relation_confidence")}
    assert {name for name in names if basis_of([name]) == "inferred"} == {n for n in names if "infer" in n}
    assert BASES == ("stated", "inferred", "guessed")
