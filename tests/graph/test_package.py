"""What the package offers by its own name."""

from __future__ import annotations

import kg.graph
from kg.graph.prefixes import PREFIXES, film_prefixes
from kg.graph.vocabulary import FILM, NIF, SCHEMA, V


def test_public_names_are_there_and_in_order() -> None:
    """__all__ names what exists; ruff keeps its order."""
    assert all(hasattr(kg.graph, name) for name in kg.graph.__all__)
    assert len(set(kg.graph.__all__)) == len(kg.graph.__all__)


def test_prefixes_and_namespaces_agree() -> None:
    """The strings for Oxigraph are the namespaces of the vocabulary."""
    named = {"film": FILM, "nif": NIF, "schema": SCHEMA, "v": V}
    assert {name: PREFIXES[name] for name in named} == {name: str(space) for name, space in named.items()}


def test_film_prefixes_do_not_clash() -> None:
    """No prefix of a film's parts hides one of the project's."""
    assert not set(film_prefixes("https://example.org/film/x")) & set(PREFIXES)
