"""Coreference: every third-person pronoun and safe description gets its characters.

The component adds to ``doc.spans["characters"]``: pronouns (one span for each member of a plural)
and descriptions that the text itself has tied to a character; mentions that were there stay. In
``doc._.characters`` it fills in genders that pronouns tell, and turns one that they speak against.
``doc._.confidences`` keeps how likely each of its mentions is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from kg.reading.coref import features, plural, plural_features
from kg.reading.coref.entities import CONVINCING, TELLING
from kg.reading.coref.prepare import prepare
from kg.reading.coref.ranker import load
from kg.reading.coref.resolver import Resolver
from kg.reading.coref.slots import Pronoun
from kg.reading.coref.words import OPPOSITE
from kg.reading.doc import register
from kg.reading.mentions import position

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Doc

    from kg.reading.coref.entities import Entity
    from kg.reading.coref.grid import Grid
    from kg.reading.coref.ranker import Floats, Ranker
    from kg.story import Character, Gender


READINGS = 4
"""How often a text is read at most: again only where a reading told a gender."""
TRIES = 2
"""Of so many characters of each sort, those most spoken of, the other gender is tried."""


@dataclass(frozen=True, slots=True)
class Rankers:
    """The judge in use: the most likely answer of each ranker."""

    single: Ranker
    sets: Ranker

    def one(self, pronoun: Pronoun, who: list[Entity], rows: Floats) -> tuple[int, list[float]]:
        """Who a singular pronoun means, and the share of each row."""
        if len(rows) == 1:
            return 0, [1.0]
        chances = self.single.probabilities(rows)
        return max(range(len(who) + 1), key=chances.__getitem__), chances

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
def make_coreference(nlp: Language, name: str) -> Coreference:
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
        """Read the text, and again where a reading told a gender that was not known or was wrong."""
        register()
        characters: dict[str, Character] = doc._.characters or {}
        genders = {key: character.gender for key, character in characters.items()}
        resolver = self._read(doc, genders)
        settled: dict[str, Gender] = {}
        for _ in range(READINGS - 1):
            news = _settled(resolver, {**genders, **settled})
            if not news:
                break
            settled |= news
            resolver = self._read(doc, {**genders, **settled}, resolver.grid)
        resolver, settled = self._tried(doc, genders, settled, resolver)
        doc._.characters = {
            key: replace(character, gender=settled[key]) if key in settled else character
            for key, character in characters.items()
        }
        _write(doc, resolver)
        return doc

    def _tried(
        self,
        doc: Doc,
        genders: Mapping[str, Gender | None],
        settled: dict[str, Gender],
        resolver: Resolver,
    ) -> tuple[Resolver, dict[str, Gender]]:
        """The reading with another gender for one whose title or name tells none, if that fits much better.

        One doubtful pronoun may have told it, or an actor's name, and all that follows is read so that
        it fits. Asked is how well a reading explains that there is "he" or "she"; how sure it is of its
        answers says nothing, for whoever has made a man a woman has one man less to choose from.
        """
        told = [key for key in settled if genders.get(key) is None and resolver.entities[key].open()]
        doubted = [key for key, entity in resolver.entities.items() if key in genders and entity.doubtful()]
        for key in (*_most_spoken_of(resolver, told), *_most_spoken_of(resolver, set(doubted) - set(told))):
            now = settled.get(key, genders[key])
            if now is None:
                continue
            other = {**settled, key: OPPOSITE[now]}
            reading = self._read(doc, {**genders, **other}, resolver.grid)
            if reading.fit - resolver.fit > (TELLING[OPPOSITE[now]] if key in told else CONVINCING):
                resolver, settled = reading, other
        return resolver, settled

    def _read(self, doc: Doc, genders: Mapping[str, Gender | None], grid: Grid | None = None) -> Resolver:
        """One reading from left to right."""
        resolver = prepare(doc, self.rankers, genders, grid)
        resolver.doubts = True
        resolver.run()
        return resolver


def _most_spoken_of(resolver: Resolver, keys: Iterable[str]) -> list[str]:
    """Those of the characters that are mentioned most often, as many as are tried."""
    return sorted(keys, key=lambda key: (-len(resolver.entities[key].mentions), key))[:TRIES]


def _settled(resolver: Resolver, genders: Mapping[str, Gender | None]) -> dict[str, Gender]:
    """The genders that the reading told of those who had none, and the one that it denied most.

    One at a time, for whoever has a wrong gender leaves pronouns that seem to speak against others.
    """
    told: dict[str, Gender] = {}
    denied: dict[str, float] = {}
    for key, entity in resolver.entities.items():
        before = genders.get(key)
        if entity.plural or key not in genders:
            continue
        if before is not None:
            denied[key] = entity.denied(before)
        elif (gender := entity.told()) is not None:
            told[key] = gender
    wrong = max(denied, key=denied.__getitem__, default="")
    before = genders.get(wrong)
    if before is not None and denied[wrong]:
        told[wrong] = OPPOSITE[before]
    return told


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
    doc.spans["characters"] = sorted([*old, *new], key=position)
    doc._.confidences = confidences
