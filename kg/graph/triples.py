"""From a Story to its RDF graph."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from rdflib import Graph, Literal, URIRef

from kg.graph.entities import entity_triples
from kg.graph.events import event_triples
from kg.graph.film import film_triples
from kg.graph.iris import check_base, film_iri
from kg.graph.prefixes import DEFAULT_BASE, PREFIXES, film_prefixes
from kg.graph.relationships import relationship_triples
from kg.graph.text import text_triples

if TYPE_CHECKING:
    from kg.story import Story

Triple: TypeAlias = tuple[URIRef, URIRef, URIRef | Literal]


def to_graph(story: Story, base: str = DEFAULT_BASE) -> Graph:
    """Write everything that was read in a film as RDF, without blank nodes.

    The terms are those of ``ontology/film-narrative.ttl``; every IRI of the film begins with
    ``{base}film/{slug}``, those of its people with ``{base}person/``.
    """
    base = check_base(base)
    film = film_iri(story.film.slug, base)
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in {**PREFIXES, **film_prefixes(film)}.items():
        graph.bind(prefix, namespace)
    for triple in chain(
        film_triples(story, film, base),
        entity_triples(story, film),
        relationship_triples(story, film),
        event_triples(story, film),
        text_triples(story, film),
    ):
        graph.add(triple)
    return graph
