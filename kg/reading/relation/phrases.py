"""Verbs, nouns and adjectives with their prepositions: "falls in love with", "an affair with"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.reading.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

PREPOSITIONS = frozenset({"prep", "dative", "agent"})
DEPTH = 3
LINKS = frozenset({"dobj", "prt", "attr", "acomp", "advmod", "oprd", "xcomp"})


@cache
def first_words(lexicon: str) -> frozenset[str]:
    """The words that begin an entry: only these are worth a look in a text."""
    return frozenset(entry.split()[0] for entry in table(lexicon))


def word(token: Token) -> str:
    """How the lexicons write a word: participles as they are, reflexives as "self", others by their lemma."""
    if token.lower_.endswith(("self", "selves")):
        return "self"
    return token.lower_ if token.pos_ == "ADJ" else token.lemma_.lower()


def complements(token: Token) -> Iterator[tuple[str, Token]]:
    """Phrases from a word to a preposition's noun: ("fall in love with", X), ("break off affair with", Y)."""
    yield from _walk(token, word(token), DEPTH)
    for particle in (c for c in token.children if c.dep_ == "prt"):
        for phrase, noun in _walk(token, f"{word(token)} {particle.lower_}", DEPTH):
            if particle.lower_ not in phrase.split()[2:]:
                yield phrase, noun


def _walk(token: Token, so_far: str, depth: int) -> Iterator[tuple[str, Token]]:
    """Down through objects, particles and nested prepositions; a preposition may hang on the verb, too."""
    links = [
        c for c in token.children if c.dep_ in LINKS and c.i > token.i and c.pos_ != "VERB" and not _none(c)
    ]
    for child in token.children:
        if child.dep_ in PREPOSITIONS:
            for noun in (c for c in child.children if c.dep_ == "pobj"):
                fronted = child.i < token.i
                if fronted and noun.lower_ not in {"whom", "which"}:
                    continue
                yield f"{so_far} {child.lower_}", noun
                for link in (x for x in links if fronted or x.i < child.i):
                    yield f"{so_far} {word(link)} {child.lower_}", noun
                if depth > 0:
                    yield from _walk(noun, f"{so_far} {child.lower_} {word(noun)}", depth - 1)
                    yield from _siblings(token, child, f"{so_far} {child.lower_} {word(noun)}")
    if depth < DEPTH:  # "comes to his aid" reads as "come to aid of" him
        yield from ((f"{so_far} of", c) for c in token.children if c.dep_ == "poss")
    if depth > 0:
        for link in links:
            yield from _walk(link, f"{so_far} {word(link)}", depth - 1)


def _none(token: Token) -> bool:
    """Whether a noun is denied: "has no feelings for"."""
    return any(c.lower_ == "no" for c in token.children)


def _siblings(token: Token, first: Token, so_far: str) -> Iterator[tuple[str, Token]]:
    """A second preposition on the same word: "falls in love | with X"."""
    for child in token.children:
        if child.dep_ in PREPOSITIONS and child.i > first.i:
            yield from ((f"{so_far} {child.lower_}", c) for c in child.children if c.dep_ == "pobj")


def with_following(token: Token) -> Iterator[str]:
    """A verb with what follows it, longest first: "become friends", "team up", "marry"."""
    base = word(token)
    if token.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in token.children):
        yield f"be {token.lower_}"
    links = [c for c in token.children if c.dep_ in {*LINKS, "dobj", "npadvmod"} and c.i > token.i]
    for link in links:
        before = [c for c in link.children if c.dep_ in {"amod", "compound", "advmod"} and c.i < link.i]
        for modifier in before:
            yield f"{base} {modifier.lower_} {_plural(link)}"
        yield f"{base} {_plural(link)}"
    for child in token.children:
        if child.dep_ == "prep" and child.i > token.i:
            yield from (f"{base} {child.lower_} {word(c)}" for c in child.children if c.dep_ == "pobj")
    yield base


def _plural(token: Token) -> str:
    """Plural nouns are written as plurals ("become friends"), participles as they are."""
    return token.lower_ if token.tag_ in {"NNS", "VBN", "JJ", "JJR", "RB"} else word(token)
