"""Films a second and peak memory of whole builds, of few films and of many, each in a process of its own.

    python tests/benchmarks/corpus.py [PLOTS] [--films N ...] [--workers N]

PLOTS is a table in JSON Lines, packed or not; by default the leads beside the repository. Its rows are
drawn by lot, the same at every run. Memory is
the largest that the build and its workers had at any time, each for itself; what is read again with
nothing changed comes last.
"""

from __future__ import annotations

import argparse
import gzip
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
LEADS = ROOT.parent / "shared" / "corpora" / "wikipedia-leads.jsonl.gz"


def rows(source: Path, films: int, target: Path) -> None:
    """Copy so many rows of a table, drawn by lot: where it goes from short plots to long ones, the first
    thousand would take less memory than all for another reason than that they are fewer."""
    with gzip.open(source) if source.suffix == ".gz" else source.open("rb") as file:
        lines = file.readlines()
    Random(0).shuffle(lines)
    target.write_bytes(b"".join(lines[:films]))


def build(table: Path, folder: Path, workers: int) -> tuple[float, int]:
    """Seconds and peak memory in megabytes of a build."""
    line = [sys.executable, "-m", "kg", "build", str(table), "-o", str(folder), f"--workers={workers}"]
    start = time.perf_counter()
    with subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), process.returncode
    return time.perf_counter() - start, usage.ru_maxrss // 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("plots", nargs="?", type=Path, default=LEADS)
    parser.add_argument("--films", nargs="+", type=int, default=[1_000, 30_000])
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    for films in given.films:
        with tempfile.TemporaryDirectory() as folder:
            table = Path(folder, "plots.jsonl")
            rows(given.plots, films, table)
            for what in ("built", "unchanged"):
                seconds, memory = build(table, Path(folder, "out"), given.workers)
                print(
                    f"{films:7,} films {what:10}{seconds:8.0f} s{films / seconds:10.1f} films a second"
                    f"{memory:8,} MB at most",
                    flush=True,
                )


if __name__ == "__main__":
    main()
