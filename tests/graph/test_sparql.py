"""Asking: what counts as a query, which query is meant, and what is wrong with it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

from kg.errors import DataError, QueryError
from kg.graph.sparql import Query, check_reads, find_query, ready_queries, run_query
from kg.graph.store import Sources, open_sources
from tests.data import FOLDER, STORIES


@pytest.fixture(scope="module")
def sources() -> Sources:
    """The sample films, opened once."""
    return open_sources([FOLDER])


def column(results: object, name: str) -> list[str]:
    """The values of a variable, in the order of the rows."""
    assert isinstance(results, QuerySolutions)
    return [row[name].value for row in results]


def complaint(text: str, sources: Sources) -> str:
    """What is said of a query that cannot be run: always one line."""
    with pytest.raises(QueryError) as caught:
        run_query(text, sources)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_select_needs_no_prefixes(sources: Sources) -> None:
    """The project's prefixes are there without being declared."""
    results = run_query("SELECT ?name { ?film a film:Film ; rdfs:label ?name } ORDER BY ?name", sources)
    assert column(results, "name") == ["Paper Lanterns", "The Salt Road", "The Salt Road II: Ash Harbour"]


def test_a_prefix_of_ones_own(sources: Sources) -> None:
    """A query may declare prefixes, also one of ours for something else."""
    text = "PREFIX v: <https://w3id.org/film-narrative#> SELECT ?x { ?x a v:Film }"
    assert len(column(run_query(text, sources), "x")) == 3


def test_ask(sources: Sources) -> None:
    """ASK gives yes or no."""
    answer = run_query("ASK { ?r film:relationType v:kills }", sources)
    assert isinstance(answer, QueryBoolean)
    assert answer
    assert not run_query("ASK { ?r film:relationType v:adores }", sources)


def test_construct_and_describe(sources: Sources) -> None:
    """Both give triples."""
    built = run_query("CONSTRUCT { ?a rdfs:seeAlso ?b } WHERE { ?a film:negativelyRelatedTo ?b }", sources)
    assert isinstance(built, QueryTriples)
    assert len(list(built)) > 5
    described = run_query("DESCRIBE ?c { ?c rdfs:label 'Nell Finch' }", sources)
    assert any(triple.object.value == "Nell Finch" for triple in described)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT DISTINCT ?g { GRAPH ?g { ?film a film:Film } }",
        "select distinct ?g from named <https://w3id.org/film-narrative/id/film/the-salt-road-2001> "
        "{ graph ?g { ?film a film:Film } }",
    ],
)
def test_graphs_by_path(text: str) -> None:
    """A query that asks film by film finds the named graphs, though it gave only a path."""
    found = column(run_query(text, [FOLDER]), "g")
    assert len(found) == (1 if "named" in text else len(STORIES))


def test_sources_that_are_missing(tmp_path: Path) -> None:
    """What is wrong with a source is not called an error of the query."""
    with pytest.raises(DataError):
        run_query("ASK {}", [tmp_path / "gone"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "SELECT * {\n  ?c foo:name ?n }",
            "query, line 2, column 6: the prefix foo: is not declared; add PREFIX foo: <…>, or use film:, ",
        ),
        (
            "SELECT * { ?s ?p }",
            "query, line 1, column 19: something is missing here or before; compare a ready query",
        ),
        ("SELECT * {\n ?s ?p ?o", "query, line 2, column 10: something is missing here or before"),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "a variable that is not grouped; add it to GROUP BY"),
        (
            "SELEC ?x { ?x ?y ?z }",
            "query, line 1, column 1: a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE",
        ),
        ("# nothing\n", "query, line 2, column 1: a query begins with SELECT"),
        ("PREFIX a: <http://a>\nFIND ?x", "query, line 2, column 1: a query begins with SELECT"),
        ("SELECT * { ?s ?p ?o } LIMIT many", "query, line 1, column 29: cannot be read from 'many' on"),
    ],
)
def test_syntax_errors(sources: Sources, text: str, message: str) -> None:
    """A slip is told with its line and column, what it is, and what to do."""
    assert message in complaint(text, sources)


@pytest.mark.parametrize(
    "text",
    [
        "DELETE WHERE { ?s ?p ?o }",
        "INSERT DATA { <http://a> <http://b> 1 }",
        "PREFIX a: <http://a>\n# with a comment\nWITH <http://g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "drop all",
        "LOAD <http://example.org/data>",
    ],
)
def test_updates_are_refused(sources: Sources, text: str) -> None:
    """A query does not change anything, and says so."""
    assert "changes data, a query only reads; edit the Turtle file instead" in complaint(text, sources)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o .service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { VALUES ?e { <http://127.0.0.1:1/> } SERVICE ?e { ?s ?p ?o } }",
        "PREFIX e: <http://127.0.0.1:1/> SELECT * { ?s ?p 5SERVICE e:x { ?s ?p ?o } }",
        "SELECT * { ?s ?p true\nSERVICE #a comment {\n <http://127.0.0.1:1/>\n# and one\n{ ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o #\rSERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p '''x'''SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } }",
        "SELECT * { ?a ?p ?b FILTER(?a<?b#> '''\n)SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } #'''\n}",
    ],
)
def test_service_is_refused(sources: Sources, text: str) -> None:
    """No query makes kg ask another server, however the call is spelt."""
    assert "SERVICE asks another server, which kg does not" in complaint(text, sources)


@pytest.mark.parametrize(
    "text",
    [
        "ASK { ?s ?p ?o } # service " + "#" * 100_000,
        "#" * 100_000 + "\nASK { ?s ?p ?o }",
        "ASK { ?s ?p '" + "service:" * 50 + "\\'" * 50_000 + "' }",
        "ASK { ?s ?p ?o } #" + " service <" * 50 + "x" * 100_000,
    ],
    ids=["comment", "prologue", "names", "IRIs"],
)
def test_a_text_made_to_be_looked_at_for_long_is_not(text: str) -> None:
    """What a query may not do is found out in no time, whatever its text is."""
    start = time.process_time()
    assert check_reads(Query("query", text)) == "ASK"
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ('SELECT ?s { ?s rdfs:label ?name FILTER(CONTAINS(?name, "secret service")) }', False),
        ("SELECT ?service WHERE { ?service rdfs:label ?service_name }", True),
        ("SELECT ?service ?x { ?service ?x 'room service' }", False),
        ("ASK { ?x a <http://example.org/service> } # a service { of sorts", False),
        ("PREFIX s: <http://example.org/> ASK { ?x s:service ?y . ?y s:other ?z }", False),
    ],
)
def test_the_word_service_is_allowed(sources: Sources, text: str, answered: bool) -> None:
    """Films have services, too."""
    found = run_query(text, sources)
    assert bool(list(found) if text.startswith("SELECT") else found) is answered


@pytest.mark.parametrize("brackets", ["()", "{}"])
def test_brackets_inside_brackets(sources: Sources, brackets: str) -> None:
    """A hundred are answered; a hundred thousand, which would end the process, are refused in one line."""
    left, right = brackets
    inner = "?film a film:Film" if left == "{" else "?film a film:Film FILTER({})"
    for depth, ends in ((100, False), (100_000, True)):
        nested = left * depth + ("true" if left == "(" else inner) + right * depth
        text = f"ASK {{ {inner.format(nested) if left == '(' else nested} }}"
        if ends:
            with pytest.raises(QueryError, match="more than 200 brackets inside each other"):
                run_query(text, sources)
        else:
            assert run_query(text, sources)


def test_find_a_ready_query() -> None:
    """A name of one word is a ready query's."""
    query = find_query("who-plays-whom")
    assert query.title == "Who plays whom"
    assert query in ready_queries()


def test_find_sparql() -> None:
    """What is no single word is SPARQL."""
    assert find_query("ASK { }") == Query("query", "ASK { }")
    assert find_query("ASK{}").text == "ASK{}"


def test_find_a_file(tmp_path: Path) -> None:
    """A file is called by its path in messages, and its first comments are read."""
    path = tmp_path / "mine.rq"
    path.write_bytes("\ufeff# title: Mine\r\n# question: Why?\r\nASK { }\r\n".encode())
    query = find_query(str(path))
    assert (query.name, query.title, query.question) == (str(path), "Mine", "Why?")
    assert run_query(query, [FOLDER])


def test_find_a_file_of_another_ending(tmp_path: Path) -> None:
    """A file need not end in .rq."""
    (tmp_path / "mine.sparql").write_text("ASK { }")
    assert find_query(str(tmp_path / "mine.sparql")).text == "ASK { }"


def test_errors_name_the_file(tmp_path: Path, sources: Sources) -> None:
    """A slip in a file is told with the file's name and line."""
    path = tmp_path / "mine.rq"
    path.write_text("# title: Mine\nSELECT * { ?s ?p }")
    with pytest.raises(QueryError, match=r"mine\.rq, line 2, column 19"):
        run_query(find_query(str(path)), sources)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "the query is empty"),
        ("  \n", "the query is empty"),
        (
            "who-play-whom",
            "'who-play-whom': no ready query or file of that name; did you mean 'who-plays-whom'?",
        ),
        ("zzz", "'zzz': no ready query or file of that name; kg query --list names the ready ones"),
        ("gone.rq", "gone.rq: no such file or directory; give the path of a SPARQL file"),
    ],
)
def test_queries_that_are_not_there(query: str, message: str) -> None:
    """A name that nothing has is told, with the nearest that there is."""
    with pytest.raises(QueryError) as caught:
        find_query(query)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    """A file of another kind is refused in one line."""
    path = tmp_path / "mine.rq"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QueryError, match="not UTF-8 text"):
        find_query(str(path))


def test_ready_queries_come_in_order() -> None:
    """The list is the same each time."""
    names = [query.name for query in ready_queries()]
    assert names == sorted(names)
