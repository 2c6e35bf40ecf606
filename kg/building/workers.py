"""Sharing work between processes, in order and with an end that leaves nothing behind.

Work comes in batches of items. A process that dies takes no other item with it: its batch is done
again alone, then item by item, and an item that ends every process it is given to is given up.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import FrameType

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_TRIES = 2
_MOST_DEATHS = 3
"""So many items given up one after the other mean that it is not the items."""


class Crew(Protocol):
    """Those who do the work."""

    ahead: int
    """How many batches are given out before the first one's result is waited for."""
    deaths: tuple[type[BaseException], ...]
    """What a result raises where the process that made it died."""

    def submit(self, work: Callable[..., Any], /, *arguments: object) -> Any:
        """Give out work; what comes back has a ``result()``."""

    def replace(self) -> None:
        """Go on with new processes where the old ones cannot."""

    def dismiss(self, at_once: bool) -> None:
        """End all processes, at once or when they are done."""


class Here:
    """This process, which does the work itself."""

    ahead = 0
    deaths: tuple[type[BaseException], ...] = ()

    def submit(self, work: Callable[..., Any], /, *arguments: object) -> Future[Any]:
        """Do the work."""
        future: Future[Any] = Future()
        future.set_result(work(*arguments))
        return future

    def replace(self) -> None:
        """Nothing to replace."""

    def dismiss(self, at_once: bool) -> None:
        """Nothing to end."""


class Processes:
    """Processes on this machine."""

    deaths: tuple[type[BaseException], ...] = (BrokenProcessPool,)

    def __init__(self, workers: int) -> None:
        """Start so many."""
        self.ahead = 2 * workers
        self._workers = workers
        self._start()

    def submit(self, work: Callable[..., Any], /, *arguments: object) -> Future[Any]:
        """Give out work."""
        try:
            return self._pool.submit(work, *arguments)
        except BrokenProcessPool as error:
            broken: Future[Any] = Future()
            broken.set_exception(error)
            return broken

    def replace(self) -> None:
        """Start new ones; where one has died, the pool has ended the others."""
        self._pool.shutdown(cancel_futures=True)
        self._start()

    def dismiss(self, at_once: bool) -> None:
        """End them."""
        if at_once:
            for child in active_children():
                child.terminate()
        self._pool.shutdown(cancel_futures=at_once)  # its own thread gathers them: two that wait are a race

    def _start(self) -> None:
        # Spawned, not forked: the same on every system, and safe with threads of numerical libraries.
        context = get_context("spawn")
        self._pool = ProcessPoolExecutor(self._workers, mp_context=context, initializer=_end_with_parent)
        with _born_deaf():
            for _ in range(self._workers):
                self._pool.submit(_nothing)


def share(
    work: Callable[[list[_Item], Any], list[_Result]],
    batches: Iterator[list[_Item]],
    setting: object,
    hire: Callable[[], Crew],
    give_up: Callable[[_Item], _Result],
) -> Iterator[tuple[list[_Item], list[_Result]]]:
    """Every batch with its results, in order, made by the crew.

    Batches are drawn as they are needed. One batch needs no crew. ``give_up`` makes the result for an item
    that ends every process it is given to. Raises KgError where that happens to one after the other.
    """
    first = list(islice(batches, 2))
    crew = hire() if len(first) > 1 else Here()
    try:
        yield from _Shared(work, setting, crew, give_up).results(chain(first, batches))
    except BaseException:
        crew.dismiss(at_once=True)
        raise
    crew.dismiss(at_once=False)


class _Shared:
    """Batches under way."""

    def __init__(
        self, work: Callable[..., Any], setting: object, crew: Crew, give_up: Callable[[Any], Any]
    ) -> None:
        self._work, self._setting, self._crew, self._give_up = work, setting, crew, give_up
        self._waiting: deque[tuple[list[Any], Any]] = deque()
        self._deaths = 0

    def results(self, batches: Iterator[list[Any]]) -> Iterator[tuple[list[Any], list[Any]]]:
        """Each batch with its results, in order."""
        for batch in batches:
            self._waiting.append((batch, self._submit(batch)))
            if len(self._waiting) > self._crew.ahead:
                yield self._next()
        while self._waiting:
            yield self._next()

    def _submit(self, batch: list[Any]) -> Any:
        return self._crew.submit(self._work, batch, self._setting)

    def _next(self) -> tuple[list[Any], list[Any]]:
        batch, future = self._waiting.popleft()
        try:
            return batch, future.result()
        except self._crew.deaths:
            self._crew.replace()
        results = self._alone(batch)
        others = [waiting for waiting, _ in self._waiting]
        self._waiting = deque((waiting, self._submit(waiting)) for waiting in others)
        return batch, results

    def _alone(self, batch: list[Any]) -> list[Any]:
        """The results of a batch with nothing else under way; if that fails, item by item."""
        done = self._tried(batch)
        if done is not None:
            return done
        return [self._one(item) for item in batch]

    def _one(self, item: Any) -> Any:
        for _ in range(_TRIES):
            done = self._tried([item])
            if done is not None:
                self._deaths = 0
                return done[0]
        self._deaths += 1
        if self._deaths == _MOST_DEATHS:
            raise KgError(
                "worker processes die one after the other, perhaps for want of memory; take fewer --workers"
            )
        return self._give_up(item)

    def _tried(self, batch: Sequence[Any]) -> list[Any] | None:
        """The results, or None where the process died."""
        try:
            results: list[Any] = self._submit(list(batch)).result()
        except self._crew.deaths:
            self._crew.replace()
            return None
        return results


def _nothing() -> None:
    """The first tasks: each makes the pool start a process."""


def _end_with_parent() -> None:
    """End this process when the one that started it is gone: killed, it can tell nobody."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


@contextmanager
def _born_deaf() -> Iterator[None]:
    """Start processes that leave Ctrl-C, which reaches every process of a terminal, to this one."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def noticing_interrupts() -> Iterator[Callable[[], None]]:
    """A check to call between pieces of work: it raises KeyboardInterrupt where a Ctrl-C got lost.

    Python drops an exception that is raised while it cleans up after an import, with a message that
    says nothing to a user; there, Ctrl-C is only noted, and raised by the next check. SIGTERM is taken
    for a Ctrl-C: by itself it would leave the workers' semaphores behind.
    """
    noted: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        noted.append(number)
        if frame is None or not frame.f_code.co_filename.startswith("<frozen importlib"):
            raise KeyboardInterrupt

    def check() -> None:
        if noted:
            raise KeyboardInterrupt

    if current_thread() is not main_thread() or signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        yield check
        return
    before = [(number, signal.signal(number, note)) for number in (signal.SIGINT, signal.SIGTERM)]
    try:
        yield check
    finally:
        for number, handler in before:
            signal.signal(number, handler)
