"""Who has been spoken of so far: entities with their mentions, gender and what they were called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log1p

from kg.reading.coref.words import OPPOSITE
from kg.story import Gender, MentionKind

ENOUGH_VOTES = 1.6
"""Sum of probabilities over pronouns that settles a gender: two likely pronouns, never one alone."""

TELLING: dict[Gender, float] = {"male": 1.0, "female": 2.0}
"""Log-likelihood ratio of pronouns that tells a gender of which nothing else is known.

Less for a man: in plots four of five whom neither a name nor a noun shows are men, and the weighing
starts from there.
"""

CONVINCING = 4.0
"""The same, where a name or a noun told another gender; twice as much where the name is a common one."""

DOUBT = 1.5
"""Log-likelihood ratio of pronouns that a known gender has at least, if they bear it out."""

BEYOND_DOUBT = 8.0
"""Log-likelihood ratio of pronouns from which no other gender is tried."""

MOST = 0.95
"""No pronoun speaks more surely for a gender than this."""

FAR = 120
"""How many tokens or mentions back is looked, however long a sentence is: time stays linear."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention as the resolver keeps it: by its head token."""

    head: int
    start: int
    end: int
    sentence: int
    role: int
    kind: MentionKind


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody, or several, whom the text speaks of. A stranger has no character id."""

    id: str = ""
    gender: Gender | None = None
    guessed: bool = False
    """Whether the gender is that of most bearers of the first name, and nothing else has shown it yet."""
    common: bool = False
    """Whether everybody knows the first name for one gender's."""
    certain: bool = False
    """Whether a title tells the gender, or a person who corrects, so that no pronoun can."""
    named: bool = False
    plural: bool = False
    weight: float = 0.0
    """Share of all the mentions given by name, known before reading."""
    first: int = 0
    """First token at which it is named, wherever that is."""
    mentions: list[Seen] = field(default_factory=list)
    subjects: int = 0
    votes: dict[Gender, float] = field(default_factory=dict)
    signs: dict[Gender, float] = field(default_factory=dict)
    """What each gender's pronouns say for it: log-likelihood that they would not be there without it."""
    nouns: set[str] = field(default_factory=set)
    pronouns: int = 0
    """Pronouns since it was last named."""

    def vote(self, gender: Gender, probability: float) -> None:
        """Count a pronoun as evidence; set an unknown gender once there is enough of it."""
        self.votes[gender] = self.votes.get(gender, 0.0) + probability
        if self.gender is None or self.guessed:
            self.gender = self.settled() or self.gender
        if self.votes.get(gender, 0.0) >= 1.0 and gender == self.gender:
            self.guessed = False

    def may_be(self, gender: Gender) -> bool:
        """Whether a pronoun of this gender may mean it."""
        return self.gender is None or self.gender == gender or self.guessed

    def weigh(self, gender: Gender, chance: float) -> None:
        """A pronoun of a gender would mean it with this chance if the gender fitted: a sign for it."""
        self.signs[gender] = self.signs.get(gender, 0.0) - log1p(-min(chance, MOST))

    def told(self) -> Gender | None:
        """The gender that pronouns tell of one of whom nothing else does, if they tell it clearly."""
        balance = self.signs.get("male", 0.0) - self.signs.get("female", 0.0)
        likelier: Gender = "male" if balance > 0 else "female"
        return likelier if abs(balance) >= TELLING[likelier] else self.gender

    def denied(self, gender: Gender) -> float:
        """How much pronouns speak against a gender that was known before; 0 where it is not enough."""
        balance = self.signs.get(OPPOSITE[gender], 0.0) - self.signs.get(gender, 0.0)
        enough = CONVINCING * (1 + self.common)
        return 0.0 if self.certain or balance < enough else balance

    def doubtful(self) -> bool:
        """Whether pronouns hardly bear out the gender that is known, and no title or common name tells it."""
        if self.gender is None or self.certain or self.common or self.plural:
            return False
        return self.signs.get(self.gender, 0.0) - self.signs.get(OPPOSITE[self.gender], 0.0) < DOUBT

    def open(self) -> bool:
        """Whether the pronouns that told the gender are not so many that asking again would be idle."""
        return abs(self.signs.get("male", 0.0) - self.signs.get("female", 0.0)) < BEYOND_DOUBT

    def settled(self) -> Gender | None:
        """The gender that the pronouns agree on, if they are enough and three to one."""
        male, female = self.votes.get("male", 0.0), self.votes.get("female", 0.0)
        if male >= ENOUGH_VOTES and male >= 3 * female:
            return "male"
        if female >= ENOUGH_VOTES and female >= 3 * male:
            return "female"
        return None


class Register:
    """All entities of a text, in the order in which they were last mentioned."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.at: dict[int, Entity] = {}
        """Head token of a mention to its entity. Names are known ahead, pronouns once resolved."""
        self.sets: dict[int, tuple[Entity, ...]] = {}
        """Head token of a mention of several to its members."""
        self.recent: dict[Entity, None] = {}
        self.sentences: dict[int, list[tuple[Seen, Entity]]] = {}
        self.total = 0
        self.top = 0
        """Most mentions that any entity has."""
        self.last: tuple[Seen, Entity] | None = None
        self.pronoun: dict[str, tuple[int, Entity]] = {}
        """Last resolved pronoun by gender: its token and whom it meant."""
        self.used: list[tuple[int, tuple[Entity, ...]]] = []
        """Sets of entities that a plural meant, with the token."""
        self.related: dict[tuple[Entity, str], Entity] = {}
        self.kin: dict[str, set[Entity]] = {}
        """Relational noun to all who are somebody's."""
        self.groups: dict[tuple[Entity | None, str], tuple[Entity, ...]] = {}
        """Plural noun, with its owner or none, to the members it was last used for."""
        self.called: dict[str, dict[Entity, None]] = {}
        """Noun to the entities described by it, the last one last."""

    def see(self, entity: Entity, mention: Seen) -> None:
        """Take note of a mention that the reading has come to."""
        entity.mentions.append(mention)
        entity.subjects += mention.role <= 1
        entity.pronouns = entity.pronouns + 1 if mention.kind == "pronoun" else 0
        self.at[mention.head] = entity
        self.recent.pop(entity, None)
        self.recent[entity] = None
        self.sentences.setdefault(mention.sentence, []).append((mention, entity))
        self.total += 1
        self.top = max(self.top, len(entity.mentions))
        self.last = (mention, entity)

    def spoken(self, sentence: int) -> list[tuple[Seen, Entity]]:
        """The mentions of a sentence so far, the last of them where there are very many."""
        return self.sentences.get(sentence, [])[-FAR:]

    def describe(self, entity: Entity, noun: str) -> None:
        """Remember that an entity was called by a noun."""
        entity.nouns.add(noun)
        known = self.called.setdefault(noun, {})
        known.pop(entity, None)
        known[entity] = None

    def relate(self, possessors: Iterable[Entity], noun: str, entity: Entity) -> None:
        """Remember that an entity is somebody's wife, boss or friend."""
        for possessor in possessors:
            if possessor is not entity:
                self.related[possessor, noun] = entity
                self.kin.setdefault(noun, set()).add(entity)
