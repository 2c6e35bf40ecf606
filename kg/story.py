"""The values that flow through the house: a Film goes into reading, a Story comes out.

Frozen dataclasses and nothing else: no logic here needs spaCy or RDF. All offsets are
code points into ``Film.plot``, the end exclusive, as in ``film.plot[begin:end]``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Gender = Literal["female", "male"]
MentionKind = Literal["name", "nominal", "pronoun"]
Factuality = Literal["asserted", "negated", "planned", "hypothetical", "habitual"]
CorrectionKind = Literal[
    "same", "different", "not a character", "character", "name", "gender", "actor", "relationship", "wrong"
]
"""What a correction says: names are of one or of several, somebody is (or is not) a character, has
this name, gender or actor; a relationship is missing or wrong."""

SYMMETRIC = frozenset(
    {
        "siblingOf",
        "spouseOf",
        "relativeOf",
        "romanticPartnerOf",
        "friendOf",
        "colleagueOf",
        "enemyOf",
    }
)
"""Relationship types that hold both ways; each is stored once, the smaller id as source."""

POLARITY: dict[str, int] = {
    "parentOf": 0,
    "siblingOf": 0,
    "spouseOf": 1,
    "relativeOf": 0,
    "romanticPartnerOf": 1,
    "attractedTo": 1,
    "friendOf": 1,
    "colleagueOf": 0,
    "employs": 0,
    "mentors": 1,
    "enemyOf": -1,
    "kills": -1,
    "harms": -1,
    "helps": 1,
    "deceives": -1,
}
"""Sign of each relationship type: 1 friendly, 0 neither, -1 hostile."""


@dataclass(frozen=True, slots=True)
class Credit:
    """One line of a cast list: who plays whom. The role is empty where it is not known."""

    actor: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that a person says of a film's story."""

    kind: CorrectionKind
    names: tuple[str, ...]
    """Whom it is about, by any of their names; of a relationship the source and the target."""
    value: str = ""
    """The name, gender, actor or type of relationship."""
    words: str = ""
    """Words of the sentence that tells of the relationship, where the person quotes some."""
    line: int = 0
    """Where in its file it stands, 1 for the first line."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """A person's corrections of a film, and what of their file could not be used."""

    file: str = ""
    """The file they are from; empty where there is none."""
    entries: tuple[Correction, ...] = ()
    problems: tuple[str, ...] = ()
    """A line each, with file and line."""


@dataclass(frozen=True, slots=True)
class Film:
    """A film as its source gives it: the plot, an exact substring of the source, and the head."""

    slug: str
    title: str
    plot: str
    plot_offset: int = 0
    """Where the plot begins in the source, in code points."""
    source: str = ""
    """The file or table row it came from, for messages and provenance."""
    sha256: str = ""
    """Of the bytes of that page, or of that row as it stands in its table, unpacked; in hexadecimal."""
    year: int | None = None
    runtime: int | None = None
    """Minutes."""
    languages: tuple[str, ...] = ()
    directors: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    tagline: str = ""
    cast: tuple[Credit, ...] = ()
    """The source's own cast list (a table column, front matter), not what the plot says."""
    corrections: Corrections = Corrections()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the plot."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an entity, and the rule that joined it."""

    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class Character:
    """An individual of the story or, where ``group`` is set, several who act as one."""

    id: str
    """A slug, unique among the film's characters."""
    name: str
    """The fullest name in the text, or a description of somebody unnamed ("the bartender")."""
    aliases: tuple[Alias, ...] = ()
    gender: Gender | None = None
    actor: str = ""
    also_played_by: tuple[str, ...] = ()
    """Further actors of the same character, as a child or in old age, in the order named."""
    named: bool = True
    group: bool = False
    members: tuple[str, ...] = ()
    """Ids of a group's members, where the text tells them."""
    prominence: float = 0.0
    """Share of all character mentions of the film, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happens: settlement, region, building, dwelling, room, natural, vehicle, other."""

    id: str
    name: str
    aliases: tuple[Alias, ...] = ()
    kind: str = "other"
    named: bool = True
    located_in: str = ""
    """Id of the place that holds it, where the text says so."""


@dataclass(frozen=True, slots=True)
class Institution:
    """An organisation: school, company, police, military, government, hospital, religious, media,
    criminal, club, other."""

    id: str
    name: str
    aliases: tuple[Alias, ...] = ()
    kind: str = "other"
    named: bool = True
    located_in: str = ""
    """Id of the place where it stands; a school that is both has a Place of its own."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that refers to an entity. A pronoun for several characters has one mention for each."""

    span: Span
    entity: str
    """``character/ID``, ``place/ID`` or ``institution/ID``."""
    kind: MentionKind
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the plot tells, with who takes part in it."""

    order: int
    """1, 2, … in the order told, over all events whatever their factuality."""
    sentence: int
    """Index into ``Story.sentences``."""
    trigger: Span
    lemma: str
    type: str
    """A concept of the event scheme (its local name)."""
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str = ""
    time: str = ""
    """The words that date it, as the text has them: "1952", "ten years later"."""
    year: int | None = None
    """Its year, where these words give it or it can be counted from a year told before; else None."""
    story_order: int | None = None
    """1, 2, … in the order it happened; None where it is not known to differ or unrealised."""
    factuality: Factuality = "asserted"
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Relationship:
    """What one character is, or does, to another, with the sentences that say so."""

    source: str
    target: str
    type: str
    sentences: tuple[int, ...]
    rules: tuple[str, ...]
    confidence: float
    polarity: int = 0
    established_by: int | None = None
    """Order of the event that makes it."""
    ended_by: int | None = None
    over: int | None = None
    """The sentence that speaks of it as of something past: "his ex-wife", "no longer friends"."""
    stated: tuple[int, ...] = ()
    """Indexes into ``Story.corrections`` of those that state it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A correction that changed the reading."""

    text: str
    """What it says, as a sentence."""
    about: tuple[str, ...] = ()
    """The entities it is about, as ``Mention.entity`` has them; those that are gone are left out."""


@dataclass(frozen=True, slots=True)
class Membership:
    """That a character belongs to an institution (an institution's id)."""

    member: str
    institution: str
    sentence: int
    """Index of the first sentence that says so."""
    rule: str
    ended: int | None = None
    """Index of the sentence that says that it is over ("a former agent", "is expelled from"), if one does."""


@dataclass(frozen=True, slots=True)
class Act:
    """A division of the told story: sentences from ``begin`` up to ``end`` (indexes, end exclusive)."""

    order: int
    label: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A stretch of the story at one time and place: sentences from ``begin`` up to ``end``, as in acts."""

    order: int
    begin: int
    end: int
    place: str = ""
    """The id of the place that its first words name, or where most of it happens; empty for none."""
    time: str = ""
    """The words of the plot with which it opens and that date it; empty where none do."""


@dataclass(frozen=True, slots=True)
class Story:
    """All that was read in one film's plot."""

    film: Film
    sentences: tuple[Span, ...]
    characters: tuple[Character, ...] = ()
    places: tuple[Place, ...] = ()
    institutions: tuple[Institution, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    memberships: tuple[Membership, ...] = ()
    acts: tuple[Act, ...] = ()
    scenes: tuple[Scene, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    """What a person should know of the reading: a text that is not English, no character found."""
    corrections: tuple[Statement, ...] = ()
    """What a person stated and the reading took over, in the order of the file."""
    unused: tuple[str, ...] = ()
    """Corrections that do not apply: a line each, with file, line and what to do."""
