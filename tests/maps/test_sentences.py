"""Sentences cut at the names in them."""

from __future__ import annotations

import pytest

from kg.maps.sentences import cut, pieces
from kg.network.facts import Entity, Mark, Sentence

ANN = Entity("ann", "iri:ann", "Ann Lee", "character", aliases=("Ann", "Mrs. Lee"))
BOB = Entity("bob", "iri:bob", "Bob", "character")
KNOWN = {"ann": ANN, "bob": BOB}


def test_pieces_together_are_the_sentence() -> None:
    """Nothing is lost or added; marked pieces know whom they name."""
    marks = (Mark(0, 3, "ann"), Mark(13, 17, "ann"), Mark(13, 17, "bob"))
    sentence = Sentence(1, "Ann and Bob: they dance.", marks)
    found = pieces(sentence, KNOWN)
    assert found == [["Ann", "ann"], [" and Bob: "], ["they", "ann", "bob"], [" dance."]]
    assert "".join(str(piece[0]) for piece in found) == sentence.text


def test_marks_within_marks() -> None:
    """ "Ann's brother" is Bob, and "Ann" in it is Ann."""
    assert cut("Ann's brother left", [(0, 13, "bob"), (0, 3, "ann")]) == [
        ["Ann", "ann", "bob"],
        ["'s brother", "bob"],
        [" left"],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mrs. Lee waits.", [["Mrs. Lee", "ann"], [" waits."]]),
        ("Ann Lee waits.", [["Ann Lee", "ann"], [" waits."]]),
        ("Annabel waits.", [["Annabel waits."]]),
    ],
)
def test_who_is_needed_but_not_marked_is_found_by_name(text: str, expected: list[list[str]]) -> None:
    """A file mended by hand has relationships whose sentences have no mentions; whole words only."""
    assert pieces(Sentence(1, text), KNOWN, ["ann"]) == expected


def test_a_mention_goes_before_a_name() -> None:
    """Where the graph says where somebody is named, names are not looked for."""
    sentence = Sentence(1, "She and Ann.", (Mark(0, 3, "ann"),))
    assert pieces(sentence, KNOWN, ["ann"]) == [["She", "ann"], [" and Ann."]]


def test_empty_sentence_and_marks_outside_it() -> None:
    """Offsets of a broken file do not break the page."""
    assert pieces(Sentence(1, ""), KNOWN) == []
    assert cut("abc", [(1, 99, "ann")]) == [["a"], ["bc", "ann"]]


def test_names_with_signs_of_patterns() -> None:
    """A name is not a regular expression."""
    odd = Entity("odd", "iri:odd", "A(.*", "character")
    assert pieces(Sentence(1, "Here is A(.* again"), {"odd": odd}, ["odd"])[1] == ["A(.*", "odd"]
