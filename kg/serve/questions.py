"""The page where one asks: an editor, the ready questions, and the answer as table, chart or map."""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kg.graph.sparql import Query, ready_queries
from kg.serve import render
from kg.serve.charts import Chart, chart_of
from kg.serve.endpoint import ask
from kg.serve.protocol import RequestError, asked, parameters
from kg.serve.sightings import Sighting, sightings
from kg.serve.terms import Cell, cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from kg.serve.asking import Answer
    from kg.serve.state import State

VIEWS = ("table", "chart", "map")
ROWS = 1_000
"""Rows that a table shows."""
LOOKED = 10_000
"""Rows that a chart or a map is made of."""
TRIPLES = 1_000
FIRST = """# Who stands how to whom? Change anything, then press Ctrl+Enter.
SELECT ?film ?who ?how ?whom
WHERE {
  ?r film:source/rdfs:label ?who ;
     film:relationType/skos:prefLabel ?how ;
     film:target/rdfs:label ?whom ;
     film:source/film:appearsIn/rdfs:label ?film .
}
ORDER BY ?film ?who ?how
LIMIT 100
"""
"""What the editor begins with."""
_FRONT = re.compile(r"\A(?:# *(?:title|question):[^\n]*\n)+", re.IGNORECASE)
"""What the page says above the editor anyhow."""
_IN_TERMINAL = "compare a ready query, which kg query --list names"
_LINE = re.compile(r"line (\d+), column (\d+)")


@dataclass(slots=True)
class Shown:
    """An answer as the page shows it."""

    names: list[str] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    cut: bool = False
    """Whether there are more rows than these."""
    yes: bool | None = None
    text: str = ""
    """The Turtle of a graph."""
    seconds: float = 0.0
    chart: Chart | None = None
    films: list[Sighting] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with a query."""

    message: str
    line: int = 0
    column: int = 0
    text: str = ""
    """The line."""


async def query(request: Request) -> Response:
    """Ask, where there is a question, and show the page."""
    ready = ready_queries()
    try:
        given = dict(await parameters(request))
        found = next((each for each in ready if each.name == given.get("name")), None)
        text = given.get("query", "").replace("\r\n", "\n") or (_body(found) if found else "")
    except RequestError as error:
        return _page(request, ready, {}, "", None, Slip(str(error)), error.status)
    view = given.get("show", "table")
    view = view if view in VIEWS else "table"
    given["show"] = view
    if not text.strip():
        return _page(request, ready, given, FIRST, None, None)
    try:
        shown = await _asked(request, text, view, given)
    except RequestError as error:
        return _page(request, ready, given, text, None, _slip(text, str(error)), error.status)
    return _page(request, ready, given, text, shown, None)


async def _asked(request: Request, text: str, view: str, given: dict[str, str]) -> Shown:
    """Ask, and make of the answer what is to be seen."""
    state: State = request.app.state.kg
    question, verb, wanted = asked([("query", text)])
    graph = verb in ("CONSTRUCT", "DESCRIBE")
    limit = TRIPLES if graph else ROWS if view == "table" else LOOKED
    wanted = replace(wanted, format="turtle" if graph else "json", limit=limit, keep=True)
    start = time.perf_counter()
    answer = await ask(request, state.engine, question, wanted)
    shown = _read(answer)
    shown.seconds = time.perf_counter() - start
    if view == "chart" and shown.rows:
        shown.chart = chart_of(shown.names, shown.rows, given.get("label", ""), given.get("value", ""))
    if view == "map" and shown.rows:
        shown.films = await sightings(state.library, shown.rows)
    return shown


def _read(answer: Answer) -> Shown:
    """An answer's own values."""
    if answer.kind == "graph":
        return Shown(text=answer.data.decode(), cut=answer.cut)
    data: dict[str, Any] = json.loads(answer.data)
    if answer.kind == "boolean":
        return Shown(yes=bool(data["boolean"]))
    names = data["head"]["vars"]
    rows = [[cell(row.get(name)) for name in names] for row in data["results"]["bindings"]]
    return Shown(names, rows, answer.cut)


def _slip(text: str, message: str) -> Slip:
    """What is wrong, with the line that it is in."""
    message = message.removeprefix("query, ").replace(_IN_TERMINAL, "compare one of the ready questions")
    found = _LINE.search(message)
    if not found:
        return Slip(message)
    line, column = int(found[1]), int(found[2])
    lines = text.split("\n")
    return Slip(message, line, column, lines[line - 1][:200] if line <= len(lines) else "")


def _body(query: Query) -> str:
    """A ready query's text without its title and question."""
    return _FRONT.sub("", query.text).lstrip("\n")


def _page(
    request: Request,
    ready: Sequence[Query],
    given: dict[str, str],
    text: str,
    shown: Shown | None,
    slip: Slip | None,
    status: int = 200,
) -> Response:
    name = given.get("name", "")
    current = next((each for each in ready if _body(each).strip() == text.strip()), None)
    return render.page(
        request,
        "query",
        200 if slip is None else status,
        ready=ready,
        current=current,
        text=text,
        shown=shown,
        slip=slip,
        view=given.get("show", "table"),
        views=VIEWS,
        # A ready question as it is has a short address.
        asked={"name": current.name} if current and name else {"query": text},
        most=ROWS,
    )
