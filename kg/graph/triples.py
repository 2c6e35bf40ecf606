"""From a Story to its RDF graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rdflib import Graph, Literal, URIRef

from kg.graph.captions import caption_triples
from kg.graph.corrections import correction_triples
from kg.graph.entities import entity_triples
from kg.graph.events import event_triples
from kg.graph.film import film_triples
from kg.graph.iris import check_base, film_iri
from kg.graph.prefixes import DEFAULT_BASE, PREFIXES, film_prefixes
from kg.graph.relationships import relationship_triples
from kg.graph.structure import structure_triples
from kg.graph.text import text_triples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.story import Story

Triple: TypeAlias = tuple[URIRef, URIRef, URIRef | Literal]


def story_triples(story: Story, base: str = DEFAULT_BASE) -> Iterator[Triple]:
    """Everything that was read in a film as triples, some of them more than once."""
    base = check_base(base)
    film = film_iri(story.film.slug, base)
    yield from film_triples(story, film, base)
    yield from entity_triples(story, film)
    yield from relationship_triples(story, film)
    yield from event_triples(story, film)
    yield from structure_triples(story, film)
    yield from correction_triples(story, film)
    yield from text_triples(story, film)
    yield from caption_triples(story, film)


def to_graph(story: Story, base: str = DEFAULT_BASE) -> Graph:
    """Write everything that was read in a film as RDF, without blank nodes.

    The terms are those of ``ontology/film-narrative.ttl``; every IRI of the film begins with
    ``{base}film/{slug}``, those of its people with ``{base}person/``.
    """
    film = film_iri(story.film.slug, check_base(base))
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in {**PREFIXES, **film_prefixes(film)}.items():
        graph.bind(prefix, namespace)
    for triple in story_triples(story, base):
        graph.add(triple)
    return graph
