"""Corrections of characters: before pronouns are resolved, and once more when everybody is known.

The second time it is the turn of relatives without a name, who are found only after coreference, and
it is noted which corrections have found nobody to apply to.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.reading.byhand.cast import Cast, cast_of
from kg.reading.byhand.record import fold, record_of
from kg.story import Gender

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.story import Correction


@Language.factory("kg_characters_by_hand", requires=["doc._.characters"], assigns=["doc._.characters"])
def make_characters_by_hand(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component that runs before coreference."""
    return correct_characters


@Language.factory("kg_relatives_by_hand", requires=["doc._.characters"], assigns=["doc._.characters"])
def make_relatives_by_hand(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component that runs when all characters are known."""
    return correct_all


def correct_characters(doc: Doc) -> Doc:
    """Apply the corrections to the characters found so far."""
    record = record_of(doc)
    if record is not None:
        _apply(cast_of(doc, record))
    return doc


def correct_all(doc: Doc) -> Doc:
    """Apply them to those found since, and note which corrections found nobody."""
    record = record_of(doc)
    if record is not None:
        cast = cast_of(doc, record)
        _apply(cast)
        _doubt(cast)
    return doc


def _apply(cast: Cast) -> None:
    for index, entry in cast.record.entries("not a character"):
        if bearers := cast.remove(entry.names[0]):
            cast.record.changed(index, *bearers)
    for index, entry in cast.record.entries("same"):
        _join(cast, index, entry)
    for index, entry in cast.record.entries("different"):
        if index in cast.record.about:
            cast.record.changed(index, *filter(None, map(cast.find, entry.names)))
    for index, entry in cast.record.entries("character", "name", "gender", "actor", "relationship"):
        for name in entry.names:
            body = entry.kind == "relationship" and fold(name) in cast.record.bodies
            _state(cast, index, entry, cast.find(name) or ("" if body else _added(cast, index, name)))
    cast.write()


def _added(cast: Cast, index: int, name: str) -> str:
    """The id of a character made of words of the text that nothing else took for one."""
    identity = cast.add(name)
    if identity:
        cast.record.changed(index, identity)
    return identity


def _join(cast: Cast, index: int, entry: Correction) -> None:
    """Make one character of those with these names: of the one with the longest name."""
    known = list(dict.fromkeys(filter(None, map(cast.find, entry.names))))
    known.sort(key=lambda c: (not cast.characters[c].named, -len(cast.characters[c].name.split())))
    if not known:
        return
    first = known[0]
    for other in known[1:]:
        cast.join(first, other)
        cast.record.changed(index, first)
    for name in entry.names:
        if not cast.find(name) and cast.add(name, to=first):
            cast.record.changed(index, first)
    if index in cast.record.about:
        cast.record.changed(index, first)


def _state(cast: Cast, index: int, entry: Correction, character: str) -> None:
    """Give a character the name, gender or actor that a person states."""
    if not character:
        return
    old = cast.characters[character]
    new = old
    if entry.kind == "gender":
        gender: Gender | None = None if entry.value == "unknown" else entry.value  # type: ignore[assignment]
        new = replace(old, gender=gender)
        cast.record.genders[character] = None
    elif entry.kind == "actor":
        new = replace(old, actor=entry.value)
    elif entry.kind == "name" and old.name != entry.value:
        cast.rename(character, entry.value)
        new = cast.characters[character]
    cast.characters[character] = new
    if new != old:
        cast.record.changed(index, character)


def _missing(cast: Cast, name: str) -> str:
    """Why nothing is done to somebody of this name, and what to do."""
    if fold(name) in cast.record.bodies:
        remedy = f'take it out or, where it is one, state [characters."{name}"]'
        return f"{name!r} is an institution, and relationships are between characters; {remedy}"
    return f"no character is called {name!r} in the text; mend the name"


def _doubt(cast: Cast) -> None:
    """Note the names that are nobody's by now."""
    for index, entry in enumerate(cast.record.corrections.entries):
        missing = [name for name in entry.names if not cast.find(name)]
        if entry.kind == "not a character":
            if index not in cast.record.about:
                cast.record.doubt(index, f"no character is called {missing[0]!r} any more; take it out")
            continue
        for name in missing:
            cast.record.doubt(index, _missing(cast, name))
        if entry.kind == "different" and not missing and len(set(map(cast.find, entry.names))) == 1:
            names = " and ".join(map(repr, entry.names))
            cast.record.doubt(index, f"{names} are still one; give the names as the text writes them")
