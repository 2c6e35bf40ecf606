"""Whether the words speak of a bond as past: "ex-wife", "was once engaged", "no longer friends"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.grammar.clauses import VERBAL
from kg.reading.grammar.factuality import no_longer
from kg.reading.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_past(token: Token) -> bool:
    """Whether the word that tells of a bond, or what stands with it, says that it is over."""
    past = words("relation_past")
    if token.lemma_.lower() in past or token.lower_.startswith("ex-"):
        return True
    if any(c.lower_ in past for c in token.children) or _prefixed(token):
        return True
    return _predicate_is_past(token)


def _prefixed(token: Token) -> bool:
    """Whether "ex" and a hyphen stand before it as words of their own."""
    return token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ == "ex"


def _predicate_is_past(token: Token) -> bool:
    """Whether the clause that says it does so of the past: "was once", "used to be", "had been married"."""
    verb = token if token.pos_ in VERBAL else token.head
    if verb.pos_ not in VERBAL:
        return False
    around = [*token.children, *verb.children]
    if any(c.lower_ in words("relation_past_adverbs") or no_longer(c) for c in around):
        return True
    if verb.dep_ == "xcomp" and verb.head.lower_ == "used":
        return True
    if token.tag_ == "VBG":  # "had been working for him" does not say that he left
        return False
    been = verb.lower_ == "been" or any(c.lower_ == "been" for c in token.children)
    return been and any(c.lower_ in {"had", "'d"} for c in around)
