"""What several components ask of mentions: their order, and what a character is usually called."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def position(span: Span) -> tuple[int, int, str]:
    """The order in which a span group keeps its mentions."""
    return span.start, span.end, span.id_


def usual_name(doc: Doc, character: str) -> str:
    """What the text most often calls a character, pronouns aside; empty where it is only a pronoun."""
    spans = doc.spans.get("characters", ())
    called = Counter(s.text for s in spans if s.id_ == character and s.label_ != "pronoun")
    return max(called, key=lambda text: (called[text], -len(text), text), default="")
