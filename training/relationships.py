"""Fit what the relationship reading learns: how often each rule is right, and what no single word tells.

usage: python training/relationships.py GOLD_DIR... [--films a,b] [--without a,b]

A GOLD_DIR holds annotations/FILM.json and sheets/FILM.json, as PlotGold does. Writes
kg/reading/lexicons/relation_confidence.tsv and kg/reading/relation/additions.json, and prints the table
of docs/calibration.md. The same input gives the same bytes. Needs scikit-learn, which reading itself
does not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from annotated import Key, gold_doc, read_doc  # type: ignore[import-not-found]
from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from kg.reading.pipeline import parser
from kg.reading.relation.additions import learned
from kg.reading.relation.combine import CALIBRATION, calibrated, combine, has_closer, log_odds
from kg.reading.relation.context import make_context
from kg.reading.relation.features import pair_features
from kg.reading.relationships import tell
from kg.story import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from kg.reading.relation.additions import Models
    from kg.reading.relation.context import Context
    from kg.reading.relation.evidence import Evidence

READING = Path(__file__).resolve().parent.parent / "kg" / "reading"
LEARNED = {"colleagueOf": 0.25, "enemyOf": 0.2, "harms": 0.3}
"""Types that are learned, with the probability from which on a pair is added."""
STRENGTH = 0.3
"""Inverse of the regularisation (scikit-learn's C)."""
PRIOR = 4
"""How many times a rule must have fired to weigh as much as the rule's, or the type's, mean."""
FOLDS = 10
BINS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
Row = tuple[dict[str, float], bool]
Counts = Counter[tuple[str, str, bool]]


@dataclass(frozen=True)
class Reading:
    """One film as it is read: the look-ups, what the patterns tell, and what is annotated."""

    context: Context
    told: list[Evidence]
    gold: set[Key]

    @classmethod
    def of(cls, doc: Doc, gold: set[Key]) -> Reading:
        """The reading of a Doc with mentions."""
        context = make_context(doc)
        return cls(context, tell(context), gold)

    def rows(self) -> dict[str, list[Row]]:
        """Features and truth of every pair, by type."""
        rows: dict[str, list[Row]] = {kind: [] for kind in LEARNED}
        for (source, target), features in pair_features(self.context, self.told).items():
            for kind in LEARNED:
                if kind not in SYMMETRIC or source < target:
                    rows[kind].append((features, (source, target, kind) in self.gold))
        return rows

    def counts(self) -> Counts:
        """How often each rule was right and wrong, once for each pair."""
        counts: Counts = Counter()
        for source, target, kind, rule in sorted({(e.source, e.target, e.type, e.rule) for e in self.told}):
            key = (source, target, kind)
            # love between spouses is true though the annotation does not list it
            if key in self.gold or not has_closer(key, self.gold):
                counts[rule, kind, key in self.gold] += 1
        return counts


def confidence_table(counts: Counts) -> str:
    """Rows of precision by rule and type, by rule, and by type; shrunk towards the broader one."""
    rules, kinds = {r for r, _, _ in counts}, {k for _, k, _ in counts}
    lines = []

    def ratio(rule: str | None, kind: str | None, prior: float) -> float:
        right = sum(n for (r, k, ok), n in counts.items() if ok and rule in (None, r) and kind in (None, k))
        every = sum(n for (r, k, _), n in counts.items() if rule in (None, r) and kind in (None, k))
        return (right + PRIOR * prior) / (every + PRIOR)

    overall = ratio(None, None, 0.5)
    for kind in sorted(kinds):
        lines.append(f"* {kind}\t{ratio(None, kind, overall):.3f}")
    for rule in sorted(rules):
        lines.append(f"{rule}\t{ratio(rule, None, overall):.3f}")
        for kind in sorted(k for k in kinds if counts[rule, k, True] + counts[rule, k, False]):
            prior = (ratio(rule, None, overall) + ratio(None, kind, overall)) / 2
            lines.append(f"{rule} {kind}\t{ratio(rule, kind, prior):.3f}")
    return "\n".join(lines) + "\n"


def fit(rows: list[Row]) -> tuple[float, dict[str, float]]:
    """Intercept and weights of a logistic regression; weights near zero are left out."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([features for features, _ in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(matrix, [right for _, right in rows])
    weights = dict(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
    return round(float(model.intercept_[0]), 4), {
        n: round(float(w), 4) for n, w in weights.items() if abs(w) >= 0.005
    }


def fit_models(given: Iterable[dict[str, list[Row]]]) -> Models:
    """The model of each learned type."""
    rows: dict[str, list[Row]] = {kind: [] for kind in LEARNED}
    for film in given:
        for kind, listed in film.items():
            rows[kind] += listed
    return {kind: (LEARNED[kind], *fit(listed)) for kind, listed in rows.items()}


def as_rows(text: str) -> dict[str, tuple[str, ...]]:
    """The table as reading sees it."""
    lines = (line.split("\t") for line in text.splitlines())
    return {name: tuple(cells) for name, *cells in lines}


Pair = tuple[Reading, Reading]
"""A film with its annotated mentions, and as the pipeline reads it."""


def crossed(films: Sequence[Pair]) -> list[tuple[float, bool, str]]:
    """Confidence, truth and type of each relationship, each film read with what the others teach."""
    found = []
    for fold in range(FOLDS):
        rest = [film for index, film in enumerate(films) if index % FOLDS != fold]
        table = as_rows(confidence_table(sum((read.counts() for _, read in rest), Counter())))
        models = fit_models(reading.rows() for film in rest for reading in film)
        for _, read in films[fold::FOLDS]:
            evidence = read.told + learned(read.context, read.told, models)
            for r in combine(read.context, evidence, table):
                found.append((r.confidence, (r.source, r.target, r.type) in read.gold, r.type))
    return found


def calibration(found: Sequence[tuple[float, bool, str]]) -> tuple[float, float]:
    """Slope and shift of Platt's scaling."""
    odds = [[log_odds(chance)] for chance, _, _ in found]
    model = LogisticRegression(C=100.0).fit(odds, [right for _, right, _ in found])
    return round(float(model.coef_[0][0]), 3), round(float(model.intercept_[0]), 3)


def reliability(found: Sequence[tuple[float, bool, str]], slope: float, shift: float) -> str:
    """A Markdown table: how many relationships of each confidence there are, and how many are right."""
    lines = ["| confidence | relationships | mean confidence | right |", "|---|---|---|---|"]
    scaled = [(calibrated(chance, slope, shift), right) for chance, right, _ in found]
    for low, high in pairwise(BINS):
        inside = [(c, right) for c, right in scaled if low <= c < high]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            lines.append(f"| {low:.1f} to {min(high, 1):.1f} | {len(inside)} | {mean:.2f} | {share:.2f} |")
    brier = sum((c - right) ** 2 for c, right in scaled) / len(scaled)
    return "\n".join([*lines, "", f"Brier score {brier:.3f} over {len(scaled)} relationships."])


def films_of(folders: Sequence[Path], only: str, without: str) -> list[tuple[Path, str]]:
    """The films of the folders, in order of their names."""
    slugs = [(f, path.stem) for f in folders for path in sorted((f / "annotations").glob("*.json"))]
    chosen = [(f, s) for f, s in slugs if (not only or s in only.split(",")) and s not in without.split(",")]
    if not chosen:
        sys.exit(f"no film in {folders[0]}/annotations: give the folder of PlotGold's training films")
    return chosen


def main() -> None:
    """Read the gold films, count and fit, write both files, print how well the confidence is calibrated."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", type=Path, nargs="+")
    arguments.add_argument("--films", default="")
    arguments.add_argument("--without", default="")
    given = arguments.parse_args()
    nlp = parser()
    films: list[Pair] = []
    for folder, slug in films_of(given.gold, given.films, given.without):
        films.append((Reading.of(*gold_doc(nlp, folder, slug)), Reading.of(*read_doc(nlp, folder, slug))))
    found = crossed(films)
    slope, shift = calibration(found)
    counts = sum((read.counts() for _, read in films), Counter())
    table = f"{CALIBRATION}\t{slope}\t{shift}\n{confidence_table(counts)}"
    write(table, fit_models(reading.rows() for film in films for reading in film), len(films))
    print(reliability(found, slope, shift))


def write(table: str, models: Models, films: int) -> None:
    """Write the table of rules and the weights."""
    head = (
        "# How often each rule is right, by rule and relationship type; * stands for all rules.\n"
        "# The first row has slope and shift of the calibration.\n"
        f"# Source: training/relationships.py on {films} annotated plots (our own reading).\n"
        "# Licence: MIT.\n"
    )
    (READING / "lexicons" / "relation_confidence.tsv").write_text(head + table, encoding="utf-8")
    rows = {
        kind: {"threshold": threshold, "intercept": intercept, "weights": weights}
        for kind, (threshold, intercept, weights) in models.items()
    }
    about = f"training/relationships.py on {films} annotated film plots (our own reading). MIT."
    text = json.dumps({"source": about, "models": rows}, indent=1, sort_keys=True)
    (READING / "relation" / "additions.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
