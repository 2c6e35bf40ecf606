"""Sharing work between processes."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator

import pytest

from kg.errors import KgError, SourceError
from kg.workers import share


def task(number: int, setting: str) -> tuple[int, str, int]:
    """Work that says where it was done, fails at 13 and ends its process at 99."""
    if number == 13:
        raise SourceError(f"{setting}: thirteen")
    if number == 99:
        os._exit(1)
    return number, setting, os.getpid()


def all_ended() -> bool:
    """Whether no process is left, those that are just ending aside."""
    for child in multiprocessing.active_children():
        child.join(10)
    return not multiprocessing.active_children()


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_order(workers: int) -> None:
    """Every task is done once, and the results stand in the order of the tasks."""
    results = list(share(task, iter(range(10)), "a", workers))
    assert [result[:2] for result in results] == [(number, "a") for number in range(10)]
    elsewhere = {result[2] for result in results} - {os.getpid()}
    assert bool(elsewhere) == (workers > 1)
    assert all_ended()


@pytest.mark.parametrize("tasks", [[], [1]])
def test_little_work_is_done_here(tasks: list[int]) -> None:
    """No process is started for one task or none."""
    assert [result[2] for result in share(task, iter(tasks), "a", 4)] == [os.getpid()] * len(tasks)


def test_tasks_are_drawn_as_they_are_needed() -> None:
    """A long stream of tasks is not held in memory."""
    drawn = 0

    def stream() -> Iterator[int]:
        nonlocal drawn
        for number in range(14, 90):
            drawn += 1
            yield number

    results = share(task, stream(), "a", 2)
    next(results)
    assert drawn <= 6
    results.close()  # type: ignore[attr-defined]
    assert drawn <= 6
    assert all_ended()


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_ends_the_work(workers: int) -> None:
    """An error in a task is raised here, whatever process it was in, and the others end."""
    with pytest.raises(SourceError, match=r"^a: thirteen$"):
        list(share(task, iter(range(10, 30)), "a", workers))
    assert all_ended()


def test_a_process_that_dies() -> None:
    """A process that is killed is an error that says what to do."""
    with pytest.raises(KgError, match="take fewer --workers"):
        list(share(task, iter([1, 2, 99, 3]), "a", 2))
