"""What two do together (V6, V7): "X and Y marry", "they kill each other"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.grammar.clauses import objects, subjects
from kg.reading.lexicon import table
from kg.reading.relation.beside import is_predicate
from kg.reading.relation.evidence import Evidence, among, between
from kg.reading.relation.phrases import first_words, with_following
from kg.reading.relation.realis import is_real
from kg.story import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.reading.relation.context import Context

EACH_OTHER = frozenset({"other", "another"})


def from_reciprocals(context: Context) -> list[Evidence]:
    """Evidence of verbs whose subject is two or three characters."""
    other = [t for t in context.tokens if t.lower_ in EACH_OTHER]
    governing = {verb.i for t in other for verb in (t.head, t.head.head)}
    known = first_words("relation_reciprocals")
    told = zip(context.tokens, context.lemmas, strict=True)
    worth = [t for t, lemma in told if lemma in known or t.tag_ == "VBN" or t.i in governing]
    return [e for token in worth if is_predicate(token) for e in _of_verb(context, token)]


def _of_verb(context: Context, verb: Token) -> Iterator[Evidence]:
    surface = subjects(verb)
    doers = tuple(dict.fromkeys(c for s in surface for c in context.of(s)))
    if not 2 <= len(doers) <= 3 or not is_real(verb) or _futurate(verb):
        return
    if _each_other(verb):
        for kind in table("relation_verbs").get(verb.lemma_, ())[::2]:
            if kind in SYMMETRIC:
                yield from among(doers, kind, verb, "each-other")
            else:
                yield from between(doers, doers, kind, verb, "each-other", cap=2)
    if any(context.of(o) for o in objects(verb)):
        return
    for phrase in with_following(verb):
        kinds = table("relation_reciprocals").get(phrase, ())
        for kind in kinds:
            yield from among(doers, kind, verb, "together")
        if kinds:
            return


def _each_other(verb: Token) -> bool:
    """Whether the object, or a preposition's, is "each other" or "one another"."""
    near = [c for c in verb.children if c.dep_ in {"dobj", "prep", "dative"}]
    near += [g for c in near if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj"]
    return any(c.lower_ in EACH_OTHER and c.i and c.nbor(-1).lower_ in {"each", "one"} for c in near)


def _futurate(verb: Token) -> bool:
    """ "They are getting married": a plan told in the progressive."""
    return verb.lemma_ == "get" and any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.children)
