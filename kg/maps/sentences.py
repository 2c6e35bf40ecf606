"""Sentences cut into pieces that know whom they name, so that a page can mark them as text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.network.facts import Entity, Sentence

Piece = list[object]
"""The text, then the ids of those it names, if any."""


def pieces(sentence: Sentence, entities: Mapping[str, Entity], needed: Iterable[str] = ()) -> list[Piece]:
    """The sentence cut at its mentions; put together again they are the sentence, letter for letter.

    Who is ``needed`` but has no mention in it (the graph was mended by hand) is found by name.
    """
    spans = [(mark.begin, mark.end, mark.entity) for mark in sentence.marks]
    present = {entity for _, _, entity in spans}
    for missing in sorted(set(needed) - present):
        spans += _by_name(sentence.text, entities[missing])
    return cut(sentence.text, spans)


def cut(text: str, spans: Sequence[tuple[int, int, str]]) -> list[Piece]:
    """A text cut wherever a span begins or ends; spans may lie within one another."""
    at = sorted({0, len(text), *(p for begin, end, _ in spans for p in (begin, end) if 0 <= p <= len(text))})
    found: list[Piece] = []
    for begin, end in pairwise(at):
        named = sorted({entity for first, last, entity in spans if first <= begin and end <= last})
        found.append([text[begin:end], *named])
    return found


def _by_name(text: str, entity: Entity) -> list[tuple[int, int, str]]:
    names = sorted({entity.label, *entity.aliases} - {""}, key=lambda name: (-len(name), name))
    pattern = "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names)
    return [(found.start(), found.end(), entity.id) for found in re.finditer(pattern, text)] if names else []
