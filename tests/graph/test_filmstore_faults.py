"""Stores whose making is killed, or finds no room: nothing is lost, and the next run goes on."""

from __future__ import annotations

import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.graph.filmstore import update_store
from tests.conftest import ROOT
from tests.graph.corpora import amend, copies
from tests.graph.test_filmstore import graphs, merged, together, turtle

KILLS = 12


def worker(films: Path) -> subprocess.Popen[bytes]:
    """A process that brings a store up to its films."""
    code = (
        "from kg.graph.filmstore import update_store; print('begins', flush=True); "
        f"update_store({str(films)!r})"
    )
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """However often it is killed, a graph is whole or as it was, and the next run brings all of it."""
    chance = random.Random(5)
    paths = copies(tmp_path, 24)
    update_store(tmp_path)
    before = turtle(tmp_path)
    killed = 0
    for turn in range(KILLS):
        for path in chance.sample(paths, 8):
            amend(path, f"turn {turn}")
        copies(tmp_path, 4, begin=100 + 4 * turn)
        wanted = turtle(tmp_path)
        with worker(tmp_path) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.6))
            killed += process.poll() is None
            process.send_signal(signal.SIGKILL)
        found = graphs(tmp_path / "store")
        assert merged(tmp_path / "store") <= together(found)
        assert set(before) <= set(found)
        for name, triples in found.items():
            assert triples in (before.get(name), wanted[name])
        before = found
    assert killed > KILLS // 3
    update_store(tmp_path)
    assert graphs(tmp_path / "store") == turtle(tmp_path)
    assert merged(tmp_path / "store") == together(turtle(tmp_path))


@pytest.mark.parametrize("room", [2_000, 60_000, 300_000])
def test_a_full_disk(room: int, tmp_path: Path) -> None:
    """Where files cannot grow, it ends with one line; the next run, with room, goes on."""
    films = tmp_path / "films"
    copies(films, 20)
    code = (
        "import resource, sys; from kg.cli import main; "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room})); sys.exit(main(['store', sys.argv[1]]))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, films], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert (result.returncode, result.stdout) == (2, "")
    assert re.fullmatch(r"kg: .*store: (cannot be written|disk I/O error).*\n", result.stderr)
    assert update_store(films).films == 20
    assert graphs(films / "store") == turtle(films)
