"""Small helpers for reading RDF."""

from __future__ import annotations

from decimal import Decimal

import pytest
from rdflib import Graph, Literal, URIRef

from kg.network.terms import local_name, number, text, texts, words

THING, SAYS = URIRef("https://example.org/thing"), URIRef("https://example.org/says")


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://e.org/vocab/parentOf", "parentOf"),
        ("https://e.org#x", "x"),
        ("https://e.org/a/", "a"),
    ],
)
def test_local_name(iri: str, name: str) -> None:
    """What stands after the last slash or hash."""
    assert local_name(URIRef(iri)) == name
    assert local_name(None) == ""


@pytest.mark.parametrize(
    ("name", "said"),
    [("romanticPartnerOf", "romantic partner of"), ("kills", "kills"), ("at_sea", "at sea"), ("x2Y", "x2 y")],
)
def test_words(name: str, said: str) -> None:
    """Local names as a person would say them."""
    assert words(name) == said


@pytest.mark.parametrize(
    ("value", "read"),
    [(Literal(3), 3.0), (Literal(Decimal("0.25")), 0.25), (Literal("x"), -1.0), (URIRef("u:1"), -1.0)],
)
def test_number(value: Literal, read: float) -> None:
    """Numbers of any type; the default for what is none."""
    graph = Graph()
    graph.add((THING, SAYS, value))
    assert number(graph, THING, SAYS, -1) == read


def test_text_takes_the_smallest_and_texts_all() -> None:
    """Of several values the choice is always the same."""
    graph = Graph()
    for value in ("b", "a", "c"):
        graph.add((THING, SAYS, Literal(value)))
    assert text(graph, THING, SAYS) == "a"
    assert texts(graph, THING, SAYS) == ("a", "b", "c")
    assert text(graph, SAYS, SAYS, "none") == "none"
