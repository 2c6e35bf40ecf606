"""What is said of texts that the reading is not made for."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from kg.reading.language import doubts

ENGLISH = (
    "The old sailor returns to the village and finds that his door is locked. His daughter Nell has left "
    "the house, and nobody will tell him where she is."
)
LINES = Path(__file__).with_name("foreign.tsv").read_text(encoding="utf-8").splitlines()
FOREIGN = dict(line.split("\t") for line in LINES if not line.startswith("#"))


def said(text: str) -> list[str]:
    """The doubts about a text, cut before what to do; no model is needed."""
    return [line.partition(",")[0] for line in doubts(spacy.blank("en")(text))]


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages(language: str) -> None:
    """A text in another language is named, whatever its script."""
    assert said(FOREIGN[language])[0] == "the plot does not look like English prose"


def test_a_short_text_in_another_language() -> None:
    """A dozen words with no English function word among the small ones are enough; names do not count."""
    assert said("Vera steht allein vor dem Haus ihrer Mutter und wartet lange auf Otto.")
    assert said("Vera meets Dash. Dash leaves. Vera weeps. Dash returns. Vera smiles.") == []


@pytest.mark.parametrize(
    "text", [ENGLISH, "Nell leaves.", "", "😀" * 200, "He sees her. " * 30, f"{ENGLISH} Ольга meets 花子."]
)
def test_english(text: str) -> None:
    """English, too little to tell, and a foreign name among English words are passed."""
    assert said(text) == []


def test_capitals() -> None:
    """A text in capitals, and one without any, says less of names."""
    assert said(ENGLISH.upper()) == ["the plot is in capitals"]
    assert said(ENGLISH.lower()) == ["the plot has no capital letters"]
