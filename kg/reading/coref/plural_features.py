"""What the set ranker knows of a plural and a set that it may mean: a row of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p

from kg.reading.coref.entities import Entity, Register
from kg.reading.coref.grid import DATIVE, OBJECT, PASSIVE, SUBJECT, Grid
from kg.reading.coref.plural import SOURCES, Set, phrase_at
from kg.reading.coref.words import GENITIVE, NUMBERS, REFLEXIVE, verbs

FEATURES = (
    *SOURCES,
    *("several sources", "two", "three", "four or more", "one"),
    *("same sentence", "1 back", "2 back", "3 or more back", "distance", "anchor subject", "anchor object"),
    *("has subject", "is subject", "has coargument", "has subject above", "has object above"),
    *("owner has subject", "object has subject", "subject has subject above", "parallel subject"),
    *("last set here", "last set before", "last set, subject", "members here", "members close", "all close"),
    *("mixed", "unnamed member", "stranger member", "mutual", "group subject", "things subject"),
    *("strangers here", "latest", "latest of kind", "frequent", "coordination, subject"),
    *("set, owner", "coordination, owner", "arguments, owner", "holds last set", "in last set"),
    *("covers sentence", "covers both", "mutual, mixed", "union"),
    *("as subject", "subject owns", "binds", "as subject above", "as object above", "in subject, binds"),
    *("counted", "miscounted", "as object", "as last subject", "none", "none, owner", "none, object"),
)
PLACE = {name: place for place, name in enumerate(FEATURES)}


def rows(register: Register, grid: Grid, token: int, case: int, sets: list[Set]) -> list[list[float]]:
    """One row for each set, and a last one for none of them."""
    around = _Around.of(register, grid, token, case)
    latest = max((choice.anchor for choice in sets), default=-1)
    kinds: set[str] = set()
    table = []
    for choice in sorted(sets, key=lambda choice: -choice.anchor):
        table.append((choice, _row(around, choice, choice.anchor == latest, choice.source not in kinds)))
        kinds.add(choice.source)
    by_set = {id(choice): row for choice, row in table}
    none = {"none": 1.0, "none, owner": case == GENITIVE, "none, object": not around.subject}
    return [*(by_set[id(choice)] for choice in sets), _placed(none)]


def _placed(found: dict[str, float]) -> list[float]:
    """Values by name as a row, in the order of `FEATURES`; what is not said is nought."""
    row = [0.0] * len(FEATURES)
    for name, value in found.items():
        row[PLACE[name]] = value
    return row


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a plural pronoun."""

    register: Register
    grid: Grid
    token: int
    case: int
    subject: bool
    own: Entity | None
    coarguments: tuple[Entity, ...]
    above: Entity | None
    above_object: Entity | None
    mutual: bool
    here: set[Entity]
    both: set[Entity]
    phrases: tuple[frozenset[Entity], ...]
    """Subject and object of the pronoun's clause, the same of the one above, the last sentence's subject."""
    count: int
    """How many a number beside the pronoun says that they are; 0 where none does."""

    @classmethod
    def of(cls, register: Register, grid: Grid, token: int, case: int) -> _Around:
        verb = grid.clause[token]
        above = grid.up(verb)
        at = register.at.get
        own = grid.subject(verb)
        arguments = [grid.argument.get((verb, role), -1) for role in (SUBJECT, OBJECT, DATIVE)]
        sentence = grid.sent[token]
        here = {entity for _, entity in register.spoken(sentence) if not entity.plural}
        return cls(
            register,
            grid,
            token,
            case,
            grid.role(token) <= PASSIVE,
            at(own) if own != token else None,
            tuple(at(a) for a in arguments if a != token and a in register.at),  # type: ignore[misc]
            at(grid.subject(above)) if above >= 0 else None,
            at(grid.argument.get((above, OBJECT), -1)) if above >= 0 else None,
            "mutual" in verbs().get(grid.lemma[grid.head[token] if case == GENITIVE else verb], ()),
            here,
            here | {entity for _, entity in register.spoken(sentence - 1) if not entity.plural},
            _phrases(register, grid, token, verb, above),
            _count(grid, token),
        )


def _phrases(
    register: Register, grid: Grid, token: int, verb: int, above: int
) -> tuple[frozenset[Entity], ...]:
    """Who stands in the places around a plural, all of one phrase together."""
    places = [grid.subject(verb), grid.argument.get((verb, OBJECT), -1)]
    places += [grid.subject(above), grid.argument.get((above, OBJECT), -1)] if above >= 0 else [-1, -1]
    sentence = grid.sent[token]
    places.append(grid.subject(grid.roots[sentence - 1]) if sentence else -1)
    return tuple(
        frozenset(phrase_at(register, grid, at)) if 0 <= at != token else frozenset() for at in places
    )


def _count(grid: Grid, token: int) -> int:
    """The number in "both of them", "all three of their", "them both"."""
    begin = token - 1
    if grid.lower[begin] == "of":
        begin -= 1
    words = [grid.lower[begin], *grid.lower[token + 1 : token + 3]] if token else []
    found = [
        NUMBERS[word] for word in words if word in NUMBERS and word not in ("couple", "pair", "duo", "trio")
    ]
    return found[0] if found else 2 if grid.lower[begin] in ("neither", "either") else 0


def _row(around: _Around, choice: Set, latest: bool, first: bool) -> list[float]:
    """The features of one set."""
    found: dict[str, float] = dict.fromkeys(choice.sources, 1.0)
    found["latest"], found["latest of kind"] = latest, first
    _size(found, choice)
    _distance(found, around, choice)
    _clause(found, around, choice)
    _members(found, around, choice)
    _sources(found, around, choice)
    _overlap(found, around, choice)
    _same(found, around, choice)
    return _placed(found)


def _size(found: dict[str, float], choice: Set) -> None:
    """How many things propose the set, and how many are in it."""
    size = len(choice.members)
    found["several sources"] = min(len(choice.sources) - 1, 4) / 4
    found["one"], found["two"], found["three"], found["four or more"] = (
        size == 1,
        size == 2,
        size == 3,
        size > 3,
    )


def _distance(found: dict[str, float], around: _Around, choice: Set) -> None:
    """How far back its members stand, and as what."""
    grid = around.grid
    back, role = grid.sent[around.token] - grid.sent[choice.anchor], grid.role(choice.anchor)
    found["same sentence"], found["1 back"], found["2 back"] = back == 0, back == 1, back == 2
    found["3 or more back"] = back > 2
    found["distance"] = log1p(around.token - choice.anchor) / 5
    found["anchor subject"], found["anchor object"] = role <= PASSIVE, role in (OBJECT, DATIVE)
    found["parallel subject"] = around.subject and role <= PASSIVE
    used = "last-set" in choice.sources
    found["last set here"], found["last set before"] = used and back == 0, used and back == 1
    found["strangers here"] = "strangers" in choice.sources and back == 0


def _clause(found: dict[str, float], around: _Around, choice: Set) -> None:
    """Whether it holds those who stand in the plural's clause and the one above."""
    members, owner = choice.members, around.case == GENITIVE
    has = around.own is not None and around.own in members
    above = around.above is not None and around.above in members
    free = not owner and around.case != REFLEXIVE
    found["is subject"], found["has subject"], found["has subject above"] = around.subject, has, above
    found["has coargument"] = free and any(entity in members for entity in around.coarguments)
    found["has object above"] = around.above_object is not None and around.above_object in members
    found["owner has subject"] = owner and has
    found["object has subject"] = not owner and not around.subject and has
    found["subject has subject above"] = around.subject and above


def _members(found: dict[str, float], around: _Around, choice: Set) -> None:
    """How recently and how often the members were spoken of, and what they are."""
    members, sentence = choice.members, around.grid.sent[around.token]
    gaps = [sentence - (member.mentions[-1].sentence if member.mentions else sentence) for member in members]
    found["members here"] = sum(gap == 0 for gap in gaps) / max(len(gaps), 1)
    found["members close"] = sum(gap <= 1 for gap in gaps) / max(len(gaps), 1)
    found["all close"] = bool(gaps) and max(gaps) <= 1
    fewest = min((len(member.mentions) for member in members), default=0)
    found["frequent"] = fewest / max(around.register.top, 1)
    mixed = len({member.gender for member in members if member.gender}) > 1
    mutual = around.mutual and len(members) == 2
    found["mixed"], found["mutual"], found["mutual, mixed"] = mixed, mutual, mutual and mixed
    found["unnamed member"] = any(member.id and not member.named for member in members)
    found["stranger member"] = any(not member.id for member in members)


def _sources(found: dict[str, float], around: _Around, choice: Set) -> None:
    """What proposes it, together with what the plural is in its clause."""
    sources, subject, owner = choice.sources, around.subject, around.case == GENITIVE
    used = "last-set" in sources
    joined = "coordination" in sources or "coordination-before" in sources
    pair = any(source.startswith("arguments") for source in sources)
    found["last set, subject"], found["set, owner"] = used and subject, used and owner
    found["coordination, subject"], found["coordination, owner"] = joined and subject, joined and owner
    found["arguments, owner"], found["union"] = pair and owner, pair and len(choice.members) > 2
    found["group subject"] = "group" in sources and subject
    found["things subject"] = "things" in sources and subject


def _overlap(found: dict[str, float], around: _Around, choice: Set) -> None:
    """How it lies to the last set used, and to those whom this sentence and the last speak of."""
    ours = set(choice.members)
    last = set(around.register.used[-1][1]) if around.register.used else set()
    here, both = around.here, around.both
    found["holds last set"] = bool(last) and last < ours
    found["in last set"] = bool(ours) and ours < last
    found["covers sentence"] = len(ours & here) / max(len(here), 1)
    found["covers both"] = len(ours & both) / max(len(both), 1)


def _same(found: dict[str, float], around: _Around, choice: Set) -> None:
    """Whether it is just those who stand in a place around the plural, or as many as a number says."""
    ours = frozenset(choice.members)
    subject, object_, above, above_object, last = (bool(ours) and ours == them for them in around.phrases)
    owner, reflexive = around.case == GENITIVE, around.case == REFLEXIVE
    bound = not owner and not around.subject and not reflexive
    found["as subject"], found["as object"], found["as last subject"] = subject, object_, last
    found["as subject above"], found["as object above"] = above, above_object
    found["subject owns"], found["binds"] = subject and (owner or reflexive), subject and bound
    found["in subject, binds"] = bound and bool(ours & around.phrases[0])
    found["counted"] = around.count > 0 and len(ours) == around.count
    found["miscounted"] = around.count > 0 and len(ours) != around.count
