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

READERS = Path(__file__).with_name("readers.tsv")
"""Figures of the two other readers that the table beside the annotated texts does not have."""
RENAMED = {"aliases": "names of characters", "relationships": "relationships, typed"}
"""The scorer's rows that the table beside the annotated texts calls otherwise."""
ROWS = (
    "characters",
    "aliases",
    "actors",
    "gender",
    "places",
    "institutions",
    "pronouns",
    "pronouns, singular",
    "event triggers",
    "event participants",
    "event places",
    "relationships",
    "relationships (kin/romance/social/deed)",
    "related pairs",
)
"""The rows of the README's table, by the scorer's names."""


def readers() -> dict[str, tuple[str, str]]:
    """By row what plain spaCy reaches and what a second reader does, as the README shows it.

    Plain spaCy: entities, names merged by containment, the nearest fitting name, every verb. The second
    reader read four of the films anew. Both were measured by those who made the annotated texts.
    """
    lines = (GOLD / "README.md").read_text(encoding="utf-8").split("| F1 | plain", 1)[1].splitlines()
    told = [[part.strip() for part in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    found = {name: (plain, second) for name, plain, _, second in told}
    rows = {name: found.get(RENAMED.get(name, name), ("", "")) for name in ROWS}
    for line in READERS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, plain, second = line.split("\t")
            rows[name] = (plain, second)
    return {name: (cell(plain), cell(second)) for name, (plain, second) in rows.items()}


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
    printed = run("-m", "tests.benchmarks.gap").strip()
    if not printed:
        raise SystemExit("the benchmark of GAP printed no scores; run python -m tests.benchmarks.gap")
    return printed


def litbank() -> str:
    """The line that the LitBank benchmark prints: a report, no goal, for it marks something else."""
    return run(ROOT / "tests" / "benchmarks" / "litbank.py").strip()


def cell(value: float | str) -> str:
    """A score as the table shows it; nothing where there is none."""
    return "" if value == "" else f"{float(value):.3f}".replace("0.", ".", 1)


Scores = dict[str, dict[str, Any]]
"""A set's scores by row, as the scorer prints them."""


def table(dev: Scores, fresh: Scores, train: Scores, lines: Sequence[str]) -> str:
    """The README's table in Markdown, and the lines below it."""
    rows = [
        "| F1 | plain spaCy | this version | 95 % | 16 unread films | 40 training films | second reader |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, (plain, second) in readers().items():
        low, high = dev[name]["f1_95"]
        rows.append(
            f"| {name} | {plain} | **{cell(dev[name]['f1'])}** | {cell(low)} to {cell(high)} "
            f"| {cell(fresh[name]['f1'])} | {cell(train[name]['f1'])} | {second} |"
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
