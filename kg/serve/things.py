"""Whatever has an IRI, as a page or as data: films, characters, sentences, terms, concepts.

An IRI of the project's leads here by its path: ``…/id/film/tin-2001/character/tom`` is answered at
``/id/film/tin-2001/character/tom``, by a redirection to ``/describe``, which takes any IRI.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kg.graph.iris import ABSOLUTE_IRI
from kg.graph.prefixes import DEFAULT_BASE, PREFIXES
from kg.serve import render
from kg.serve.described import describe_thing, members
from kg.serve.description import written
from kg.serve.protocol import HTML, TRIPLES, RequestError, best, not_acceptable

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.serve.state import State

_FORMS = (*TRIPLES, HTML)
_LONGEST = 4_000
_CLASSES = tuple(PREFIXES["owl"] + name for name in ("Class", "ObjectProperty", "DatatypeProperty"))
_SCHEME = PREFIXES["skos"] + "ConceptScheme"


async def describe(request: Request) -> Response:
    """What is known of an IRI, in the form that the client likes best."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"allow": "GET, HEAD, OPTIONS"})
    iri = request.query_params.get("iri", "")
    if not ABSOLUTE_IRI.fullmatch(iri) or len(iri) > _LONGEST:
        raise HTTPException(400, "give an absolute IRI: /describe?iri=https://…")
    form = best(_FORMS, request.headers.get("accept"), request.query_params.get("format"))
    if form is None:
        return _refused(not_acceptable(_FORMS))
    state: State = request.app.state.kg
    found = await asyncio.to_thread(describe_thing, state.library, iri)
    if not found.known:
        raise HTTPException(404, f"nothing is said of <{iri}> here")
    if form.name == HTML.name:
        answer: Response = render.page(request, "describe", thing=found, forms=TRIPLES)
    else:
        data = written(_about(state, iri), form)
        answer = Response(data, headers={"content-type": form.content_type, **state.news()})
    answer.headers["vary"] = "accept"
    return answer


async def identified(request: Request) -> Response:
    """An IRI of a film, or below it, under the base that films were built with, or of a person."""
    state: State = request.app.state.kg
    path = request.path_params["path"]
    bases = {film.iri.rpartition("film/")[0] for film in state.dataset.films if "film/" in film.iri}
    for base in (DEFAULT_BASE, *sorted(bases - {DEFAULT_BASE})):
        if ABSOLUTE_IRI.fullmatch(base + path) and describe_thing(state.library, base + path).known:
            return _see(request, base + path)
    raise HTTPException(404, "nothing is known by that name; the index has the films")


async def concept(request: Request) -> Response:
    """A concept: a kind of relationship, of event, of place."""
    return _see(request, PREFIXES["v"] + request.path_params["path"])


async def term(request: Request) -> Response:
    """A class or property."""
    return _see(request, PREFIXES["film"] + request.path_params["name"])


async def ontology(request: Request) -> Response:
    """All classes and properties."""
    return _list(request, "Terms", _CLASSES, PREFIXES["film"], PREFIXES["film"].rstrip("#"))


async def vocabulary(request: Request) -> Response:
    """All concepts."""
    return _list(request, "Concepts", (_SCHEME,), PREFIXES["v"], PREFIXES["v"].rstrip("/"))


def _list(request: Request, title: str, classes: tuple[str, ...], space: str, graph: str) -> Response:
    """What there is of these classes, as a page; as data, the file that says it."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"allow": "GET, HEAD, OPTIONS"})
    state: State = request.app.state.kg
    form = best(_FORMS, request.headers.get("accept"), request.query_params.get("format"))
    if form is None:
        return _refused(not_acceptable(_FORMS))
    if form.name == HTML.name:
        groups = members(state.library, classes, space)
        answer: Response = render.page(request, "terms", title=title, groups=groups, forms=TRIPLES)
    else:
        quads = state.library.store.quads_for_pattern(None, None, None, NamedNode(graph))
        data = written(sorted((quad.triple for quad in quads), key=str), form)
        answer = Response(data, headers={"content-type": form.content_type})
    answer.headers["vary"] = "accept"
    return answer


def _see(request: Request, iri: str) -> Response:
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"allow": "GET, HEAD, OPTIONS"})
    format = request.query_params.get("format", "")
    return RedirectResponse(render.address("/describe", iri=iri, format=format), 303, {"vary": "accept"})


def _about(state: State, iri: str) -> list[Triple]:
    """All that is said of a thing, each triple once."""
    quads = state.library.store.quads_for_pattern(NamedNode(iri), None, None)
    return sorted({quad.triple for quad in quads}, key=str)


def _refused(error: RequestError) -> Response:
    return PlainTextResponse(f"{error}\n", error.status)
