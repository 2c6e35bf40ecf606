"""What the other names of a text tell of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy

from kg.reading.names.chunks import Chunk
from kg.reading.names.company import Company
from kg.reading.names.evidence import by_name

if TYPE_CHECKING:
    from collections.abc import Iterable


def told(words: str, chunks: Iterable[Chunk], key: str) -> dict[str, float]:
    """The features of one name of a text of which every name's place is given."""
    doc = spacy.blank("en")(words)
    names = by_name(doc, chunks)
    return Company(doc, names).features(names[key], {key})


def test_longer_and_shorter_names_know_of_each_other() -> None:
    """Ada is in Ada Quill, which the text shortens."""
    words, chunks = "Ada Quill runs . Ben meets Ada , and Ada smiles .", [(0, 2), (4, 5), (6, 7), (9, 10)]
    assert told(words, chunks, "ada")["in a longer name"] == 1
    assert told(words, chunks, "ada quill")["shortened, often"] == 1
    assert "in a longer name" not in told(words, chunks, "ben")


def test_a_word_that_only_opens_is_told_from_a_name() -> None:
    """Honesty stands at a quotation's start, and without a capital elsewhere."""
    words = 'Ben says , " Honesty is rare " . There is no honesty .'
    found = told(words, [(0, 1), (4, 5)], "honesty")
    assert found["always opens, one word"] == found["also without a capital"] == found["in quotation"] == 1
    assert "also without a capital" not in told(words, [(0, 1), (4, 5)], "ben")


def test_lists_and_codes_are_seen() -> None:
    """A name between commas stands in a list; one with capitals and digits is a code."""
    words = "Ada , Ben , and R2X run ."
    chunks = [(0, 1), (2, 3), (5, 6)]
    assert told(words, chunks, "ben")["in a list"] == 1
    assert told(words, chunks, "r2x")["code"] == 1
    assert "code" not in told(words, chunks, "ada")


def test_who_is_joined_to_one_named_often() -> None:
    """Ada, who is named three times, vouches for Moth, who runs with her."""
    words = "Ada and Moth run . Ada hides . Ada sleeps ."
    doc = spacy.blank("en")(words)
    for token in doc:
        token.head, token.dep_ = token, "ROOT"
    doc[0].head, doc[0].dep_ = doc[3], "nsubj"
    doc[2].head, doc[2].dep_ = doc[0], "conj"
    names = by_name(doc, [(0, 1), (2, 3), (5, 6), (8, 9)])
    company = Company(doc, names)
    assert company.features(names["moth"], {"moth"})["conjoined:often"] == 1
    assert company.features(names["ada"], {"ada"})["conjoined:often"] == 0
