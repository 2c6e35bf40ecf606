"""Signs that a name is of the film and its world outside, and not of the story: works, makers, titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.lexicon import words
from kg.reading.names.gazetteer import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span


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
    head = span.root
    if head.dep_ in {"compound", "nmod"} and head.head.pos_ == "NOUN":
        yield "modifies a noun"
    owned = head.head if head.dep_ == "poss" else head.head.head if head.head.lower_ == "of" else None
    if owned is not None and owned.lemma_.lower() in words("ship_parts"):
        yield "owns a ship's part"


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
