"""The nouns that say what a named one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

BESIDE = frozenset({"appos", "compound", "nmod", "attr", "oprd"})
NAMING = frozenset({"name", "call", "know", "dub", "title"})


def nouns_beside(span: Span) -> list[Token]:
    """Nouns that say what the named one is: "his wife Anna", "Anna, a nurse", "Anna is a nurse"."""
    head = span.root
    inside = set(range(span.start, span.end))
    found = [c for c in head.children if c.dep_ in BESIDE and c.pos_ == "NOUN" and c.i not in inside]
    if head.dep_ == "appos" and head.head.pos_ == "NOUN":
        found.append(head.head)
    if head.dep_ in {"nsubj", "nsubjpass"}:
        found += [c for c in head.head.children if c.dep_ in {"attr", "oprd"} and c.pos_ == "NOUN"]
    if head.dep_ in {"oprd", "pobj", "dobj", "attr"}:
        found += _named(head)
    before = span.doc[span.start - 1] if span.start else None
    if before is not None and before.pos_ == "NOUN" and before.head.i in inside and before not in found:
        found.append(before)
    return found


def _named(head: Token) -> list[Token]:
    """The noun of "a school named Marrow Hall", "a café known as The Anchor"."""
    verb = head.head.head if head.dep_ == "pobj" else head.head
    if verb.lemma_.lower() in NAMING and verb.dep_ in {"acl", "relcl"} and verb.head.pos_ == "NOUN":
        return [verb.head]
    return []
