"""Who belongs to which institution: "a student at Marrow Hall", "FBI agent X", "works for the paper"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.grammar.clauses import subjects
from kg.reading.grammar.who import Who
from kg.reading.lexicon import words
from kg.reading.names.belonging import TIES
from kg.reading.relation.bearers import bearers_of
from kg.reading.relation.phrases import word
from kg.reading.relation.realis import is_real
from kg.reading.relation.roles import Role, characters_of
from kg.reading.relation.school import members_of_the_only_one
from kg.story import Membership

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.reading.relation.context import Context

NOUNS = frozenset({"NOUN", "PROPN"})


def memberships(context: Context) -> tuple[Membership, ...]:
    """Who belongs to what, each pair once, by the first sentence that says so."""
    institutions = Who(context.doc, "institutions")
    first: dict[tuple[str, str], Membership] = {}
    for token in context.tokens:
        for institution in institutions.at(token):
            for member, rule in _members(context, token):
                sentence = context.sentence_indexes[token.i]
                first.setdefault((member, institution), Membership(member, institution, sentence, rule))
    for member, institution, noun, rule in members_of_the_only_one(context):
        sentence = context.sentence_indexes[noun.i]
        first.setdefault((member, institution), Membership(member, institution, sentence, rule))
    return tuple(sorted(first.values(), key=_order))


def _order(membership: Membership) -> tuple[str, str]:
    return membership.member, membership.institution


def _members(context: Context, token: Token) -> Iterator[tuple[str, str]]:
    """Who the words around an institution's name make its members, with the pattern."""
    head = token.head
    if token.dep_ in {"compound", "nmod", "poss", "amod"} and head.pos_ in NOUNS:
        yield from ((c, "modifier") for c in _bearers(context, head))
    if token.dep_ == "pobj" and head.lower_ in TIES and head.head.pos_ in NOUNS:
        yield from ((c, "noun") for c in _bearers(context, head.head))
    yield from ((c, "verb") for c in _by_verb(context, token))


def _bearers(context: Context, noun: Token) -> tuple[str, ...]:
    """The characters that a noun of persons stands for, or the name that it goes with."""
    if context.at(noun) and noun.pos_ == "PROPN":
        return context.at(noun)
    if noun.lemma_.lower() not in words("relation_member_nouns"):
        return ()
    told = bearers_of(context, Role(noun, noun.i, noun.i + 1, noun.lemma_.lower(), "", ""))
    return told or characters_of(context, noun)


def _by_verb(context: Context, token: Token) -> tuple[str, ...]:
    """The subject of "works for", "attends", "joins" where the verb tells of what is so."""
    verb, phrase = token.head, ""
    if token.dep_ == "dobj":
        phrase = word(verb)
    elif token.dep_ == "pobj" and verb.dep_ == "prep":
        phrase, verb = f"{word(verb.head)} {verb.lower_}", verb.head
    if phrase not in words("relation_member_verbs") or not is_real(verb):
        return ()
    return tuple(c for s in subjects(verb) for c in characters_of(context, s))
