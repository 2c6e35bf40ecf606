"""The component: from a parsed Doc with mentions to relationships and memberships."""

from __future__ import annotations

import pytest

from kg.reading.lexicon import table
from kg.reading.relation.reader import read_relationships
from kg.story import POLARITY, SYMMETRIC
from tests.reading.relation.told import doc_of, model

STORY = (
    "[Clara] lives with [her=clara] friends [Otto] and [Nora]. [Nora] seduces [Otto]. "
    "[Ida], the headmistress, dismisses [Tess]. [Tess] was [their=clara,nora,otto] teacher. "
    "[Nora] lies to [Clara]."
)


def test_a_story() -> None:
    """A few sentences give friends, lovers, a boss, a teacher and a lie, each once and sorted."""
    found = read_relationships(doc_of(STORY))._.relationships
    told = [(r.source, r.type, r.target) for r in found]
    assert told == sorted(told, key=_order)
    assert {
        ("clara", "friendOf", "otto"),
        ("clara", "friendOf", "nora"),
        ("nora", "romanticPartnerOf", "otto"),
        ("ida", "employs", "tess"),
        ("tess", "mentors", "nora"),
        ("nora", "deceives", "clara"),
    } <= set(told)


def test_who_tries_to_kill_attacks_but_does_not_kill() -> None:
    """An attempt on somebody's life is a deed of its own, and the killing has not happened."""
    found = read_relationships(doc_of("[Otto] tries to kill [Nora]."))._.relationships
    assert {r.type for r in found} == {"harms"}


def _order(row: tuple[str, str, str]) -> tuple[str, str, str]:
    return row[0], row[2], row[1]


def test_every_relationship_is_whole() -> None:
    """Each has evidence, rules, a confidence between 0 and 1, its polarity, and a known type."""
    doc = read_relationships(doc_of(STORY))
    last = len(list(doc.sents)) - 1
    for relationship in doc._.relationships:
        assert relationship.sentences
        assert all(0 <= sentence <= last for sentence in relationship.sentences)
        assert relationship.rules
        assert 0 < relationship.confidence <= 1
        assert relationship.polarity == POLARITY[relationship.type]
        assert relationship.type not in SYMMETRIC or relationship.source < relationship.target


def test_same_text_same_relationships() -> None:
    """Reading again gives the same."""
    first, second = (read_relationships(doc_of(STORY))._.relationships for _ in range(2))
    assert first == second


@pytest.mark.parametrize("text", ["Nobody is here.", "[Otto] sleeps.", "A"])
def test_nothing_to_tell(text: str) -> None:
    """A text without two characters has no relationship and no membership."""
    doc = read_relationships(doc_of(text))
    assert doc._.relationships == ()
    assert doc._.memberships == ()


def test_a_doc_without_mentions() -> None:
    """A parsed Doc that no other component has seen is read as nobody's."""
    doc = read_relationships(model()("Otto loves Nora."))
    assert doc._.relationships == ()


def test_it_is_a_component() -> None:
    """The factory is registered and runs in a pipeline."""
    nlp = model()
    part = nlp.create_pipe("kg_relationships")
    assert part(doc_of("[Otto] betrays [Nora]."))._.relationships[0].type == "deceives"


@pytest.mark.parametrize(
    "name",
    [
        "relation_nouns",
        "relation_verbs",
        "relation_verb_prepositions",
        "relation_adjectives",
        "relation_event_nouns",
    ],
)
def test_lexicons_hold_known_types(name: str) -> None:
    """Every row names a relationship type and a side; symmetric types have both sides, the others not."""
    for entry, cells in table(name).items():
        for kind, side in zip(cells[::2], cells[1::2], strict=True):
            assert kind in POLARITY, f"{name}: {entry} has the unknown type {kind}"
            assert (side == "both") == (kind in SYMMETRIC), f"{name}: {entry} is {kind} with the side {side}"
