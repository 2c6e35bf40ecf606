"""Names beside a verb, where a short clause is parsed amiss: "Otto fires Nora" as a pile of nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.reading.relation.context import Context

PILED = frozenset({"compound", "npadvmod", "nmod", "oprd", "dobj", "ROOT", "appos", "conj"})


def is_predicate(token: Token) -> bool:
    """Whether a word is a verb, or a noun that the parse gives a subject ("X and Y marry")."""
    if token.pos_ in {"VERB", "AUX"}:
        return True
    return token.pos_ == "NOUN" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children)


def is_piled_verb(context: Context, token: Token) -> bool:
    """Whether a plural noun between two names is a verb of the lexicon: "[Otto] attacks [Nora]"."""
    if token.tag_ not in {"NNS", "NNPS"} or token.lemma_.lower() not in table("relation_verbs"):
        return False
    return bool(before(context, token) and after(context, token))


def before(context: Context, token: Token) -> tuple[str, ...]:
    """The characters of a name that ends right before the word."""
    left = token.nbor(-1) if token.i else token
    return context.of(left) if left is not token and left.pos_ == "PROPN" else ()


def after(context: Context, token: Token) -> tuple[str, ...]:
    """The characters of a name that begins right after the word, if it is nothing else's subject."""
    if token.i + 1 >= len(token.doc):
        return ()
    right = token.nbor(1)
    return context.at(right) if right.pos_ == "PROPN" and right.dep_ in PILED else ()
