"""Parsed sentences with characters and places given, so that each part is tested by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

PEOPLE = ("Anna", "Boris", "Clara", "Daniel", "Edith", "the bandits")
PLACES = ("Lisbon", "the harbour", "the chapel", "the lighthouse", "Norway")


@pytest.fixture(scope="session")
def parse() -> Callable[..., Doc]:
    """A plot → a parsed Doc whose characters and places are those of this file, by their names."""
    from kg.reading.pipeline import make_doc, parser
    from kg.story import Film

    nlp = parser()

    def parsed(plot: str, **said: str) -> Doc:
        doc = nlp(make_doc(Film("film", "Film", plot), nlp))
        doc.spans["characters"] = [*_spans(doc, PEOPLE), *_pronouns(doc, said)]
        doc.spans["places"] = _spans(doc, PLACES)
        return doc

    return parsed


def _spans(doc: Doc, names: tuple[str, ...]) -> list[Span]:
    """A name mention for each place where one of the names stands."""
    return [
        Span(doc, span.start, span.end, label="name", span_id=name.removeprefix("the ").lower())
        for name in names
        for match in re.finditer(rf"\b{name}\b", doc.text, re.IGNORECASE)
        if (span := doc.char_span(*match.span())) is not None
    ]


def _pronouns(doc: Doc, said: dict[str, str]) -> list[Span]:
    """A mention for each pronoun: ``they="anna boris"``."""
    return [
        Span(doc, token.i, token.i + 1, label="pronoun", span_id=entity)
        for token in doc
        for entity in said.get(token.lower_, "").split()
    ]


def token_of(doc: Doc, word: str) -> int:
    """The index of the first token with this form."""
    return next(token.i for token in doc if token.text == word)
