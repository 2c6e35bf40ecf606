"""What is read in the sample corpus does not depend on who does the model's work."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph import story_triples, to_graph, turtle_bytes
from kg.reading import read_all
from kg.reading.pipeline import COMPONENTS, parser
from kg.sources import load
from kg.story import Film

if TYPE_CHECKING:
    from spacy.language import Language

CORPUS = Path(__file__).parents[3] / "corpus"


def test_same_turtle(nlp: Language) -> None:
    """The corpus' Turtle is the same, byte for byte, with quick components, the model's own, and a graph."""
    films = [film for film in load([CORPUS]) if isinstance(film, Film)]
    stock = parser()
    for name, module in COMPONENTS.items():
        importlib.import_module(module)
        stock.add_pipe(name)
    assert "kg_ner" in nlp.pipe_names
    assert "ner" in stock.pipe_names
    quick = [turtle_bytes(story_triples(story)) for story in read_all(films, nlp)]
    assert quick == [turtle_bytes(to_graph(story)) for story in read_all(films, stock, batch_size=16)]
