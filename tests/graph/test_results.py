"""Showing answers: for people, for programs, as a graph."""

from __future__ import annotations

import csv
import io
import json

import pytest
from rdflib import Graph
from rdflib.query import Result

from kg.errors import QueryError
from kg.graph.results import format_results
from kg.graph.sparql import run_query
from kg.graph.store import Sources, open_sources
from tests.data import FOLDER

NAMES = """
SELECT ?name ?actor {
  ?f rdfs:label "Paper Lanterns" . ?c a film:Character ; film:appearsIn ?f ; rdfs:label ?name
  OPTIONAL { ?p film:portrays ?c ; film:performer ?a . ?a rdfs:label ?actor }
}
ORDER BY ?name
"""
ONE = "SELECT ?a ?b ?c { VALUES (?a ?b ?c) { %s } }"


@pytest.fixture(scope="module")
def sources() -> Sources:
    """The sample films, opened once."""
    return open_sources([FOLDER])


def shown(text: str, sources: Sources, width: int | None = None) -> str:
    """A query's answer as a table."""
    return format_results(run_query(text, sources), "table", width)


def test_table(sources: Sources) -> None:
    """Columns are aligned, names on top, an empty cell where there is nothing."""
    assert shown(NAMES, sources) == (
        "name              actor\n"
        "----------------  -----------\n"
        "Daniel Park       Marcus Hale\n"
        "Granny Lin\n"
        'Han "Jay" Ji-woo  Hugo Brandt\n'
        "Lin Hua           Pearl Ng\n"
        "Lin Mei           Yun Zhao\n"
    )


def test_table_of_terms(sources: Sources) -> None:
    """IRIs get their short names, numbers stand to the right, quotes and datatypes are left out."""
    text = ONE % '(v:kills 1 "x"@en) (<http://example.org/a> 10.5 "2010"^^xsd:gYear) (film:a\\,b 1e3 UNDEF)'
    assert shown(text, sources) == (
        "a                                       b  c\n"
        "-----------------------------------  ----  ----\n"
        "v:kills                                 1  x\n"
        "http://example.org/a                 10.5  2010\n"
        "https://w3id.org/film-narrative#a,b  1000\n"
    )


def test_wide_letters_take_two_cells(sources: Sources) -> None:
    """Chinese letters are as wide as two, a combining accent as none."""
    text = ONE % '("林梅" "x" 1) ("ab" "e\u0301" 2)'
    assert shown(text, sources) == (
        "a     b  c\n"
        "----  -  -\n"
        "林梅  x  1\n"
        "ab    e\u0301  2\n"
    )  # fmt: skip


def test_a_cell_is_one_line_and_harmless(sources: Sources) -> None:
    """Line breaks become spaces, and nothing reaches the terminal that it would obey."""
    table = shown(ONE % r'("a\nb\tc" "\u001B[31mred\u0007" "x\u0085y\u2028z")', sources)
    assert table.splitlines()[2] == "a b c  [31mred  x y z"


def test_table_fits_the_width(sources: Sources) -> None:
    """The widest columns give way, text at its end and an IRI at its beginning."""
    text = (
        ONE
        % '("short" "a sentence that goes on for longer than there is room" <http://example.org/a/long/iri>)'
    )
    table = shown(text, sources, 50)
    assert max(map(len, table.splitlines())) == 50
    row = table.splitlines()[2]
    assert row == "short  a sentence that goe…  …ample.org/a/long/iri"


def test_table_keeps_something_of_each_column(sources: Sources) -> None:
    """However narrow the terminal, a column keeps eight letters."""
    table = shown(ONE % '("aaaaaaaaaaaa" "bbbbbbbbbbbb" "cccccccccccc")', sources, 10)
    assert table.splitlines()[2] == "aaaaaaa…  bbbbbbb…  ccccccc…"


def test_wide_letters_are_cut_whole(sources: Sources) -> None:
    """A letter of two cells is kept or left out, and the columns stay aligned."""
    table = shown(ONE % '("林梅林梅林梅林梅林" 1 2) ("x" 3 4)', sources, 14)
    assert table.splitlines()[2:] == ["林梅林…   1  2", "x         3  4"]


def test_a_whole_plot_is_cut_at_once(sources: Sources) -> None:
    """A cell of a hundred thousand letters takes no time worth a thought."""
    table = shown(ONE % f'("{"林 " * 50_000}" 1 2)', sources, 80)
    assert len(table) < 500


def test_no_width_no_cut(sources: Sources) -> None:
    """Where no width is given, all of a long sentence is there."""
    assert "x" * 500 in shown(ONE % f'("{"x" * 500}" 1 2)', sources)


def test_no_rows(sources: Sources) -> None:
    """Nothing found is said."""
    assert shown("SELECT ?x { ?x a film:Dragon }", sources) == "(no rows)\n"


def test_ask(sources: Sources) -> None:
    """Yes or no for people, true or false for programs."""
    yes, no = "ASK { ?x a film:Film }", "ASK { ?x a film:Dragon }"
    assert (shown(yes, sources), shown(no, sources)) == ("yes\n", "no\n")
    assert json.loads(format_results(run_query(no, sources), "json")) == {"head": {}, "boolean": False}
    assert format_results(run_query(yes, sources), "csv") == "true\n"


def test_csv(sources: Sources) -> None:
    """CSV as the W3C has it: names, then values, quoted where they must be."""
    text = format_results(run_query(NAMES, sources), "csv")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == ["name", "actor"]
    assert ["Granny Lin", ""] in rows
    assert ['Han "Jay" Ji-woo', "Hugo Brandt"] in rows
    assert text.startswith("name,actor\r\n")


def test_tsv(sources: Sources) -> None:
    """TSV as the W3C has it: variables with question marks, terms as in Turtle."""
    text = format_results(run_query(ONE % '(v:kills 1 "a\\tb"@en)', sources), "tsv")
    assert text == '?a\t?b\t?c\n<https://w3id.org/film-narrative/vocab/kills>\t1\t"a\\tb"@en\n'


@pytest.mark.parametrize("style", ["json", "csv"])
def test_other_libraries_read_it(sources: Sources, style: str) -> None:
    """rdflib reads the answer and finds the same rows."""
    text = format_results(run_query(NAMES, sources), "json" if style == "json" else "csv")
    result = Result.parse(io.BytesIO(text.encode()), format=style)
    assert [str(row[0]) for row in result][:2] == ["Daniel Park", "Granny Lin"]
    assert len(result) == 5


def test_triples_come_as_turtle(sources: Sources) -> None:
    """CONSTRUCT gives Turtle: each triple once, in order, with short names."""
    text = "CONSTRUCT { ?f film:partOf ?f ; rdfs:label 'x' } WHERE { ?c film:appearsIn ?f }"
    turtle = format_results(run_query(text, sources))
    assert len(Graph().parse(data=turtle, format="turtle")) == 6
    assert turtle == format_results(run_query(text, sources))
    assert "@prefix film:" in turtle
    assert "@prefix nif:" not in turtle


def test_no_triples(sources: Sources) -> None:
    """An empty graph is empty Turtle."""
    assert format_results(run_query("CONSTRUCT WHERE { ?x a film:Dragon }", sources)) == ""


@pytest.mark.parametrize("style", ["csv", "tsv", "json"])
def test_triples_are_no_rows(sources: Sources, style: str) -> None:
    """A graph cannot be had as rows, and the message names the option to leave out."""
    results = run_query("CONSTRUCT WHERE { ?x a film:Film }", sources)
    with pytest.raises(QueryError, match=rf"leave out --{style}"):
        format_results(results, style)  # type: ignore[arg-type]
