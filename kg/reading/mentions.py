"""What several components ask of mentions: their order, and what a character is usually called."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def position(span: Span) -> tuple[int, int, str]:
    """The order in which a span group keeps its mentions."""
    return span.start, span.end, span.id_


def usual_names(doc: Doc) -> dict[str, str]:
    """What the text most often calls each character, by its id, pronouns aside."""
    called: dict[str, Counter[str]] = defaultdict(Counter)
    for span in doc.spans.get("characters", ()):
        if span.label_ != "pronoun":
            called[span.id_][span.text] += 1
    return {who: max(texts, key=partial(_usual, texts)) for who, texts in called.items()}


def usual_name(doc: Doc, character: str) -> str:
    """What the text most often calls a character, pronouns aside; empty where it is only a pronoun."""
    return usual_names(doc).get(character, "")


def _usual(counts: Counter[str], text: str) -> tuple[int, int, str]:
    return counts[text], -len(text), text
