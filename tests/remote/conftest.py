"""The servers that films are published to and asked from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.remote import Credentials, Server, publish
from tests.data import FOLDER
from tests.needed import missing
from tests.remote.servers import PASSWORD, USER, Oxigraph, Process, Virtuoso, oxigraph, virtuoso

Start = Callable[[type[Process]], Process]
_NEEDED = {
    Oxigraph: (oxigraph, "no oxigraph on this machine: pip install oxigraph"),
    Virtuoso: (virtuoso, "no virtuoso-t on this machine: install Debian's virtuoso-opensource-7-bin"),
}


@pytest.fixture(autouse=True)
def _no_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nobody's own user, password or netrc plays a part, and nobody waits long between tries."""
    for name in ("KG_USER", "KG_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setattr("kg.remote.server._PAUSE", 0.01)


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Start servers; one that is not installed skips the test, but fails where CI=true."""
    started: list[Process] = []

    def start_one(kind: type[Process]) -> Process:
        found, reason = _NEEDED[kind]  # type: ignore[index]
        if found() is None:
            missing(reason)
        started.append(kind(tmp_path_factory.mktemp("server")))  # type: ignore[call-arg,arg-type]
        started[-1].start()
        return started[-1]

    yield start_one
    for process in started:
        process.kill()


@pytest.fixture
def fresh(start: Start) -> Iterator[Process]:
    """An Oxigraph server with nothing in it."""
    process = start(Oxigraph)
    yield process
    process.kill()


@pytest.fixture
def server() -> Iterator[Server]:
    """A connection that tells who it is where it is asked, and gives up soon."""
    connection = Server(Credentials(USER, PASSWORD), timeout=20, retries=3)
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def oxigraph_server(start: Start) -> Process:
    """Oxigraph's server with the sample films."""
    return _with_films(start(Oxigraph))


@pytest.fixture(scope="session")
def virtuoso_server(start: Start) -> Process:
    """Virtuoso with the sample films."""
    return _with_films(start(Virtuoso))


@pytest.fixture(params=["oxigraph_server", "virtuoso_server"])
def published(request: pytest.FixtureRequest) -> Process:
    """A server that has the sample films: one of each kind."""
    process: Process = request.getfixturevalue(request.param)
    return process


def _with_films(process: Process) -> Process:
    connection = Server(Credentials(USER, PASSWORD))
    report = publish(FOLDER, process.store, connection)
    connection.close()
    assert (len(report.sent), report.kept, report.problems) == (3, 0, [])
    return process
