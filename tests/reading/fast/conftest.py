"""The model as it comes, and with quick components."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

CORPUS = Path(__file__).parents[3] / "corpus"

HARD = (
    "",
    " ",
    "\n\n",
    "Run",
    "  Two  spaces\tand a tab \n\n and Lena Orr \n of the Coast Guard  ",
    "There's a boat. There is, there're two; it is raining, isn't it?",
    "Let's go, y'all: I'm gonna win, gotta run.",
    "Let's let's y' all ain't ain't c'm on gon na got ta.",
    "“I do,” says Dr. Ines O'Malley-Quist of New Sark, U.S.A., on 3 May 1911 at 5 p.m. for $ 40 million!",
    "EVERYTHING IS SHOUTED BY BORIS IN NORTH HARBOUR ON MONDAY.",
    "Der Fischer wohnt allein in Hamburg. 彼は東京に住んでいる。 وصلت ليلى إلى القاهرة",
    "🙂🙂 Mira 🙂 met\u200bTom… — ’tis … 'cause you'd've",
    "name " * 300,
)
"""Texts at the edges of what plots are."""


@pytest.fixture(scope="session")
def stock() -> Language:
    """The default model as it comes."""
    from kg.reading.pipeline import parser

    return parser()


@pytest.fixture(scope="session")
def quick() -> Language:
    """The default model with quick components."""
    from kg.reading.fast import quicken
    from kg.reading.pipeline import parser

    return quicken(parser())


@pytest.fixture(scope="session")
def expected(stock: Language) -> list[Doc]:
    """The sample corpus and the texts at the edges, read by the model as it comes."""
    from kg.sources import load
    from kg.story import Film

    plots = [film.plot for film in load([CORPUS]) if isinstance(film, Film)]
    assert len(plots) > 5
    return list(stock.pipe([*plots, *HARD]))
