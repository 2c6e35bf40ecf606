"""Who "they" are: sets of entities that a plural may mean, and what the set ranker knows of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kg.reading.coref.entities import FAR, Entity, Register, Seen
from kg.reading.coref.grid import DATIVE, OBJECT, OBLIQUE, Grid
from kg.reading.coref.words import nouns

SOURCES = (
    "coordination",
    "coordination-before",
    "arguments",
    "arguments-above",
    "arguments-before",
    "sentence",
    "last-sentence",
    "two-sentences",
    "last-two",
    "last-three",
    "last-set",
    "earlier-set",
    "group",
    "strangers",
    "things",
)
NEAR = 3
"""Sentences back in which the members of a set that only a number tells must stand."""
JOINTS = frozenset({",", "and", "&", "the", "his", "her", "as", "well", "their", "with", "young"})
Add = Callable[["list[Entity] | tuple[Entity, ...]", str, int], None]


@dataclass(slots=True)
class Set:
    """Several entities that were spoken of together; no members where they are things."""

    members: tuple[Entity, ...]
    source: str
    anchor: int
    """The token that the distance is measured to."""
    sources: set[str] = field(default_factory=set)


def stands_alone(grid: Grid, token: int) -> bool:
    """Whether a numeral is a phrase of its own: "the two leave", not "two men"."""
    if grid.dep[token] not in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "dative"):
        return False
    below = grid.children[token]
    if any(grid.dep[child] in ("prep", "nummod", "relcl") for child in below):
        return False
    return grid.lower[token] == "both" or any(grid.lower[child] == "the" for child in below)


def candidates(register: Register, grid: Grid, token: int) -> list[Set]:
    """The sets that a plural at a token may mean, each once, with all that proposes it."""
    found: dict[tuple[int, ...], Set] = {}

    def add(members: list[Entity] | tuple[Entity, ...], source: str, anchor: int) -> None:
        unique = tuple(dict.fromkeys(members))
        single = len(unique) == 1 and unique[0].plural
        if not single and (not 2 <= len(unique) <= 8 or any(member.plural for member in unique)):
            return
        key = tuple(sorted(id(member) for member in unique))
        known = found.setdefault(key, Set(unique, source, anchor))
        known.sources.add(source)
        known.anchor = max(known.anchor, anchor)

    sentence = grid.sent[token]
    _coordinations(register, grid, sentence, add)
    _lists(register, grid, token, sentence, add)
    _arguments(register, grid, token, sentence, add)
    _neighbours(register, grid, sentence, add)
    for place, (at, members) in enumerate(reversed(register.used[-3:])):
        add(members, "last-set" if place == 0 else "earlier-set", at)
    for entity in reversed(register.recent):
        if entity.mentions[-1].sentence < sentence - 3:
            break
        if entity.plural:
            add([entity], "group" if entity.id else "strangers", entity.mentions[-1].head)
    return [*found.values(), *_things(register, grid, token, sentence)]


def _coordinations(register: Register, grid: Grid, sentence: int, add: Add) -> None:
    """Clara, Otto and Nora: mentions joined in one phrase, in this sentence and the two before."""
    for number in range(max(sentence - 2, 0), sentence + 1):
        source = "coordination" if number == sentence else "coordination-before"
        chain: list[tuple[Seen, Entity]] = []
        for mention, entity in [*register.spoken(number), (None, None)]:
            if mention is not None and entity is not None:
                if mention.head in register.sets:
                    continue
                if chain and _joined(grid, chain[-1][0], mention):
                    chain.append((mention, entity))
                    continue
            if len(chain) > 1:
                add([member for _, member in chain], source, chain[-1][0].head)
            chain = [] if mention is None or entity is None else [(mention, entity)]


def _lists(register: Register, grid: Grid, token: int, sentence: int, add: Add) -> None:
    """The same by the tree, where more stands between them: "Ann and her brother, the lawyer Bob"."""
    for number in range(max(sentence - 2, 0), sentence + 1):
        source = "coordination" if number == sentence else "coordination-before"
        end = token if number == sentence else grid.starts[number + 1]
        for at in range(max(grid.starts[number], end - FAR), end):
            if grid.dep[at] != "conj" and grid.conjunct(at) >= 0:
                add([entity for entity in _listed(register, grid, at, end) if entity.mentions], source, at)


def _listed(register: Register, grid: Grid, token: int, end: int) -> list[Entity]:
    """All whom a list names that begins at a token: by its nouns, or by a name in apposition to one."""
    found: list[Entity] = []
    for _ in range(8):
        if not 0 <= token < end:
            break
        here = owners_at(register, token)
        if not any(entity.id for entity in here):
            beside = [child for child in grid.children[token] if grid.dep[child] == "appos"]
            here = next((owners_at(register, child) for child in beside if child in register.at), here)
        found += here
        token = grid.conjunct(token)
    return found


def bound(register: Register, grid: Grid, token: int) -> set[Entity]:
    """Whom "them" cannot mean: the subject of its clause, and each of several who are that."""
    subject = grid.subject(grid.clause[token])
    return set(phrase_at(register, grid, subject)) if subject not in (-1, token) else set()


def _joined(grid: Grid, first: Seen, second: Seen) -> bool:
    """Whether two mentions stand side by side with a comma or "and", or hang on each other as conjuncts."""
    between = grid.lower[first.end : second.start]
    if between == [","] and second.kind == "nominal" and grid.lower[second.start] in ("a", "an"):
        return False  # "Tom, a teacher" is one person
    if between and len(between) <= 4 and all(word in JOINTS for word in between):
        return "and" in between or "&" in between or between == [","]
    above = second.head
    while grid.dep[above] == "conj" and above > first.head:
        above = grid.head[above]
    return above == first.head


def _arguments(register: Register, grid: Grid, token: int, sentence: int, add: Add) -> None:
    """Subject and object of one verb: "Smith meets Barton; they..."."""
    own = grid.clause[token]
    above = grid.up(own)
    two = grid.up(above) if above >= 0 else -1
    verbs_near = [(own, "arguments"), (above, "arguments-above"), (two, "arguments-above")]
    if sentence:
        before = range(max(grid.starts[sentence - 1], grid.starts[sentence] - FAR), grid.starts[sentence])
        verbs_near += [(verb, "arguments-before") for verb in before if grid.clause[verb] == verb]
    here = range(max(grid.starts[sentence], token - FAR), token)
    verbs_near += [(verb, "arguments-above") for verb in here if grid.clause[verb] == verb and verb != own]
    for verb, source in verbs_near:
        subject = grid.subject(verb) if 0 <= verb < token else -1
        members = owners_at(register, subject) if subject < token else ()
        if not members:
            continue
        for role in (OBJECT, DATIVE, OBLIQUE):
            at = grid.argument.get((verb, role), -1)
            if 0 <= at < token:
                others = owners_at(register, at)
                add([*members, *others], source, at)
                if len(others) > 1:
                    add(others, source, at)


def owners_at(register: Register, token: int) -> tuple[Entity, ...]:
    """The entity, or the entities, that a token mentions."""
    if token in register.sets:
        return register.sets[token]
    return (register.at[token],) if token in register.at else ()


def phrase_at(register: Register, grid: Grid, token: int) -> tuple[Entity, ...]:
    """All whom the phrase at a token mentions: itself and what is joined to it by "and"."""
    found: list[Entity] = []
    for _ in range(8):
        if token < 0:
            break
        found += owners_at(register, token)
        token = grid.conjunct(token)
    return tuple(dict.fromkeys(found))


def _neighbours(register: Register, grid: Grid, sentence: int, add: Add) -> None:
    """All of this sentence, of the last one, of both; the last two and three."""
    here = [entity for mention, entity in register.spoken(sentence) if not entity.plural]
    before = [entity for mention, entity in register.spoken(sentence - 1) if not entity.plural]
    begin = grid.starts[sentence]
    add(here, "sentence", begin)
    add(before, "last-sentence", begin - 1)
    add([*before, *here], "two-sentences", begin - 1)
    latest = []
    for entity in reversed(register.recent):
        if not entity.plural:
            latest.append(entity)
        if len(latest) == 3:
            break
    if len(latest) > 1:
        add(latest[:2], "last-two", latest[1].mentions[-1].head)
        add(latest, "last-three", latest[-1].mentions[-1].head)


def latest(register: Register, size: int, sentence: int) -> tuple[Entity, ...]:
    """The so many characters who were mentioned last, not long ago; nobody where they are fewer."""
    found: list[Entity] = []
    for entity in reversed(register.recent):
        if entity.id and not entity.plural:
            if entity.mentions[-1].sentence < sentence - NEAR:
                break
            found.append(entity)
        if len(found) == size:
            return tuple(found[::-1])
    return ()


def _things(register: Register, grid: Grid, token: int, sentence: int) -> list[Set]:
    """Plural nouns that are no people, and organisations: the nearest three."""
    found: list[Set] = []
    for at in range(token - 1, max(grid.starts[max(sentence - 1, 0)], token - FAR) - 1, -1):
        if at in register.at or grid.dep[at] == "compound":
            continue
        plural = grid.tag[at] == "NNS" and grid.lemma[at] not in nouns()
        if plural or (grid.tag[at] in ("NNP", "NNPS") and grid.entity[at] in ("ORG", "NORP", "GPE")):
            found.append(Set((), "things", at, {"things"}))
            if len(found) == 3:
                break
    return found
