"""The process that answers, without the process: rows are counted as they come, whole, and in every form."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.graph.prefixes import PREFIXES
from kg.serve.worker import Counted, EnoughError, answered

CONFIG = {"union": False, "prefixes": PREFIXES}


@pytest.fixture(scope="module")
def store() -> Store:
    """A hundred numbers, and a text with all that could break a line."""
    found = Store()
    for number in range(100):
        found.add(
            Quad(
                NamedNode(f"http://example.org/{number}"), NamedNode("http://example.org/p"), Literal(number)
            )
        )
    text = Literal("one\ntwo\r\tthree \\ \"four\" 'five' 😀")
    found.add(Quad(NamedNode("http://example.org/t"), NamedNode("http://example.org/q"), text))
    return found


def ask(store: Store, query: str, **more: Any) -> tuple[dict[str, Any], bytes]:
    """Ask as the server does."""
    asked = {"query": query, "format": "json", "default": [], "named": [], "names_graphs": False}
    return answered(store, CONFIG, {**asked, "limit": 1000, "keep": False, **more})


def bindings(data: bytes) -> list[dict[str, Any]]:
    """The rows of an answer in JSON."""
    found: list[dict[str, Any]] = json.loads(data)["results"]["bindings"]
    return found


def write(counted: Counted, text: bytes, size: int) -> None:
    """Write a text in pieces of a size."""
    for begin in range(0, len(text), size):
        counted.write(text[begin : begin + size])


def test_lines_are_counted() -> None:
    """As many whole lines are kept as may be, wherever the pieces end; then nothing more is taken."""
    for size in (1, 3, 7, 100):
        counted = Counted(3)
        text = b"one\ntwo\nthree\nfour\nfive\n"
        with pytest.raises(EnoughError):
            write(counted, text, size)
        with pytest.raises(EnoughError):
            counted.write(b"again\n")
        assert counted.value() == b"one\ntwo\nthree\n"
    counted = Counted(3)
    counted.write(b"one\ntwo\nthree\n")
    assert counted.value() == b"one\ntwo\nthree\n"


def test_bytes_are_counted() -> None:
    """A line that is as long as many is too much."""
    counted = Counted(3)
    counted.write(b"one\n")
    with pytest.raises(EnoughError):
        counted.write(b"x" * 64_000_000)
    assert counted.value() == b"one\n"


def test_just_so_many_rows(store: Store) -> None:
    """At the limit an answer is whole, over it there is none, or its beginning where that was asked for."""
    numbers = "SELECT ?n { ?s <http://example.org/p> ?n } ORDER BY ?n"
    about, data = ask(store, numbers, limit=100)
    assert (about["rows"], about["cut"], len(bindings(data))) == (100, False, 100)
    assert ask(store, numbers, limit=99) == ({"error": "limit", "message": ""}, b"")
    about, data = ask(store, numbers, limit=99, keep=True)
    assert (about["rows"], about["cut"]) == (99, True)
    assert [row["n"]["value"] for row in bindings(data)] == [str(number) for number in range(99)]
    graph = "CONSTRUCT WHERE { ?s <http://example.org/p> ?n }"
    assert ask(store, graph, limit=100, format="turtle")[0] == {"kind": "graph", "rows": 100, "cut": False}
    assert ask(store, graph, limit=99, format="turtle")[0]["error"] == "limit"


def test_terms_come_through(store: Store) -> None:
    """What is counted as lines first is the same in the end: texts, languages, types, what is not bound."""
    [row] = bindings(ask(store, "SELECT ?t ?none { ?s <http://example.org/q> ?t }")[1])
    assert row == {"t": {"type": "literal", "value": "one\ntwo\r\tthree \\ \"four\" 'five' 😀"}}
    query = (
        'SELECT ("a"@en-GB AS ?l) (1.5 AS ?d) (true AS ?b) (1e0 AS ?e) (<http://example.org/ü> AS ?i) '
        '("x"^^<http://example.org/type> AS ?o) (BNODE() AS ?n) {}'
    )
    [row] = bindings(ask(store, query)[1])
    assert row["l"] == {"type": "literal", "value": "a", "xml:lang": "en-gb"}
    assert row["d"]["datatype"].endswith("#decimal")
    assert row["b"] == {"type": "literal", "value": "true", "datatype": PREFIXES["xsd"] + "boolean"}
    assert row["e"]["datatype"].endswith("#double")
    assert row["i"] == {"type": "uri", "value": "http://example.org/ü"}
    assert row["o"]["datatype"] == "http://example.org/type"
    assert row["n"]["type"] == "bnode"
    assert bindings(ask(store, "SELECT * {}")[1]) == [{}]
    assert bindings(ask(store, "SELECT ?x { ?x <http://example.org/none> ?y }")[1]) == []


def test_what_is_wrong_is_told(store: Store) -> None:
    """A slip, and a graph whose name is none, are errors with Oxigraph's words."""
    assert ask(store, "SELECT ?x {")[0]["error"] == "syntax"
    assert ask(store, "ASK {}", default=["no iri"])[0]["error"] == "value"
