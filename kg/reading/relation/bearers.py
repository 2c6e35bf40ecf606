"""Who bears a role noun: its own mention, an apposition, a title, a copula and other ways (N1 to N11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.grammar.clauses import is_passive, objects, subjects
from kg.reading.grammar.who import NAMING, coordinated
from kg.reading.lexicon import table, words
from kg.reading.relation.evidence import KIN
from kg.reading.relation.realis import is_real
from kg.reading.relation.roles import characters_of, match_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.reading.relation.context import Context
    from kg.reading.relation.roles import Role

JOBS = frozenset({"job", "position", "post", "employment", "work"})
"""What is got or found as somebody's secretary."""
"""Types of nouns of which two before one name are seldom both one's: "his wife and daughter Anna"."""


def bearers(context: Context, role: Role) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Who bears the role, by pattern; the first pattern with a fitting bearer counts."""
    head = role.head
    yield "mention", _own_mention(context, role)
    yield "apposition", _appositions(context, role)
    apposed = _first_of_list(head)
    if apposed.dep_ == "appos":
        yield "apposition-of", _one_or_all(context, role, apposed.head)
    if head.dep_ in {"compound", "nmod", "amod"} and head.head.i > head.i:
        yield "title", _one_or_all(context, role, head.head)
    yield "title", _before_another(context, role)
    yield "named", _named(context, role)
    yield "copula", _copula(context, role)
    yield "one-of", _one_of(context, role)
    yield "as", _as(context, role)
    yield "next", _next(context, role)


def bearers_of(context: Context, role: Role) -> tuple[str, ...]:
    """Who bears a noun, by the first pattern that tells."""
    return next((found for _, found in bearers(context, role) if found), ())


def _first_of_list(noun: Token) -> Token:
    """The noun that the noun is listed with: "X, a soldier and Y's son" makes both an apposition."""
    while noun.head.pos_ == "NOUN" and not _has_name(noun) and (noun.dep_ == "conj" or _joined(noun)):
        noun = noun.head
    return noun


def _joined(noun: Token) -> bool:
    """Whether the parse hangs a noun on the one behind "and": "Y's best friend and business partner"."""
    return noun.dep_ == "nmod" and any(c.dep_ == "cc" for c in noun.children)


def _has_name(noun: Token) -> bool:
    return any(c.dep_ == "appos" for c in noun.children)


def _before_another(context: Context, role: Role) -> tuple[str, ...]:
    """ "Her friend and neighbor X": the first noun is X's as the second is; not "her father and friend X"."""
    if role.plural:
        return ()
    for name in role.head.children:
        title = name.nbor(-1) if name.i and name.dep_ == "conj" and name.pos_ == "PROPN" else name
        while title.dep_ == "compound" and title.pos_ == "PROPN" and title.head == name:
            title = title.nbor(-1)
        if title.pos_ != "NOUN" or title.dep_ != "compound" or title.nbor(-1).lower_ != "and":
            continue
        second = match_role(context.doc, title, context.text)
        both_kin = second is not None and {role.type, second.type} <= KIN
        if title.lemma_.lower() in table("person_nouns") and not both_kin:
            return context.at(name)
    return ()


def _one_or_all(context: Context, role: Role, token: Token) -> tuple[str, ...]:
    """The first of a list of names for a singular noun, all of them for a plural."""
    return context.of(token) if role.plural else context.at(token)


def _own_mention(context: Context, role: Role) -> tuple[str, ...]:
    """Where the noun itself heads a mention ("his wife" resolved to somebody)."""
    if role.head.dep_ == "poss" and role.head.i not in context.roots:
        return ()  # "his father's killer" is a mention of the killer
    return context.at(role.head)


def _appositions(context: Context, role: Role) -> tuple[str, ...]:
    found: list[str] = []
    for token in role.tokens:
        second = min((c.i for c in token.children if c.dep_ == "conj"), default=len(context.doc))
        for child in token.children:
            # "her father and brother, X": the name is the brother's
            if child.dep_ == "appos" and child.i < second:
                found += _one_or_all(context, role, child)
    return tuple(dict.fromkeys(found))


def _named(context: Context, role: Role) -> tuple[str, ...]:
    """ "a son named X"."""
    found: list[str] = []
    renamed = [c for c in role.head.children if c.dep_ == "appos"]  # "X's husband, a banker named Y"
    for child in (*role.head.children, *(below for other in renamed for below in other.children)):
        if child.dep_ == "acl" and child.lemma_ in NAMING:
            for name in child.children:
                if name.dep_ in {"oprd", "dobj", "attr", "appos"}:
                    found += _one_or_all(context, role, name)
    return tuple(found)


def _copula(context: Context, role: Role) -> tuple[str, ...]:
    """ "X is Y's boss", "Y's boss is X", "they make him their leader", "among Y's friends is X"."""
    head = _first_of_list(role.head)  # "is Y's aide and lover"
    verb = head.head
    if head.dep_ in {"attr", "oprd"} and verb.pos_ in {"AUX", "VERB"} and is_real(verb):
        if verb.lemma_ in {"be", "become", "remain"} or is_passive(verb):
            return _subject_bearers(context, role, verb)
        return tuple(c for o in objects(verb) for c in context.of(o))
    if head.dep_ == "nsubj" and verb.lemma_ in {"be", "include"} and is_real(verb):
        others = [c for c in verb.children if c.dep_ in {"attr", "dobj"}]
        return tuple(c for other in others for c in _one_or_all(context, role, other))
    if verb.lower_ == "among" and head.dep_ == "pobj" and verb.head.lemma_ == "be" and is_real(verb.head):
        names = [c for c in verb.head.children if c.dep_ in {"nsubj", "attr"}]
        return tuple(c for name in names for c in context.of(name))
    return ()


def _one_of(context: Context, role: Role) -> tuple[str, ...]:
    """ "X, one of Y's cousins"."""
    one = role.head.head.head
    if not role.plural or role.head.head.lower_ != "of" or one.lower_ != "one":
        return ()
    if one.dep_ == "appos":
        return context.at(one.head)
    appositions = tuple(c for child in one.children if child.dep_ == "appos" for c in context.at(child))
    return appositions or _attribute(context, one)


def _attribute(context: Context, noun: Token) -> tuple[str, ...]:
    verb = noun.head
    if noun.dep_ != "attr" or not is_real(verb):
        return ()
    return tuple(c for s in subjects(verb) for c in context.of(s))


def _subject_bearers(context: Context, role: Role, verb: Token) -> tuple[str, ...]:
    return tuple(c for s in subjects(verb) if s.i != role.head.i for c in characters_of(context, s))


def _as(context: Context, role: Role) -> tuple[str, ...]:
    """ "hires X as his assistant", "works as Y's butler"."""
    preposition = role.head.head
    if role.head.dep_ != "pobj" or preposition.lower_ != "as":
        return ()
    verb, beside = preposition.head, preposition.nbor(-1) if preposition.i else preposition
    if beside.dep_ == "pobj" and beside.head.lower_ == "with" and context.at(beside):
        return context.at(beside)  # "opens an office with X as his assistant"
    if verb.lemma_.lower() in JOBS and verb.dep_ == "dobj" and is_real(verb.head):
        return tuple(c for s in subjects(verb.head) for c in context.of(s))
    if verb.pos_ in {"NOUN", "PROPN"}:
        return context.at(verb)
    if verb.pos_ != "VERB" or verb.lemma_ in words("relation_posing") or not is_real(verb):
        return ()
    things = objects(verb)
    if is_passive(verb) or not things:
        return tuple(c for s in subjects(verb) for c in context.of(s))
    return tuple(c for o in things for c in context.of(o))


def _next(context: Context, role: Role) -> tuple[str, ...]:
    """A name right after the noun where the parse does not join them: "his sister Pearl"."""
    sentence = role.head.sent
    after = [t for t in context.doc[role.end : role.end + 3] if t in sentence]
    while after and after[0].is_punct and after[0].text in {",", '"'}:
        after.pop(0)
    if not after or after[0].pos_ != "PROPN":
        return ()
    name = after[0].head if after[0].dep_ == "compound" else after[0]
    if name.dep_ in {"nsubj", "nsubjpass"} and not (
        name.dep_ == role.head.dep_ and name.head == role.head.head
    ):
        return ()
    found = _list(context, name) if role.plural else context.at(name)
    return found if len(found) > 1 or not role.plural else ()


def _list(context: Context, token: Token) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c for part in coordinated(token) for c in context.at(part)))
