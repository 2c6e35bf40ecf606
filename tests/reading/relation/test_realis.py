"""What is so in the story, and what is only wished, feared or denied."""

from __future__ import annotations

import pytest

from kg.reading.relation.realis import is_real
from tests.reading.relation.told import doc_of

REAL = [
    "[Otto] kills [Nora].",
    "[Otto] manages to kill [Nora].",
    "After killing [Nora], [Otto] flees.",
    "[Clara] does not know that [Otto] killed [Nora].",
    "[Clara] meets the man who killed [Nora].",
    "It was [Otto] who killed [Nora].",
    "[Clara] wants to leave, because [Otto] killed [Nora].",
]
UNREAL = [
    "[Otto] has never killed [Nora].",
    "[Otto] intends to kill [Nora].",
    "[Otto] dreams of killing [Nora].",
    "Instead of killing [Nora], [Otto] flees.",
    "[Clara] believes that [Otto] killed [Nora].",
    "No one kills [Nora].",
    "[Otto] acts as if [he=otto] had killed [Nora].",
    "[Clara] orders [Otto] to kill [Nora].",
]


def _kill(text: str) -> bool:
    return is_real(next(t for t in doc_of(text) if t.lemma_ == "kill"))


@pytest.mark.parametrize("text", REAL)
def test_real(text: str) -> None:
    """What is told, managed, known or presupposed is so."""
    assert _kill(text)


@pytest.mark.parametrize("text", UNREAL)
def test_unreal(text: str) -> None:
    """What is denied, meant, dreamt, believed or ordered need not be so."""
    assert not _kill(text)
