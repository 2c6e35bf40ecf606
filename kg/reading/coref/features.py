"""What the ranker knows of a pronoun and one entity that it may mean: a row of numbers.

A row has three parts: the entity's own measures, the places around the pronoun where the entity
stands (`slots.SLOTS`), and the pronoun's surroundings, the same for all entities.
"""

from __future__ import annotations

from math import log1p
from typing import TYPE_CHECKING

import numpy as np

from kg.reading.coref.entities import Entity, Register
from kg.reading.coref.grid import (
    AGENT,
    DATIVE,
    OBJECT,
    OBLIQUE,
    PASSIVE,
    POSSESSIVE,
    SUBJECT,
    Grid,
)
from kg.reading.coref.slots import SLOTS, Pronoun, relatives, slots
from kg.reading.coref.words import GENITIVE, OPPOSITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.reading.coref.ranker import Floats
    from kg.story import MentionKind

WINDOW = 12
"""How many sentences back an entity may have been mentioned last."""
MOST = 30
"""No more candidates than this, and none named further ahead than `AHEAD` tokens: time stays linear."""
AHEAD = 60
NEAR = 1
FEW = 4
"""Of whom in so few sentences, and how many, it is asked whether a pronoun tells another gender."""

MEASURES = (
    *("gender same", "gender unknown", "votes for", "votes against", "gender other"),
    *("named", "unnamed", "stranger", "later"),
    *("same sentence", "1 back", "2 back", "3 back", "4 or more back", "distance", "near"),
    *("rank 0", "rank 1", "rank 2", "rank 3 or more", "only one"),
    *("last name", "last nominal", "last pronoun", "chain"),
    *("last subject", "last passive", "last object", "last dative"),
    *("last oblique", "last possessive", "last agent", "last other"),
    *("parallel", "last conjunct", "last in clause", "last in clause above"),
    *("share", "count", "weight", "subjects", "most mentioned", "in this sentence", "in the last sentence"),
    *("first in last sentence", "seen once"),
)
PLACE = {name: place for place, name in enumerate(MEASURES)}
FITS = (1.0, 0.0, 0.0, 0.0, 0.0)
"""The first measures of one whose gender is that of the pronoun."""
BACK = ("same sentence", "1 back", "2 back", "3 back", "4 or more back")
RANK = ("rank 0", "rank 1", "rank 2", "rank 3 or more")
ROLE = (
    *("last subject", "last passive", "last object", "last dative"),
    *("last oblique", "last possessive", "last agent", "last other"),
)
"""By `kg.reading.coref.grid.SUBJECT` and the roles after it."""
KIND: dict[MentionKind, str] = {"name": "last name", "nominal": "last nominal", "pronoun": "last pronoun"}
CONTEXT = (
    *("nominative", "accusative", "genitive", "reflexive", "female"),
    *("is subject", "is object", "is oblique", "owns subject", "owns object", "owns oblique"),
    *("root", "conj", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp"),
    *("because", "when", "after", "if", "before clause", "begins", "alone", "several", "many", "late"),
)
FEATURES = (*MEASURES, *SLOTS, *CONTEXT)
SLOT = {name: len(MEASURES) + place for place, name in enumerate(SLOTS)}
MARKS = {
    "because": 0,
    "since": 0,
    "as": 1,
    "when": 1,
    "while": 1,
    "after": 2,
    "before": 2,
    "until": 2,
    "if": 3,
    "although": 3,
    "though": 3,
    "unless": 3,
}
LINKS = {
    name: place for place, name in enumerate(("conj", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp"))
}


def candidates(register: Register, grid: Grid, pronoun: Pronoun) -> list[Entity]:
    """Who the pronoun may mean, last mentioned first: not of the other gender, not several.

    Somebody whose first name is mostly borne by the other gender is one only where nobody else is near.
    """
    found: list[Entity] = []
    other = OPPOSITE[pronoun.gender]
    owner = register.at.get(grid.head[pronoun.token]) if pronoun.case == GENITIVE else None
    near = False
    for entity in reversed(register.recent):
        last = entity.mentions[-1].sentence
        if last < pronoun.sentence - WINDOW or len(found) == MOST:
            break
        if entity.may_be(pronoun.gender) and not entity.plural and entity is not owner:
            found.append(entity)
            near = near or (entity.gender != other and last >= pronoun.sentence - 1)
    return [entity for entity in found if entity.gender != other] if near else found


def doubtful(register: Register, pronoun: Pronoun, who: list[Entity]) -> list[Entity]:
    """Those nearby who would be candidates if what is known of their gender were wrong."""
    found: list[Entity] = []
    for entity in reversed(register.recent):
        if entity.mentions[-1].sentence < pronoun.sentence - NEAR or len(found) == FEW:
            break
        if entity.id and not entity.plural and not entity.certain and entity not in who:
            found.append(entity)
    return found


def later(register: Register, grid: Grid, pronoun: Pronoun) -> list[Entity]:
    """Those who are first named further on in the pronoun's sentence ("On his way home, Tom...")."""
    begin, number = pronoun.token + 1, pronoun.sentence + 1
    end = grid.starts[number] if number < len(grid.starts) else grid.size
    found: list[Entity] = []
    for token in range(begin, min(end, begin + AHEAD)):
        entity = register.at.get(token)
        if entity is None or entity.mentions or entity.plural or entity in found:
            continue
        if entity.gender != OPPOSITE[pronoun.gender] and token != grid.head[pronoun.token]:
            found.append(entity)
    return found


def rows(
    register: Register, grid: Grid, pronoun: Pronoun, who: list[Entity], doubted: Sequence[Entity] = ()
) -> Floats:
    """One row for each entity, one for nobody, and one for each doubted entity, as if its gender fitted."""
    several = len(who)
    table = np.zeros((several + 1 + len(doubted), len(FEATURES)), dtype=np.float32)
    table[:, len(MEASURES) + len(SLOTS) :] = _context(grid, pronoun, several)
    if who:
        table[:several, : len(MEASURES)] = [
            _measures(register, grid, pronoun, entity, rank, several) for rank, entity in enumerate(who)
        ]
    if doubted:
        table[several + 1 :, : len(MEASURES)] = [
            _measures(register, grid, pronoun, entity, 0, several) for entity in doubted
        ]
        table[several + 1 :, : len(FITS)] = FITS
    place = {entity: row for row, entity in enumerate(who)}
    place |= {entity: row for row, entity in enumerate(doubted, several + 1)}
    for name, entity in slots(register, grid, pronoun) + relatives(register, grid, pronoun, place):
        row = place.get(entity)
        if row is not None:
            table[row, SLOT[name]] = 1.0
    return table


def _measures(
    register: Register, grid: Grid, pronoun: Pronoun, entity: Entity, rank: int, several: int
) -> list[float]:
    """The entity's gender, distance, last mention and how much the text is about it, by `MEASURES`."""
    found = _who(pronoun, entity)
    found["weight"] = entity.weight
    found["only one"] = several == 1
    if entity.mentions:
        found[RANK[min(rank, 3)]] = 1.0
        _last(found, grid, pronoun, entity)
        _spoken_of(found, register, pronoun, entity)
    else:
        ahead = entity.first - pronoun.token
        found["later"] = found["same sentence"] = found[ROLE[grid.role(entity.first)]] = 1.0
        found["distance"], found["near"] = log1p(ahead) / 5, 1 / (1 + ahead)
    row = [0.0] * len(MEASURES)
    for name, value in found.items():
        row[PLACE[name]] = value
    return row


def _who(pronoun: Pronoun, entity: Entity) -> dict[str, float]:
    """What is known of the entity, and of its gender beside the pronoun's."""
    other = OPPOSITE[pronoun.gender]
    return {
        "gender same": entity.gender == pronoun.gender,
        "gender unknown": entity.gender is None,
        "gender other": entity.gender == other,
        "votes for": min(entity.votes.get(pronoun.gender, 0.0), 3.0) / 3,
        "votes against": min(entity.votes.get(other, 0.0), 3.0) / 3,
        "named": entity.named,
        "unnamed": entity.id != "" and not entity.named,
        "stranger": entity.id == "",
    }


def _last(found: dict[str, float], grid: Grid, pronoun: Pronoun, entity: Entity) -> None:
    """Add how far back the entity was mentioned last, as what, and in which role."""
    last = entity.mentions[-1]
    back = pronoun.sentence - last.sentence
    gap = max(pronoun.token - last.head, 1)
    clause = grid.clause[last.head]
    found[BACK[min(back, 4)]] = found[KIND[last.kind]] = found[ROLE[last.role]] = 1.0
    found["distance"], found["near"] = log1p(gap) / 5, 1 / gap
    found["chain"] = min(entity.pronouns, 6) / 6
    found["parallel"] = last.role == pronoun.role
    found["last conjunct"] = grid.dep[last.head] == "conj"
    found["last in clause"] = clause == pronoun.clause
    found["last in clause above"] = back == 0 and clause == grid.up(pronoun.clause)


def _spoken_of(found: dict[str, float], register: Register, pronoun: Pronoun, entity: Entity) -> None:
    """Add how often the text has spoken of the entity, in all and of late."""
    count = len(entity.mentions)
    found["share"], found["count"] = count / register.total, log1p(count) / 4
    found["subjects"] = entity.subjects / count
    found["most mentioned"], found["seen once"] = count == register.top, count == 1
    here = before = 0
    for mention in reversed(entity.mentions):
        if mention.sentence == pronoun.sentence:
            here += 1
        elif mention.sentence == pronoun.sentence - 1:
            before += 1
        else:
            break
    first = register.sentences.get(pronoun.sentence - 1) or []
    found["in this sentence"], found["in the last sentence"] = min(here, 4) / 4, min(before, 4) / 4
    found["first in last sentence"] = bool(first) and first[0][1] is entity


def _context(grid: Grid, pronoun: Pronoun, several: int) -> list[float]:
    """The pronoun's case, its place in the clause and the clause's place in the sentence."""
    token, case, verb = pronoun.token, pronoun.case, pronoun.clause
    row = [float(case == which) for which in range(4)] + [float(pronoun.gender == "female")]
    owned = grid.role(grid.head[token]) if case == GENITIVE else -1
    row += [float(pronoun.role <= PASSIVE), float(pronoun.role in (OBJECT, DATIVE))]
    row += [float(pronoun.role in (OBLIQUE, AGENT)), float(owned in (SUBJECT, PASSIVE))]
    row += [float(owned in (OBJECT, DATIVE)), float(owned in (OBLIQUE, AGENT, POSSESSIVE))]
    link = [0.0] * 8
    if grid.head[verb] == verb:
        link[0] = 1.0
    elif grid.dep[verb] in LINKS:
        link[LINKS[grid.dep[verb]] + 1] = 1.0
    mark = [0.0] * 4
    for child in grid.children[verb]:
        if grid.lower[child] in MARKS and grid.dep[child] in ("mark", "advmod"):
            mark[MARKS[grid.lower[child]]] = 1.0
    row += link + mark
    above = grid.up(verb)
    begin = grid.starts[pronoun.sentence]
    row += [float(above > token), float(token - begin < 2)]
    row += [float(several == 1), float(2 <= several <= 3), float(several > 3)]
    return [*row, min(pronoun.sentence, 10) / 10]
