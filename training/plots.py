"""The plots that were annotated for this project beside PlotGold-train, as sheets and annotations.

    python training/plots.py SHARED read|unread FOLDER

lays one part out in the form of PlotGold (texts, sheets, annotations), which scorers and trainers take.
``training/plots`` holds what was read in 26 plots, under the rules of PlotGold's guidelines: 16 of them
("unread") were kept apart while rules were written, to measure what generalises; nothing is trained on
those. The plots' texts stay beside the repository: TRIPOD's synopses and the movie plots of
``../shared``. A text that is not the one that was read is refused.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ANNOTATED = Path(__file__).parent / "plots"
ANNOTATION = ("characters", "places", "institutions", "relationships", "events", "pronouns")
LISTED = Path(__file__).parent / "entities.tsv"
FOOTNOTE = re.compile(r"\[\d+\]")

Sheet = dict[str, Any]
"""A plot's film, title, text, sentences and numbered pronouns, as in PlotGold's sheets."""


def annotated(shared: Path, part: str = "read") -> Iterator[tuple[Sheet, dict[str, Any]]]:
    """Sheets and annotations of one part, ``read`` or ``unread``, by the texts in ``../shared``."""
    for path in sorted(ANNOTATED.glob("*.json")):
        plot = json.loads(path.read_text(encoding="utf-8"))
        if plot["part"] == part:
            text = text_of(plot["film"], plot["source"], shared)
            if hashlib.sha256(text.encode()).hexdigest() != plot["sha256"]:
                raise SystemExit(f"{path}: its text in {shared} is not the one that was read")
            yield _sheet(plot, text), {key: plot[key] for key in ("film", *ANNOTATION)}


def sheets(folder: Path) -> Iterator[tuple[Sheet, dict[str, Any]]]:
    """Sheets and annotations of a folder in PlotGold's form, by the films' names."""
    for path in sorted((folder / "sheets").glob("*.json")):
        found = (path, folder / "annotations" / path.name)
        sheet, annotation = (json.loads(file.read_text(encoding="utf-8")) for file in found)
        yield sheet, annotation


def _sheet(plot: dict[str, Any], text: str) -> Sheet:
    pronouns = [[key, begin, end, text[begin:end]] for key, begin, end in plot["pronouns_at"]]
    return {
        "film": plot["film"],
        "title": plot["title"],
        "text": text,
        "sentences": plot["sentences"],
        "pronouns": pronouns,
    }


def text_of(film: str, source: dict[str, str], shared: Path) -> str:
    """The text of an annotated plot."""
    if source["set"] == "tripod":
        return (shared / "gold" / "tripod" / "texts" / f"{film}.txt").read_text(encoding="utf-8").strip()
    return movie_plots(shared)[f"{source['title']} {source['year']}".strip()]


@cache
def movie_plots(shared: Path) -> dict[str, str]:
    """Plots of ``wiki-plots.jsonl`` by title and year, without footnote marks."""
    lines = (shared / "corpora" / "wiki-plots.jsonl").read_text(encoding="utf-8").splitlines()
    rows = map(json.loads, lines)
    return {
        " ".join(f"{row['title']} {row['year']}".split()): FOOTNOTE.sub(
            "", row["plot"].replace("\r\n", "\n")
        ).strip()
        for row in rows
    }


@cache
def listed() -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Characters, places and institutions of ``entities.tsv``, by film, in the form of annotations."""
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for line in LISTED.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            film, kind, how, names = line.split("\t")
            lists = found.setdefault(film, {"characters": [], "places": [], "institutions": []})
            aliases = names.split(" | ")
            named, group = how == "named", how == "group"
            lists[kind].append({"name": aliases[0], "aliases": aliases, "named": named, "group": group})
    return found


def lay_out(shared: Path, part: str, folder: Path) -> Path:
    """Write one part as a folder with texts, sheets and annotations; returns the folder."""
    for sheet, annotation in annotated(shared, part):
        files = {
            f"texts/{sheet['film']}.txt": sheet["text"],
            f"sheets/{sheet['film']}.json": json.dumps(sheet),
            f"annotations/{sheet['film']}.json": json.dumps(annotation),
        }
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    return folder


if __name__ == "__main__":
    lay_out(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
