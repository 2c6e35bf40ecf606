"""The component that reads a plot's divisions: scenes, and acts if the text names them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.reading.doc import register
from kg.reading.lexicon import table
from kg.reading.structure.scenes import scenes
from kg.story import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

FIRST = frozenset({"first", "opening", "one", "i", "1"})


@Language.factory("kg_structure")
def make_structure(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The factory behind ``nlp.add_pipe("kg_structure")``."""
    register()
    return read_structure


def read_structure(doc: Doc) -> Doc:
    """Fill ``doc._.acts`` and ``doc._.scenes``; needs sentences, and events for where scenes change."""
    doc._.acts = acts([sentence.text for sentence in doc.sents])
    doc._.scenes = scenes(doc, doc._.events, doc._.acts)
    return doc


@cache
def _opening() -> re.Pattern[str]:
    """How a sentence opens that begins a division: "In the second act", "Act Two"."""
    rows = table("structure_divisions")
    ordinal, number, kind = ("|".join(rows[name]) for name in ("ordinal", "number", "division"))
    return re.compile(
        rf"^\W*(?:[\w']+,?\s+){{0,3}}?(?:"
        rf"(?:the|this|its)\s+(?P<ordinal>{ordinal})(?:\s+and\s+(?:final|last))?\s+(?P<kind>{kind})\b"
        rf"(?!\s+of\s+(?!(?:the|this)\s+(?:film|movie|story|plot)\b))"
        rf"|(?P<head>{kind})\s+(?P<number>{number})\b)",
        re.IGNORECASE,
    )


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
    if not found or (len(found) == 1 and not re.search(r"\bact\b", found[0][1], re.IGNORECASE)):
        return ()  # a lone "second half" may be a game's
    begin, label, first = found[0]
    if first:
        found[0] = (0, label, True)
    elif begin > 0:
        found.insert(0, (0, f"Before the {label[0].lower()}{label[1:]}", True))
    ends = [begin for begin, _, _ in found[1:]] + [len(sentences)]
    return tuple(
        Act(order, label, begin, end)
        for order, ((begin, label, _), end) in enumerate(zip(found, ends, strict=True), start=1)
    )


def _label(match: re.Match[str]) -> str:
    """The division's name in the text's own words: "Second act", "Act Two"."""
    if match["ordinal"]:
        return f"{match['ordinal'].capitalize()} {match['kind'].lower()}"
    return f"{match['head'].capitalize()} {match['number']}"
