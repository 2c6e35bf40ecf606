"""Sharing work between processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.building.workers import Here, Processes, share
from kg.errors import KgError, SourceError


def task(numbers: list[int], setting: str) -> list[tuple[int, str, int]]:
    """Work that says where it was done and fails at 13; 99 kills its process, 98 does so the first time."""
    if 13 in numbers:
        raise SourceError(f"{setting}: thirteen")
    for number in numbers:
        if number == 99 or (number == 98 and not Path(setting).exists()):
            Path(setting).touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return [(number, setting, os.getpid()) for number in numbers]


def given_up(number: int) -> tuple[int, str, int]:
    """What stands for an item that was given up."""
    return -number, "", 0


def run(batches: list[list[int]] | Iterator[list[int]], setting: str = "a", workers: int = 2):  # type: ignore[no-untyped-def]
    """The results of shared work, batch by batch."""
    hire = Here if workers == 1 else lambda: Processes(workers)
    return share(task, iter(batches), setting, hire, given_up)


def all_ended() -> bool:
    """Whether no process is left, those that are just ending aside."""
    for child in multiprocessing.active_children():
        child.join(10)
    return not multiprocessing.active_children()


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_order(workers: int) -> None:
    """Every item is done once, and the results stand beside their batches in the order of these."""
    batches = [[number, number + 100] for number in range(10)]
    found = list(run(batches, workers=workers))
    assert [batch for batch, _ in found] == batches
    results = [result for _, results in found for result in results]
    assert [result[:2] for result in results] == [(number, "a") for batch in batches for number in batch]
    elsewhere = {result[2] for result in results} - {os.getpid()}
    assert bool(elsewhere) == (workers > 1)
    assert all_ended()


@pytest.mark.parametrize("batches", [[], [[1]]])
def test_little_work_is_done_here(batches: list[list[int]]) -> None:
    """No process is started for one batch or none."""
    done = [result[2] for _, results in run(batches, workers=4) for result in results]
    assert done == [os.getpid()] * len(batches)


def test_batches_are_drawn_as_they_are_needed() -> None:
    """A long stream of batches is not held in memory."""
    drawn = 0

    def stream() -> Iterator[list[int]]:
        nonlocal drawn
        for number in range(14, 90):
            drawn += 1
            yield [number]

    results = run(stream())
    next(results)
    assert drawn <= 6
    results.close()
    assert drawn <= 6
    assert all_ended()


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_ends_the_work(workers: int) -> None:
    """An error in a batch is raised here, whatever process it was in, and the others end."""
    with pytest.raises(SourceError, match=r"^a: thirteen$"):
        list(run([[number] for number in range(10, 30)], workers=workers))
    assert all_ended()


def test_a_process_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    """Where a process dies once, its work and that of the others is done again."""
    batches = [[1, 2], [3, 98], [4], [5], [6]]
    found = list(run(batches, str(tmp_path / "killed")))
    assert [[result[0] for result in results] for _, results in found] == batches
    assert (tmp_path / "killed").exists()
    assert all_ended()


def test_an_item_that_kills_every_process(tmp_path: Path) -> None:
    """Only the item itself is given up, whatever else was under way."""
    found = list(run([[1, 2], [3, 99, 4], [5], [99], [6]], str(tmp_path / "killed")))
    done = [[result[0] for result in results] for _, results in found]
    assert done == [[1, 2], [3, -99, 4], [5], [-99], [6]]
    assert all_ended()


def test_processes_that_all_die(tmp_path: Path) -> None:
    """Where nothing can be done at all, the work ends with what to do."""
    with pytest.raises(KgError, match="take fewer --workers"):
        list(run([[99, 99, 99, 99], [1]], str(tmp_path / "killed")))
    assert all_ended()
