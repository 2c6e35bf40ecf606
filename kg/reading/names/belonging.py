"""Signs that somebody belongs to what is named: "joins X", "an X agent", "the president of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

OBJECTS = frozenset({"dobj", "nsubjpass"})
TIES = frozenset({"of", "at", "for", "with", "in", "from"})
"""Prepositions between those who belong to a body and its name."""


def signs_of_body(span: Span) -> Iterator[str]:
    """Features of one place where the name stands: as what is joined, worked for or led."""
    head = span.root
    if head.dep_ in {"compound", "nmod", "poss"} and _belongs(head.head):
        yield "belongs:before noun"
    if head.dep_ in OBJECTS and head.head.lemma_.lower() in words("relation_member_verbs"):
        yield "belongs:verb"
    if head.dep_ != "pobj":
        return
    tie = head.head
    if f"{tie.head.lemma_.lower()} {tie.lower_}" in words("relation_member_verbs"):
        yield "belongs:verb"
    if tie.lower_ in TIES and _belongs(tie.head):
        yield f"belongs:{tie.lower_}"


def _belongs(noun: Token) -> bool:
    """Whether the noun is of somebody who belongs to a body."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in words("relation_member_nouns")
