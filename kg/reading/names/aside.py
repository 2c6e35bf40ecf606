"""Signs that a name is of the film and its world outside, and not of the story: works, makers, titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.lexicon import words
from kg.reading.names.gazetteer import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span


QUOTES = frozenset({'"', "'", "`", "``", "''"})
LONGEST = 10
"""Tokens that a title in quotes has at most."""
SHORT = 5
"""Letters from which a word of a title has a capital."""


def signs_of_place(span: Span) -> Iterator[str]:
    """Features of one place where the name stands: in a sentence about the film, behind "the novel"."""
    doc = span.doc
    if not words("film_talk").isdisjoint(token.lemma_.lower() for token in span.sent):
        yield "about the film"
    if span.start:
        before = doc[span.start - 1]
        if before.lower_ in words("work_nouns"):
            yield "after a work's noun"
        if before.text in {"(", "["}:
            yield "in parentheses"
    if within_title(span):
        yield "within a title"
    head = span.root
    if head.dep_ in {"compound", "nmod"} and head.head.pos_ == "NOUN":
        yield "modifies a noun"
    owned = head.head if head.dep_ == "poss" else head.head.head if head.head.lower_ == "of" else None
    if owned is not None and owned.lemma_.lower() in words("ship_parts"):
        yield "owns a ship's part"


def within_title(span: Span) -> bool:
    """Whether it stands in quotes with other words of a song's or book's title: "Moon over Marl Bay"."""
    doc, sentence = span.doc, span.sent
    begin = next((i for i in range(span.start - 1, sentence.start - 1, -1) if doc[i].text in QUOTES), None)
    end = next(
        (i for i in range(span.end, min(sentence.end, span.end + LONGEST)) if doc[i].text in QUOTES), None
    )
    if begin is None or end is None or end - begin > LONGEST or doc[end].text != doc[begin].text:
        return False
    inside = doc[begin + 1 : end]
    opened = not doc[begin].whitespace_ and (begin == 0 or bool(doc[begin - 1].whitespace_))
    plain = [t for t in inside if t.is_alpha and len(t) >= SHORT]
    written = all(t.text[0].isupper() for t in plain) and inside[0].text[0].isupper()
    return opened and written and len(inside) - (inside[0].lower_ in {"the", "a", "an"}) > len(span)


def signs_of_title(span: Span) -> Iterator[str]:
    """Features that the film's title tells: a work's name, or somebody the film is called after."""
    film = span.doc._.film
    if film is None or not film.title:
        return
    title, name = fold(film.title), fold(span.text)
    if name == title:
        yield "the film's title"
    elif name in title:
        yield "in the film's title"
