"""Every name of the text with what it names: the component ``kg_names``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.reading.cast import cast_ends
from kg.reading.lexicon import table
from kg.reading.names.chunks import find_chunks
from kg.reading.names.classify import KINDS, probabilities
from kg.reading.names.evidence import (
    abbreviated,
    before_class,
    before_the,
    by_name,
    called_a_body,
    called_a_place,
    features,
)
from kg.reading.names.gazetteer import borne, known_organisation, on_the_map

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


PLACE = {"character": 0.0, "place": 1.0, "institution": 0.0, "other": 0.0}
INSTITUTION = {"character": 0.0, "place": 0.0, "institution": 1.0, "other": 0.0}


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
        for key, spans in by_name(doc, find_chunks(doc, ends)).items():
            if key in people:
                continue
            found = features(spans, ends)
            chances = _known(key, spans, found) or probabilities(found)
            names[key] = NameUse(key, tuple(spans), chances, bool(found["cast"]))
        doc._.names = names
        return doc


def _known(key: str, spans: list[Span], found: dict[str, float]) -> dict[str, float] | None:
    """What is certain of a name that nobody plays: a country, a known organisation, "the planet X"."""
    if found["cast"] or found.get("quoted"):
        return None
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
    """Whether the name is a place's noun with a capital: the Gallery, the Cottages."""
    kinds = table("place_nouns")
    return (key in kinds or key.removesuffix("s") in kinds) and all(map(before_the, spans))


def _credited(doc: Doc) -> set[str]:
    """Folded names of the people who made the film; a role of the same name stays a role."""
    film = doc._.film
    if film is None:
        return set()
    people = {name.casefold() for name in film.directors} | {c.actor.casefold() for c in film.cast}
    return people - {c.role.casefold() for c in film.cast}
