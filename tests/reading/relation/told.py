"""Short texts with their characters marked, parsed by the real parser: "[Otto] loves [her=nora]"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from spacy.tokens import Span

from kg.reading.doc import register
from kg.reading.pipeline import parser
from kg.story import Character

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MARK = re.compile(r"\[([^\]=]+)(?:=([\w,-]+))?\]")


@cache
def model() -> Language:
    """The parser, loaded once."""
    register()
    return parser()


def doc_of(marked: str, **genders: str) -> Doc:
    """A parsed Doc of a text whose mentions stand in brackets; a pronoun tells whom after "="."""
    text, at, mentions = "", 0, []
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        ids = (mark[2] or mark[1].lower().replace(" ", "-")).split(",")
        mentions.append((len(text), len(text) + len(mark[1]), ids, "pronoun" if mark[2] else "name"))
        text += mark[1]
        at = mark.end()
    doc = model()(text + marked[at:])
    spans = []
    for begin, end, ids, kind in mentions:
        span = doc.char_span(begin, end)
        assert span is not None, f"no token boundary at {text[begin:end]!r}"
        spans += [Span(doc, span.start, span.end, label=kind, span_id=character) for character in ids]
    doc.spans["characters"] = [s for s in spans if not s.id_.startswith("at-")]
    doc.spans["institutions"] = [s for s in spans if s.id_.startswith("at-")]
    names = dict.fromkeys(s.id_ for s in doc.spans["characters"])
    doc._.characters = {name: Character(name, name, gender=genders.get(name)) for name in names}  # type: ignore[arg-type]
    return doc
