"""Words a second of the whole reading beside those of the bare spaCy pipeline, in one run.

The bare pipeline is the model as it comes, with default settings, in the same process.

    python tests/benchmarks/speed.py [ROUNDS]

The two take turns over the same pages, so that a machine that slows down slows both; the ratio is
what counts. Last come a page from cold start to its graph and map, and ``kg --help``.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 5


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def command(*words: str | Path) -> float:
    """Seconds that a command of ours takes as a whole process."""
    line = [sys.executable, "-m", "kg", *map(str, words)]
    return timed(lambda: subprocess.run(line, check=True, capture_output=True, cwd=ROOT))


def show(name: str, seconds: Sequence[float], words: int) -> None:
    """Print the median words a second."""
    print(f"{name:52}{words / statistics.median(seconds):10.0f} words a second")


def main() -> None:
    """Measure and print."""
    from kg.graph import story_triples, turtle_bytes
    from kg.reading import load, read_all
    from kg.reading.pipeline import parser
    from kg.sources import load as load_films
    from kg.story import Film

    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    films = [film for film in load_films([ROOT / "corpus"]) if isinstance(film, Film)]
    words = sum(len(film.plot.split()) for film in films)
    bare, whole = parser(), load()
    times: dict[str, list[float]] = {"bare": [], "reading": [], "graph": []}
    stories = list(read_all(films, whole))
    for _ in range(rounds + 1):
        times["bare"].append(timed(lambda: list(bare.pipe(film.plot for film in films))))
        times["reading"].append(timed(lambda: list(read_all(films, whole))))
        times["graph"].append(timed(lambda: [turtle_bytes(story_triples(story)) for story in stories]))
    for seconds in times.values():
        seconds.pop(0)  # the first round warms up
    show("bare spaCy pipeline", times["bare"], words)
    show("whole reading, with that pipeline", times["reading"], words)
    show("story to Turtle", times["graph"], words)
    for name, parts in (("reading", ["reading"]), ("reading and writing", ["reading", "graph"])):
        sums = [sum(together) for together in zip(*(times[part] for part in parts), strict=True)]
        ratios = [ours / bare for ours, bare in zip(sums, times["bare"], strict=True)]
        print(f"{f'{name} takes, times the bare pipeline':52}{statistics.median(ratios):10.2f}")
    with tempfile.TemporaryDirectory() as folder:
        page = ROOT / "corpus" / "never-let-me-go-2010.txt"
        cold = [command("build", page, "--output", folder, "--again") for _ in range(3)]
    print(f"{'a page from cold start to graph and map':52}{statistics.median(cold):10.2f} s")
    print(f"{'kg --help':52}{statistics.median([command('--help') for _ in range(5)]):10.2f} s")


if __name__ == "__main__":
    main()
