"""A read Doc → a Story: plain values with offsets into the plot, nothing of spaCy left."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kg.reading.byhand.record import record_of
from kg.reading.doc import plot_span, sentences_of
from kg.reading.language import doubts
from kg.story import Character, Mention, MentionKind, Story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

GROUPS = {"characters": "character", "places": "place", "institutions": "institution"}


def story_of(doc: Doc) -> Story:
    """The story that the components have read."""
    mentions = tuple(_mentions(doc))
    record = record_of(doc)
    return Story(
        film=doc._.film,
        sentences=tuple(plot_span(sentence) for sentence in sentences_of(doc)),
        characters=_with_prominence(tuple(doc._.characters.values()), mentions),
        places=tuple(doc._.places.values()),
        institutions=tuple(doc._.institutions.values()),
        mentions=mentions,
        events=tuple(doc._.events),
        relationships=tuple(doc._.relationships),
        memberships=tuple(doc._.memberships),
        acts=tuple(doc._.acts),
        scenes=tuple(doc._.scenes),
        warnings=tuple(_warnings(doc)),
        corrections=record.statements(doc._.characters) if record else (),
        unused=record.unused() if record else (),
    )


def _mentions(doc: Doc) -> Iterator[Mention]:
    """Every mention of every entity, in order of the text."""
    sure: dict[tuple[int, int, str], float] = doc._.confidences or {}
    rows = [
        (span.start, span.end, prefix, span)
        for group, prefix in GROUPS.items()
        for span in doc.spans.get(group, ())
        if span.text.strip()
    ]
    seen: set[tuple[int, int, str]] = set()
    for start, end, prefix, span in sorted(rows, key=_row_order):
        entity = f"{prefix}/{span.id_}"
        if (start, end, entity) in seen:
            continue
        seen.add((start, end, entity))
        confidence = sure.get((start, end, span.id_), 1.0)
        yield Mention(plot_span(span), entity, cast("MentionKind", span.label_), span.kb_id_, confidence)


def _row_order(row: tuple[int, int, str, object]) -> tuple[int, int, str, str]:
    return row[0], row[1], row[2], getattr(row[3], "id_", "")


def _with_prominence(
    characters: tuple[Character, ...], mentions: tuple[Mention, ...]
) -> tuple[Character, ...]:
    """The characters with their share of all mentions of characters."""
    counts = Counter(
        m.entity.removeprefix("character/") for m in mentions if m.entity.startswith("character/")
    )
    total = sum(counts.values()) or 1
    return tuple(replace(c, prominence=round(counts[c.id] / total, 4)) for c in characters)


def _warnings(doc: Doc) -> Iterator[str]:
    """What a person should know of this reading."""
    yield from doubts(doc)
    if not doc._.characters:
        yield "no character was found: is this a plot?"
