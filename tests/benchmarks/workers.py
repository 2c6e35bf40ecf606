"""Plots built by one and by two worker processes beside the bare spaCy pipeline, in one run.

    python tests/benchmarks/workers.py [PLOTS] [--films N] [--rounds N]

PLOTS is a table in JSON Lines with a column ``plot``; by default the plots beside the repository. A
build is reading, Turtle and provenance of all films, without maps. What a few films take, which is
loading the model, is taken off. On a machine that others use too, processor time says more than the
clock: it is what a build costs, and two workers share it between them.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLOTS = ROOT.parent / "shared" / "corpora" / "wiki-plots.jsonl"
FEW = 32
"""So many films give each of two workers its first batch."""


def spent() -> tuple[float, float]:
    """The clock, and the processor time of this process and of all that it waited for."""
    times = os.times()
    return time.perf_counter(), times.user + times.system + times.children_user + times.children_system


def build(lines: list[str], workers: int) -> tuple[float, float]:
    """Seconds by the clock and of processor time that a build takes."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "plots.jsonl")
        table.write_text("".join(lines), encoding="utf-8")
        line = [sys.executable, "-m", "kg", "build", str(table), "-o", str(Path(folder, "out"))]
        clock, processor = spent()
        subprocess.run(
            [*line, "--no-maps", f"--workers={workers}"], capture_output=True, cwd=ROOT, check=False
        )
        ended = spent()
        assert list(Path(folder, "out").glob("*.ttl"))
    return ended[0] - clock, ended[1] - processor


def beyond(lines: list[str], workers: int) -> tuple[float, float]:
    """What a build takes for all films but the first few."""
    few, all_ = build(lines[:FEW], workers), build(lines, workers)
    return all_[0] - few[0], all_[1] - few[1]


def main() -> None:
    """Measure and print."""
    from kg.reading.pipeline import parser

    arguments = argparse.ArgumentParser()
    arguments.add_argument("plots", nargs="?", type=Path, default=PLOTS)
    arguments.add_argument("--films", type=int, default=400)
    arguments.add_argument("--rounds", type=int, default=3)
    given = arguments.parse_args()
    with given.plots.open(encoding="utf-8") as table:
        lines = list(islice(table, given.films))
    plots = [json.loads(line)["plot"] for line in lines]
    bare = parser()
    list(bare.pipe(plots[:FEW]))
    ratios: dict[int, list[tuple[float, float]]] = {1: [], 2: []}
    for _ in range(given.rounds):
        before = spent()
        list(bare.pipe(plots[FEW:]))
        clock, processor = (end - start for start, end in zip(before, spent(), strict=True))
        for workers, found in ratios.items():
            ours = beyond(lines, workers)
            found.append((ours[0] / clock, ours[1] / processor))
    words = sum(len(plot.split()) for plot in plots[FEW:])
    print(f"{len(plots) - FEW} plots, {words:,} words; times the bare pipeline:")
    for workers, found in ratios.items():
        by_clock, by_processor = (statistics.median(each) for each in zip(*found, strict=True))
        print(
            f"  built with --workers {workers}   clock {by_clock:5.2f}   processor time {by_processor:5.2f}"
        )


if __name__ == "__main__":
    main()
