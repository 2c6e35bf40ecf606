"""Who belongs to which institution: "a student at Marrow Hall", "FBI agent X", "works for the paper"."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Told:
    """That a word tells of a membership, and whether as one that is over."""

    member: str
    institution: str
    sentence: int
    rule: str
    past: bool = False


def memberships(context: Context) -> tuple[Membership, ...]:
    """Who belongs to what, each pair once, by the first sentence that says so; over if the last says so."""
    rows: dict[tuple[str, str], list[_Told]] = {}
    for told in _told(context):
        rows.setdefault((told.member, told.institution), []).append(told)
    for member, institution, noun, rule in members_of_the_only_one(context):
        only = _Told(member, institution, context.sentence_indexes[noun.i], rule)
        rows.setdefault((member, institution), [only])
    return tuple(_membership(rows[pair]) for pair in sorted(rows))


def _membership(told: list[_Told]) -> Membership:
    first, last = told[0], told[-1]
    ended = last.sentence if last.past else None
    return Membership(first.member, first.institution, first.sentence, first.rule, ended)


def _told(context: Context) -> Iterator[_Told]:
    """All that is told of members of what is named, in the order of the text."""
    institutions = Who(context.doc, "institutions")
    for token in context.tokens:
        for institution in institutions.at(token):
            for member, rule, past in _members(context, token):
                yield _Told(member, institution, context.sentence_indexes[token.i], rule, past)


def _members(context: Context, token: Token) -> Iterator[tuple[str, str, bool]]:
    """Whom the words around an institution's name make its members, by which pattern, and if in the past."""
    head = token.head
    if token.dep_ in {"compound", "nmod", "poss", "amod"} and head.pos_ in NOUNS:
        yield from ((c, "modifier", _is_past(head)) for c in _bearers(context, head))
    if token.dep_ == "pobj" and head.lower_ in TIES and head.head.pos_ in NOUNS:
        yield from ((c, "noun", _is_past(head.head)) for c in _bearers(context, head.head))
    yield from ((c, "verb", past) for c, past in _by_verb(context, token))


def _is_past(word: Token) -> bool:
    """Whether the word beside it says that it is over: "former", "once worked", "used to work"."""
    below = {c.lower_ for c in word.children if c.dep_ in {"amod", "advmod", "compound"}}
    return bool(below & words("relation_member_past")) or (
        word.dep_ == "xcomp" and word.head.lower_ == "used"
    )


def _bearers(context: Context, noun: Token) -> tuple[str, ...]:
    """The characters that a noun of persons stands for, or the name that it goes with."""
    if context.at(noun) and noun.pos_ == "PROPN":
        return context.at(noun)
    if noun.lemma_.lower() not in words("relation_member_nouns"):
        return ()
    told = bearers_of(context, Role(noun, noun.i, noun.i + 1, noun.lemma_.lower(), "", ""))
    return told or characters_of(context, noun)


def _by_verb(context: Context, token: Token) -> list[tuple[str, bool]]:
    """The subject of "works for", "attends", "joins" where the verb tells of what is so, or was."""
    verb, phrase = token.head, ""
    if token.dep_ == "dobj":
        phrase = word(verb)
    elif token.dep_ == "pobj" and verb.dep_ == "prep":
        phrase, verb = f"{word(verb.head)} {verb.lower_}", verb.head
    if phrase not in words("relation_member_verbs") or not is_real(verb):
        return []
    past = phrase in words("relation_member_endings") or _is_past(verb)
    return [(c, past) for s in subjects(verb) for c in characters_of(context, s)]
