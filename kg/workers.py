"""Sharing work between processes, in order and with an end that leaves nothing behind."""

from __future__ import annotations

import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import active_children, get_context
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, TypeVar

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from types import FrameType

_Task = TypeVar("_Task")
_Setting = TypeVar("_Setting")
_Result = TypeVar("_Result")


def share(
    work: Callable[[_Task, _Setting], _Result], tasks: Iterator[_Task], setting: _Setting, workers: int
) -> Iterator[_Result]:
    """The result of ``work`` for every task, in their order, made by so many processes.

    Tasks are drawn as they are needed. One process, or one task, needs no others.
    """
    first = list(islice(tasks, 2))
    tasks = chain(first, tasks)
    if workers < 2 or len(first) < 2:
        yield from (work(task, setting) for task in tasks)
        return
    # Spawned, not forked: the same on every system, and safe with threads of numerical libraries.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        with _born_deaf():
            pool.submit(_nothing)
        yield from _in_order(pool, work, tasks, setting, 2 * workers)
        pool.shutdown()
    except BrokenProcessPool as error:
        raise KgError("a worker process died, perhaps for want of memory; take fewer --workers") from error
    except BaseException:
        for child in active_children():
            child.terminate()
        pool.shutdown(cancel_futures=True)  # its own thread gathers them: two that wait for one are a race
        raise


def _in_order(
    pool: ProcessPoolExecutor,
    work: Callable[[_Task, _Setting], _Result],
    tasks: Iterator[_Task],
    setting: _Setting,
    ahead: int,
) -> Iterator[_Result]:
    waiting: deque[Future[_Result]] = deque()
    for task in tasks:
        waiting.append(pool.submit(work, task, setting))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _nothing() -> None:
    """The first task: it makes the pool start its processes."""


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
    says nothing to a user; there, Ctrl-C is only noted, and raised by the next check.
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
    before = signal.signal(signal.SIGINT, note)
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, before)
