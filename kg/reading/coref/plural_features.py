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
    none = [0.0] * (len(FEATURES) - 3) + [1.0, float(case == GENITIVE), float(not around.subject)]
    return [*(by_set[id(choice)] for choice in sets), none]


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
    grid, token, members = around.grid, around.token, choice.members
    sources = choice.sources
    sentence, size = grid.sent[token], len(members)
    back = sentence - grid.sent[choice.anchor]
    role = grid.role(choice.anchor)
    owner = around.case == GENITIVE
    object_ = not owner and not around.subject
    has = around.own in members if around.own is not None else False
    above = around.above in members if around.above is not None else False
    coargument = not owner and around.case != REFLEXIVE and any(e in members for e in around.coarguments)
    row = [float(source in sources) for source in SOURCES]
    row += [
        min(len(sources) - 1, 4) / 4,
        *(float(size == n) for n in (2, 3)),
        float(size > 3),
        float(size == 1),
    ]
    row += [*(float(back == n) for n in range(3)), float(back > 2), log1p(token - choice.anchor) / 5]
    row += [float(role <= PASSIVE), float(role in (OBJECT, DATIVE))]
    row += [float(has), float(around.subject), float(coargument), float(above)]
    row += [float(around.above_object in members if around.above_object is not None else False)]
    row += [float(owner and has), float(object_ and has), float(around.subject and above)]
    row += [float(around.subject and role <= PASSIVE)]
    used = "last-set" in sources
    row += [float(used and back == 0), float(used and back == 1), float(used and around.subject)]
    row += _members(members, sentence)
    genders = {member.gender for member in members if member.gender}
    row += [float(len(genders) > 1), float(any(e.id and not e.named for e in members))]
    row += [float(any(not e.id for e in members)), float(around.mutual and size == 2)]
    group = "group" in sources
    things = "things" in sources
    row += [float(group and around.subject), float(things and around.subject)]
    row += [float("strangers" in sources and back == 0), float(latest), float(first)]
    row += [min((len(e.mentions) for e in members), default=0) / max(around.register.top, 1)]
    joined = "coordination" in sources or "coordination-before" in sources
    row += [float(joined and around.subject), float(used and owner), float(joined and owner)]
    pair = any(source.startswith("arguments") for source in sources)
    row += [float(pair and owner), *_overlap(around, members)]
    row += [float(around.mutual and len(genders) > 1 and size == 2), float(pair and size > 2)]
    return [*row, *_same(around, members, owner), 0.0, 0.0, 0.0]


def _same(around: _Around, members: tuple[Entity, ...], owner: bool) -> list[float]:
    """Whether a set is just those who stand in a place around the plural."""
    ours = frozenset(members)
    subject, object_, above, above_object, last = (bool(ours) and ours == them for them in around.phrases)
    bound = not owner and not around.subject and around.case != REFLEXIVE
    size = len(ours)
    return [
        float(subject),
        float(subject and (owner or around.case == REFLEXIVE)),
        float(subject and bound),
        float(above),
        float(above_object),
        float(bound and bool(ours & around.phrases[0])),
        float(around.count > 0 and size == around.count),
        float(around.count > 0 and size != around.count),
        float(object_),
        float(last),
    ]


def _overlap(around: _Around, members: tuple[Entity, ...]) -> list[float]:
    """How a set lies to the last set used, and to those whom this sentence and the last speak of."""
    ours = set(members)
    last = set(around.register.used[-1][1]) if around.register.used else set()
    here, both = around.here, around.both
    return [
        float(bool(last) and last < ours),
        float(bool(ours) and ours < last),
        len(ours & here) / max(len(here), 1),
        len(ours & both) / max(len(both), 1),
    ]


def _members(members: tuple[Entity, ...], sentence: int) -> list[float]:
    """How recently the members were spoken of."""
    gaps = [sentence - (member.mentions[-1].sentence if member.mentions else sentence) for member in members]
    here = sum(gap == 0 for gap in gaps) / max(len(gaps), 1)
    close = sum(gap <= 1 for gap in gaps) / max(len(gaps), 1)
    return [here, close, float(bool(gaps) and max(gaps) <= 1)]
