"""Texts whose characters are given, read by the component alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Span

from kg.reading.coref.reader import make_coreference
from kg.reading.doc import register
from kg.story import Character

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Tell = Callable[..., "Doc"]


@pytest.fixture(scope="session")
def english() -> Language:
    """spaCy's pipeline without components of ours."""
    from kg.reading.pipeline import parser

    register()
    return parser()


@pytest.fixture(scope="session")
def parsed(english: Language) -> Tell:
    """A text and its characters (name=gender) → a Doc whose names are marked, pronouns not yet read."""

    def make(text: str, groups: tuple[str, ...] = (), **people: str | None) -> Doc:
        doc = english(text)
        spans = []
        for name in (*people, *groups):
            for match in re.finditer(rf"\b{name}\b", text):
                span = doc.char_span(*match.span())
                spans.append(
                    Span(doc, span.start, span.end, label="name", span_id=name.lower(), kb_id="test")
                )
        doc.spans["characters"] = sorted(spans, key=lambda span: span.start)
        doc._.characters = {
            name.lower(): Character(name.lower(), name, gender=people.get(name), group=name in groups)  # type: ignore[arg-type]
            for name in (*people, *groups)
        }
        return doc

    return make


@pytest.fixture(scope="session")
def tell(english: Language, parsed: Tell) -> Tell:
    """The same with pronouns and descriptions read."""
    resolve = make_coreference(english, "kg_coreference")

    def read(text: str, groups: tuple[str, ...] = (), **people: str | None) -> Doc:
        return resolve(parsed(text, groups, **people))

    return read


def meant(doc: Doc, word: str, nth: int = 0) -> set[str]:
    """The ids that the nth occurrence of a word, alone or as the end of a phrase, was read as."""
    token = [token.i for token in doc if token.lower_ == word][nth]
    return {span.id_ for span in doc.spans["characters"] if span.label_ != "name" and span.end == token + 1}
