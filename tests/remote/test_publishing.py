"""Publishing: what is sent, what is not sent again, and what a server's death leaves behind."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, Triple, parse

from kg.errors import DataError, ServerError
from kg.graph.ontology import ONTOLOGY, ontology_triples
from kg.graph.sparql import Query
from kg.remote import Credentials, Server, ask, publish, query_url
from kg.remote.asking import select
from tests.data import FOLDER
from tests.graph.corpora import IRI, amend, copies
from tests.remote.between import Between, Trouble, failing, killing, renamed
from tests.remote.conftest import Start
from tests.remote.servers import PASSWORD, USER, Oxigraph, Process, Virtuoso

SHA256 = NamedNode("https://schema.org/sha256")


@pytest.fixture
def films(tmp_path: Path) -> Path:
    """A folder with the sample films."""
    folder = tmp_path / "films"
    folder.mkdir()
    for path in FOLDER.glob("*.ttl"):
        shutil.copy(path, folder)
    return folder


def graph(server: Server, process: Process, path: Path) -> tuple[set[Triple], int]:
    """What a server has of a film, and how many records that it is whole."""
    answer = server.send(
        "GET", process.store, params={"graph": IRI + path.stem}, headers={"Accept": "application/n-triples"}
    )
    triples = {quad.triple for quad in parse(answer.body, RdfFormat.N_TRIPLES)}
    record = {triple for triple in triples if triple.predicate == SHA256}
    return triples - record, len(record)


def turtle(path: Path) -> set[Triple]:
    """What a film's file says, with numbers as Oxigraph writes them."""
    store = Store()
    store.load(path=path)
    return {quad.triple for quad in store}


def named(films: list[Path]) -> list[str]:
    """The films' names."""
    return [path.stem for path in films]


def test_every_film_is_a_named_graph(films: Path, fresh: Process, server: Server) -> None:
    """All triples arrive, and one record that this is all."""
    report = publish(films, fresh.store, server)
    assert len(report.sent) == 3
    for path in films.glob("*.ttl"):
        assert graph(server, fresh, path) == (turtle(path), 1)


def test_again(films: Path, fresh: Process, server: Server) -> None:
    """What the server has is not sent again; what changed is replaced, and leaves nothing of the old."""
    publish(films, fresh.store, server)
    report = publish(films, fresh.store, Server())
    assert (report.sent, report.kept) == ([], 3)
    path = films / "paper-lanterns-2003.ttl"
    before = path.read_text()
    amend(path, "lanterns")
    [sent] = publish(films, fresh.store, server).sent
    assert (sent.path, sent.graph) == (path, IRI + path.stem)
    assert graph(server, fresh, path) == (turtle(path), 1)
    path.write_text(before)
    assert len(publish(films, fresh.store, server).sent) == 1
    assert graph(server, fresh, path) == (turtle(path), 1)


def test_the_terms_go_with_the_films(films: Path, fresh: Process, server: Server) -> None:
    """Each file of the ontology is a graph, whole, and is not sent again; a dry run names them."""
    dry = publish(films, fresh.store, server, dry_run=True)
    assert [(film.path.name, film.graph) for film in dry.terms] == [(f, g) for g, f in ONTOLOGY.items()]
    assert len(publish(films, fresh.store, server).terms) == len(ONTOLOGY)
    assert publish(films, fresh.store, server).terms == []
    for name in ONTOLOGY:
        text = f"SELECT ?s ?p ?o {{ GRAPH <{name}> {{ ?s ?p ?o }} FILTER(!STRENDS(STR(?s), '/graph')) }}"
        assert len(list(select(server, fresh.query, Query("", text)))) == len(set(ontology_triples(name)))


def test_other_films_are_left(films: Path, fresh: Process, server: Server, tmp_path: Path) -> None:
    """A folder that has fewer films takes none from the server; one film may be sent alone."""
    publish(films, fresh.store, server)
    report = publish(copies(tmp_path / "more", 2)[0], fresh.store, server)
    assert (len(report.sent), report.kept) == (1, 0)
    rows = select(server, fresh.query, Query("", "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"))
    assert len({row["g"].value for row in rows} - {*ONTOLOGY}) == 4


def test_dry_run(films: Path, fresh: Process, server: Server) -> None:
    """What would be sent is told, and nothing is sent."""
    publish(films / "paper-lanterns-2003.ttl", fresh.store, server)
    with Between(fresh.store, lambda handler: handler.command == "PUT") as between:
        report = publish(films, between.url(), server, endpoint=fresh.query, dry_run=True)
        assert between.requests == []
    assert (len(report.sent), report.kept) == (2, 1)
    assert not list(
        select(server, fresh.query, Query("", f"SELECT * {{ GRAPH <{report.sent[0].graph}> {{?s ?p ?o}} }}"))
    )


def test_a_server_without_queries(films: Path, fresh: Process, server: Server) -> None:
    """Where it cannot be told what a server has, all is sent, and all is well."""
    with Between(fresh.store, renamed("/graphs", "/store")) as between:
        for _ in range(2):
            assert len(publish(films, between.url("/graphs"), server).sent) == 3
    for path in films.glob("*.ttl"):
        assert graph(server, fresh, path) == (turtle(path), 1)


def test_many_films(tmp_path: Path, fresh: Process, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server is asked about some films at a time."""
    monkeypatch.setattr("kg.remote.publishing._BATCH", 4)
    copies(tmp_path / "many", 10)
    seen: list[str] = []
    assert len(publish(tmp_path / "many", fresh.store, server, watch=seen.append).sent) == 10
    assert seen == [""] * 10
    assert publish(tmp_path / "many", fresh.store, server).kept == 10


def test_files_that_are_no_films(films: Path, fresh: Process, server: Server) -> None:
    """What cannot be sent is named and stops nothing else."""
    (films / "broken.ttl").write_text("<http://example.org/a> a")
    (films / "words.ttl").write_text("<http://example.org/a> a <http://example.org/b> .")
    late = films / "late.ttl"
    late.write_text(
        (films / "paper-lanterns-2003.ttl").read_text().replace("paper-lanterns-2003", "late") + "oh"
    )
    seen: list[str] = []
    report = publish(films, fresh.store, server, watch=seen.append)
    assert len(report.sent) == 3
    assert [problem for problem in seen if problem] == report.problems
    found = sorted(report.problems)
    assert "broken.ttl, line 1: broken RDF" in found[0]
    assert "late.ttl, line" in found[1]
    assert "words.ttl: describes no film" in found[2]
    with pytest.raises(DataError, match="no Turtle file"):
        publish(films.parent, fresh.store, server)


@pytest.mark.parametrize("kind", [Oxigraph, Virtuoso])
@pytest.mark.parametrize(("method", "number"), [("PUT", 3), ("POST", 3)])
def test_a_server_killed_in_the_middle(
    kind: type[Process], method: str, number: int, tmp_path: Path, start: Start
) -> None:
    """Publishing ends with one line; when the server is back it goes on, and nothing is missing."""
    paths = copies(tmp_path / "films", 6)
    process = start(kind)
    server = Server(Credentials(USER, PASSWORD), retries=1)
    reading = query_url(process.store) or ""
    with (
        Between(process.store, killing(process.kill, method, number)) as between,
        pytest.raises(ServerError, match=r"no connection, 2 times \(.*\); see that the server runs"),
    ):
        publish(tmp_path / "films", between.url(), server, endpoint=reading)
    process.start()
    report = publish(tmp_path / "films", process.store, server)
    assert (len(report.sent) + report.kept, report.problems) == (6, [])
    assert 1 <= report.kept < 6
    assert publish(tmp_path / "films", process.store, server).kept == 6
    for path in paths:
        found, records = graph(server, process, path)
        assert (len(found), records) == (len(turtle(path)), 1)
    results = ask(Query("query", "SELECT DISTINCT ?f { ?f a film:Film }"), server, process.query, print)
    assert len(list(results)) == 6  # type: ignore[arg-type]
    process.kill()


def test_a_film_that_a_server_refuses(films: Path, fresh: Process, server: Server) -> None:
    """One film that a server cannot take is named; the others are sent."""
    bad = lambda handler: handler.command == "PUT" and "lanterns" in handler.path and refuse(handler)  # noqa: E731
    refuse = failing(1, 400, b"<html><title>Error</title><p>cannot parse</p></html>")
    with Between(fresh.store, bad) as between:
        report = publish(films, between.url(), server, endpoint=fresh.query)
    assert len(report.sent) == 2
    [problem] = report.problems
    assert "paper-lanterns-2003.ttl: http://127.0.0.1" in problem
    assert "refused with status 400 (cannot parse)" in problem


@pytest.mark.parametrize(
    ("trouble", "message", "most"),
    [
        (
            lambda: failing(99, 500, b"out of order"),
            r"refused with status 500 \(out of order\); look into",
            12,
        ),
        (lambda: failing(99, 403), "refused with status 403; give --user", 1),
        (lambda: failing(99, 404), "is that the right URL", 1),
        (lambda: failing(99, 413), "refused with status 413; let the server take larger", 3),
        (lambda: failing(99, 301, headers={"Location": "https://x/"}), "has moved to https://x/", 1),
    ],
)
def test_a_server_that_refuses_everything(
    trouble: Callable[[], Trouble], message: str, most: int, films: Path, fresh: Process, server: Server
) -> None:
    """Where the fault is the server's, the next film is not tried for ever."""
    copies(films, 5)
    with (
        Between(fresh.store, trouble()) as between,
        pytest.raises(ServerError, match=message) as caught,
    ):
        publish(films, between.url(), server, endpoint=fresh.query)
    assert len(between.requests) == most
    assert "\n" not in str(caught.value)


def test_trouble_that_passes(films: Path, fresh: Process, server: Server) -> None:
    """A server that has trouble for a moment is tried again, and nothing is told."""
    with Between(fresh.store, failing(2, 503, headers={"Retry-After": "0"})) as between:
        report = publish(films, between.url(), server, endpoint=fresh.query)
    assert (len(report.sent), report.problems) == (3, [])
    assert between.requests.count("PUT") == 5 + len(ONTOLOGY)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://localhost:7878/store", "http://localhost:7878/query"),
        ("http://localhost:8890/sparql-graph-crud-auth/", "http://localhost:8890/sparql-auth"),
        ("http://localhost:8890/sparql-graph-crud", "http://localhost:8890/sparql"),
        ("http://localhost:3030/films/data", "http://localhost:3030/films/sparql"),
        ("http://x/repositories/films/rdf-graphs/service", "http://x/repositories/films"),
        ("http://localhost:1234/graphs", None),
    ],
)
def test_where_queries_go(url: str, expected: str | None) -> None:
    """The servers that people use are known by their URLs."""
    assert query_url(url) == expected
