"""A model that forgets reads as one that remembers, and grows no further."""

from __future__ import annotations

from kg.graph import story_triples, turtle_bytes
from kg.reading.memory import Reader
from kg.story import Film

PLOTS = [
    f"{name} the {trade}er {trade}ed in Leeds. Old {name} {trade}s {other}, who was {trade}ing with her."
    for name, other in [("Orla", "Ned"), ("Zebulon", "Ada"), ("Quimby", "Fay"), ("Ottokar", "Gus")]
    for trade in ("brindl", "work", "vorp", "hunt", "strumm")
]
FILMS = [Film(f"film-{number}", "Film", plot) for number, plot in enumerate(PLOTS)]


def read(often: int) -> tuple[list[bytes], int]:
    """The graphs of all plots, read by a model that forgets so often, and the words it knows then."""
    reader = Reader(often=often)
    known = len(reader._nlp.vocab.strings)
    graphs = []
    for _ in range(2):  # words that come again were forgotten meanwhile
        for film in FILMS:
            graphs += [turtle_bytes(story_triples(story)) for story in reader.stories([film])]
    reader.forget()
    return graphs, len(reader._nlp.vocab.strings) - known


def test_forgetting_changes_nothing() -> None:
    """Whether words are forgotten after every film or never, the graphs are the same."""
    remembered, _ = read(often=1000)
    forgot, grown = read(often=1)
    assert remembered == forgot
    assert grown == 0
