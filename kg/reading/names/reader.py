"""Every name of the text with what it names: the component ``kg_names``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.reading.cast import cast_ends
from kg.reading.lexicon import table, words
from kg.reading.names.chunks import find_chunks
from kg.reading.names.classify import KINDS, probabilities
from kg.reading.names.evidence import by_name, features

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


ON_THE_MAP = {"character": 0.0, "place": 1.0, "institution": 0.0, "other": 0.0}


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
            chances = ON_THE_MAP if _on_the_map(key, found) else probabilities(found)
            names[key] = NameUse(key, tuple(spans), chances, bool(found["cast"]))
        doc._.names = names
        return doc


def _on_the_map(key: str, found: dict[str, float]) -> bool:
    """Whether it is a country's or state's name that nobody bears as a first name or plays."""
    return key in words("regions") and key not in table("first_names") and not found["cast"]


def _credited(doc: Doc) -> set[str]:
    """Folded names of the people who made the film; a role of the same name stays a role."""
    film = doc._.film
    if film is None:
        return set()
    people = {name.casefold() for name in film.directors} | {c.actor.casefold() for c in film.cast}
    return people - {c.role.casefold() for c in film.cast}
