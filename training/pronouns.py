"""The plots whose pronouns were read for this project, in the form of PlotGold's sheets and annotations.

``pronouns.tsv`` says whom each third-person pronoun means in the 71 plots whose characters are in
``entities.tsv``. The texts stay beside the repository; one that is not the text that was read is refused.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plots import Sheet, listed, movie_plots

LABELS = Path(__file__).parent / "pronouns.tsv"
WORD = re.compile(r"\w+")
MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})


def labelled(shared: Path, part: str = "trained") -> Iterator[tuple[Sheet, dict[str, Any]]]:
    """Sheets and annotations of one part, ``trained`` or ``held out``."""
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        film, which, digest, names, answers = line.split("\t")
        if which == part:
            text = movie_plots(shared)[film]
            if not hashlib.sha256(text.encode()).hexdigest().startswith(digest):
                raise SystemExit(f"{LABELS}: {film} in {shared} is not the text that was read")
            yield _plot(film, text, names.split(" | "), answers.split())


def _plot(film: str, text: str, names: list[str], answers: list[str]) -> tuple[Sheet, dict[str, Any]]:
    """One plot: its pronouns, and its characters with the gender that their pronouns show."""
    meant = dict(answer.split("=") for answer in answers)
    pronouns: list[tuple[str, int, int, str]] = []
    said: dict[str, list[str]] = {}
    genders: dict[str, Counter[str]] = {}
    for begin, who in meant.items():
        word = WORD.match(text, int(begin))
        if word is None:
            raise SystemExit(f"{LABELS}: {film} has no word at {begin}")
        pronouns.append((f"P{begin}", word.start(), word.end(), word.group()))
        ids = [] if who == "-" else [names[int(number)] for number in who.split("+")]
        said[f"P{begin}"] = ids
        gender = _gender(word.group().lower())
        if gender and ids:
            genders.setdefault(ids[0], Counter())[gender] += 1
    characters = [
        {
            **row,
            "id": row["name"],
            "actor": None,
            "gender": genders[row["name"]].most_common(1)[0][0] if row["name"] in genders else "unknown",
        }
        for row in listed()[film]["characters"]
    ]
    missing = set(names) - {row["id"] for row in characters} - {""}
    if missing:
        raise SystemExit(f"{LABELS}: {film}: not in entities.tsv: {', '.join(sorted(missing))}")
    sheet = {"film": film, "title": film, "text": text, "sentences": [], "pronouns": pronouns}
    return sheet, {"film": film, "characters": characters, "pronouns": said}


def _gender(word: str) -> str:
    """The gender that a pronoun shows, empty where it shows none."""
    return "male" if word in MALE else "female" if word in FEMALE else ""
