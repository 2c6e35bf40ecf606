"""Persons of texts that are no plots."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from training.persons import persons

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def english() -> Language:
    """spaCy's pipeline without components of ours."""
    from kg.reading.doc import register
    from kg.reading.pipeline import parser

    register()
    return parser()


def test_short_names_join_the_one_longer(english: Language) -> None:
    """A surname joins the full name that holds it; a given span is kept as it is."""
    doc = english("Margaret Thatcher met Helmut Kohl. Thatcher smiled.")
    given = doc.char_span(0, 17)
    persons(doc, [given])
    ids = {span.text: span.id_ for span in doc.spans["characters"]}
    assert ids["Thatcher"] == ids["Margaret Thatcher"]
    assert doc._.characters[ids["Thatcher"]].gender == "female"
    assert doc._.characters[ids["Thatcher"]].name == "Margaret Thatcher"


def test_a_name_of_two_people_joins_neither(english: Language) -> None:
    """A surname that two share is somebody by itself."""
    doc = english("Anna Smith met John Smith. Smith smiled.")
    spans = [doc.char_span(0, 10), doc.char_span(15, 25), doc.char_span(27, 32)]
    persons(doc, spans)
    assert len({span.id_ for span in doc.spans["characters"]}) == 3


def test_no_persons(english: Language) -> None:
    """A text without names has no characters."""
    doc = english("It rains.")
    persons(doc)
    assert doc._.characters == {}
    assert len(doc.spans["characters"]) == 0
