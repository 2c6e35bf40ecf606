"""What a film's graph says, as plain values: read once, used by the network and by the map."""

from __future__ import annotations

from dataclasses import dataclass

Kind = str
"""``character``, ``group``, ``place`` or ``institution``."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a sentence that names an entity; offsets are code points into the sentence."""

    begin: int
    end: int
    entity: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the plot, with the mentions in it."""

    order: int
    text: str
    marks: tuple[Mark, ...] = ()
    opens: bool = False
    """Is it the first of a paragraph?"""


@dataclass(frozen=True, slots=True)
class Entity:
    """A character, group, place or institution."""

    id: str
    """Short and unique in the film: ``kathy-h`` for characters, ``place/hailsham`` for others."""
    iri: str
    label: str
    kind: Kind
    type: str = ""
    """What kind of place or institution, as words."""
    aliases: tuple[str, ...] = ()
    actor: str = ""
    gender: str = ""
    prominence: float = 0.0
    first: int = 1
    """The sentence in which it first appears."""
    mentioned: tuple[int, ...] = ()
    """All sentences that mention it."""
    member_of: tuple[str, ...] = ()
    located_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bond:
    """A relationship as asserted, with where the text shows it."""

    iri: str
    source: str
    target: str
    type: str
    polarity: int
    confidence: float
    symmetric: bool
    evidence: tuple[int, ...]
    begins: int
    """The sentence from which the relationship is known."""
    ends: int = 0
    """The sentence in which it ends; 0 where it does not."""
    established_by: int = 0
    """Order of the event that makes it; 0 for none."""
    ended_by: int = 0
    rule: str = ""
    basis: str = "stated"
    """``stated``, ``inferred`` or ``guessed``."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something told: who does what to whom, where and when."""

    iri: str
    order: int
    sentence: int
    words: str
    """The trigger as the text has it, else the lemma."""
    type: str
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str = ""
    time: str = ""
    factuality: str = "asserted"
    realised: bool = True


@dataclass(frozen=True, slots=True)
class Act:
    """A part of the told story, in sentences, both ends included."""

    order: int
    label: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A stretch of the told story at one time and place, in sentences, both ends included."""

    order: int
    label: str
    begin: int
    end: int
    iri: str
    place: str = ""
    """Short id; empty where none is told."""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Film:
    """The film itself."""

    iri: str
    slug: str
    title: str
    year: str = ""
    minutes: int = 0
    languages: tuple[str, ...] = ()
    directors: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    tagline: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the network and the map read from a film's graph."""

    film: Film
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    bonds: tuple[Bond, ...]
    events: tuple[Event, ...]
    acts: tuple[Act, ...]
    scenes: tuple[Scene, ...] = ()
