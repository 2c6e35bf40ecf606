"""Persons by spaCy's own named entities, for texts that are no plots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Span

from kg.reading.coref.words import gender_of_name, titles
from kg.story import Character

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc


def persons(doc: Doc, given: Iterable[Span] = ()) -> None:
    """Fill ``doc.spans["characters"]`` and ``doc._.characters`` with the given spans and NER's persons."""
    spans = list(given)
    taken = {token.i for span in spans for token in span}
    for entity in doc.ents:
        begin, end = entity.start, entity.end
        while end > begin + 1 and doc[end - 1].text in ("'s", "'", "’s"):
            end -= 1
        if entity.label_ == "PERSON" and not taken.intersection(range(begin, end)):
            spans.append(doc[begin:end])
    spans.sort(key=lambda span: (span.start, span.end))
    ids = _joined([span.text for span in spans])
    characters: dict[str, Character] = {}
    for span, name in zip(spans, ids, strict=True):
        if name not in characters or len(span.text) > len(characters[name].name):
            characters[name] = Character(name, span.text, gender=gender_of_name(span.text))
    doc.spans["characters"] = [
        Span(doc, span.start, span.end, label="name", span_id=name, kb_id="ner")
        for span, name in zip(spans, ids, strict=True)
    ]
    doc._.characters = characters


def _joined(names: list[str]) -> list[str]:
    """An id for each name; a name whose words are all in just one longer name shares that one's id."""
    words = {name: _words(name) for name in names}
    ids: dict[str, str] = {}
    for name in sorted(set(names), key=lambda name: (-len(words[name]), names.index(name))):
        holders = {
            ids[other]
            for other in ids
            if words[name] <= words[other] and (words[name] < words[other] or words[name])
        }
        ids[name] = holders.pop() if len(holders) == 1 and words[name] else f"n{len(ids)}"
    return [ids[name] for name in names]


def _words(name: str) -> frozenset[str]:
    """The words of a name without titles."""
    return frozenset(word for word in name.lower().replace('"', "").split() if word not in titles())
