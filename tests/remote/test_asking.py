"""Asking servers: each answers as our own store does."""

from __future__ import annotations

import pytest
from pyoxigraph import QueryBoolean, QuerySolutions

from kg.errors import QueryError, ServerError
from kg.graph.results import format_results
from kg.graph.sparql import Query, run_query
from kg.remote import Server, ask
from tests.data import FOLDER, STORIES
from tests.queries.test_ready_queries import QUERIES, expected, names, rows_of
from tests.remote.between import Between, failing, trickling, without
from tests.remote.servers import Oxigraph, Process

COUNT = Query("query", "SELECT (COUNT(DISTINCT ?f) AS ?films) { ?f a film:Film }")


def quiet(line: str) -> None:
    """Nothing should be noted."""
    raise AssertionError(line)


@pytest.mark.parametrize("query", names(QUERIES.values()))
def test_ready_queries(query: Query, published: Process, server: Server) -> None:
    """Header and rows, in their order, are those that a person read off the films."""
    results = ask(query, server, published.query, quiet)
    assert rows_of(format_results(results, "csv")) == expected(query)


KINDS = """SELECT ?kind (COUNT(?e) AS ?events) {
    ?e film:eventType ?t . ?t skos:broader? ?k . ?k a film:EventType ; skos:prefLabel ?kind
} GROUP BY ?kind ORDER BY ?kind"""


def test_the_terms_are_there(published: Process, oxigraph_server: Process, server: Server) -> None:
    """A question about kinds has the same answer as from files, also where graphs are named."""
    here = rows_of(format_results(run_query(KINDS, [FOLDER]), "csv"))
    assert len(here) > 5
    query = Query("query", KINDS)
    assert rows_of(format_results(ask(query, server, published.query, quiet), "csv")) == here
    with Between(oxigraph_server.query, without("union-default-graph")) as between:
        assert rows_of(format_results(ask(query, server, between.url(), quiet), "csv")) == here


@pytest.mark.parametrize("style", ["table", "csv", "tsv", "json"])
def test_styles(style: str, published: Process, server: Server) -> None:
    """Rows are shown in all the ways that a store's are."""
    text = "SELECT ?name ?n { ?f a film:Film ; rdfs:label ?name } ORDER BY ?name"
    results = ask(Query("query", text), server, published.query, quiet)
    here = run_query(text, [FOLDER])
    assert format_results(results, style) == format_results(here, style)  # type: ignore[arg-type]


def test_yes_and_no(published: Process, server: Server) -> None:
    """ASK gives yes or no, also where a server answers it with rows."""
    for word, answer in (("Film", True), ("Unheard", False)):
        results = ask(Query("query", f"ASK {{ ?f a film:{word} }}"), server, published.query, quiet)
        assert isinstance(results, QueryBoolean)
        assert bool(results) is answer
        assert format_results(results, "table") == ("yes\n" if answer else "no\n")


def test_graphs(published: Process, server: Server) -> None:
    """CONSTRUCT and DESCRIBE give triples, shown as Turtle."""
    text = "CONSTRUCT { ?f rdfs:label ?name } WHERE { ?f a film:Film ; rdfs:label ?name }"
    turtle = format_results(ask(Query("query", text), server, published.query, quiet))
    assert turtle == format_results(run_query(text, [FOLDER]))
    described = Query("query", 'DESCRIBE ?c { ?c rdfs:label "Nell Finch" }')
    assert "Nell Finch" in format_results(ask(described, server, published.query, quiet))


def test_film_by_film(published: Process, server: Server) -> None:
    """Each film is a named graph, called by its IRI; FROM chooses among them."""
    text = "SELECT DISTINCT ?g { GRAPH ?g { ?g a film:Film } }"
    results = ask(Query("query", text), server, published.query, quiet)
    assert isinstance(results, QuerySolutions)
    found = {row["g"].value for row in results}
    assert found == {f"https://w3id.org/film-narrative/id/film/{slug}" for slug in STORIES}
    chosen = f"SELECT (COUNT(DISTINCT ?f) AS ?films) FROM <{min(found)}> {{ ?f a film:Film }}"
    results = ask(Query("query", chosen), server, published.query, quiet)
    assert rows_of(format_results(results, "csv"))[1:] == [[1]]


def test_a_server_that_only_keeps_to_the_protocol(oxigraph_server: Process, server: Server) -> None:
    """Where a server does not know how to see all graphs, they are named to it."""
    with Between(oxigraph_server.query, without("union-default-graph")) as between:
        assert rows_of(format_results(ask(COUNT, server, between.url(), quiet), "csv"))[1:] == [[3]]
        for name in ("who-plays-whom", "returning-characters"):
            results = ask(QUERIES[name], server, between.url(), quiet)
            assert rows_of(format_results(results, "csv")) == expected(QUERIES[name])


def test_what_is_wrong_is_told_before_a_server_is_asked(server: Server) -> None:
    """A slip in a query is told as it is for files; updates and SERVICE are refused."""
    for text, message in (
        ("SELECT * {\n ?s ?p", "query, line 2, column 7: something is missing"),
        ("SELECT * { ?s foo:bar ?o }", "the prefix foo: is not declared"),
        ("DROP ALL", "DROP changes data"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE asks another server"),
    ):
        with pytest.raises(QueryError, match=message):
            ask(Query("query", text), server, "http://127.0.0.1:1/query", quiet)


def test_rows_that_are_missing(oxigraph_server: Process, server: Server) -> None:
    """Where a server gives only some of the rows, the user is told."""
    said: list[str] = []
    body = b'{"head": {"vars": ["films"]}, "results": {"bindings": []}}'
    kind = {"Content-Type": "application/sparql-results+json"}
    with Between(
        oxigraph_server.query, failing(9, 200, body, {**kind, "X-SPARQL-MaxRows": "2000"})
    ) as between:
        ask(COUNT, server, between.url(), said.append)
    with Between(oxigraph_server.query, failing(9, 206, body, kind)) as between:
        ask(COUNT, server, between.url(), said.append)
    assert ["gives 2000 rows at most" in said[0], "ran out of time" in said[1]] == [True, True]


def test_virtuoso_says_when_rows_are_missing(published: Process, server: Server) -> None:
    """Virtuoso, which cuts long answers, is believed; Oxigraph gives all."""
    said: list[str] = []
    results = ask(Query("query", "SELECT ?s { ?s ?p ?o }"), server, published.query, said.append)
    assert isinstance(results, QuerySolutions)
    count = len(list(results))
    assert (len(said), count) == (0, count) if isinstance(published, Oxigraph) else (1, 2000)


@pytest.mark.parametrize(
    ("status", "kind", "body", "message"),
    [
        (200, "text/html", b"<h1>Hello</h1>", "answers with text/html; is that the URL for queries?"),
        (200, "application/sparql-results+json", b"{", "its answer cannot be read"),
        (200, "", b"", "answers with nothing"),
        (400, "text/plain", b"line 1:\nsyntax \x1b[31merror", r"refused with status 400 \(line 1: syntax "),
        (302, "text/html", b"", "has moved to http://elsewhere/; give that URL"),
    ],
)
def test_answers_that_are_none(status: int, kind: str, body: bytes, message: str, server: Server) -> None:
    """Whatever a server says instead of an answer becomes one line."""
    headers = {"Location": "http://elsewhere/"} | ({"Content-Type": kind} if kind else {})
    with (
        Between("http://127.0.0.1:1/query", failing(9, status, body, headers)) as between,
        pytest.raises(ServerError, match=message) as caught,
    ):
        ask(COUNT, server, between.url(), quiet)
    assert str(caught.value).isprintable()


def test_an_answer_that_trickles_in() -> None:
    """Bytes that come one by one for ever are no answer."""
    connection = Server(timeout=0.4, retries=1)
    with (
        Between("http://127.0.0.1:1/query", trickling) as between,
        pytest.raises(ServerError, match=r"no whole answer within 0\.4 s"),
    ):
        ask(COUNT, connection, between.url(), quiet)
    connection.close()
