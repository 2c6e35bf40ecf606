"""Something between kg and a server that makes trouble: real sockets, real delays, real refusals."""

from __future__ import annotations

import base64
import http.client
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import parse_qsl, urlencode, urlsplit

Trouble = Callable[["Handler"], bool]
"""Makes trouble for a request; true where it has answered it."""


class Between:
    """A proxy on a port of its own, in front of a server; use it in a ``with`` statement."""

    def __init__(self, server: str, trouble: Trouble) -> None:
        """``server`` is any URL of the server's; its path is kept."""
        self.parts = urlsplit(server)
        self.trouble = trouble
        self.requests: list[str] = []
        """The methods of all requests that came."""
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._http.between = self  # type: ignore[attr-defined]

    def url(self, path: str | None = None) -> str:
        """The URL to use in the server's stead."""
        return f"http://127.0.0.1:{self._http.server_port}{self.parts.path if path is None else path}"

    def wrap(self, context: ssl.SSLContext) -> None:
        """Speak TLS from now on."""
        self._http.socket = context.wrap_socket(self._http.socket, server_side=True)

    def __enter__(self) -> Between:
        """Begin to listen."""
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the port."""
        self._http.shutdown()
        self._http.server_close()


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    body = b""

    def handle_one_request(self) -> None:
        """A client that has gone is no error here."""
        with suppress(ConnectionError, TimeoutError, ssl.SSLError):
            super().handle_one_request()

    def do_POST(self) -> None:
        """Make trouble, or pass the request on and the answer back."""
        between: Between = self.server.between  # type: ignore[attr-defined]
        between.requests.append(self.command)
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if not between.trouble(self):
            self.forward()

    do_PUT = do_GET = do_POST  # noqa: N815 - the names that http.server looks for

    def forward(self) -> None:
        """Pass the request on and the answer back."""
        between: Between = self.server.between  # type: ignore[attr-defined]
        line = http.client.HTTPConnection(between.parts.hostname or "", between.parts.port, timeout=30)
        kept = ("Accept", "Content-Type", "Authorization")
        headers = {name: self.headers[name] for name in kept if name in self.headers}
        try:
            line.request(self.command, self.path, self.body, headers)
            answer = line.getresponse()
            self.answer(answer.status, answer.read(), dict(answer.getheaders()))
        except (OSError, http.client.HTTPException):
            self.close_connection = True  # the client sees the line break, as it would without us
        finally:
            line.close()

    def answer(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        """Answer in the server's stead."""
        self.send_response(status)
        for name, value in (headers or {}).items():
            if name.lower() not in ("content-length", "connection", "transfer-encoding", "server", "date"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def failing(
    times: int, status: int = 500, body: bytes = b"", headers: dict[str, str] | None = None
) -> Trouble:
    """Refuse the first requests."""
    left = [times]

    def trouble(handler: Handler) -> bool:
        left[0] -= 1
        if left[0] < 0:
            return False
        handler.answer(status, body, headers)
        return True

    return trouble


def slow(seconds: float, times: int = 1_000) -> Trouble:
    """Take long before the first answers."""
    left = [times]

    def trouble(handler: Handler) -> bool:
        left[0] -= 1
        if left[0] >= 0:
            time.sleep(seconds)
        return False

    return trouble


def trickling(handler: Handler) -> bool:
    """Answer a byte at a time, without an end."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/sparql-results+json")
    handler.end_headers()
    with suppress(OSError):
        for _ in range(600):
            handler.wfile.write(b" ")
            time.sleep(0.05)
    handler.close_connection = True
    return True


def asking_for_basic(user: str, password: str) -> Trouble:
    """Let nobody through but this user."""
    known = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()

    def trouble(handler: Handler) -> bool:
        if handler.headers.get("Authorization") == known:
            return False
        handler.answer(401, b"", {"WWW-Authenticate": 'Basic realm="films"'})
        return True

    return trouble


def without(name: str) -> Trouble:
    """Take a parameter out of forms, as a server does that does not know it."""

    def trouble(handler: Handler) -> bool:
        if handler.headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded"):
            pairs = [pair for pair in parse_qsl(handler.body.decode()) if pair[0] != name]
            handler.body = urlencode(pairs).encode()
        return False

    return trouble


def renamed(path: str, instead: str) -> Trouble:
    """Have another path than the server has."""

    def trouble(handler: Handler) -> bool:
        handler.path = handler.path.replace(path, instead, 1)
        return False

    return trouble


def killing(kill: Callable[[], None], method: str, number: int) -> Trouble:
    """Kill the server when so many requests of a method have come, with this one on its way."""
    left = [number]

    def trouble(handler: Handler) -> bool:
        left[0] -= handler.command == method
        if left[0] == 0:
            threading.Thread(target=handler.forward, daemon=True).start()
            kill()
            handler.close_connection = True
            return True
        return False

    return trouble
