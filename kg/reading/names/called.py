"""Names of which the text says outright what they name: "the planet X", "her yacht, the X", "the band X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.lexicon import table, words
from kg.reading.names.beside import nouns_beside
from kg.reading.names.evidence import PLACE_WORDS, before_the
from kg.reading.names.runs import is_title

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

NAMELESS = frozenset({"bus", "cab", "car", "carriage", "limousine", "plane", "taxi", "train", "truck", "van"})
"""Vehicles behind which somebody's name may stand by chance."""


def called_a_place(span: Span) -> bool:
    """Whether the text says so outright: "the city of X", "the planet X", "the ocean liner X"."""
    before = span.doc[max(span.start - 2, 0) : span.start]
    if len(before) == 2 and before[1].lower_ == "of" and before[0].pos_ == "NOUN":
        return before[0].lower_ in words("name_classes") and before[0].lower_ not in {"land", "world"}
    if called_a_ship(span):
        return True
    if not before or before[-1].pos_ != "NOUN" or before[-1].head not in span:
        return False
    return before[-1].lower_ in PLACE_WORDS or (_is_vehicle(before[-1]) and before[-1].dep_ == "compound")


def called_a_ship(span: Span) -> bool:
    """Whether the text says that it is a ship or the like: "her yacht, the Tern", "the vessel Tern"."""
    doc, head, i = span.doc, span.root, span.start
    i -= 1 if i and doc[i - 1].lower_ == "the" else 0
    near = doc[i - 1] if i else None
    if near is None or is_title(span[0]) or head.dep_ in {"nsubj", "nsubjpass"}:
        return False
    called = i < span.start
    if any(noun.dep_ != "compound" and _is_vehicle(noun) for noun in _called(span)):
        return True  # a ferry called the Tern
    if near.text == "," and head.dep_ == "appos":
        return called and _is_vehicle(head.head)
    bears = near.lower_ not in NAMELESS and (called or head.dep_ == "appos")
    return bears and near.tag_ == "NN" and _is_vehicle(near)


def _called(span: Span) -> list[Token]:
    """The nouns behind which "named" or "called" stands before the name."""
    before = span.doc[max(span.start - 2, 0) : span.start]
    return nouns_beside(span) if {"named", "called", "dubbed"} & {t.lower_ for t in before} else []


def _is_vehicle(noun: Token) -> bool:
    return table("place_nouns").get(noun.lower_, ("",))[0] == "vehicle"


def called_a_body(span: Span) -> bool:
    """Whether the text says that it is an organisation: "the law firm X", "a band called X", "X, a paper"."""
    return any(map(_is_body, nouns_beside(span)))


def abbreviated(span: Span) -> bool:
    """Whether its initials stand behind it in brackets, as an organisation's do: "Gull Line Union (GLU)"."""
    after = span.doc[span.end : span.end + 3]
    if len(span) < 2 or len(after) < 3 or (after[0].text, after[2].text) != ("(", ")"):
        return False
    initials = "".join(t.text[0] for t in span if t.text[0].isupper())
    return after[1].text.replace(".", "") in {initials, initials.removeprefix("T")}


def _is_body(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    known = lemma in table("institution_nouns") and lemma not in words("institution_loose_nouns")
    return known and lemma not in table("place_nouns") and noun.tag_ == "NN"


def before_class(span: Span) -> bool:
    """Whether a noun that says so stands behind: "the X district"."""
    head = span.root.head
    return (
        span.root.dep_ in {"compound", "nmod"}
        and head.i == span.end
        and before_the(span)
        and head.lower_ in words("name_classes")
    )
