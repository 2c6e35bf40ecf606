"""Reads ``data/breaks.ru``: every way in which data can break a shape, and what must be said of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

from rdflib import Graph, URIRef
from rdflib.plugins.sparql import prepareQuery

DATA = Path(__file__).parent / "data"
FIRST = "https://w3id.org/film-narrative/id/film/the-ledger-of-skerra-1987"

PROLOGUE = f"""
BASE <{FIRST}/>
PREFIX film: <https://w3id.org/film-narrative#>
PREFIX v: <https://w3id.org/film-narrative/vocab/>
PREFIX id: <https://w3id.org/film-narrative/id/film/>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX person: <https://w3id.org/film-narrative/id/person/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX skosxl: <http://www.w3.org/2008/05/skos-xl#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


@dataclass(frozen=True)
class Break:
    """One change for the worse."""

    says: str
    """How the message of the one problem begins."""
    node: str
    """What the report must tell people to mend."""
    update: str
    """A SPARQL update."""

    @property
    def name(self) -> str:
        """What to call the test."""
        return f"{self.says} ({self.node.rpartition('/')[2]})"

    def data(self) -> Graph:
        """The good data, broken; with the sequel where that is needed to break them."""
        graph = good("sequel.ttl") if "reopened" in self.update.removeprefix(PROLOGUE) else good()
        graph.update(self.update)
        return graph


@cache
def _film(name: str) -> Graph:
    return Graph().parse(DATA / name)


def good(*names: str) -> Graph:
    """The sample and, where more are named, other films in the same graph; new each time."""
    graph = Graph()
    for name in ("sample.ttl", *names):
        graph += _film(name)
    return graph


def read_breaks() -> list[Break]:
    """One for each paragraph after the first."""
    paragraphs = (DATA / "breaks.ru").read_text("utf-8").strip().split("\n\n")[1:]
    return [_read(paragraph) for paragraph in paragraphs]


def _read(paragraph: str) -> Break:
    says, node, update = paragraph.split("\n", 2)
    return Break(says.removeprefix("# "), _iri(node.removeprefix("# ")), PROLOGUE + update)


def _iri(term: str) -> str:
    """The IRI that a prefixed name or a relative IRI stands for."""
    if term.startswith("<"):
        return urljoin(f"{FIRST}/", term[1:-1])
    prefix, name = term.split(":")
    namespaces = prepareQuery(PROLOGUE + "ASK {}").prologue.namespace_manager.namespaces()
    return str(URIRef(dict(namespaces)[prefix] + name))
