"""``kg serve`` as a process on a free port, and what tests ask of it."""

from __future__ import annotations

import queue
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import requests

_PATIENCE = 90.0


class Served:
    """The command, run as a person would; ``address`` has a slash at its end."""

    def __init__(self, folder: Path, *options: str) -> None:
        """Start it and wait until it says that it answers."""
        command = [sys.executable, "-m", "kg", "serve", str(folder), "--port", "0", *options]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self.said: list[str] = []
        lines: queue.Queue[str] = queue.Queue()
        for stream in (self.process.stdout, self.process.stderr):
            threading.Thread(target=self._listen, args=(stream, lines), daemon=True).start()
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                line = lines.get(timeout=0.1)
            except queue.Empty:
                continue
            if " at http://" in line:
                self.address = line.partition(" at ")[2].partition(",")[0]
                return
        self.process.kill()
        raise AssertionError(self.said)

    def _listen(self, stream: Any, lines: queue.Queue[str]) -> None:
        for line in stream:
            self.said.append(line)
            lines.put(line)

    def url(self, path: str) -> str:
        """A path as a whole address."""
        return self.address + path.lstrip("/")

    def get(self, path: str, **more: Any) -> requests.Response:
        """GET a path, as a program would that takes anything."""
        return requests.get(self.url(path), timeout=60, **{"allow_redirects": False, **more})

    def ask(self, query: str, accept: str | None = None, **more: str) -> requests.Response:
        """Ask a query by GET."""
        headers = {"Accept": accept} if accept else {}
        return self.get("sparql", params={"query": query, **more}, headers=headers)

    def rows(self, query: str) -> list[dict[str, str]]:
        """The rows of a query, as plain text."""
        found = self.ask(query).json()["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in found]

    def children(self) -> list[int]:
        """The processes that answer queries."""
        return [pid for pid in _pids() if _stat(pid)[:1] == [str(self.process.pid)]]

    def stop(self, how: int = signal.SIGTERM) -> int:
        """End it, and wait for that."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(timeout=20)
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()
        return code


def alive(pid: int) -> bool:
    """Whether a process runs."""
    return bool(_stat(pid))


def ticks(pid: int) -> int:
    """The processor time that a process has used, in hundredths of a second."""
    found = _stat(pid)
    return int(found[10]) + int(found[11]) if found else 0


def _pids() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _stat(pid: int) -> list[str]:
    """What the system knows of a process, from its parent on; nothing for one that has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
    return [] if fields[0] == "Z" else fields[1:]
