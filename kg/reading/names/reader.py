"""Every name of the text with what it names: the component ``kg_names``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.reading.lexicon import table
from kg.reading.names.called import abbreviated, before_class, called_a_body, called_a_place
from kg.reading.names.cast import cast_ends
from kg.reading.names.chunks import find_chunks
from kg.reading.names.classify import KINDS, probabilities
from kg.reading.names.company import Company
from kg.reading.names.evidence import before_the, by_name, features
from kg.reading.names.gazetteer import SHIPS, borne, known_organisation, on_the_map
from kg.reading.names.parts import take_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span


PLACE = {"character": 0.0, "place": 1.0, "institution": 0.0, "other": 0.0}
OTHER = {"character": 0.0, "place": 0.0, "institution": 0.0, "other": 1.0}
INSTITUTION = {"character": 0.0, "place": 0.0, "institution": 1.0, "other": 0.0}
SURELY = 0.92
"""Chance from which a name is somebody's, whatever one place where it stands seems to say outright."""


@dataclass(frozen=True, slots=True)
class NameUse:
    """One written name: where it stands and how likely it names what."""

    key: str
    spans: tuple[Span, ...]
    chances: dict[str, float]
    """By `kg.reading.names.classify.KINDS`; they sum to 1."""
    cast: bool
    """Whether the text says who plays the one so named."""

    @property
    def kind(self) -> str:
        """What it most likely names."""
        return max(KINDS, key=self.chances.__getitem__)

    @property
    def text(self) -> str:
        """The name as it is first written."""
        return self.spans[0].text


@Language.factory("kg_names", assigns=["doc._.names"])
def make_names(nlp: Language, name: str) -> NameReader:
    """Make the component."""
    return NameReader()


class NameReader:
    """Find every name and tell what it names."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc._.names``."""
        ends = cast_ends(doc)
        people = {span.text.casefold() for span in doc.spans.get("actors", ())} | _credited(doc)
        names: dict[str, NameUse] = {}
        groups = by_name(doc, find_chunks(doc, ends))
        company = Company(doc, groups)
        ships = {spans[0][1:].text.casefold() for spans in groups.values() if spans[0][0].text in SHIPS}
        for key, spans in groups.items():
            if key in people:
                continue
            found = features(spans, ends) | company.features(spans, {key})
            chances = probabilities(found)
            if chances["character"] < SURELY:
                chances = _known(key, spans, found, ships) or chances
            names[key] = NameUse(key, tuple(spans), chances, bool(found["cast"]))
        for short, long in [*_initials(names.values()), *_nicknames(names.values())]:
            if short in names and not names[short].cast:
                names[short] = replace(names[short], chances=names[long].chances)
        doc._.names = names
        return doc


def _known(key: str, spans: list[Span], found: dict[str, float], ships: set[str]) -> dict[str, float] | None:
    """What is certain of a name that nobody plays: a country, a known organisation, "the planet X".

    ``ships`` are the names of ships without what stands before them: the Gull of the HMS Gull.
    """
    if found["cast"] or found.get("quoted"):
        return None
    if found.get("within a title") == 1.0:
        return None if on_the_map(key) else OTHER
    if key in ships and not on_the_map(key):
        return PLACE
    if on_the_map(key) in {"region", "world", "landmark"} and not borne(key):
        return PLACE
    if on_the_map(key.split(", ")[0]) and " " in key:
        return PLACE  # Washington, D.C., or New York, which is nobody's name
    if known_organisation(key) and not borne(key):
        return INSTITUTION
    if any(map(called_a_place, spans)) or all(map(before_class, spans)) or _named_by_kind(key, spans):
        return PLACE
    return INSTITUTION if any(map(called_a_body, spans)) or any(map(abbreviated, spans)) else None


def _named_by_kind(key: str, spans: list[Span]) -> bool:
    """Whether the name is a place's noun with a capital: the Mill, the Stables."""
    kinds = table("place_nouns")
    called = all(before_the(span) or span[0].lower_ == "the" for span in spans)
    return called and (key in kinds or key.removesuffix("s") in kinds)


def _initials(names: Iterable[NameUse]) -> Iterator[tuple[str, str]]:
    """Keys of initials that stand in brackets behind a name, and of the name: RGLU, Royal Gull Line Union."""
    for use in list(names):
        for span in filter(abbreviated, use.spans):
            yield span.doc[span.end + 1].text.casefold().strip("."), use.key


def _nicknames(names: Iterable[NameUse]) -> Iterator[tuple[str, str]]:
    """Keys of nicknames, and of the names in which they stand in quotes: Dakota, "Dakota" Hill."""
    for use in names:
        if '"' in use.text and use.kind == "character":
            for nickname in take_apart(use.text).nickname:
                yield nickname, use.key


def _credited(doc: Doc) -> set[str]:
    """Folded names of the people who made the film; a role of the same name stays a role."""
    film = doc._.film
    if film is None:
        return set()
    people = {name.casefold() for name in film.directors} | {c.actor.casefold() for c in film.cast}
    return people - {c.role.casefold() for c in film.cast}
