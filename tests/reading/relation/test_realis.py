"""What is so in the story, and what is only wished, feared or denied."""

from __future__ import annotations

import pytest

from kg.reading.relation.realis import is_real
from tests.reading.relation.told import doc_of

REAL = [
    "[Tommy] kills [Ruth].",
    "[Tommy] manages to kill [Ruth].",
    "After killing [Ruth], [Tommy] flees.",
    "[Kathy] does not know that [Tommy] killed [Ruth].",
    "[Kathy] meets the man who killed [Ruth].",
    "It was [Tommy] who killed [Ruth].",
]
UNREAL = [
    "[Tommy] has never killed [Ruth].",
    "[Tommy] intends to kill [Ruth].",
    "[Tommy] dreams of killing [Ruth].",
    "Instead of killing [Ruth], [Tommy] flees.",
    "[Kathy] believes that [Tommy] killed [Ruth].",
    "No one kills [Ruth].",
    "[Tommy] acts as if [he=tommy] had killed [Ruth].",
    "[Kathy] orders [Tommy] to kill [Ruth].",
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
