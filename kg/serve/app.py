"""The server's addresses, and what stands behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.serve import pages, questions, things
from kg.serve.endpoint import METHODS, sparql
from kg.serve.guard import Guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from kg.serve.state import State


def make_app(state: State, hosts: Sequence[str] = ()) -> Starlette:
    """The application on a state, for requests that name one of these hosts; none for any."""

    app = Starlette(
        routes=_routes(_cors(state.cors)),
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers={HTTPException: pages.failed, Exception: pages.broke},
    )
    app.state.kg = state
    return app


def _cors(origins: Sequence[str]) -> list[Middleware]:
    """What lets pages of other hosts read data; pages of ours they never may."""
    if not origins:
        return []
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=list(origins),
            allow_methods=["GET", "HEAD", "POST"],
            allow_headers=["accept", "content-type"],
            expose_headers=["kg-stale", "retry-after"],
        )
    ]


def _routes(cors: list[Middleware]) -> list[Route | Mount]:
    return [
        Route("/", pages.index),
        Route("/film/{slug}", pages.film),
        Route("/film/{slug}/download/{format}", pages.download),
        Route("/map/{name}.html", pages.drawn),
        Route("/query", questions.query, methods=["GET", "POST"]),
        Route("/sparql", sparql, methods=list(METHODS), middleware=cors),
        *(
            Route(path, endpoint, methods=["GET", "OPTIONS"], middleware=cors)
            for path, endpoint in (
                ("/describe", things.describe),
                ("/id/{path:path}", things.identified),
                ("/vocab", things.vocabulary),
                ("/vocab/{path:path}", things.concept),
                ("/ns", things.ontology),
                ("/ns/{name}", things.term),
            )
        ),
        Route("/assets/palette.css", pages.palette),
        Route("/favicon.ico", _no_icon),
        Mount("/assets", StaticFiles(packages=[("kg.serve", "assets")])),
    ]


def _no_icon(request: Request) -> Response:
    return Response(status_code=204)
