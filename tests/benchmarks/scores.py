"""Score the reading against the annotated texts beside the repository, and write the README's table.

    python tests/benchmarks/scores.py            print the scores
    python tests/benchmarks/scores.py --write    and rewrite the table in README.md

It needs ``../shared/gold`` beside the repository, which only the project's makers have; elsewhere it
says so and does nothing.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"
README = ROOT / "README.md"
START, END = "<!-- scores -->", "<!-- /scores -->"

PLAIN = {
    "characters": 0.775,
    "aliases": 0.800,
    "actors": 0.807,
    "gender": 0.646,
    "places": 0.818,
    "institutions": 0.258,
    "pronouns": 0.391,
    "pronouns, singular": None,
    "event triggers": 0.670,
    "event participants": 0.335,
    "event places": 0.0,
    "relationships": 0.0,
    "relationships (kin/romance/social/deed)": 0.0,
    "related pairs": 0.0,
}
"""What plain spaCy reaches: entities, names merged by containment, the nearest fitting name, every verb."""

SECOND_READER = {
    "characters": 0.957,
    "aliases": 0.973,
    "actors": 1.0,
    "gender": 1.0,
    "places": 1.0,
    "institutions": 0.857,
    "pronouns": 0.993,
    "event triggers": 0.937,
    "event participants": 0.965,
    "event places": 0.756,
    "relationships": 0.952,
    "relationships (kin/romance/social/deed)": 0.955,
    "related pairs": 0.990,
}
"""A second, independent reading of four of the films against the first."""


def run(*command: str | Path) -> str:
    """What a command prints; its errors go to the terminal."""
    done = subprocess.run(
        [sys.executable, *map(str, command)], check=False, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"failed with code {done.returncode}: {' '.join(map(str, command))}")
    return done.stdout


def build(texts: Path, output: Path) -> None:
    """Build every text as a user would."""
    run("-m", "kg", "build", texts, "--output", output, "--no-maps")


def plotgold(gold: Path, work: Path) -> dict[str, dict[str, Any]]:
    """Scores of one annotated set, a folder with texts, sheets and annotations, by row."""
    built, predictions = work / f"{gold.name}-built", work / f"{gold.name}-predictions"
    build(gold / "texts", built)
    run(GOLD / "plotgold" / "from_turtle.py", built, gold / "sheets", predictions)
    printed = run(GOLD / "plotgold" / "score.py", gold, predictions, "--json")
    scores: dict[str, dict[str, Any]] = json.loads(printed)["scores"]
    return scores


def unread(work: Path) -> Path:
    """The 16 plots of training/plots that nobody trained on, laid out as an annotated set."""
    run(ROOT / "training" / "plots.py", GOLD.parent, "unread", work / "unread")
    return work / "unread"


def tripod(work: Path) -> str:
    """The line that the TRIPOD scorer prints."""
    build(GOLD / "tripod" / "texts", work / "tripod")
    return run(
        GOLD / "tripod" / "score_characters.py", GOLD / "tripod" / "films.jsonl", work / "tripod"
    ).strip()


def gap() -> str:
    """What the GAP scorer prints for its validation set."""
    return run(ROOT / "tests" / "benchmarks" / "gap.py").strip()


def litbank() -> str:
    """The line that the LitBank benchmark prints: a report, no goal, for it marks something else."""
    return run(ROOT / "tests" / "benchmarks" / "litbank.py").strip()


def cell(value: float | None) -> str:
    """A score as the table shows it."""
    return "" if value is None else f"{value:.3f}".replace("0.", ".", 1)


Scores = dict[str, dict[str, Any]]
"""A set's scores by row, as the scorer prints them."""


def table(dev: Scores, fresh: Scores, train: Scores, lines: Sequence[str]) -> str:
    """The README's table in Markdown, and the lines below it."""
    rows = [
        "| F1 | plain spaCy | this version | 95 % | 16 unread films | 40 training films | second reader |",
        "|---|---|---|---|---|---|---|",
    ]
    for name in PLAIN:
        low, high = dev[name]["f1_95"]
        rows.append(
            f"| {name} | {cell(PLAIN[name])} | **{cell(dev[name]['f1'])}** | {cell(low)} to {cell(high)} "
            f"| {cell(fresh[name]['f1'])} | {cell(train[name]['f1'])} | {cell(SECOND_READER.get(name))} |"
        )
    return "\n".join([*rows, "", *lines])


def other_sets(work: Path) -> list[str]:
    """A line for each set that has a scorer of its own."""
    gap_text = gap()
    gap_line = next((line for line in gap_text.splitlines() if line.startswith("all")), gap_text)
    return [
        f"TRIPOD: {tripod(work)}  ",
        f"GAP validation: {re.sub(r' +', ' ', gap_line)}  ",
        f"{litbank()} (it marks every word of a scene that happens: a report, no goal)",
    ]


def main() -> None:
    """Score, print, and with --write rewrite the README."""
    if not GOLD.is_dir():
        print(f"SKIPPED: no annotated texts at {GOLD}; the scores cannot be computed here")
        return
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        sets = (GOLD / "plotgold", unread(work), GOLD / "plotgold-train")
        text = table(*(plotgold(gold, work) for gold in sets), lines=other_sets(work))
    print(text)
    if "--write" in sys.argv:
        page = README.read_text(encoding="utf-8")
        before, rest = page.split(START, 1)
        README.write_text(f"{before}{START}\n{text}\n{END}{rest.split(END, 1)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
