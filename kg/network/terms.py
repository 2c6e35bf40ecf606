"""Names in the RDF that the network reads, and small helpers to read them."""

from __future__ import annotations

import re
from decimal import Decimal

from rdflib import Graph, Literal
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.term import Node

from kg.graph.vocabulary import FILM, NIF, SCHEMA

__all__ = [
    "FILM",
    "NIF",
    "SCHEMA",
    "instances",
    "label",
    "local_name",
    "number",
    "text",
    "texts",
    "words",
]


def local_name(term: Node | None) -> str:
    """The last part of an IRI: ``…/vocab/parentOf`` gives ``parentOf``."""
    return re.split(r"[/#]", str(term or "").rstrip("/#"))[-1]


def words(name: str) -> str:
    """A local name as words: ``romanticPartnerOf`` gives ``romantic partner of``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("_", " ").lower()


def text(graph: Graph, subject: Node, predicate: Node, default: str = "") -> str:
    """The value as a string; the smallest where a mended file has several."""
    return min((str(value) for value in graph.objects(subject, predicate)), default=default)


def texts(graph: Graph, subject: Node, predicate: Node) -> tuple[str, ...]:
    """All values as strings, sorted."""
    return tuple(sorted({str(value) for value in graph.objects(subject, predicate)}))


def number(graph: Graph, subject: Node, predicate: Node, default: float = 0.0) -> float:
    """The value as a number; the default where there is none or it is not one."""
    for value in sorted(graph.objects(subject, predicate), key=str):
        if isinstance(value, Literal) and isinstance(value.value, int | float | Decimal):
            return float(value.value)
    return default


def label(graph: Graph, subject: Node) -> str:
    """What to call a thing: its label, else the end of its IRI."""
    return text(graph, subject, RDFS.label) or text(graph, subject, SKOS.prefLabel) or local_name(subject)


def instances(graph: Graph, *classes: Node) -> list[Node]:
    """All things of these classes, sorted by IRI."""
    return sorted({thing for each in classes for thing in graph.subjects(RDF.type, each)}, key=str)
