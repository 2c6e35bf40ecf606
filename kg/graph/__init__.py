"""From a Story to RDF and back to answers: terms, IRIs, triples, Turtle, stores, SPARQL, shapes."""

from __future__ import annotations

from kg.graph.files import write_whole
from kg.graph.filmstore import StoreWriter, Update, update_store
from kg.graph.iris import check_base, film_iri, person_iri
from kg.graph.prefixes import DEFAULT_BASE, PREFIXES
from kg.graph.provenance import Build, Origin, sha256_of, write_provenance
from kg.graph.reading import bind_prefixes, read_graph
from kg.graph.results import Style, format_results
from kg.graph.sparql import Query, Results, find_query, ready_queries, run_query
from kg.graph.store import Sources, open_sources, turtle_files
from kg.graph.triples import story_triples, to_graph
from kg.graph.turtle import turtle_bytes, write_turtle
from kg.graph.vocabulary import FILM, NIF, SCHEMA, V

__all__ = [
    "DEFAULT_BASE",
    "FILM",
    "NIF",
    "PREFIXES",
    "SCHEMA",
    "Build",
    "Origin",
    "Query",
    "Results",
    "Sources",
    "StoreWriter",
    "Style",
    "Update",
    "V",
    "bind_prefixes",
    "check_base",
    "film_iri",
    "find_query",
    "format_results",
    "open_sources",
    "person_iri",
    "read_graph",
    "ready_queries",
    "run_query",
    "sha256_of",
    "story_triples",
    "to_graph",
    "turtle_bytes",
    "turtle_files",
    "update_store",
    "write_provenance",
    "write_turtle",
    "write_whole",
]
