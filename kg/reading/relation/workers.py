"""Several who are named together by what they do: "detectives X and Y", "X and Y, two doctors"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.grammar.who import coordinated
from kg.reading.lexicon import words
from kg.reading.relation.evidence import Evidence, among

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.reading.relation.context import Context

MOST = 3
"""More who are listed after one noun are seldom all colleagues of each other."""


def from_workers(context: Context) -> list[Evidence]:
    """Evidence of all plural nouns of work that a list of names follows."""
    known = words("relation_member_nouns")
    nouns = (t for t, lemma in zip(context.tokens, context.lemmas, strict=True) if lemma in known)
    worth = [t for t in nouns if t.tag_ in {"NNS", "NNPS"}]
    return [e for noun in worth for e in _colleagues(context, noun)]


def _colleagues(context: Context, noun: Token) -> Iterator[Evidence]:
    """Those listed right after the noun, or before it where it is an apposition."""
    name = _before(noun) if noun.dep_ == "appos" else _after(noun)
    if name.pos_ != "PROPN" or name.sent != noun.sent:
        return
    listed = list(dict.fromkeys(c for part in coordinated(name) for c in context.at(part)))
    if 1 < len(listed) <= MOST:
        yield from among(listed, "colleagueOf", noun, "workers")


def _before(noun: Token) -> Token:
    """The first name of the list that the noun is an apposition to."""
    name = noun.head
    while name.dep_ == "conj" and name.head.pos_ == "PROPN":
        name = name.head
    return name


def _after(noun: Token) -> Token:
    """The name that begins behind the noun, a comma between them or not."""
    after = list(noun.doc[noun.i + 1 : noun.i + 3])
    if after and after[0].text == ",":
        after.pop(0)
    name = after[0] if after else noun
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    return name
