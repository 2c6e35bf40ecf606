"""Kin, role and deed nouns: who bears the noun, whose it is (patterns N1 to N11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.event.clauses import is_passive, objects, subjects
from kg.reading.event.who import NAMING, coordinated
from kg.reading.lexicon import words
from kg.reading.relation.evidence import Evidence, among, between
from kg.reading.relation.realis import is_real
from kg.reading.relation.roles import characters_of, find_roles, governing_subject, owners_of
from kg.story import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.reading.relation.context import Context
    from kg.reading.relation.roles import Role

HAVING = frozenset({"have", "hire", "treat", "acquire", "gain", "employ"})
LASTING = frozenset(
    {"old", "former", "longtime", "childhood", "fellow", "close", "ex", "one-time", "onetime"}
)
"""What marks somebody's friend or enemy even without a possessor: "runs into an old friend, X"."""
FEMALE_MALE = {"female": "relation_nouns_male", "male": "relation_nouns_female"}


def from_nouns(context: Context) -> list[Evidence]:
    """Evidence of all role nouns; read twice, so that "X's father's friend, Y" finds X's father."""
    context.roles = find_roles(context.doc)
    found: list[Evidence] = []
    for _ in range(2):
        found = [e for role in context.roles for e in _of_role(context, role)]
    return found


def _of_role(context: Context, role: Role) -> Iterator[Evidence]:
    """Evidence of one role noun by each way in which its bearer is told."""
    if _posed(role):
        return
    owners = owners_of(context, role)
    for rule, bearers in _bearers(context, role):
        fitting = tuple(b for b in bearers if _fits(context, role, b))
        if not fitting:
            continue
        whose, named = owners or _implied_owners(context, role, rule), rule
        if not owners:
            named = f"{rule}-implied"
        others = tuple(o for o in whose if o not in fitting)
        if others:
            _remember(context, role, others, fitting)
            yield from _related(role, others, fitting, f"noun-{named}")
            if role.type == "siblingOf":
                yield from among(fitting, role.type, role.head, f"noun-{named}")
        elif (
            role.plural
            and role.type in SYMMETRIC
            and len(fitting) > 1
            and not _unlike(context, role, fitting)
        ):
            yield from among(fitting, role.type, role.head, "noun-plural")
        return


def _unlike(context: Context, role: Role, bearers: tuple[str, ...]) -> bool:
    """Whether "couple" was most likely taken for others than it means: more than two, or two men."""
    if role.head.lemma_.lower() != "couple":
        return False
    genders = [context.gender(b) for b in bearers]
    return role.head.tag_ == "NNS" or len(bearers) > 2 or (None not in genders and len(set(genders)) < 2)


def _posed(role: Role) -> bool:
    """Whether somebody only poses as it: "posing as his brother", "posing as X, his brother"."""
    preposition = _top(role.head).head
    return preposition.lower_ in {"as", "like"} and preposition.head.lemma_ in words("relation_posing")


def _top(token: Token) -> Token:
    """The head of the whole phrase that a noun is a title or an apposition in."""
    while token.dep_ in {"compound", "nmod", "amod", "appos"} and token.head is not token:
        token = token.head
    return token


def _related(role: Role, owners: tuple[str, ...], bearers: tuple[str, ...], rule: str) -> Iterator[Evidence]:
    first, second = (owners, bearers) if role.side == "owner" else (bearers, owners)
    yield from between(first, second, role.type, role.head, rule, cap=8)


def _remember(context: Context, role: Role, owners: tuple[str, ...], bearers: tuple[str, ...]) -> None:
    """Keep who bears the role where it is one character."""
    if len(bearers) == 1:
        for owner in owners:
            context.known.setdefault((owner, role.noun), bearers[0])


def _fits(context: Context, role: Role, bearer: str) -> bool:
    """Whether the bearer's gender goes with the noun ("wife", "uncle")."""
    other = FEMALE_MALE.get(context.gender(bearer) or "")
    return other is None or role.noun not in words(other)


def _implied_owners(context: Context, role: Role, rule: str) -> tuple[str, ...]:
    """Whose the role is where no possessor says so: "X has a son, Y"; "meets fellow agent Y"."""
    top = _top(role.head)
    verb = top.head.head if top.head.dep_ in {"prep", "agent"} else top.head
    lasting = any(c.lower_ in LASTING for c in role.head.children) and role.type in SYMMETRIC
    # "plans to meet childhood friends": the friends are so though the meeting is not
    if verb.pos_ != "VERB" or not (lasting or is_real(verb)):
        return ()
    if lasting and top.dep_ in {"nsubj", "nsubjpass", "pobj"}:
        found = context.arguments.get(verb.i)
        others = (found.patients if top.dep_ == "nsubj" else found.agents + found.patients) if found else ()
        return others[:1] if top.dep_ != "pobj" else governing_subject(context, top)
    if lasting or role.noun.startswith("fellow ") or verb.lemma_ in HAVING:
        return governing_subject(context, top)
    return ()


def bearers_of(context: Context, role: Role) -> tuple[str, ...]:
    """Who bears a noun, by the first pattern that tells."""
    return next((bearers for _, bearers in _bearers(context, role) if bearers), ())


def _bearers(context: Context, role: Role) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Who bears the role, by pattern; the first pattern with a fitting bearer counts."""
    head = role.head
    yield "mention", _own_mention(context, role)
    yield "apposition", _appositions(context, role)
    if head.dep_ == "appos":
        yield "apposition-of", _one_or_all(context, role, head.head)
    if head.dep_ in {"compound", "nmod", "amod"} and head.head.i > head.i:
        yield "title", _one_or_all(context, role, head.head)
    yield "named", _named(context, role)
    yield "copula", _copula(context, role)
    yield "one-of", _one_of(context, role)
    yield "as", _as(context, role)
    yield "next", _next(context, role)


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
    for child in role.head.children:
        if child.dep_ == "acl" and child.lemma_ in NAMING:
            for name in child.children:
                if name.dep_ in {"oprd", "dobj", "attr", "appos"}:
                    found += _one_or_all(context, role, name)
    return tuple(found)


def _copula(context: Context, role: Role) -> tuple[str, ...]:
    """ "X is Y's boss", "Y's boss is X", "they make him their leader"."""
    head, verb = role.head, role.head.head
    if head.dep_ in {"attr", "oprd"} and verb.pos_ in {"AUX", "VERB"} and is_real(verb):
        if verb.lemma_ in {"be", "become", "remain"} or is_passive(verb):
            return _subject_bearers(context, role, verb)
        return tuple(c for o in objects(verb) for c in context.of(o))
    if head.dep_ == "nsubj" and verb.lemma_ == "be" and is_real(verb):
        attributes = [c for c in verb.children if c.dep_ == "attr"]
        return tuple(c for a in attributes for c in _one_or_all(context, role, a))
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
    verb = preposition.head
    if verb.pos_ in {"NOUN", "PROPN"}:
        return context.at(verb)
    if verb.pos_ != "VERB" or verb.lemma_ in words("relation_posing") or not is_real(verb):
        return ()
    things = objects(verb)
    if is_passive(verb) or not things:
        return tuple(c for s in subjects(verb) for c in context.of(s))
    return tuple(c for o in things for c in context.of(o))


def _next(context: Context, role: Role) -> tuple[str, ...]:
    """A name right after the noun where the parse does not join them: "his sister Honey"."""
    sentence = role.head.sent
    after = [t for t in context.doc[role.end : role.end + 3] if t in sentence]
    while after and after[0].is_punct and after[0].text in {",", '"'}:
        after.pop(0)
    if not after or after[0].pos_ != "PROPN":
        return ()
    name = after[0].head if after[0].dep_ == "compound" else after[0]
    if name.dep_ in {"nsubj", "nsubjpass"}:
        return ()
    found = _list(context, name) if role.plural else context.at(name)
    return found if len(found) > 1 or not role.plural else ()


def _list(context: Context, token: Token) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c for part in coordinated(token) for c in context.at(part)))
