"""Running the server until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import signal
import socket
from typing import TYPE_CHECKING

import uvicorn

from kg.errors import KgError
from kg.serve.app import make_app
from kg.serve.asking import EngineError
from kg.serve.guard import LOOPBACK, is_loopback

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.serve.state import State

_LONGEST_HEAD = 4_000_000
"""Bytes of a request's first lines; what is longer than may be is answered, not cut off, up to here."""
_CONNECTIONS = 1_000


class _Server(uvicorn.Server):
    """Uvicorn, which tells when it is ready, and does not wait for queries when it is to end."""

    def __init__(self, config: uvicorn.Config, state: State, ready: Callable[[], object]) -> None:
        """``ready`` is called once requests are answered."""
        super().__init__(config)
        self._state, self._ready = state, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the queries that run, then all else."""
        await self._state.engine.close()
        await super().shutdown(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Let Ctrl-C and SIGTERM end the server, and not, as Uvicorn would, the process with it."""
        before = {each: signal.signal(each, self.handle_exit) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises KgError where the port is taken or the host is not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere it would let two servers have one port
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host, port))
        found.listen(512)
    except (OSError, OverflowError) as error:
        found.close()
        raise KgError(_no_socket(host, port, error)) from error
    return found


def url(host: str, found: socket.socket) -> str:
    """The address of what listens."""
    shown = "127.0.0.1" if host in ("0.0.0.0", "") else "::1" if host == "::" else host
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{found.getsockname()[1]}/"


def run(state: State, host: str, found: socket.socket, ready: Callable[[], object]) -> None:
    """Serve until Ctrl-C or SIGTERM; ``ready`` is called once requests are answered. Raises KgError."""
    hosts = {*LOOPBACK, host} if is_loopback(host) else ()
    config = uvicorn.Config(
        make_app(state, tuple(hosts)),
        http="h11",
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_level="error",
        access_log=False,
        server_header=False,
        date_header=True,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=3,
        proxy_headers=False,
    )
    server = _Server(config, state, ready)
    try:
        asyncio.run(_served(server, state, found))
    finally:
        state.dataset.discard()


async def _served(server: _Server, state: State, found: socket.socket) -> None:
    """Start the engine, serve, and end the engine, whatever happens."""
    try:
        await state.start()
        await server.serve(sockets=[found])
    except EngineError as error:
        raise KgError(f"{error}; free some memory, or look whether Oxigraph runs here at all") from error
    finally:
        await state.stop()


def _no_socket(host: str, port: int, error: Exception) -> str:
    reason = str(getattr(error, "strerror", None) or error).lower()
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return (
            f"port {port} of {host} is taken; stop what uses it, or give another --port (0: any that is free)"
        )
    if isinstance(error, PermissionError):
        return f"port {port} is not for you to use; give a --port above 1023"
    return f"cannot listen at {host}, port {port} ({reason}); give another --host or --port"
