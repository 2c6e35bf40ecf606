"""Everything in the data has an IRI: blank nodes cannot be told apart by a merge or a diff."""

from __future__ import annotations

import pytest
from rdflib import BNode, Graph

from kg.api import read
from kg.graph.triples import to_graph
from kg.story import Correction, Corrections, Film
from tests.data import STORIES

PLOT = (
    "Part One\n\nIn 1931 Dr. Vera Holm (Ann Bell) works at the Marl Institute in Lisbon. Her brother Dash "
    "loves Iris.\n\nPart Two\n\nA year later Dash marries Iris. They leave Lisbon. Vera shoots Dash in Porto."
)


def blank(graph: Graph) -> list[object]:
    """All triples with a blank node in them."""
    return [triple for triple in graph if any(isinstance(node, BNode) for node in triple)]


@pytest.mark.parametrize("slug", sorted(STORIES))
def test_samples_have_no_blank_nodes(slug: str) -> None:
    """Stories with every kind of thing that there is."""
    assert blank(to_graph(STORIES[slug])) == []


def test_what_is_read_has_no_blank_nodes() -> None:
    """Nor has a text as it is read, with parts, scenes and corrections."""
    entries = (
        Correction("same", ("Dash", "Robin"), line=1),
        Correction("gender", ("Iris",), "female", line=2),
        Correction("relationship", ("Vera Holm", "Iris"), "enemyOf", line=3),
    )
    story = read(Film("film", "Film", PLOT, corrections=Corrections("a.toml", entries)))
    assert story.relationships
    assert story.corrections
    assert story.acts or story.scenes
    assert blank(to_graph(story)) == []
