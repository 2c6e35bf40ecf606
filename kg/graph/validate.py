"""Is a film's Turtle as the ontology's shapes want it? ``kg validate`` asks here.

The shapes are standard SHACL and run in any engine. Here pySHACL checks them; their SPARQL
constraints it hands to Oxigraph, which answers in milliseconds what takes rdflib seconds.
"""

from __future__ import annotations

import logging
import re
from codecs import BOM_UTF8
from collections import Counter, deque
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any, TypeAlias, cast
from typing import Literal as OneOf

import pyoxigraph
import pyshacl
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SH

from kg.errors import DataError
from kg.graph.resources import ontology_graph
from kg.graph.vocabulary import FILM, NIF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from rdflib.query import Result
    from rdflib.term import Node

Severity: TypeAlias = OneOf["Violation", "Warning", "Info"]

SEVERITIES: tuple[Severity, ...] = ("Violation", "Warning", "Info")
"""The worst first. Only violations make a file invalid."""

TEXT_AT_OFFSETS = URIRef("https://w3id.org/film-narrative/shapes#textAtOffsets")

# rdflib logs every literal it cannot convert; the shapes report the same, with the node.
logging.getLogger("rdflib").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend or to look at."""

    severity: Severity
    node: str
    """The IRI of what to mend."""
    message: str
    """What to do."""
    value: str = ""
    """The value that is wrong, where it is a single one."""


@dataclass(frozen=True, slots=True)
class Report:
    """What validation found in one file."""

    path: Path
    conforms: bool
    """No violation; there may be warnings and infos."""
    problems: tuple[Problem, ...]
    """Violations first, then warnings, then infos."""


class _TwoEngines(Graph):
    """An rdflib graph, fast to walk, with a copy in Oxigraph that answers its queries."""

    def __init__(self, *graphs: Graph) -> None:
        super().__init__(bind_namespaces="none")
        self._copy = Graph(store="Oxigraph", bind_namespaces="none")
        for graph in graphs:
            self += graph
            self._copy += graph

    def query(self, query_object: Any, *args: Any, **options: Any) -> Result:
        """Answer from the copy; the query must be a string."""
        return self._copy.query(query_object, *args, **options)


def validate(paths: Iterable[Path]) -> list[Report]:
    """Check Turtle files, each by itself. Raises DataError where one cannot be read."""
    return [_report(path, find_problems(_read(path))) for path in paths]


def find_problems(data: Graph) -> tuple[Problem, ...]:
    """Check a graph: violations first, then warnings, then infos."""
    # The shapes ask the vocabulary for types, signs and schemes, so it is a part of the data.
    graph = _TwoEngines(data, ontology_graph("film-narrative.ttl", "vocabulary.ttl"))
    shapes = _shapes_for_engines()
    _, results, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none", inplace=True)
    report = cast("Graph", results)
    found = {_problem(report, result) for result in report.objects(None, SH.result)}
    return tuple(sorted({*found, *_wrong_offsets(data)}, key=_rank))


@lru_cache
def _shapes_for_engines() -> Graph:
    """The shapes without the one that is checked here: SPARQL's SUBSTR counts from the beginning of the
    plot for each of its spans, so that the time would grow with the square of the plot's length."""
    shapes = Graph(bind_namespaces="none")
    shapes += ontology_graph("shapes.ttl")
    shapes.remove((None, SH.sparql, TEXT_AT_OFFSETS))
    return shapes


def _wrong_offsets(data: Graph) -> Iterator[Problem]:
    """Spans whose words are not the text at their offsets: what ``shape:textAtOffsets`` asks."""
    message = str(ontology_graph("shapes.ttl").value(TEXT_AT_OFFSETS, SH.message))
    for plot in set(data.subjects(FILM.plotOf, None)):
        for text in data.objects(plot, NIF.isString):
            for span in data.subjects(NIF.referenceContext, plot):
                begins, ends = data.objects(span, NIF.beginIndex), data.objects(span, NIF.endIndex)
                places = product(map(_index, begins), map(_index, ends))
                cuts = [str(text)[begin:end] for begin, end in places if -1 < begin < end]
                if any(cut != str(words) for cut in cuts for words in data.objects(span, NIF.anchorOf)):
                    yield Problem("Violation", str(span), message)


def _index(value: Node) -> int:
    """An offset; -1 for what is none, which other shapes report."""
    number = value.toPython() if isinstance(value, Literal) else None
    return number if isinstance(number, int) else -1


def report_lines(report: Report) -> list[str]:
    """Render a report: the verdict, then one line for each problem."""
    counts = Counter(problem.severity for problem in report.problems)
    found = ", ".join(_count(counts[severity], severity.lower()) for severity in SEVERITIES)
    verdict = "valid" if report.conforms else "not valid"
    return [f"{report.path}: {verdict} ({found})", *map(_line, report.problems)]


def _report(path: Path, problems: tuple[Problem, ...]) -> Report:
    return Report(path, all(problem.severity != "Violation" for problem in problems), problems)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _line(problem: Problem) -> str:
    value = f" [{' '.join(problem.value.split())[:80]}]" if problem.value else ""
    return f"  {problem.severity}: {problem.node}: {problem.message}{value}"


def _read(path: Path) -> Graph:
    """Parse a Turtle file, or say in one line why that cannot be done."""
    try:
        turtle = path.read_bytes().removeprefix(BOM_UTF8)
    except OSError as error:
        reason = error.strerror or str(error)
        raise DataError(
            f"{path}: cannot be read ({reason}); give a Turtle file that kg build wrote"
        ) from error
    try:
        # rdflib lets pass what would break elsewhere, a space in an IRI for one; pyoxigraph does not.
        deque(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE), maxlen=0)
        return Graph(bind_namespaces="none").parse(data=turtle, format="turtle")
    except SyntaxError as error:
        reason = "".join(c if c.isprintable() else " " for c in str(error.msg or error))
        raise DataError(f"{path}: not Turtle ({reason[:160]}); mend it there or build it again") from error


def _problem(report: Graph, result: Node) -> Problem:
    """A SHACL result as a Problem. SPARQL constraints ask about a whole film: mend their value."""
    focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    whole = report.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent
    if whole and isinstance(value, URIRef):
        focus, value = value, None
    severity = str(report.value(result, SH.resultSeverity)).rpartition("#")[2]
    message = str(report.value(result, SH.resultMessage))
    shown = "" if value is None or value == focus else str(value)
    return Problem(cast("Severity", severity), str(focus), message, shown)


def _rank(problem: Problem) -> tuple[int, list[str | int], str, str]:
    """The worst first, and event 2 before event 12."""
    parts = re.split(r"(\d+)", problem.node)
    node = [int(part) if place % 2 else part for place, part in enumerate(parts)]
    return SEVERITIES.index(problem.severity), node, problem.message, problem.value
