"""Bringing films to a server by SPARQL's Graph Store Protocol: one named graph a film, called by its IRI.

A film is sent in two requests. PUT replaces its graph; then POST adds one triple that says which file
was sent, by its SHA-256. So the server itself knows what it has in full, whoever asks, and however
the last attempt ended; a film whose triple is there is not sent again. The ontology goes the same way,
each of its files a graph, so that the server answers for kinds and labels as files and stores do.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, parse, serialize

from kg.errors import DataError, KgError, ServerError
from kg.graph.ontology import ONTOLOGY, ontology_triples
from kg.graph.prefixes import PREFIXES
from kg.graph.resources import ontology_file
from kg.graph.sparql import Query
from kg.graph.store import graph_name, read_rdf, syntax_error, turtle_files
from kg.remote.asking import select

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyoxigraph import Triple

    from kg.remote.server import Server

_BATCH = 100
"""Films that the server is asked about at once."""
_ENOUGH = 3
"""So many films one after the other that a server refuses: the fault is not the films'."""
_SHA256 = PREFIXES["schema"] + "sha256"
_ABOUT = PREFIXES["schema"] + "about"
_QUERY_URLS = (
    ("/sparql-graph-crud-auth", "/sparql-auth"),  # Virtuoso
    ("/sparql-graph-crud", "/sparql"),
    ("/store", "/query"),  # Oxigraph
    ("/data", "/sparql"),  # Jena Fuseki
    ("/rdf-graphs/service", ""),  # RDF4J, GraphDB
)
"""How the URL for graphs ends, and the URL for queries in its stead."""
_REFUSES_ALL = frozenset([300, 301, 302, 303, 307, 308, 401, 403, 404, 405, 501])
"""Statuses that the next film would get too."""


@dataclass(frozen=True, slots=True)
class Film:
    """A film's file as it would be sent."""

    path: Path
    graph: str
    sha256: str


@dataclass(slots=True)
class Report:
    """What became of the films."""

    sent: list[Film] = field(default_factory=list)
    kept: int = 0
    """Films that the server had already."""
    problems: list[str] = field(default_factory=list)
    """Why others were not sent, a line each."""
    terms: list[Film] = field(default_factory=list)
    """Files of the ontology that were sent."""


def publish(
    source: Path,
    url: str,
    server: Server,
    *,
    endpoint: str | None = None,
    dry_run: bool = False,
    watch: Callable[[str], object] | None = None,
) -> Report:
    """Send the films of a folder, or one, to a server that has not got them, and the ontology.

    ``endpoint`` is where the server answers queries, for servers that are not known by their ``url``;
    without it all films are sent. ``watch`` is called for each film, with its problem or nothing. A
    film that cannot be read stops no other. Raises ServerError where the server takes none.
    """
    report = Report()
    endpoint = endpoint or query_url(url)
    refused = 0
    for batch in _batches(turtle_files(source), report, watch):
        held = _held(server, endpoint, batch) if endpoint else set()
        for film in batch:
            problem = ""
            if (film.graph, film.sha256) in held:
                report.kept += 1
            elif dry_run or not (problem := _try(server, url, film, refused)):
                report.sent.append(film)
                refused = 0
            else:
                report.problems.append(problem)
                refused += 1
            if watch is not None:
                watch(problem)
    report.terms += _send_ontology(server, url, endpoint, dry_run)
    return report


def query_url(url: str) -> str | None:
    """Where a server answers queries, by the URL where it takes graphs; None where that is not known."""
    bare = url.rstrip("/")
    for ending, instead in _QUERY_URLS:
        if bare.endswith(ending):
            return bare.removesuffix(ending) + instead
    return None


def _send_ontology(server: Server, url: str, endpoint: str | None, dry_run: bool) -> list[Film]:
    """Send those files of the ontology that a server has not got, and return them."""
    files = [(Path(str(ontology_file(name))), graph) for graph, name in ONTOLOGY.items()]
    terms = [Film(path, graph, hashlib.sha256(path.read_bytes()).hexdigest()) for path, graph in files]
    held = _held(server, endpoint, terms) if endpoint else set()
    lacking = [film for film in terms if (film.graph, film.sha256) not in held]
    for film in [] if dry_run else lacking:
        _put(server, url, film, ontology_triples(film.graph), film.sha256)
    return lacking


def _batches(
    paths: list[Path], report: Report, watch: Callable[[str], object] | None
) -> Iterator[list[Film]]:
    """The films of files, some at a time; files that are none become problems."""

    def films() -> Iterator[Film]:
        for path in paths:
            try:
                yield _film(path)
            except KgError as error:
                report.problems.append(str(error))
                if watch is not None:
                    watch(str(error))

    found = films()
    while batch := list(islice(found, _BATCH)):
        yield batch


def _film(path: Path) -> Film:
    """What is known of a file without reading all of its triples."""
    data, kind = read_rdf(path)
    if kind.supports_datasets:
        raise DataError(f"{path}: may hold several graphs; publish Turtle, such as kg build writes")
    base = path.resolve().as_uri()
    try:
        graph = graph_name(data, kind, base)
    except SyntaxError as error:
        raise syntax_error(path, error) from error
    if graph.value == base:
        raise DataError(f"{path}: describes no film, so its graph has no name; move it out of the folder")
    return Film(path, graph.value, hashlib.sha256(data).hexdigest())


def _held(server: Server, endpoint: str, films: list[Film]) -> set[tuple[str, str]]:
    """Which of these films, or other versions of them, a server has in full."""
    graphs = " ".join(str(NamedNode(film.graph)) for film in films)
    text = f"""SELECT ?graph ?sha256 WHERE {{
        VALUES ?graph {{ {graphs} }}
        GRAPH ?graph {{ ?record <{_ABOUT}> ?graph . ?record <{_SHA256}> ?sha256 }}
    }}"""
    rows = select(server, endpoint, Query("what the server has", text))
    return {(row["graph"].value, row["sha256"].value) for row in rows}


def _try(server: Server, url: str, film: Film, refused: int) -> str:
    """Send a film; the problem, if it is this film's only."""
    try:
        _send(server, url, film)
    except ServerError as error:
        if error.status is None or error.status in _REFUSES_ALL or refused + 1 >= _ENOUGH:
            raise
        return f"{film.path}: {error}"
    except DataError as error:
        return str(error)
    return ""


def _send(server: Server, url: str, film: Film) -> None:
    """Replace a film's graph, then say that it is whole."""
    data, kind = read_rdf(film.path)
    try:
        quads = parse(data, kind, base_iri=film.path.resolve().as_uri())
        triples = [quad.triple for quad in quads]
    except SyntaxError as error:
        raise syntax_error(film.path, error) from error
    _put(server, url, film, triples, hashlib.sha256(data).hexdigest())


def _put(server: Server, url: str, film: Film, triples: Iterable[Triple], sha256: str) -> None:
    record = f'<{film.graph}/graph> <{_ABOUT}> <{film.graph}> ; <{_SHA256}> "{sha256}" .\n'
    # N-Triples are Turtle too, of the kind that every server's parser gets right.
    body = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    for method, data in (("PUT", body), ("POST", record.encode())):
        server.send(
            method,
            url,
            params={"graph": film.graph},
            data=data,
            headers={"Content-Type": "text/turtle; charset=utf-8"},
        )
