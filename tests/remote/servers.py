"""Servers that others wrote, started for tests: on the loopback, a free port and a temporary folder."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import requests

USER, PASSWORD = "dba", "open-sesame.42"
_PATIENCE = 60.0

_VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = .
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 2000
"""


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process:
    """A server as a process, that can be killed and started again with what it has on disk."""

    store: str
    """The URL where it takes graphs."""
    query: str
    """The URL where it answers queries."""

    def __init__(self, folder: Path, command: list[str], alive: str) -> None:
        """``alive`` is the URL that answers once the server is there."""
        self._folder, self._command, self._alive = folder, command, alive
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        with (self._folder / "output.txt").open("ab") as output:
            self._process = subprocess.Popen(self._command, cwd=self._folder, stdout=output, stderr=output)
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end and self._process.poll() is None:
            try:
                requests.get(self._alive, timeout=1)
            except requests.RequestException:
                time.sleep(0.05)
            else:
                return
        self.kill()
        raise AssertionError((self._folder / "output.txt").read_text())

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()


class Oxigraph(Process):
    """Oxigraph's server, from the package ``oxigraph``."""

    def __init__(self, folder: Path) -> None:
        """Nothing runs before ``start``."""
        url = f"http://127.0.0.1:{(port := free_port())}"
        self.store, self.query = f"{url}/store", f"{url}/query"
        command = [str(oxigraph()), "serve", "--location", "data", "--bind", f"127.0.0.1:{port}"]
        super().__init__(folder, command, url)


class Virtuoso(Process):
    """Virtuoso 7, from Debian's package ``virtuoso-opensource-7-bin``."""

    def __init__(self, folder: Path) -> None:
        """Make its database, with a password of our own; nothing runs before ``start``."""
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        self.store, self.query = f"{url}/sparql-graph-crud-auth", f"{url}/sparql"
        (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(http=port, sql=free_port()))
        command = [str(virtuoso()), "+foreground", "+configfile", "virtuoso.ini"]
        made = [*command, "+pwdold", "dba", "+pwddba", PASSWORD]
        subprocess.run(made, cwd=folder, check=True, capture_output=True, timeout=_PATIENCE)
        super().__init__(folder, command, f"{self.query}?query=ASK%7B%7D")

    def kill(self) -> None:
        """End it, and take away the lock that a killed Virtuoso leaves."""
        super().kill()
        (self._folder / "virtuoso.lck").unlink(missing_ok=True)


def oxigraph() -> str | None:
    """Where Oxigraph's program is."""
    return shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")


def virtuoso() -> str | None:
    """Where Virtuoso's program is."""
    return shutil.which("virtuoso-t")
