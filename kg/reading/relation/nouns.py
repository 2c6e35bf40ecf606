"""Kin, role and deed nouns: whose each is, and what that makes of the two (who bears it: `bearers`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.lexicon import words
from kg.reading.relation.bearers import bearers
from kg.reading.relation.evidence import Evidence, among, between
from kg.reading.relation.realis import is_real
from kg.reading.relation.roles import find_roles, governing_subject, owners_of
from kg.story import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.reading.relation.context import Context
    from kg.reading.relation.roles import Role

HAVING = frozenset({"have", "hire", "treat", "acquire", "gain", "employ", "keep"})
SHARED = {"siblingOf": "siblingOf", "colleagueOf": "colleagueOf", "employs": "colleagueOf"}
"""What several who bear one noun to one owner are to each other."""
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
    for rule, found in bearers(context, role):
        fitting = tuple(b for b in found if _fits(context, role, b))
        if not fitting:
            continue
        whose, named = owners or _implied_owners(context, role), rule
        if not owners:
            named = f"{rule}-implied"
        others = tuple(o for o in whose if o not in fitting)
        if others:
            _remember(context, role, others, fitting)
            yield from _related(context, role, others, fitting, f"noun-{named}")
            shared = SHARED.get(role.type)
            if shared:  # X's sons are siblings, X's henchmen colleagues
                yield from among(fitting, shared, role.head, f"noun-{named}")
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


def _related(
    context: Context, role: Role, owners: tuple[str, ...], bearers: tuple[str, ...], rule: str
) -> Iterator[Evidence]:
    served = role.side == "officer" and any(_rules(context, owner) for owner in owners)
    first, second = (owners, bearers) if served or role.side == "owner" else (bearers, owners)
    yield from between(first, second, role.type, role.head, rule, cap=8)


def _rules(context: Context, character: str) -> bool:
    """Whether a title in the name makes somebody one whom captains and chiefs serve: "Governor Hale"."""
    entry = context.characters.get(character)
    names = (entry.name, *(alias.name for alias in entry.aliases)) if entry else ()
    return any(name.split()[0].lower() in words("relation_rulers") for name in names if name)


def _remember(context: Context, role: Role, owners: tuple[str, ...], bearers: tuple[str, ...]) -> None:
    """Keep who bears the role where it is one character."""
    if len(bearers) == 1:
        for owner in owners:
            context.known.setdefault((owner, role.noun), bearers[0])


def _fits(context: Context, role: Role, bearer: str) -> bool:
    """Whether the bearer's gender goes with the noun ("wife", "uncle")."""
    other = FEMALE_MALE.get(context.gender(bearer) or "")
    return other is None or role.noun not in words(other)


def _implied_owners(context: Context, role: Role) -> tuple[str, ...]:
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
