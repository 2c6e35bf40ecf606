"""The RDF itself in other syntaxes, written by Oxigraph from sorted triples.

rdflib's own serializers follow the order of hashes here: they give other bytes in each process.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.errors import DataError
from kg.formats.xmltext import xml_bytes, xml_text
from kg.graph.nodes import TYPE
from kg.graph.prefixes import PREFIXES, film_prefixes
from kg.graph.turtle import turtle_bytes
from kg.network.terms import FILM, instances

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rdflib import Graph

_XML_NAME = re.compile(r"[^\W\d][\w.-]*\Z")


def ordered_triples(graph: Graph) -> list[Triple]:
    """Oxigraph's triples of a graph in the order in which its Turtle has them."""
    return [quad.triple for quad in parse(turtle_bytes(graph), format=RdfFormat.TURTLE)]


def ntriples(graph: Graph) -> bytes:
    """N-Triples: one line a triple, the lines sorted."""
    return _lines(_written(ordered_triples(graph), RdfFormat.N_TRIPLES))


def nquads(graph: Graph) -> bytes:
    """N-Quads: the film's IRI is the graph of its triples; the lines sorted."""
    return _lines(_written(_quads(graph), RdfFormat.N_QUADS))


def trig(graph: Graph) -> bytes:
    """TriG: the film's IRI is the graph of its triples."""
    films = instances(graph, FILM.Film)
    parts = film_prefixes(str(films[0])) if len(films) == 1 else {}
    lines = _written(_quads(graph), RdfFormat.TRIG, {**PREFIXES, **parts}).splitlines(keepends=True)
    # Oxigraph writes prefixes in an order of its own; line breaks in literals are escaped.
    head = sorted(line for line in lines if line.startswith(b"@prefix "))
    return b"".join(head + [line for line in lines if not line.startswith(b"@prefix ")])


def rdfxml(graph: Graph) -> bytes:
    """RDF/XML. What XML cannot hold becomes U+FFFD, one for one, so that offsets still fit."""
    triples = [_for_xml(triple) for triple in ordered_triples(graph)]
    head, root, body = _written(triples, RdfFormat.RDF_XML, PREFIXES).partition(b"<rdf:RDF ")
    spaces, end, body = body.partition(b">")
    return xml_bytes(head + root + b" ".join(sorted(spaces.split())) + end + body + b"\n")


def _written(
    data: Sequence[Triple] | Sequence[Quad], format: RdfFormat, prefixes: dict[str, str] | None = None
) -> bytes:
    """Oxigraph's bytes; it gives none only where it was told to write a file itself."""
    return serialize(data, format=format, prefixes=prefixes) or b""


def _lines(data: bytes) -> bytes:
    return b"".join(sorted(data.splitlines(keepends=True)))


def _for_xml(triple: Triple) -> Triple:
    if not _XML_NAME.search(triple.predicate.value):
        raise DataError(
            f"<{triple.predicate.value}> cannot be an element of RDF/XML, which needs a name at its end; "
            "export to ntriples or jsonld instead"
        )
    value = triple.object
    if isinstance(value, Literal) and (safe := xml_text(value.value)) != value.value:
        plain = (
            Literal(safe, language=value.language)
            if value.language
            else Literal(safe, datatype=value.datatype)
        )
        return Triple(triple.subject, triple.predicate, plain)
    return triple


def _quads(graph: Graph) -> list[Quad]:
    """Each triple in the graph of its film, those of people in the graph of every film that names them.

    What no film names stays in the default graph, unless there is only the one film.
    """
    films = [str(film) for film in instances(graph, FILM.Film)]
    triples = ordered_triples(graph)
    if len(films) == 1:
        return [_quad(triple, films[0]) for triple in triples]
    return sorted(_divided(triples, films), key=_graph_name)


def _quad(triple: Triple, name: str) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, NamedNode(name) if name else DefaultGraph())


def _graph_name(quad: Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""


def _divided(triples: Iterable[Triple], films: list[str]) -> Iterator[Quad]:
    found = list(triples)
    own = [_film_of(triple.subject, films) for triple in found]
    named: dict[object, set[str]] = {}
    for triple, film in zip(found, own, strict=True):
        if film and triple.predicate != TYPE:
            named.setdefault(triple.object, set()).add(film)
    for triple, film in zip(found, own, strict=True):
        graphs = [film] if film else sorted(named.get(triple.subject, ()))
        yield from (_quad(triple, name) for name in graphs)
        if not graphs:
            yield _quad(triple, "")


def _film_of(subject: object, films: list[str]) -> str:
    """The film that a thing stands under, by its IRI; empty for people and other shared things."""
    iri = subject.value if isinstance(subject, NamedNode) else ""
    return next((film for film in films if iri == film or iri.startswith(f"{film}/")), "")
