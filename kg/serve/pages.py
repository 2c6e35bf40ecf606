"""The pages of films: the index, a film with its tables and downloads, and the maps."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kg.errors import DataError
from kg.serve import render
from kg.serve.catalogue import SORTS, select
from kg.serve.guard import MAPS
from kg.serve.library import CORPUS
from kg.serve.tables import character_lines, event_lines, relationship_lines, scene_lines

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.serve.catalogue import Entry
    from kg.serve.state import State

DOWNLOADS = {
    "turtle": ("Turtle", ".ttl", "text/turtle; charset=utf-8", "the master copy, readable"),
    "jsonld": ("JSON-LD", ".jsonld", "application/ld+json", "for web tools and scripts"),
    "rdfxml": ("RDF/XML", ".rdf", "application/rdf+xml", "for Protégé and older tools"),
    "graphml": ("GraphML", ".graphml", "application/xml", "the network, for yEd and igraph"),
    "gexf": ("GEXF", ".gexf", "application/xml", "the network, for Gephi"),
    "csv": ("CSV", ".zip", "application/zip", "tables, for spreadsheets"),
}
"""What each is called, its ending and media type, and what it is for."""


async def index(request: Request) -> Response:
    """The films."""
    state: State = request.app.state.kg
    words, sort = request.query_params.get("q", ""), request.query_params.get("sort", "title")
    number = request.query_params.get("page", "1")
    shown = select(
        state.dataset.films, words, sort, int(number) if number.isdecimal() and len(number) < 9 else 1
    )
    films = state.dataset.films
    return render.page(
        request,
        "index",
        shown=shown,
        words=words,
        sort=sort,
        sorts=SORTS,
        totals=[sum(getattr(each, name) for each in films) for name in SORTS[3:]],
        problems=state.dataset.problems,
        directors=any(each.directors for each in films),
    )


async def film(request: Request) -> Response:
    """One film."""
    state: State = request.app.state.kg
    found = _film(request, state)
    try:
        facts, why = await state.library.facts(found), ""
    except DataError as error:
        facts, why = None, str(error)
    return render.page(
        request,
        "film",
        film=found,
        facts=facts,
        why=why,
        map=f"/map/{quote(found.slug)}.html",
        characters=character_lines(facts) if facts else [],
        relationships=relationship_lines(facts) if facts else [],
        scenes=scene_lines(facts) if facts else [],
        events=event_lines(facts) if facts else [],
        downloads=DOWNLOADS,
    )


async def download(request: Request) -> Response:
    """A film in another format."""
    state: State = request.app.state.kg
    found = _film(request, state)
    format = request.path_params["format"]
    if format not in DOWNLOADS:
        raise HTTPException(404, f"no such format; there are {', '.join(DOWNLOADS)}")
    _, ending, kind, _ = DOWNLOADS[format]
    try:
        data = await state.library.download(found, format)
    except DataError as error:
        raise HTTPException(422, str(error)) from None
    name = quote(found.slug + ending)
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}", **state.news()}
    return Response(data, media_type=kind, headers=headers)


async def drawn(request: Request) -> Response:
    """A map: of a film, or of all."""
    state: State = request.app.state.kg
    name = request.path_params["name"]
    found = state.library.film(name)
    if found is not None and found.slug != name:
        return RedirectResponse(f"/map/{quote(found.slug)}.html", 307)
    if found is None and name != CORPUS:
        raise HTTPException(404, "no film of that name is served")
    try:
        data = await (state.library.film_map(found) if found else state.library.corpus_map())
    except DataError as error:
        raise HTTPException(422, str(error)) from None
    headers = {"content-security-policy": MAPS, "cache-control": "no-cache", **state.news()}
    return Response(data, media_type="text/html", headers=headers)


async def palette(request: Request) -> Response:
    """The colours and fonts of the maps, as a style sheet."""
    return Response(render.palette(), media_type="text/css", headers={"cache-control": "no-cache"})


async def failed(request: Request, error: Exception) -> Response:
    """What cannot be shown, and why."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    why = error.detail if isinstance(error, HTTPException) else ""
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if "text/html" in request.headers.get("accept", ""):
        answer: Response = render.page(request, "error", status, code=status, why=why)
    else:
        answer = PlainTextResponse(f"{why}\n", status)
    answer.headers.update(headers)
    return answer


async def broke(request: Request, error: Exception) -> Response:
    """A fault of ours: the asker learns that there is one, the terminal which."""
    return PlainTextResponse("a fault in kg serve; its terminal says more, please report it\n", 500)


def _film(request: Request, state: State) -> Entry:
    found = state.library.film(request.path_params["slug"])
    if found is None:
        raise HTTPException(404, "no film of that name is served")
    return found
