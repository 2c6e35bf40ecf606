"""The SPARQL endpoint, ``/sparql``: the SPARQL 1.1 Protocol, to read only."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kg.graph.sparql import Query, explain_syntax
from kg.serve.asking import (
    BadQueryError,
    BusyError,
    CrashError,
    EngineError,
    OutOfTimeError,
    TooLargeError,
)
from kg.serve.description import description
from kg.serve.protocol import (
    ROWS,
    TRIPLES,
    RequestError,
    asked,
    best,
    not_acceptable,
    parameters,
    prefers_page,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from starlette.requests import Request

    from kg.serve.asking import Answer, Asked
    from kg.serve.engine import Engine
    from kg.serve.state import State

METHODS = ("GET", "HEAD", "OPTIONS", "POST")
_STATUS = {
    BusyError: 503,
    OutOfTimeError: 504,
    TooLargeError: 422,
    BadQueryError: 400,
    CrashError: 422,
}
_EXPLAINED = 8_000
"""Longer texts get Oxigraph's own words: it would take long to look for what is meant."""


async def sparql(request: Request) -> Response:
    """Answer a query, or describe the service."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"allow": ", ".join(METHODS)})
    try:
        return await _answered(request)
    except RequestError as error:
        return PlainTextResponse(f"{error}\n", error.status, error.headers)


async def _answered(request: Request) -> Response:
    state: State = request.app.state.kg
    found = await parameters(request)
    accept, format = request.headers.get("accept"), dict(found).get("format")
    if request.method != "POST" and not any(name in ("query", "update") for name, _ in found):
        return _described(request, state, accept, format)
    query, verb, wanted = asked(found)
    forms = ROWS if verb in ("SELECT", "ASK") else TRIPLES
    alone = {name for name, _ in found} == {"query"}
    if request.method == "GET" and alone and prefers_page(accept, forms):
        return RedirectResponse(f"/query?query={quote(query.text)}", 303, {"vary": "accept"})
    form = best(forms, accept, format)
    if form is None:
        raise not_acceptable(forms)
    answer = await ask(request, state.engine, query, replace(wanted, format=form.name))
    headers = {"content-type": form.content_type, "vary": "accept", **state.news()}
    if format:
        headers["content-disposition"] = f'attachment; filename="answer{form.extension}"'
    return Response(answer.data, headers=headers)


def _described(request: Request, state: State, accept: str | None, format: str | None) -> Response:
    if not format and prefers_page(accept, TRIPLES):
        return RedirectResponse("/query", 303, {"vary": "accept"})
    form = best(TRIPLES, accept, format)
    if form is None:
        raise not_acceptable(TRIPLES)
    endpoint = str(request.url.replace(query="", fragment=""))
    data = description(state.dataset, state.graphs(), endpoint, form)
    return Response(data, headers={"content-type": form.content_type, "vary": "accept"})


async def ask(request: Request, engine: Engine, query: Query, wanted: Asked) -> Answer:
    """Ask the engine, as long as the client is there. Raises RequestError where there is no answer."""
    try:
        return await _while_connected(request, engine.ask(wanted))
    except BadQueryError as error:
        raise RequestError(400, explained(query, str(error))) from None
    except EngineError as error:
        status = _STATUS.get(type(error), 500)
        raise RequestError(status, str(error), {"retry-after": "2"} if status == 503 else None) from None


def explained(query: Query, message: str) -> str:
    """One line of what is wrong with a query."""
    if len(query.text) > _EXPLAINED or not message.startswith("error at"):
        return f"query: {' '.join(message.split())}"
    return explain_syntax(query, message)


async def _while_connected(request: Request, answer: Awaitable[Answer]) -> Answer:
    """Wait for an answer; should the client go, so does the query."""
    task = asyncio.ensure_future(answer)
    watch = asyncio.create_task(_gone(request))
    try:
        done, _ = await asyncio.wait({task, watch}, return_when=asyncio.FIRST_COMPLETED)
        if task not in done:
            raise RequestError(499, "the client has gone")
        return await task
    finally:
        for each in (task, watch):
            each.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await each


async def _gone(request: Request) -> None:
    """Return when the client has gone. The body has been read, so nothing else can come."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
