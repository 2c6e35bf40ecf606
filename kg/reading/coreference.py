"""Coreference: every third-person pronoun and safe description gets its characters.

The component adds to ``doc.spans["characters"]``: pronouns (one span for each member of a plural)
and descriptions that the text itself has tied to a character. It fills in the gender of
characters whom pronouns settle, and keeps how likely each of its mentions is in
``doc._.confidences``. Nothing that was there before is changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from kg.reading.coref import features, plural, plural_features
from kg.reading.coref.ranker import load
from kg.reading.coref.resolver import Resolver, prepare
from kg.reading.coref.slots import Pronoun
from kg.reading.doc import register

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc

    from kg.reading.coref.entities import Entity
    from kg.reading.coref.grid import Grid
    from kg.reading.coref.ranker import Ranker
    from kg.story import Character, Gender


@dataclass(frozen=True, slots=True)
class Rankers:
    """The judge in use: the most likely answer of each ranker."""

    single: Ranker
    sets: Ranker

    def one(self, pronoun: Pronoun, who: list[Entity], rows: list[list[float]]) -> tuple[int, float]:
        """Who a singular pronoun means."""
        return _likeliest(self.single, rows)

    def several(self, token: int, sets: list[plural.Set], rows: list[list[float]]) -> tuple[int, float]:
        """Which set a plural means."""
        return _likeliest(self.sets, rows)


def _likeliest(ranker: Ranker, rows: list[list[float]]) -> tuple[int, float]:
    """The row with the highest probability; with one row there is nothing to choose."""
    if len(rows) == 1:
        return 0, 1.0
    chances = ranker.probabilities(rows)
    choice = max(range(len(rows)), key=chances.__getitem__)
    return choice, chances[choice]


@Language.factory("kg_coreference", requires=["token.dep", "token.tag"])
def coreference(nlp: Language, name: str) -> Coreference:
    """The component, with the weights that come with the package."""
    return Coreference(
        Rankers(
            load("coreference_one", features.FEATURES),
            load("coreference_several", plural_features.FEATURES),
        )
    )


@dataclass(frozen=True, slots=True)
class Coreference:
    """Resolve the pronouns and descriptions of a Doc."""

    rankers: Rankers

    def __call__(self, doc: Doc) -> Doc:
        """Read the text; once more where the first reading settled a gender that was not known."""
        register()
        characters: dict[str, Character] = doc._.characters or {}
        genders = {key: character.gender for key, character in characters.items()}
        resolver = self._read(doc, genders)
        settled = _settled(resolver, genders)
        if settled:
            resolver = self._read(doc, {**genders, **settled}, resolver.grid)
        doc._.characters = {
            key: replace(character, gender=settled[key]) if key in settled else character
            for key, character in characters.items()
        }
        _write(doc, resolver)
        return doc

    def _read(self, doc: Doc, genders: Mapping[str, Gender | None], grid: Grid | None = None) -> Resolver:
        """One reading from left to right."""
        resolver = prepare(doc, self.rankers, genders, grid)
        resolver.run()
        return resolver


def _settled(resolver: Resolver, genders: Mapping[str, Gender | None]) -> dict[str, Gender]:
    """The genders that the reading settled: of individuals that had none, or had only a first name's."""
    return {
        key: entity.gender
        for key, entity in resolver.entities.items()
        if entity.gender is not None
        and key in genders
        and entity.gender != genders[key]
        and not entity.plural
    }


def _write(doc: Doc, resolver: Resolver) -> None:
    """Add the new mentions to the Doc, with their confidences."""
    old = list(doc.spans.get("characters", ()))
    confidences: dict[tuple[int, int, str], float] = dict(doc._.confidences or {})
    there = {(span.start, span.end, span.id_) for span in old}
    new = []
    for found in resolver.found:
        key = (found.start, found.end, found.id)
        if key in there:
            continue
        there.add(key)
        new.append(Span(doc, found.start, found.end, label=found.kind, span_id=found.id, kb_id=found.rule))
        confidences[key] = round(found.probability, 3)
    doc.spans["characters"] = sorted([*old, *new], key=lambda span: (span.start, span.end, span.id_))
    doc._.confidences = confidences
