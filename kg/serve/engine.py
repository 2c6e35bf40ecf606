"""Oxigraph in processes of its own, several of them, each of which answers one query at a time.

A query that takes too long, or whose asker has gone, ends with its process, and another process takes
its place. So does one that crashes Oxigraph or wants too much memory: the server itself goes on.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.graph.prefixes import PREFIXES
from kg.serve.asking import (
    BUSY,
    CRASHED,
    ENDING,
    Answer,
    Asked,
    BadQueryError,
    BusyError,
    CrashError,
    EngineError,
    Limits,
    OutOfTimeError,
    TooLargeError,
    out_of_time,
    too_large,
)

if TYPE_CHECKING:
    from pathlib import Path

_LINE = 1_000_000
_PATIENCE = 30.0
"""Seconds in which a process must be ready."""
_PAUSE = 0.2
"""Seconds before another process is tried after one that did not start."""


@dataclass(slots=True)
class Worker:
    """One process."""

    process: asyncio.subprocess.Process

    async def answer(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Send a request and wait for its answer."""
        source, target = self.process.stdout, self.process.stdin
        if source is None or target is None:
            raise ConnectionError
        target.write(json.dumps(request).encode() + b"\n")
        await target.drain()
        line = await source.readline()
        if not line.endswith(b"\n"):
            raise ConnectionError
        about = json.loads(line)
        return about, await source.readexactly(about.get("bytes", 0))

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self.process.returncode is None

    async def kill(self) -> None:
        """End the process now, and wait until it is gone."""
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()


@dataclass(slots=True)
class Engine:
    """The processes for one store; ``start`` it, ask it, ``close`` it."""

    store: Path
    union: bool
    limits: Limits
    _free: asyncio.LifoQueue[Worker] = field(default_factory=asyncio.LifoQueue)
    _workers: list[Worker] = field(default_factory=list)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _waiting: int = 0
    _closed: bool = False

    async def start(self) -> None:
        """Start all processes. Raises EngineError where they do not start."""
        try:
            for worker in await asyncio.gather(*(self._spawn() for _ in range(self.limits.processes))):
                self._free.put_nowait(worker)
        except (OSError, TimeoutError) as error:
            await self.close()
            raise EngineError(f"Oxigraph's process does not start ({error or 'no answer'})") from error

    async def ask(self, asked: Asked) -> Answer:
        """Answer a query. Raises EngineError where there is no answer."""
        worker = await self._worker()
        try:
            async with asyncio.timeout(self.limits.seconds):
                about, data = await worker.answer(self._request(asked))
        except TimeoutError:
            await worker.kill()
            raise OutOfTimeError(out_of_time(self.limits.seconds)) from None
        except (ConnectionError, asyncio.IncompleteReadError, ValueError):
            await worker.kill()
            raise (BusyError(ENDING) if self._closed else CrashError(CRASHED)) from None
        except asyncio.CancelledError:
            await worker.kill()
            raise
        finally:
            self._put_back(worker)
        return self._answer(about, data)

    async def close(self) -> None:
        """End all processes."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(worker.kill() for worker in self._workers))
        self._workers.clear()

    async def idle(self) -> None:
        """Wait until nothing is being answered."""
        while self._waiting or self._free.qsize() < len(self._workers):
            await asyncio.sleep(_PAUSE)

    def processes(self) -> list[int]:
        """The ids of the processes that run."""
        return [worker.process.pid for worker in self._workers if worker.alive]

    async def _worker(self) -> Worker:
        """A process that has nothing to do, and lives."""
        if self._closed or self._waiting >= self.limits.waiting:
            raise BusyError(ENDING if self._closed else BUSY)
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.patience):
                while not (worker := await self._free.get()).alive:
                    self._put_back(worker)  # it died in its sleep; another takes its place
                return worker
        except TimeoutError:
            raise BusyError(BUSY) from None
        finally:
            self._waiting -= 1

    def _request(self, asked: Asked) -> dict[str, Any]:
        rows = self.limits.rows
        return {
            "query": asked.query,
            "format": asked.format,
            "default": asked.default,
            "named": asked.named,
            "names_graphs": asked.names_graphs,
            "limit": rows if asked.limit is None else min(rows, asked.limit),
            "keep": asked.keep,
            "seconds": self.limits.seconds,
        }

    def _answer(self, about: dict[str, Any], data: bytes) -> Answer:
        match about.get("error"):
            case None:
                return Answer(about["kind"], data, about.get("rows", 0), about.get("cut", False))
            case "limit":
                raise TooLargeError(too_large(self.limits.rows))
            case "syntax" | "value":
                raise BadQueryError(about["message"])
            case _:
                raise EngineError(f"the query could not be answered ({about['message']})")

    def _put_back(self, worker: Worker) -> None:
        """Let a process answer the next query, or another in its stead."""
        if worker.alive and not self._closed:
            self._free.put_nowait(worker)
            return
        if worker in self._workers:
            self._workers.remove(worker)
        if not self._closed:
            task = asyncio.create_task(self._replace())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _replace(self) -> None:
        """Start another process, however often that takes."""
        while not self._closed:
            try:
                self._free.put_nowait(await self._spawn())
            except (OSError, TimeoutError):
                await asyncio.sleep(_PAUSE)
            else:
                return

    async def _spawn(self) -> Worker:
        """Start a process and wait until it has the store open."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "kg.serve.worker"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=_LINE,
            start_new_session=True,  # Ctrl-C is for the server, which ends its processes itself
        )
        worker = Worker(process)
        self._workers.append(worker)
        config = {
            "store": str(self.store),
            "union": self.union,
            "prefixes": PREFIXES,
            "memory": self.limits.memory,
        }
        try:
            async with asyncio.timeout(_PATIENCE):
                await worker.answer(config)
        except BaseException:
            self._workers.remove(worker)
            await worker.kill()
            raise
        return worker
