"""What stands before every page: who may ask, how long an address may be, what a browser may do."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_ADDRESS = 64_000
"""Bytes of a path with its query."""
LOOPBACK = frozenset(["localhost", "127.0.0.1", "::1"])

PAGES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page of ours may do: nothing from elsewhere, no script in its text, in nobody's frame."""
MAPS = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
"""A map loads nothing. Which scripts may run it says in its own text, by their hashes, and both count."""
_HEADERS = {
    "content-security-policy": PAGES,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens at a host."""
    return host.lower() in LOOPBACK or host.startswith("127.")


class Guard:
    """Refuses what should not come in, and gives every answer its headers."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = ()) -> None:
        """``hosts`` are the names that the server answers to; any where there are none.

        A name that is not ours, on a server for this machine alone, is somebody's page that has the
        browser believe that its own host is here.
        """
        self._app, self._hosts = app, frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if scope["path"].startswith("/assets/"):
                    headers.setdefault("cache-control", "no-cache")  # asked after, and not sent again
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        if self._hosts and _host(Headers(scope=scope).get("host", "")) not in self._hosts:
            text = "this server answers to the names of this machine alone; see 'kg serve --host'\n"
            return PlainTextResponse(text, status_code=421)
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MAX_ADDRESS:
            return PlainTextResponse("the address is too long; send the query by POST\n", status_code=414)
        return None


def _host(header: str) -> str:
    """The name in a Host header, without its port."""
    try:
        return (urlsplit(f"//{header}").hostname or "").lower()
    except ValueError:
        return ""
