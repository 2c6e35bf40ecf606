"""The SPARQL 1.1 Protocol's two sides: what a request asks for, and in which form it takes the answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from kg.errors import QueryError
from kg.graph.sparql import Query, check_reads, names_graphs
from kg.serve.asking import Asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starlette.requests import Request

MAX_QUERY = 256_000
"""Bytes that a request's body may have."""
FORM = "application/x-www-form-urlencoded"
SPARQL = "application/sparql-query"
UPDATE = "application/sparql-update"
_NAMES_LONGEST = 20_000
"""Of longer texts it is not told by reading them whether they say FROM."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form that an answer can have."""

    name: str
    types: tuple[str, ...]
    """Media types that ask for it; the first is the one that it is sent with."""
    extension: str
    charset: bool = True

    @property
    def content_type(self) -> str:
        """What the answer's Content-Type says."""
        return f"{self.types[0]}; charset=utf-8" if self.charset else self.types[0]


ROWS = (
    Form("json", ("application/sparql-results+json", "application/json"), ".srj", charset=False),
    Form("xml", ("application/sparql-results+xml", "application/xml", "text/xml"), ".srx", charset=False),
    Form("csv", ("text/csv",), ".csv"),
    Form("tsv", ("text/tab-separated-values",), ".tsv"),
)
TRIPLES = (
    Form("turtle", ("text/turtle", "application/x-turtle"), ".ttl"),
    Form("ntriples", ("application/n-triples", "text/plain"), ".nt"),
    Form("jsonld", ("application/ld+json", "application/json"), ".jsonld", charset=False),
    Form("rdfxml", ("application/rdf+xml", "application/xml", "text/xml"), ".rdf", charset=False),
)
HTML = Form("html", ("text/html", "application/xhtml+xml"), ".html")
Range = tuple[str, str, float]
"""A media range: its type, its subtype, and how much it is liked."""


class RequestError(Exception):
    """A request that gets no answer but a status and a line of text."""

    def __init__(self, status: int, message: str, headers: dict[str, str] | None = None) -> None:
        """``message`` says what is wrong and what to do."""
        super().__init__(message)
        self.status, self.headers = status, headers or {}


def best(forms: Sequence[Form], accept: str | None, format: str | None = None) -> Form | None:
    """The form that a client likes best; the first where it likes several as much, None where it likes none.

    ``format`` names one outright: by its name or by a media type.
    """
    if format:
        return next((form for form in forms if format == form.name or format in form.types), None)
    if not accept or not accept.strip():
        return forms[0]
    ranges = list(_ranges(accept))
    liked = [_likes(form, ranges) for form in forms]
    most, _ = max(liked, key=lambda found: found[0])
    if most <= 0:
        return None
    at = next(at for at, (quality, _) in enumerate(liked) if quality == most)
    return replace(forms[at], types=(liked[at][1], *forms[at].types))


def _likes(form: Form, ranges: list[Range]) -> tuple[float, str]:
    """How much a form is liked, and under which name: another than its own only where that is asked for."""
    own = form.types[0]
    named = {f"{main}/{sub}" for main, sub, _ in ranges}
    kinds = [own, *(kind for kind in form.types[1:] if kind in named)]
    quality = max(_liked(kind, ranges) for kind in kinds)
    return quality, next(kind for kind in kinds if _liked(kind, ranges) == quality)


def prefers_page(accept: str | None, forms: Sequence[Form]) -> bool:
    """Whether a client would rather have a page, as browsers do."""
    if not accept or "html" not in accept:
        return False
    ranges = list(_ranges(accept))
    page = max(_liked(kind, ranges) for kind in HTML.types)
    return page > 0 and page >= max(_liked(form.types[0], ranges) for form in forms)


def not_acceptable(forms: Sequence[Form]) -> RequestError:
    """The answer to a client that takes none of these."""
    known = ", ".join(form.types[0] for form in forms)
    return RequestError(406, f"this can be had as {known}; name one of these in Accept, or leave it out")


def _ranges(accept: str) -> Iterable[Range]:
    for part in accept.lower().split(","):
        kind, *parameters = (piece.strip() for piece in part.split(";"))
        main, slash, sub = kind.partition("/")
        if not slash:
            if kind != "*":
                continue
            main, sub = "*", "*"
        yield main, sub, _quality(parameters)


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0


def _liked(kind: str, ranges: list[Range]) -> float:
    """How much a media type is liked: what is said of it most closely counts."""
    main, _, sub = kind.partition("/")
    for wanted in ((main, sub), (main, "*"), ("*", "*")):
        found = [quality for *range, quality in ranges if tuple(range) == wanted]
        if found:
            return max(found)
    return 0.0


async def parameters(request: Request) -> list[tuple[str, str]]:
    """The parameters of a request, from its address and its body. Raises RequestError."""
    found = _parsed(request.url.query)
    if request.method != "POST":
        return found
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in (FORM, SPARQL, UPDATE):
        raise RequestError(415, f"POST takes {FORM} with query=..., or a query as {SPARQL}")
    body = await _body(request)
    if kind == UPDATE:
        raise RequestError(403, "this endpoint only reads; there is no update")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise RequestError(400, "the request is not UTF-8; send it as UTF-8") from None
    return [*found, *_parsed(text)] if kind == FORM else [*found, ("query", text)]


def asked(found: list[tuple[str, str]]) -> tuple[Query, str, Asked]:
    """The query of these parameters, its verb, and what to ask the engine. Raises RequestError."""
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in found):
        raise RequestError(403, "this endpoint only reads; there is no update")
    queries = [value for name, value in found if name == "query"]
    if len(queries) != 1:
        raise RequestError(400, f"{len(queries)} queries; send one, as the parameter query")
    query = Query("query", queries[0])
    try:
        verb = check_reads(query)
    except QueryError as error:
        refused = "SERVICE" in str(error) or "only reads" in str(error)
        raise RequestError(403 if refused else 400, str(error)) from None
    default = tuple(value for name, value in found if name == "default-graph-uri")
    named = tuple(value for name, value in found if name == "named-graph-uri")
    return query, verb, Asked(query.text, "", default, named, says_from(query))


def says_from(query: Query) -> bool:
    """Whether a query itself names its graphs."""
    return "from" in query.text.lower() and (len(query.text) > _NAMES_LONGEST or names_graphs(query))


def _parsed(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=2000, errors="strict")
    except (ValueError, UnicodeDecodeError):
        raise RequestError(400, "the parameters cannot be read; percent-encode them as UTF-8") from None


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_QUERY:
            raise RequestError(413, f"the request is longer than {MAX_QUERY:,} bytes; make the query shorter")
    return bytes(body)
