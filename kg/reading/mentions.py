"""What several components ask of mentions: order, a noun's own words, what a character is called."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from spacy.tokens import Doc, Span, Token

OWN_WORDS = frozenset({"compound", "amod", "nmod", "nummod", "poss", "det"})
"""How words that belong to a noun depend on it."""
TAKES_PART = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "agent"})
"""How one depends on a verb who does something or to whom something is done."""


def position(span: Span) -> tuple[int, int, str]:
    """The order in which a span group keeps its mentions."""
    return span.start, span.end, span.id_


def phrase_begin(noun: Token, unsaid: Container[str] = ()) -> int:
    """Where a noun's phrase begins: with the first of its own words that is not to be left unsaid."""
    inside = [noun, *(t for c in noun.children if c.dep_ in OWN_WORDS and c.i < noun.i for t in c.subtree)]
    begin = min(token.i for token in inside)
    while begin < noun.i and noun.doc[begin].lower_ in unsaid:
        begin += 1
    return begin


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
