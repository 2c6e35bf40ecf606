"""Time per word of a plot, for plots of ever more words: it should not grow.

    python tests/benchmarks/length.py [WORDS...]

Two kinds of text: the sample corpus told over and over, and a town where a new name appears in every
second sentence. Processor time is counted, so that other programs on the machine hardly matter. The
last column is the time per word, divided by that of the shortest text.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORDS = (20_000, 50_000, 100_000, 200_000)
SYLLABLES = ("ba", "ko", "ri", "ten", "mar", "lo", "vi", "shan", "dun", "pe", "gal", "no")
DEEDS = ("meets", "helps", "kills", "follows", "marries", "loves", "betrays", "visits")


def retold(words: int) -> str:
    """The sample plots one after the other, again and again."""
    from kg.sources import load
    from kg.story import Film

    plots = [film.plot.split() for film in load([ROOT / "corpus"]) if isinstance(film, Film)]
    found: list[str] = []
    for plot in cycle(plots):
        if len(found) >= words:
            return " ".join(found[:words])
        found += plot
    return ""


def crowded(words: int) -> str:
    """A text with a new name for every 26 words."""
    draw = random.Random(1)
    names: list[str] = []
    sentences: list[str] = []
    while 26 * len(names) < words:
        given, family = ("".join(draw.choices(SYLLABLES, k=3)).capitalize() for _ in range(2))
        names.append(f"{given} {family}")
        other, third = draw.choice(names), draw.choice(names).split()[0]
        sentences.append(
            f"{names[-1]}, a doctor in the town, {draw.choice(DEEDS)} {other} and says that it rains."
        )
        sentences.append(f"She {draw.choice(DEEDS)} his brother {third} at the old station.")
    return " ".join(sentences)


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Processor seconds that the work takes, and what it gives."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def measure(text: str) -> dict[str, float]:
    """Microseconds a word for each step."""
    from kg.graph import to_graph, turtle_bytes
    from kg.graph.validate import find_problems
    from kg.maps import write_map
    from kg.reading import read
    from kg.story import Film

    words = len(text.split())
    seconds: dict[str, float] = {}
    seconds["reading"], story = timed(lambda: read(Film("long", "Long", text), nlp()))
    seconds["graph"], graph = timed(lambda: to_graph(story))  # type: ignore[arg-type]
    seconds["Turtle"], _ = timed(lambda: turtle_bytes(graph))  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as folder:
        seconds["map"], _ = timed(lambda: write_map(graph, Path(folder) / "map.html"))  # type: ignore[arg-type]
    seconds["validation"], problems = timed(lambda: find_problems(graph))  # type: ignore[arg-type]
    assert all(problem.severity != "Violation" for problem in problems)  # type: ignore[attr-defined]
    return {step: 1e6 * value / words for step, value in seconds.items()}


def nlp():  # type: ignore[no-untyped-def]
    """The pipeline, loaded once."""
    from kg.api import _pipeline

    return _pipeline(None)


def main() -> None:
    """Measure and print."""
    sizes = [int(argument) for argument in sys.argv[1:]] or list(WORDS)
    measure(retold(2_000))  # warms up
    for kind in (retold, crowded):
        first: dict[str, float] = {}
        for size in sizes:
            row = measure(kind(size))
            row["all"] = sum(row.values())
            first = first or row
            cells = "  ".join(f"{s} {value:.0f} ({value / first[s]:.2f})" for s, value in row.items())
            print(f"{kind.__name__} {size:7} words, microseconds a word: {cells}", flush=True)


if __name__ == "__main__":
    main()
