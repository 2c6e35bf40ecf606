"""A process that builds films in children of its own, and kills them: ``python -m tests.building.killing``.

The model is loaded once, before the children are made, so that most kills hit the build itself.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from kg.building import build
from kg.building.batch import _reader
from kg.building.manifest import look_into


def child(source: Path, folder: Path) -> int:
    """Start a build in a child and return its process id."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        code = 1 if build([source], folder, maps=False).problems else 0
    finally:
        os._exit(code)


def killed(pid: int, seconds: float) -> bool:
    """Kill a child after some time; whether that came before its end, which must be a good one."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            assert status == 0, status
            return False
        time.sleep(0.001)
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return status == signal.SIGKILL


def noted(folder: Path) -> dict[str, int]:
    """The films that the manifest says are built, with the time when their files were written."""
    if not (folder / "manifest.sqlite").exists():
        return {}
    with look_into(folder) as manifest:
        try:
            slugs = [origin.slug for _, origin in manifest.origins()]
        except Exception:
            return {}  # killed before there was anything in it
    return {slug: (folder / f"{slug}.ttl").stat().st_mtime_ns for slug in slugs}


def main(source: Path, folder: Path, kills: int, seed: int) -> None:
    """Kill so many builds, each gone on with by the next, and let the last one end."""
    chance = random.Random(seed)
    _reader(None)
    start = time.monotonic()
    assert not killed(child(source, folder / "whole"), 600)
    whole = time.monotonic() - start
    done, rounds, halves = 0, 0, 0
    while done < kills:
        target = folder / f"round-{rounds}"
        before = noted(target)
        if killed(child(source, target), chance.uniform(0, whole * 0.6)):
            done += 1
            halves += bool(list(target.glob(".*.part")))
        else:
            rounds += 1
        after = noted(target)
        assert before.items() <= after.items(), "a film that was noted was lost or built again"
    for number in range(rounds + 1):
        assert not killed(child(source, folder / f"round-{number}"), 600)
    print(json.dumps({"kills": done, "rounds": rounds + 1, "halves": halves}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
