"""Reading a text from left to right: names, descriptions and pronouns, each joined to what came before."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING, Protocol

from kg.reading.coref import features, nominals, plural, plural_features
from kg.reading.coref.entities import Entity, Register, Seen
from kg.reading.coref.grid import Grid
from kg.reading.coref.slots import Pronoun
from kg.reading.coref.words import ACCUSATIVE, NUMBERS, PLURAL, SINGULAR, nouns
from kg.reading.lexicon import words
from kg.story import Gender, MentionKind

if TYPE_CHECKING:
    from kg.reading.coref.ranker import Floats

SURE = 0.85
"""A pronoun as likely as this is a vote for its gender in full."""


OPEN = frozenset("PNCD")
"""How the tags begin of words that may mean somebody: pronouns, nouns, numbers, "both"."""
LIKELY = 0.5
"""How likely a set must be before "the boys" or "the couple" means it."""
LEAST = 1e-6
"""No pronoun's gender counts as less likely than this."""
DOUBTFUL = 0.4
"""How likely a set must be before "they" means it: below, it is more often wrong than right."""


class Judge(Protocol):
    """Who decides: the trained rankers, or an oracle that trains them."""

    def one(self, pronoun: Pronoun, who: list[Entity], rows: Floats) -> tuple[int, list[float]]:
        """Which entity a singular pronoun means (len(who) for nobody known), and each row's share."""

    def several(self, token: int, sets: list[plural.Set], rows: list[list[float]]) -> tuple[int, float]:
        """Which set a plural means (len(sets) for none), and how likely that is."""


@dataclass(frozen=True, slots=True)
class Found:
    """A new mention of a character."""

    start: int
    end: int
    id: str
    kind: MentionKind
    rule: str
    probability: float


@dataclass(slots=True)
class Resolver:
    """One reading of one text."""

    grid: Grid
    judge: Judge
    register: Register = field(default_factory=Register)
    entities: dict[str, Entity] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    given: dict[int, list[tuple[int, int, str, MentionKind]]] = field(default_factory=dict)
    """Mentions that were there before, by their first token."""
    taken: set[int] = field(default_factory=set)
    fit: float = 0.0
    """Logarithm of how likely it is that every singular pronoun is of the gender that it is of."""
    doubts: bool = False
    """Whether to note what pronouns say of the genders that no title tells."""

    def run(self) -> None:
        """Go through the text once."""
        given, taken = self.given, self.taken
        for token, tag in enumerate(self.grid.tag):
            if token in given:
                for start, end, name, kind in given[token]:
                    self._name(start, end, name, kind)
            if tag[:1] in OPEN and token not in taken:
                self._token(token)

    def _token(self, token: int) -> None:
        """One token that is not in a given name."""
        grid = self.grid
        word, tag = grid.lower[token], grid.tag[token]
        if tag.startswith("PRP"):
            if word in SINGULAR:
                self._singular(token, *SINGULAR[word])
            elif word in PLURAL:
                self._plural(token, PLURAL[word])
        elif tag[0:1] == "N":
            if nominals.is_description(grid, token):
                self._description(token)
            elif grid.dep[token] in ("compound", "nmod"):
                self._title(token)
        elif word in NUMBERS and plural.stands_alone(grid, token):
            self._number(token)

    def _see(self, entity: Entity, token: int, start: int, end: int, kind: MentionKind) -> None:
        """Take note of a mention."""
        role = self.grid.role(token)
        self.register.see(entity, Seen(token, start, end, self.grid.sent[token], role, kind))

    def _name(self, start: int, end: int, name: str, kind: MentionKind) -> None:
        """A mention that was given."""
        token = self.grid.top(start, end)
        entity = self.entities[name]
        self._see(entity, token, start, end, kind)
        if kind == "nominal" and nominals.is_description(self.grid, token):
            description = nominals.describe(self.register, self.grid, token)
            nominals.join(self.register, entity, description)

    def _title(self, token: int) -> None:
        """A noun before a name may say who bears it: "his wife Nora"."""
        if self.grid.lemma[token] not in nouns():
            return
        if self.grid.tag[token] == "NNS":
            self._group(nominals.describe(self.register, self.grid, token))
        else:
            entity = nominals.modified(self.register, self.grid, token)
            if entity is not None:
                nominals.join(self.register, entity, nominals.describe(self.register, self.grid, token))

    def _description(self, token: int) -> None:
        """A noun for somebody: one who is named beside it, one who is known, or a stranger."""
        grid, register = self.grid, self.register
        description = nominals.describe(register, grid, token)
        if description.plural and self._group(description):
            return
        named = nominals.bearer(register, grid, token)
        if named is not None:
            if not description.plural:
                nominals.join(register, named, description)
            return
        meant = nominals.known(register, description)
        entity = (
            meant[0]
            if meant
            else Entity(
                gender=None if description.plural else nominals.gender_of(description.noun),
                plural=description.plural,
                first=token,
            )
        )
        start = nominals.begin(grid, token)
        self._see(entity, token, start, token + 1, "nominal")
        if meant and entity.id:
            self.found.append(Found(start, token + 1, entity.id, "nominal", meant[1], 1.0))
        if not meant:
            nominals.join(register, entity, description)
        if not description.owners:
            register.describe(entity, description.noun)

    def _group(self, description: nominals.Description) -> bool:
        """A plural noun for those named beside it, or for a known set; False where it is for neither."""
        register, token, noun = self.register, description.token, description.noun
        named = nominals.bearers(register, self.grid, token)
        members = named
        if not members and description.definite and not description.other:
            keys: list[tuple[Entity | None, str]] = [(owner, noun) for owner in description.owners] or [
                (None, noun)
            ]
            members = next((register.groups[key] for key in keys if key in register.groups), ())
            members = members or nominals.household(register, description)
        if members:
            for owner in (*description.owners, None):
                register.groups[owner, noun] = members
            if not named:
                chosen = plural.Set(members, "group", token)
                self._several(token, nominals.begin(self.grid, token), chosen, "nominal", 1.0)
            return True
        return self._pair(description)

    def _pair(self, description: nominals.Description) -> bool:
        """ "The couple", "the boys": a set spoken of before, if that is likely enough."""
        token, noun = description.token, description.noun
        if description.owners or not description.definite or description.other:
            return False
        size, gender = NUMBERS.get(noun), nominals.gender_of(noun)
        if size is None and noun not in words("coreference_together"):
            return False
        sets = [
            choice
            for choice in plural.candidates(self.register, self.grid, token)
            if size in (None, len(choice.members))
            and (len(choice.members) > 1 or any(member.id for member in choice.members))
            and all(nominals.fits(member, gender) for member in choice.members)
        ]
        if noun == "couple":
            sets = [choice for choice in sets if len({m.gender for m in choice.members}) > 1] or sets
        rows = plural_features.rows(self.register, self.grid, token, 0, sets)
        choice, probability = self.judge.several(token, sets, rows)
        if choice == len(sets) or probability < LIKELY:
            return False
        self.register.groups[None, noun] = sets[choice].members
        self._several(token, nominals.begin(self.grid, token), sets[choice], "nominal", probability)
        return True

    def _singular(self, token: int, gender: Gender, case: int) -> None:
        """A pronoun for one."""
        register, grid = self.register, self.grid
        pronoun = Pronoun.at(grid, token, gender, case)
        who = features.candidates(register, grid, pronoun)
        who += features.later(register, grid, pronoun)
        doubted = features.doubtful(register, pronoun, who) if self.doubts else []
        rows = features.rows(register, grid, pronoun, who, doubted)
        choice, chances = self.judge.one(pronoun, who, rows)
        every = sum(chances[: len(who) + 1])
        if self.doubts:
            self._weigh(pronoun, who, doubted, chances)
        probability = chances[choice] / every
        self.fit += log(max(every, LEAST))
        if choice >= len(who):
            return
        entity = who[choice]
        self._see(entity, token, token, token + 1, "pronoun")
        entity.vote(gender, 1.0 if probability >= SURE else probability / 2)
        register.pronoun[gender] = (token, entity)
        if entity.id:
            self.found.append(Found(token, token + 1, entity.id, "pronoun", "ranker", probability))

    def _weigh(
        self, pronoun: Pronoun, who: list[Entity], doubted: list[Entity], chances: list[float]
    ) -> None:
        """What a pronoun says of the genders of all whom it may mean, or might if theirs were another."""
        every = sum(chances[: len(who) + 1])
        for entity, chance in zip(who, chances, strict=False):
            entity.weigh(pronoun.gender, chance / every)
        for entity, chance in zip(doubted, chances[len(who) + 1 :], strict=True):
            entity.weigh(pronoun.gender, chance / (chance + every))

    def _plural(self, token: int, case: int) -> None:
        """A pronoun for several."""
        sets = plural.candidates(self.register, self.grid, token)
        if case == ACCUSATIVE:
            barred = plural.bound(self.register, self.grid, token)
            sets = [choice for choice in sets if barred.isdisjoint(choice.members)]
        rows = plural_features.rows(self.register, self.grid, token, case, sets)
        choice, probability = self.judge.several(token, sets, rows)
        if choice < len(sets) and probability >= DOUBTFUL:
            self._several(token, token, sets[choice], "pronoun", probability)

    def _number(self, token: int) -> None:
        """ "The two", "both": a set of so many that was spoken of before."""
        size = NUMBERS[self.grid.lower[token]]
        sets = [s for s in plural.candidates(self.register, self.grid, token) if len(s.members) == size]
        if sets:
            rows = plural_features.rows(self.register, self.grid, token, 0, sets)
            choice, probability = self.judge.several(token, sets, rows)
            if choice < len(sets):
                self._several(token, nominals.begin(self.grid, token), sets[choice], "nominal", probability)
        elif members := plural.latest(self.register, size, self.grid.sent[token]):
            chosen = plural.Set(members, "latest", token)
            self._several(token, nominals.begin(self.grid, token), chosen, "nominal", LIKELY)

    def _several(
        self, token: int, start: int, chosen: plural.Set, kind: MentionKind, probability: float
    ) -> None:
        """Note that a token means all members of a set."""
        if not chosen.members:
            return
        self.register.used.append((token, chosen.members))
        self.register.sets[token] = chosen.members
        ids = sum(bool(entity.id) for entity in chosen.members)
        for entity in chosen.members:
            self._see(entity, token, start, token + 1, kind)
            if entity.id and (ids > 1 or entity.plural):
                rule = f"plural-{chosen.source}"
                self.found.append(Found(start, token + 1, entity.id, kind, rule, probability))
        if len(chosen.members) > 1:
            del self.register.at[token]
