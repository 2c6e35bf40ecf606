"""The least of a story, for tests that need no more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rdflib import Graph, URIRef

from kg.graph.iris import film_iri
from kg.graph.triples import to_graph
from kg.story import Character, Film, Span, Story

PLOT = "Ada meets Tom. They leave."
FILM = film_iri("tin-2001")
STORY = Story(
    film=Film("tin-2001", "Tin", PLOT),
    sentences=(Span(0, 14), Span(15, 26)),
    characters=(Character("ada", "Ada", prominence=0.5), Character("tom", "Tom", prominence=0.5)),
)


def graph_of(**changes: Any) -> Graph:
    """The graph of the least story, with some of its fields changed."""
    return to_graph(replace(STORY, **changes))


def at(path: str) -> URIRef:
    """The IRI of a part of the film."""
    return URIRef(f"{FILM}/{path}")
