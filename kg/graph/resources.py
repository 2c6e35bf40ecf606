"""The files of the folder ``ontology/``, wherever the project is installed."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from rdflib import Graph

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def ontology_file(name: str) -> Traversable:
    """A file of the ontology by its name: ``shapes.ttl``, ``queries/cast.rq``."""
    return files("kg.ontology").joinpath(name)


@lru_cache
def ontology_graph(*names: str) -> Graph:
    """Read Turtle files of the ontology into one graph. It is kept and shared: do not add to it."""
    graph = Graph()
    for name in names:
        graph.parse(data=ontology_file(name).read_text("utf-8"), format="turtle")
    return graph
