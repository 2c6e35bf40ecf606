"""Corrections of names, before they are merged: what names characters, and which names stay apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Protocol

from spacy.language import Language

from kg.reading.byhand.record import fold, record_of
from kg.reading.names.parts import take_apart, untitled

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from spacy.tokens import Doc

    from kg.reading.byhand.record import Record
    from kg.reading.names.parts import Name
    from kg.reading.names.reader import NameUse

LIKELY = 0.5
"""Chance from which a name is taken for a character's."""


@Language.factory("kg_names_by_hand", requires=["doc._.names"], assigns=["doc._.names"])
def make_names_by_hand(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component."""
    return judge_names


def judge_names(doc: Doc) -> Doc:
    """Make the names that a person says are characters' certain, and those that are not impossible."""
    record = record_of(doc)
    if record is not None:
        wanted = record.wanted()
        refused = {fold(e.names[0]): index for index, e in record.entries("not a character")}
        doc._.names = {key: _judged(use, record, wanted, refused) for key, use in doc._.names.items()}
    return doc


def forms(written: str) -> set[str]:
    """A written name as it may stand in a correction: with its title, and without where a label has none."""
    name = take_apart(written)
    bare = {fold(untitled(written))} if len(name.core) > 1 or name.nickname else set()
    return {fold(written), *bare}


def _judged(use: NameUse, record: Record, wanted: set[str], refused: dict[str, int]) -> NameUse:
    name = fold(use.text)
    if name in refused:
        if use.cast or use.chances["character"] >= LIKELY:
            record.changed(refused[name])
        others = {kind: chance for kind, chance in use.chances.items() if kind != "character"}
        total = sum(others.values()) or 1.0
        chances = {kind: chance / total for kind, chance in others.items()} | {"character": 0.0}
        return replace(use, chances={kind: chances[kind] for kind in use.chances}, cast=False)
    if not wanted.isdisjoint(forms(use.text)):
        # As certain as a name with its actor behind it.
        return replace(use, chances={kind: float(kind == "character") for kind in use.chances}, cast=True)
    return use


def allowed(doc: Doc, uses: list[NameUse]) -> list[NameUse]:
    """The names without those that a person says are no character's."""
    record = record_of(doc)
    refused = {fold(e.names[0]) for _, e in record.entries("not a character")} if record else set()
    return [use for use in uses if fold(use.text) not in refused] if refused else uses


class Apart:
    """Which written names must never be of one character."""

    def __init__(self, doc: Doc) -> None:
        """Read them out of the film's corrections."""
        self._record = record_of(doc)
        self._pairs: dict[frozenset[str], int] = {}
        for index, entry in self._record.entries("different") if self._record else ():
            for pair in combinations(map(fold, entry.names), 2):
                self._pairs[frozenset(pair)] = index

    def keeps(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether a name of the first is kept apart from a name of the other."""
        if not self._pairs:
            return False
        names = [form for text in other for form in forms(text)]
        pairs = [frozenset((first, second)) for text in one for first in forms(text) for second in names]
        kept = [self._pairs[pair] for pair in pairs if pair in self._pairs]
        for index in kept:
            if self._record is not None:
                self._record.changed(index)
        return bool(kept)


class Named(Protocol):
    """Who has names: all that is asked here of characters, which are made later."""

    names: list[Name]


def pairs_by_hand(doc: Doc, clusters: Collection[Named]) -> Iterator[tuple[str, str]]:
    """Pairs of written names that a person says are one character's, the fuller name first."""
    record = record_of(doc)
    every = [n for c in clusters for n in c.names]
    written = {form: n for n in every for form in forms(n.text)} | {fold(n.text): n for n in every}
    home = {n.text: c for c in clusters for n in c.names}
    for index, entry in record.entries("same") if record else ():
        names = [written[fold(name)] for name in entry.names if fold(name) in written]
        names.sort(key=lambda name: -len(name.core))
        for other in names[1:]:
            if record is not None and home[other.text] is not home[names[0].text]:
                record.changed(index)
            yield names[0].text, other.text
