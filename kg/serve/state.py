"""What the server has: a snapshot, the engine on it, and what was made of it; and when it takes another.

The folder is looked at every two seconds. Once its files have changed, and then have rested for one look,
a new snapshot is taken beside the old one, which answers until the new one is ready. Meanwhile every
page, and every answer of the endpoint, says that it is of before.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.graph.ontology import ONTOLOGY
from kg.serve.asking import EngineError, Limits
from kg.serve.dataset import Dataset, load, stamps
from kg.serve.engine import Engine
from kg.serve.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOOK = 2.0
"""Seconds between two looks at the folder."""
STALE = "kg-stale"
"""The header of answers from a snapshot that is older than the files."""


@dataclass(slots=True)
class State:
    """All that pages need; ``start`` it, and ``stop`` it."""

    dataset: Dataset
    limits: Limits
    note: Callable[[str], object]
    """Told of what goes on, for the terminal."""
    cors: tuple[str, ...] = ()
    engine: Engine = field(init=False)
    library: Library = field(init=False)
    changed: bool = False
    """Whether the folder's files are no longer what the snapshot has."""
    trouble: str = ""
    """Why there is no newer snapshot."""
    _watch: asyncio.Task[None] | None = None
    _old: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Nothing runs before ``start``."""
        self.engine, self.library = self._on(self.dataset)

    async def start(self) -> None:
        """Start the engine, and begin to look at the folder. Raises EngineError."""
        await self.engine.start()
        self._watch = asyncio.create_task(self._look())

    async def stop(self) -> None:
        """End all that runs, and delete the snapshot."""
        for task in (self._watch, *self._old):
            if task:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
        await self.engine.close()
        self.dataset.discard()

    def graphs(self) -> tuple[str, ...]:
        """The named graphs."""
        return (*(film.graph for film in self.dataset.films), *ONTOLOGY)

    def news(self) -> dict[str, str]:
        """Headers for an answer that is older than the files."""
        return {STALE: "the films have changed since they were loaded"} if self.changed else {}

    def _on(self, dataset: Dataset) -> tuple[Engine, Library]:
        return Engine(dataset.store, dataset.union, self.limits), Library(dataset)

    async def _look(self) -> None:
        folder: Path = self.dataset.folder
        seen = tried = self.dataset.stamps
        while True:
            await asyncio.sleep(LOOK)
            now = await asyncio.to_thread(stamps, folder)
            self.changed = now != self.dataset.stamps
            if self.changed and now == seen and now != tried:
                tried = now
                await self._renew(folder)
            seen = now

    async def _renew(self, folder: Path) -> None:
        """Take a new snapshot and let it answer; where that fails, the old one goes on, and says so."""
        try:
            dataset = await asyncio.to_thread(load, folder)
        except (KgError, OSError, RuntimeError, ValueError) as error:
            self._troubled(str(error))
            return
        engine, library = self._on(dataset)
        try:
            await engine.start()
        except EngineError as error:
            dataset.discard()
            self._troubled(str(error))
            return
        old = (self.engine, self.dataset)
        self.dataset, self.engine, self.library = dataset, engine, library
        self.changed, self.trouble = False, ""
        self.note(f"{folder} has changed: {len(dataset.films)} films loaded again")
        for problem in dataset.problems:
            self.note(problem)
        task = asyncio.create_task(self._retire(*old))
        self._old.add(task)
        task.add_done_callback(self._old.discard)

    def _troubled(self, why: str) -> None:
        self.trouble = why
        self.note(f"the films as they were are still served: {why}")

    async def _retire(self, engine: Engine, dataset: Dataset) -> None:
        """Let what is being answered be answered, then end the old engine."""
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(2 * self.limits.seconds):
                    await engine.idle()
        finally:
            await engine.close()
            dataset.discard()
