"""Who stands around a pronoun: behind an apposition, as one of several, in the clause before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.coref.grid import OBJECT, SUBJECT
from kg.reading.coref.plural import phrase_at
from kg.reading.coref.words import ACCUSATIVE, NOMINATIVE

if TYPE_CHECKING:
    from kg.reading.coref.entities import Entity, Register
    from kg.reading.coref.grid import Grid
    from kg.reading.coref.slots import Pronoun

REACH = 40
"""How many tokens back a clause is looked for, however long a sentence is."""


def meant(register: Register, grid: Grid, token: int) -> Entity | None:
    """Who stands at a token: its own entity, or whom it is an apposition or a predicate of."""
    for _ in range(3):
        if token in register.at:
            return register.at[token]
        dep = grid.dep[token]
        if dep == "appos":
            token = grid.head[token]
        elif dep == "attr" and grid.lemma[grid.head[token]] == "be":
            token = grid.argument.get((grid.head[token], SUBJECT), -1)
        else:
            return None
    return None


def beside(grid: Grid, pronoun: Pronoun, above: int) -> list[tuple[str, int]]:
    """Subject and object of the clause before, in the pronoun's sentence and at the end of the last one."""
    begin = grid.starts[pronoun.sentence]
    found: list[tuple[str, int]] = []
    for at in range(pronoun.token - 1, max(begin, pronoun.token - REACH) - 1, -1):
        if grid.clause[at] == at and at not in (pronoun.clause, above):
            found += [("subject beside", grid.subject(at))]
            found += [("object beside", grid.argument.get((at, OBJECT), -1))]
            break
    if pronoun.sentence:
        start = grid.starts[pronoun.sentence - 1]
        for at in range(begin - 1, max(start, begin - REACH) - 1, -1):
            if grid.clause[at] == at:
                found += [("last clause's subject", grid.subject(at))]
                found += [("last clause's object", grid.argument.get((at, OBJECT), -1))]
                break
    return found


def members(register: Register, grid: Grid, pronoun: Pronoun, above: int) -> list[tuple[str, Entity]]:
    """Those who are one of several in a place: "Tom and Ann see him", "they see him"."""
    found: list[tuple[str, Entity]] = []
    verb = pronoun.clause
    places = [("in subject", grid.subject(verb)), ("in object", grid.argument.get((verb, OBJECT), -1))]
    if above >= 0:
        places.append(("in subject above", grid.subject(above)))
    for name, at in places:
        if at < 0 or at == pronoun.token:
            continue
        several = phrase_at(register, grid, at)
        if len(several) < 2:
            continue
        found += [(name, entity) for entity in several]
        if name != "in subject above" and pronoun.case in (NOMINATIVE, ACCUSATIVE):
            found += [("bound set", entity) for entity in several]
    return found
