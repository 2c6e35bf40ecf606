"""What a film's page says of characters and relationships."""

from __future__ import annotations

import pytest

from kg.network import read_facts
from kg.serve.tables import character_lines, relationship_lines
from kg.story import Character, Relationship
from tests.graph.samples import graph_of

PEOPLE = (Character("ada", "Ada", prominence=0.18), Character("tom", "Tom", prominence=0.09))


def test_prominence_is_the_number_that_the_graph_has() -> None:
    """A share of all mentions, as film:prominence; only the bar is measured by the first."""
    lines = character_lines(read_facts(graph_of(characters=PEOPLE)))
    assert [(line.who.name, line.share, line.bar) for line in lines] == [("Ada", 18, 100), ("Tom", 9, 50)]


@pytest.mark.parametrize(
    ("rule", "word"), [("noun-copula", ""), ("inferred-spouse", "inferred"), ("learned", "a guess")]
)
def test_what_no_sentence_states_is_told_so(rule: str, word: str) -> None:
    """A guess, and what follows from other relationships, are called so beside how sure they are."""
    bond = Relationship("ada", "tom", "helps", (0,), (rule,), 0.4)
    [line] = relationship_lines(read_facts(graph_of(characters=PEOPLE, relationships=(bond,))))
    assert line.basis.split(",")[0] == word + (" from others" if word == "inferred" else "")
