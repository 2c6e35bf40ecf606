"""The component that reads a plot's divisions: scenes, and acts if the text names them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.reading.doc import register, sentences_of
from kg.reading.lexicon import table
from kg.reading.structure.scenes import scenes
from kg.story import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

FIRST = frozenset({"first", "opening", "one", "i", "1", "prologue"})


@Language.factory("kg_structure")
def make_structure(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The factory behind ``nlp.add_pipe("kg_structure")``."""
    register()
    return read_structure


def read_structure(doc: Doc) -> Doc:
    """Fill ``doc._.acts`` and ``doc._.scenes``; needs sentences, and events for where scenes change."""
    doc._.acts = headed(doc) or acts([sentence.text for sentence in sentences_of(doc)])
    doc._.scenes = scenes(doc, doc._.events, doc._.acts)
    return doc


@cache
def _opening() -> re.Pattern[str]:
    """How a sentence opens that begins a division: "In the second act", "Act Two"."""
    rows = table("structure_divisions")
    ordinal, number, kind = ("|".join(rows[name]) for name in ("ordinal", "number", "division"))
    return re.compile(
        rf"^\W*(?:(?:[\w']+,?\s+){{0,3}}?"
        rf"(?:the|this|its)\s+(?P<ordinal>{ordinal})(?:\s+and\s+(?:final|last))?\s+(?P<kind>{kind})\b"
        rf"(?!\s+of\s+(?!(?:the|this)\s+(?:film|movie|story|plot)\b))"
        rf"|(?:(?:in|at|with|during|and|then|as|now|finally|meanwhile),?\s+){{0,3}}(?P<head>{kind})\s+(?P<number>{number})\b)",
        re.IGNORECASE,
    )


def headed(doc: Doc) -> tuple[Act, ...]:
    """The acts that headings name, each from the first sentence under its heading."""
    starts = [sentence.start_char for sentence in sentences_of(doc)]
    found: list[tuple[int, str, bool]] = []
    for begin, label in doc._.divisions:
        index = bisect_left(starts, begin)
        if index == len(starts):
            continue  # nothing stands under it
        if found and found[-1][0] == index:
            found.pop()  # "Part One" over "Act One": the nearer one heads it
        found.append((index, label, _which(label) in FIRST))
    return _acts(found, len(starts))


def _which(label: str) -> str:
    """The number or ordinal of a label: "two" of "Act Two: The harbour", "final" of "Final act"."""
    words = re.findall(r"\w+", label.lower())
    kinds = {*table("structure_divisions")["division"]}
    return next((word for word in words[:2] if word not in kinds), "")


def acts(sentences: list[str]) -> tuple[Act, ...]:
    """The acts that the sentences name, each up to the next; what stands before them belongs to the first.

    What goes before a division that is not the first is an act too, named after the same word.
    """
    found: list[tuple[int, str, bool]] = []
    for index, sentence in enumerate(sentences):
        match = _opening().match(sentence)
        if match is None:
            continue
        label = _label(match)
        if label not in {earlier for _, earlier, _ in found}:
            which = (match["ordinal"] or match["number"]).lower()
            found.append((index, label, which in FIRST))
    return _acts(found, len(sentences))


def _acts(found: list[tuple[int, str, bool]], count: int) -> tuple[Act, ...]:
    """The acts of ``count`` sentences: where each begins, its label and whether it is the first of them."""
    if not found or (len(found) == 1 and not re.search(r"\bact\b", found[0][1], re.IGNORECASE)):
        return ()  # a lone "second half" may be a game's
    begin, label, first = found[0]
    if first:
        found[0] = (0, label, True)
    elif begin > 0:
        found.insert(0, (0, f"Before {_within(label)}", True))
    ends = [begin for begin, _, _ in found[1:]] + [count]
    return tuple(
        Act(order, label, begin, end)
        for order, ((begin, label, _), end) in enumerate(zip(found, ends, strict=True), start=1)
    )


def _within(label: str) -> str:
    """A label within a sentence: "the final act", but "Act Two"."""
    name = label.partition(":")[0]
    numbered = name.split()[0].lower() in table("structure_divisions")["division"]
    return name if numbered else f"the {name[0].lower()}{name[1:]}"


def _label(match: re.Match[str]) -> str:
    """The division's name in the text's own words: "Second act", "Act Two"."""
    if match["ordinal"]:
        return f"{match['ordinal'].capitalize()} {match['kind'].lower()}"
    return f"{match['head'].capitalize()} {match['number']}"
