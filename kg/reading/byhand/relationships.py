"""Corrections of relationships, when the reading has made them all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.reading.byhand.cast import cast_of
from kg.reading.byhand.record import BY_HAND, record_of
from kg.reading.doc import sentences_of
from kg.reading.one_way import one_way
from kg.reading.text import STRAIGHT
from kg.story import POLARITY, SYMMETRIC, Relationship

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.reading.byhand.record import Record
    from kg.story import Correction

Key = tuple[str, str, str]


@Language.factory("kg_relationships_by_hand", assigns=["doc._.relationships"])
def make_relationships_by_hand(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component."""
    return correct_relationships


def correct_relationships(doc: Doc) -> Doc:
    """Take out the relationships that are said to be wrong, and put in those that are missing."""
    record = record_of(doc)
    if record is None:
        return doc
    cast = cast_of(doc, record)
    found: dict[Key, Relationship] = {(r.source, r.target, r.type): r for r in doc._.relationships}
    stated: dict[Key, list[int]] = {}
    for index, entry in record.entries("wrong", "relationship"):
        key = _key(*map(cast.find, entry.names), kind=entry.value)
        if not all(key):
            if all(map(cast.find, entry.names)):
                record.doubt(index, f"{' and '.join(entry.names)} are one character here; name two")
            continue
        if entry.kind == "relationship":
            found[key] = _stated(doc, record, index, entry, found.get(key), key)
            stated.setdefault(key, []).append(index)
        elif found.pop(key, None) is None:
            record.doubt(index, "the reading has no such relationship; take it out")
        if entry.kind == "relationship" or index not in record.doubts:
            record.changed(index, *key[:2])
    marked = [_marked(record, found[key], stated.get(key, [])) for key in sorted(found)]
    doc._.relationships = one_way(marked)  # who is stated to be the boss has no boss in the other
    return doc


def denied(doc: Doc) -> set[Key]:
    """What a person says does not hold, by source, target and type: nothing is to be concluded from it."""
    record = record_of(doc)
    if record is None:
        return set()
    cast = cast_of(doc, record)
    return {_key(*map(cast.find, e.names), kind=e.value) for _, e in record.entries("wrong")}


def _key(source: str, target: str, *, kind: str) -> Key:
    """Source, target and type as a relationship has them; empty strings for who is not there."""
    if not (source and target) or source == target:
        return "", "", kind
    if kind in SYMMETRIC and source > target:
        source, target = target, source
    return source, target, kind


def _stated(
    doc: Doc, record: Record, index: int, entry: Correction, known: Relationship | None, key: Key
) -> Relationship:
    """The relationship as a person states it, with what the reading knows of it."""
    sentences = set(known.sentences) if known else set()
    if entry.words:
        told = _sentences(doc, entry.words)
        if not told:
            record.doubt(index, "the words of its sentence are not in the text; quote some that are")
        sentences.update(told[:1])
    source, target, kind = key
    return Relationship(
        source=source,
        target=target,
        type=kind,
        sentences=tuple(sorted(sentences)),
        rules=tuple(sorted({*(known.rules if known else ()), BY_HAND})),
        confidence=1.0,
        polarity=POLARITY[kind],
        established_by=known.established_by if known else None,
        ended_by=known.ended_by if known else None,
        over=known.over if known else None,
    )


def _sentences(doc: Doc, words: str) -> list[int]:
    """Indexes of the sentences that have the words."""
    wanted = _plain(words)
    return [number for number, sentence in enumerate(sentences_of(doc)) if wanted in _plain(sentence.text)]


def _plain(text: str) -> str:
    return " ".join(text.translate(STRAIGHT).casefold().split())


def _marked(record: Record, relationship: Relationship, stated: list[int]) -> Relationship:
    """The relationship with the places of the corrections that state it."""
    return (
        replace(relationship, stated=tuple(record.place(index) for index in stated))
        if stated
        else relationship
    )
