"""Every ready query gives the rows that a person read off the sample films, on either engine."""

from __future__ import annotations

import csv
import re
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import NamedNode, Store
from rdflib import Graph

from kg.graph.resources import ontology_file
from kg.graph.results import format_results
from kg.graph.sparql import Query, ready_queries, run_query
from kg.graph.store import Sources, open_sources
from tests.data import FOLDER, STORIES

if TYPE_CHECKING:
    from collections.abc import Iterable

ROWS = Path(__file__).parent / "rows"
QUERIES = {query.name: query for query in ready_queries()}


@pytest.fixture(scope="module")
def sources() -> Sources:
    """The sample films, opened once."""
    return open_sources([FOLDER])


@pytest.fixture(scope="module")
def store_sources(tmp_path_factory: pytest.TempPathFactory, sources: Sources) -> Sources:
    """A store on disk that has nothing but named graphs, one a film."""
    folder = str(tmp_path_factory.mktemp("stores") / "store")
    store = Store(folder)
    store.bulk_extend(quad for quad in sources.store if isinstance(quad.graph_name, NamedNode))
    store.flush()
    del store
    return open_sources([folder])


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The sample films in rdflib, read by rdflib."""
    merged = Graph()
    for slug in STORIES:
        merged.parse(FOLDER / f"{slug}.ttl")
    return merged


def expected(query: Query) -> list[list[Any]]:
    """The header and rows that the query should give."""
    with (ROWS / f"{query.name}.csv").open(encoding="utf-8", newline="") as file:
        return [[plain(cell) for cell in row] for row in csv.reader(file)]


def plain(value: object) -> Any:
    """A cell as a number if it is one, so that 1 equals 1.0, else as text."""
    text = "" if value is None else str(value)
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def rows_of(text: str) -> list[list[Any]]:
    """Rows of CSV text, comparable with the expected ones."""
    return [[plain(cell) for cell in row] for row in csv.reader(text.splitlines())]


def names(queries: Iterable[Query]) -> list[Any]:
    """Queries as test parameters, by name."""
    return [pytest.param(query, id=query.name) for query in queries]


def test_there_are_26_ready_queries() -> None:
    """The number that the documentation gives."""
    assert len(QUERIES) == 26


@pytest.mark.parametrize("query", names(QUERIES.values()))
def test_rows_on_oxigraph(query: Query, sources: Sources) -> None:
    """Header and rows, in their order, are those expected, and there are some."""
    rows = rows_of(format_results(run_query(query, sources), "csv"))
    assert len(rows) > 1
    assert rows == expected(query)


@pytest.mark.parametrize("query", names(QUERIES.values()))
def test_rows_on_rdflib(query: Query, graph: Graph) -> None:
    """Another engine gives the same rows in the same order, with the query's own prefixes only."""
    results = graph.query(query.text, initNs={})
    header, *rows = expected(query)
    assert [str(variable) for variable in results.vars or ()] == header
    assert [[plain(cell) for cell in row] for row in results] == rows  # type: ignore[union-attr]


@pytest.mark.parametrize("query", names(QUERIES.values()))
def test_rows_on_a_store(query: Query, store_sources: Sources) -> None:
    """A store that repeats what films share, one graph after the other, gives the same rows."""
    rows = rows_of(format_results(run_query(query, store_sources), "csv"))
    assert rows == expected(query)


@pytest.mark.parametrize("query", names(QUERIES.values()))
def test_a_film_alone(query: Query, sources: Sources) -> None:
    """Of one film, a query tells no more than it tells of that film among others."""
    alone = rows_of(format_results(run_query(query, [FOLDER / "the-salt-road-2001.ttl"]), "csv"))
    together = rows_of(format_results(run_query(query, sources), "csv"))
    if query.name == "hostility-by-genre":
        assert alone[1:] == [["Drama", 1, 15, 33], ["Western", 1, 15, 33]]
    else:
        assert all(row in together for row in alone)


@pytest.mark.parametrize("query", names(QUERIES.values()))
def test_front_matter(query: Query) -> None:
    """A query says what it answers, has a name in kebab case, and orders its rows."""
    assert re.fullmatch("[a-z]+(-[a-z]+)*", query.name)
    assert query.title
    assert query.question.endswith("?")
    assert "ORDER BY" in query.text


def test_the_readme_lists_every_query_with_its_question() -> None:
    """The table in the README is the list of files."""
    readme = ontology_file("queries/README.md").read_text("utf-8")
    listed = re.findall(r"\| \[`(.+?)`\]\((.+?)\.rq\) \| (.+?) \|", readme)
    assert listed == [(query.name, query.name, query.question) for query in ready_queries()]


def test_there_are_no_rows_of_a_query_that_is_gone() -> None:
    """Expected rows are kept for the ready queries and for no other."""
    assert {path.stem for path in ROWS.iterdir()} == set(QUERIES)
