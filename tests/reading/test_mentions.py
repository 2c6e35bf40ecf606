"""What components ask of mentions, on a Doc built by hand."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.reading.mentions import phrase_begin, position, usual_name


def doc_with_mentions() -> Doc:
    """Clara H, Clara, she and Clara again are one; he is only a pronoun."""
    doc = Doc(
        Vocab(), words=["Clara", "H", "waits", ".", "Clara", "knows", "she", "loves", "Clara", ".", "he"]
    )
    spans = [
        (0, 2, "name", "clara"),
        (4, 5, "name", "clara"),
        (6, 7, "pronoun", "clara"),
        (8, 9, "name", "clara"),
    ]
    doc.spans["characters"] = [
        *(Span(doc, start, end, label=kind, span_id=who) for start, end, kind, who in spans),
        Span(doc, 10, 11, label="pronoun", span_id="somebody"),
    ]
    return doc


def test_the_usual_name_is_the_most_frequent_one() -> None:
    """Pronouns do not count."""
    assert usual_name(doc_with_mentions(), "clara") == "Clara"


def test_one_who_is_only_a_pronoun_has_no_usual_name() -> None:
    """Nor has one who is not mentioned."""
    assert usual_name(doc_with_mentions(), "somebody") == ""
    assert usual_name(doc_with_mentions(), "nobody") == ""


def test_mentions_stand_in_the_order_of_the_text() -> None:
    """By where they begin, then end, then by whom they mean."""
    doc = doc_with_mentions()
    backwards = list(doc.spans["characters"])[::-1]
    assert [s.start for s in sorted(backwards, key=position)] == [0, 4, 6, 8, 10]


def test_a_noun_begins_with_its_own_words() -> None:
    """Adjectives and owners belong to it, what stands before them does not; an article may be left out."""
    words = ["she", "sees", "the", "old", "man", "'s", "red", "barn"]
    heads, deps = [1, 1, 4, 4, 7, 4, 7, 1], ["nsubj", "ROOT", "det", "amod", "poss", "case", "amod", "dobj"]
    doc = Doc(spacy.blank("en").vocab, words=words, heads=heads, deps=deps)
    assert doc[phrase_begin(doc[7]) : 8].text == "the old man 's red barn"
    assert doc[phrase_begin(doc[7], {"the"}) : 8].text == "old man 's red barn"
    assert phrase_begin(doc[0], {"she"}) == 0
