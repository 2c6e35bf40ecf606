"""Sharing work between processes, in order and with an end that leaves nothing behind."""

from __future__ import annotations

import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import active_children, get_context
from typing import TYPE_CHECKING, TypeVar

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future

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
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_ignore_interrupt)
    try:
        yield from _in_order(pool, work, tasks, setting, 2 * workers)
        pool.shutdown()
    except BrokenProcessPool as error:
        raise KgError("a worker process died, perhaps for want of memory; take fewer --workers") from error
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in active_children():
            child.terminate()
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


def _ignore_interrupt() -> None:
    """Leave Ctrl-C, which reaches every process of a terminal, to the first one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
