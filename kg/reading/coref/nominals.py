"""Descriptions of people: "the old man", "his wife", "a janitor"; who of those known is meant, if anyone.

A description is given to a character only where the text itself has joined the two: "Ivo's
aunt, Martha" makes a later "his aunt" Martha, "Martha is a baker" a later "the baker". All
others become strangers, whom a pronoun may mean instead of a character.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.reading.coref.entities import Entity, Register
from kg.reading.coref.grid import SUBJECT, Grid
from kg.reading.coref.plural import owners_at
from kg.reading.coref.words import OPPOSITE, as_gender, nouns, relations
from kg.story import Gender

DEFINITE = frozenset({"the", "this", "that"})
MODIFIERS = frozenset({"compound", "amod", "npadvmod", "nmod"})
OTHERS = frozenset({"other", "another", "second", "new", "next", "different"})
"""Words that say that somebody else is meant."""


@dataclass(frozen=True, slots=True)
class Description:
    """A noun for somebody, and how it is determined."""

    token: int
    noun: str
    definite: bool
    owners: tuple[Entity, ...]
    plural: bool
    other: bool


def is_description(grid: Grid, token: int) -> bool:
    """Whether a token is the head noun of a phrase for a person or for several."""
    return (
        grid.tag[token] in ("NN", "NNS") and grid.lemma[token] in nouns() and grid.dep[token] not in MODIFIERS
    )


def describe(register: Register, grid: Grid, token: int) -> Description:
    """Read the determiner and the possessor of a noun."""
    definite = other = False
    owners: tuple[Entity, ...] = ()
    for child in grid.children[token]:
        dep, word = grid.dep[child], grid.lower[child]
        if dep == "det" and word in DEFINITE:
            definite = True
        elif dep == "poss":
            owners = owners_at(register, child)
            definite = True
        elif dep == "prep" and word == "of" and not owners:
            owners = tuple(e for below in grid.children[child] for e in owners_at(register, below))
        other = other or word in OTHERS
    noun = grid.lemma[token]
    plural = grid.tag[token] == "NNS" or nouns()[noun] == "group"
    return Description(token, noun, definite, owners, plural, other)


def begin(grid: Grid, token: int) -> int:
    """Where a noun's mention begins: behind a possessive pronoun, which is somebody else's mention."""
    start = grid.left(token)
    return start + 1 if start < token and grid.tag[start] == "PRP$" else start


def bearer(register: Register, grid: Grid, token: int) -> Entity | None:
    """The entity that is named beside it: "his wife, Nora", "Nora, a baker", "Nora is a baker"."""
    head, dep = grid.head[token], grid.dep[token]
    if dep == "appos" and head in register.at:
        return register.at[head]
    for child in grid.children[token]:
        if grid.dep[child] == "appos" and child in register.at:
            return register.at[child]
    if (
        dep == "attr"
        and grid.lemma[head] == "be"
        and not any(grid.dep[c] == "neg" for c in grid.children[head])
    ):
        return register.at.get(grid.argument.get((head, SUBJECT), -1))
    return None


def bearers(register: Register, grid: Grid, token: int) -> tuple[Entity, ...]:
    """Those whom a plural's own phrase names: "his children, Maggie and Alex", "brothers Tom and Bob"."""
    firsts = [child for child in grid.children[token] if grid.dep[child] == "appos"]
    for child in grid.children[token]:  # "his children, Maggie and Alex" is often parsed as a list of three
        if grid.dep[child] == "conj" and grid.lower[token + 1 : child] == [","]:
            firsts.append(child)
    if grid.dep[token] in ("compound", "nmod", "appos"):
        firsts.append(grid.head[token])
    for first in firsts:
        chain, at = [], first
        while at >= 0:
            chain.append(at)
            at = grid.conjunct(at)
        members = tuple(register.at[at] for at in chain if at in register.at)
        if len(members) > 1:
            return members
    return ()


def household(register: Register, description: Description) -> tuple[Entity, ...]:
    """Whom a plural with an owner means by what is known one by one: "his children", "her parents"."""
    parts = PARTS.get(description.noun, (description.noun,))
    found = [register.related.get((owner, part)) for owner in description.owners for part in parts]
    members = tuple(dict.fromkeys(entity for entity in found if entity is not None and not entity.plural))
    return members if len(members) > 1 else ()


PARTS = {
    "child": ("child", "son", "daughter"),
    "kid": ("child", "son", "daughter"),
    "parent": ("mother", "father"),
    "sibling": ("brother", "sister"),
}


def modified(register: Register, grid: Grid, token: int) -> Entity | None:
    """The entity whose name a noun stands before: "his wife Nora"."""
    head = grid.head[token]
    return register.at.get(head) if grid.dep[token] in ("compound", "nmod") and head > token else None


def gender_of(noun: str) -> Gender | None:
    """The gender that a noun implies."""
    return as_gender(nouns().get(noun, ""))


def join(register: Register, entity: Entity, description: Description) -> None:
    """The text calls an entity by a noun: remember it, whose it is, and the converse."""
    gender = gender_of(description.noun)
    if entity.gender is None and not description.plural:
        entity.gender = gender
    if description.owners:
        register.relate(description.owners, description.noun, entity)
        if len(description.owners) == 1:
            _converse(register, entity, description)
    else:
        register.describe(entity, description.noun)


def _converse(register: Register, entity: Entity, description: Description) -> None:
    """Nora is Ivo's mother, so Ivo is her son, unless she has another one."""
    owner = description.owners[0]
    for noun in relations().get(description.noun, ()):
        gender = gender_of(noun)
        if gender is None or owner.gender == gender:
            register.related.setdefault((entity, noun), owner)


def known(register: Register, description: Description) -> tuple[Entity, str] | None:
    """Who a description means, with the rule that says so; None where it is somebody new."""
    if description.other or not description.definite:
        return None
    gender = gender_of(description.noun)
    for owner in description.owners:
        entity = register.related.get((owner, description.noun))
        if entity is not None and fits(entity, gender):
            return entity, "relational"
    if description.owners:
        return None
    several = description.plural  # "the fishermen" are not the one fisherman
    named = register.called.get(description.noun, ())
    called = [e for e in named if e.mentions and fits(e, gender) and e.plural == several]
    if called:
        characters = [entity for entity in called if entity.id]
        if len(characters) == 1 and called[-1] is characters[0]:
            return characters[0], "description"
        if not called[-1].id:
            return called[-1], "description"
    return None


def fits(entity: Entity, gender: Gender | None) -> bool:
    """Whether an entity may have this gender."""
    return gender is None or entity.gender != OPPOSITE[gender]
