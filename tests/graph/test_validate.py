"""Validation of files: what is reported, how it is written, and what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, XSD, Graph, Literal, URIRef

from kg.errors import DataError
from kg.graph.resources import ontology_file, ontology_graph
from kg.graph.validate import TEXT_AT_OFFSETS, Problem, Report, find_problems, report_lines, validate
from kg.graph.vocabulary import FILM, NIF
from tests.ontology.breaks import DATA, FIRST, good

ADA = URIRef(f"{FIRST}/character/ada-pell")


def test_a_good_file_conforms() -> None:
    """Infos do not make a file invalid."""
    (report,) = validate([DATA / "sample.ttl"])
    assert report.conforms
    assert [problem.severity for problem in report.problems] == ["Info"]


def test_each_file_has_its_report(tmp_path: Path) -> None:
    """Files are checked each by itself, in the order given."""
    bad = tmp_path / "bad.ttl"
    bad.write_text("<https://example.org/a> <https://example.org/b> 1 .", "utf-8")
    reports = validate([DATA / "sample.ttl", bad, DATA / "sequel.ttl"])
    assert [(report.path.name, report.conforms) for report in reports] == [
        ("sample.ttl", True),
        ("bad.ttl", False),
        ("sequel.ttl", True),
    ]


def test_warnings_do_not_make_a_file_invalid(tmp_path: Path) -> None:
    """A person without a film is worth a warning only."""
    path = tmp_path / "film.ttl"
    more = "\nperson:kim a film:Person ; rdfs:label 'Kim' .\n"
    path.write_text((DATA / "sample.ttl").read_text("utf-8") + more, "utf-8")
    (report,) = validate([path])
    assert report.conforms
    assert [problem.severity for problem in report.problems] == ["Warning", "Info"]


def test_violations_come_first_and_name_the_node() -> None:
    """The worst first; the value is given where one is wrong."""
    graph = good()
    graph.set((ADA, RDFS.label, Literal("Ada Pell", lang="en")))
    first, *rest = find_problems(graph)
    assert (first.severity, first.node, first.value) == ("Violation", str(ADA), "Ada Pell")
    assert [problem.severity for problem in rest] == ["Info"]


def test_event_2_comes_before_event_12() -> None:
    """Problems stand in the order in which a person counts."""
    graph = good()
    events = [URIRef(f"{FIRST}/event/{number}") for number in (10, 2, 1)]
    for event in events:
        graph.remove((event, FILM.eventType, None))
    found = [problem.node for problem in find_problems(graph) if problem.severity == "Violation"]
    assert found == [str(event) for event in reversed(events)]


@pytest.mark.parametrize("begin", ["0", "1", "99999", "x"])
def test_offsets_are_checked_as_the_shape_says(begin: str) -> None:
    """What is checked here instead of by an engine is what an engine says of the whole shapes."""
    data = good()
    for span in sorted(data.subjects(RDF.type, FILM.Mention))[:3]:
        data.set((span, NIF.beginIndex, Literal(begin, datatype=XSD.nonNegativeInteger)))
    shape = ontology_graph("shapes.ttl").value(TEXT_AT_OFFSETS, SH.message)
    graph = Graph(store="Oxigraph")
    graph += data + ontology_graph("film-narrative.ttl", "vocabulary.ttl")
    _, report, _ = pyshacl.validate(graph, shacl_graph=ontology_graph("shapes.ttl"), inference="none")
    assert isinstance(report, Graph)
    said = {
        str(report.value(result, SH.value))
        for result, text in report.subject_objects(SH.resultMessage)
        if str(text) == str(shape)
    }
    assert {p.node for p in find_problems(data) if p.message == str(shape)} == said
    assert bool(said) == (begin in {"0", "1"})


def test_the_graph_is_left_alone() -> None:
    """Neither the data nor the shared ontology grow when they are checked."""
    names = ("film-narrative.ttl", "vocabulary.ttl")
    graph = good()
    before = len(graph), len(ontology_graph(*names)), len(ontology_graph("shapes.ttl"))
    assert find_problems(graph) == find_problems(graph)
    assert before == (len(graph), len(ontology_graph(*names)), len(ontology_graph("shapes.ttl")))


def test_literals_that_are_none_are_reported_not_raised() -> None:
    """A date that is none and a number that is none are problems of the data, like others."""
    graph = good()
    prologue = "@prefix film: <https://w3id.org/film-narrative#> . @prefix schema: <https://schema.org/> ."
    xsd = "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."
    graph.parse(data=f"{prologue} {xsd} <{FIRST}> schema:datePublished 'soon'^^xsd:gYear .")
    graph.parse(data=f"{prologue} {xsd} <{ADA}> film:prominence 'much'^^xsd:decimal .")
    nodes = {problem.node for problem in find_problems(graph) if problem.severity == "Violation"}
    assert nodes == {FIRST, str(ADA)}


def test_reports_are_lines() -> None:
    """The verdict with its counts, then a line for each problem, whatever the value holds."""
    problems = (
        Problem("Violation", "https://x.org/a", "Mend it.", "two\nlines " + "x" * 100),
        Problem("Warning", "https://x.org/b", "Is it so?"),
        Problem("Warning", "https://x.org/c", "Is it so?"),
    )
    assert report_lines(Report(Path("film.ttl"), False, problems)) == [
        "film.ttl: not valid (1 violation, 2 warnings, 0 infos)",
        "  Violation: https://x.org/a: Mend it. [two lines " + "x" * 70 + "]",
        "  Warning: https://x.org/b: Is it so?",
        "  Warning: https://x.org/c: Is it so?",
    ]
    assert report_lines(Report(Path("film.ttl"), True, ())) == [
        "film.ttl: valid (0 violations, 0 warnings, 0 infos)"
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Once upon a time there was a film.", "not Turtle (Parser error at line 1"),
        (b"\n\nfilm:x a film:Film .", "not Turtle (Parser error at line 3"),
        (b"<https://x.org/a b> a <https://x.org/c> .", "not Turtle (Parser error at line 1"),
        (b'<https://x.org/a> a "\xff" .', "Invalid UTF-8"),
        (b"\x00\x01\x02", "not Turtle (Parser error at line 1 column 1"),
        (b'{"@context": {}}', "not Turtle"),
    ],
    ids=["prose", "unbound prefix", "space in an IRI", "not UTF-8", "binary", "JSON"],
)
def test_what_is_not_turtle_is_told_in_one_line(content: bytes, says: str, tmp_path: Path) -> None:
    """The message names the file, the place and what to do, and has no line break or control character."""
    path = tmp_path / "film.ttl"
    path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        validate([path])
    message = str(caught.value)
    assert message.startswith(f"{path}: not Turtle (")
    assert says in message
    assert message.endswith("mend it there or build it again")
    assert message.isprintable()


def test_a_missing_file_and_a_folder_are_told_in_one_line(tmp_path: Path) -> None:
    """So is what cannot be opened."""
    for path in (tmp_path / "none.ttl", tmp_path):
        with pytest.raises(DataError, match=r"cannot be read \(.+\); give a Turtle file") as caught:
            validate([path])
        assert str(path) in str(caught.value)


def test_an_empty_file_has_no_film(tmp_path: Path) -> None:
    """Empty is valid Turtle, but no film."""
    path = tmp_path / "film.ttl"
    path.touch()
    (report,) = validate([path])
    assert not report.conforms
    assert [problem.message for problem in report.problems] == [
        "There is no film:Film here: is this a file that `kg build` wrote?"
    ]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    """Some editors on Windows put one at the beginning."""
    path = tmp_path / "film.ttl"
    path.write_bytes(b"\xef\xbb\xbf" + (DATA / "sample.ttl").read_bytes())
    assert validate([path])[0].conforms


@pytest.mark.parametrize(
    "name", ["film-narrative.ttl", "vocabulary.ttl", "alignments.ttl", "shapes.ttl", "README.md"]
)
def test_the_ontology_is_found(name: str) -> None:
    """Its files are read from the package, wherever it is installed."""
    assert ontology_file(name).is_file()


def test_ontology_graphs_are_read_once() -> None:
    """The second time costs nothing, and files can be put together."""
    assert ontology_graph("shapes.ttl") is ontology_graph("shapes.ttl")
    parts = len(ontology_graph("film-narrative.ttl")) + len(ontology_graph("vocabulary.ttl"))
    assert len(ontology_graph("film-narrative.ttl", "vocabulary.ttl")) <= parts
    assert isinstance(ontology_graph("vocabulary.ttl"), Graph)
