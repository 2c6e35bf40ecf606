"""The ontology as a part of what queries read: in files, in stores, on servers alike.

A query may ask what kind of event each is (``skos:broader``), or what a term is called. So wherever
films are asked, the ontology's files are asked with them, each a named graph beside the films' own.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Triple, parse

from kg.graph.resources import ontology_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

ONTOLOGY = {
    "https://w3id.org/film-narrative": "film-narrative.ttl",
    "https://w3id.org/film-narrative/vocab": "vocabulary.ttl",
    "https://w3id.org/film-narrative/alignments": "alignments.ttl",
}
"""The named graphs that are no films, and their files."""


@lru_cache
def ontology_triples(graph: str) -> tuple[Triple, ...]:
    """The triples of one of these graphs, with IRIs for blank nodes.

    So none pile up where a graph is read again, and Virtuoso, whose names for them break its own answers,
    has none.
    """
    file = ONTOLOGY[graph]
    nodes: dict[BlankNode, NamedNode] = {}

    def node(term: Any) -> Any:
        if not isinstance(term, BlankNode):
            return term
        return nodes.setdefault(term, NamedNode(f"{graph}/.well-known/genid/{len(nodes)}"))

    quads = parse(ontology_file(file).read_bytes(), RdfFormat.TURTLE, base_iri=graph)
    return tuple(Triple(node(quad.subject), quad.predicate, node(quad.object)) for quad in quads)


def ontology_quads(default: bool = True, named: bool = True) -> Iterator[Quad]:
    """The ontology in the default graph, in its named graphs, or in both."""
    for name in ONTOLOGY:
        yield from _quads(name, default, named)


def holds_ontology(store: Store) -> bool:
    """Whether a store has the ontology as this version of kg has it."""
    return not _others(store)


def put_ontology(store: Store, default: bool = True) -> None:
    """Bring the ontology in a store up to this version's."""
    for name in _others(store):
        graph = NamedNode(name)
        store.update(without(graph) if default else f"DROP SILENT GRAPH {graph}")
        store.extend(_quads(name, default, named=True))


def without(graph: NamedNode) -> str:
    """The SPARQL update that takes a graph out: of the default graph, what no other graph says too."""
    return (
        f"DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} "
        f"FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER(?other != {graph}) }} }} ; "
        f"DROP SILENT GRAPH {graph}"
    )


def _quads(name: str, default: bool, named: bool) -> Iterator[Quad]:
    graph = NamedNode(name)
    for triple in ontology_triples(name):
        if named:
            yield Quad(triple.subject, triple.predicate, triple.object, graph)
        if default:
            yield Quad(triple.subject, triple.predicate, triple.object)


def _others(store: Store) -> list[str]:
    """The graphs of the ontology that a store has not, or has as another version."""
    return [
        name
        for name in ONTOLOGY
        if {quad.triple for quad in store.quads_for_pattern(None, None, None, NamedNode(name))}
        != set(ontology_triples(name))
    ]
