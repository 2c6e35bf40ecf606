"""Asking a server by SPARQL's protocol, and reading what it answers.

Published films are named graphs. Some servers see them all in a query without GRAPH (Virtuoso), some
when told so (Oxigraph), and any that keeps to the protocol when the graphs are named one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import (
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)

from kg.errors import ServerError
from kg.graph.ontology import ONTOLOGY
from kg.graph.prefixes import PREFIXES
from kg.graph.sparql import Query, check_reads, check_syntax, names_graphs, with_prefixes

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.graph.sparql import Results
    from kg.remote.server import Answer, Server

_ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_TRIPLES = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
_UNION = ("union-default-graph", "true")
"""What tells Oxigraph to see all graphs; others do not know it and let it be."""
_FILM = f"<{PREFIXES['film']}Film>"
_PARTIAL = 206
_YES = b'{"head": {}, "boolean": true}'
_NO = b'{"head": {}, "boolean": false}'


def ask(query: Query, server: Server, endpoint: str, note: Callable[[str], object]) -> Results:
    """Ask a server of published films what one would ask of their Turtle.

    ``note`` is told of an answer that the server cut short. Raises QueryError for text that is no
    query that reads, and ServerError where there is no answer to it.
    """
    check_syntax(query)
    dataset = [] if names_graphs(query) else _dataset(server, endpoint)
    answer = _post(server, endpoint, with_prefixes(query), dataset)
    _tell_limits(answer, endpoint, note)
    return _results(answer, endpoint, check_reads(query))


def select(server: Server, endpoint: str, query: Query) -> QuerySolutions:
    """The rows of a query of our own, about named graphs."""
    results = _results(_post(server, endpoint, query.text, []), endpoint, "SELECT")
    if not isinstance(results, QuerySolutions):
        raise ServerError(f"{endpoint}: gave no rows for a query; is that the URL for queries?")
    return results


def _dataset(server: Server, endpoint: str) -> list[tuple[str, str]]:
    """The parameters that make a server see all films at once."""
    asked = _post(server, endpoint, f"ASK {{ ?film a {_FILM} }}", [_UNION])
    if _results(asked, endpoint, "ASK"):
        return [_UNION]
    terms = " ".join(f"<{graph}>" for graph in ONTOLOGY)
    text = (
        f"SELECT DISTINCT ?graph {{ {{ GRAPH ?graph {{ ?film a {_FILM} }} }} UNION "
        f"{{ VALUES ?graph {{ {terms} }} GRAPH ?graph {{ ?term ?says ?what }} }} }} ORDER BY ?graph"
    )
    graphs = [row["graph"].value for row in select(server, endpoint, Query("the graphs", text))]
    names = ("default-graph-uri", "named-graph-uri")
    return [(name, graph) for name in names for graph in graphs]


def _post(server: Server, endpoint: str, text: str, dataset: list[tuple[str, str]]) -> Answer:
    accept = _TRIPLES if check_reads(Query("query", text)) in ("CONSTRUCT", "DESCRIBE") else _ROWS
    return server.send("POST", endpoint, data=[("query", text), *dataset], headers={"Accept": accept})


def _results(answer: Answer, endpoint: str, verb: str) -> Results:
    """What an answer says, in the forms that a store of our own would give."""
    kind = answer.headers.get("Content-Type", "")
    try:
        if verb in ("CONSTRUCT", "DESCRIBE"):
            return _triples(answer.body, RdfFormat.from_media_type(kind), endpoint)
        form = QueryResultsFormat.from_media_type(kind)
        if form is None:
            raise ServerError(f"{endpoint}: answers with {kind or 'nothing'}; is that the URL for queries?")
        results = parse_query_results(answer.body, form)
    except SyntaxError as error:
        reason = " ".join(str(error).split())
        raise ServerError(f"{endpoint}: its answer cannot be read ({reason}); try it again") from error
    if verb == "ASK" and isinstance(results, QuerySolutions):  # Virtuoso: a row for yes, none for no
        return parse_query_results(_YES if list(results) else _NO, QueryResultsFormat.JSON)
    return results


def _triples(body: bytes, form: RdfFormat | None, endpoint: str) -> Results:
    if form is None:
        raise ServerError(f"{endpoint}: answers with no form of RDF; is that the URL for queries?")
    store = Store()
    store.bulk_extend(parse(body, form, base_iri=endpoint))
    return store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")


def _tell_limits(answer: Answer, endpoint: str, note: Callable[[str], object]) -> None:
    """Say so where a server gives less than was asked for."""
    most = answer.headers.get("X-SPARQL-MaxRows")
    if most:
        note(
            f"{endpoint} gives {most} rows at most, so some are missing; ask for fewer, with LIMIT and OFFSET"
        )
    elif answer.status == _PARTIAL:
        note(f"{endpoint} ran out of time, so some of the answer is missing; ask for less")
