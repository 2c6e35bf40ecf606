"""Fit what the relationship reading learns: how often each rule is right, and what no single word tells.

usage: python training/relationships.py SHARED GOLD_DIR... [--films a,b] [--without a,b]

A GOLD_DIR holds annotations/FILM.json and sheets/FILM.json, as PlotGold does; SHARED has the texts of the
plots of training/relationships.tsv, of which only the relationships were labelled. Writes
relation_confidence.tsv, relation_meanings.npz and relation_additions.json in kg/reading/lexicons, and
prints the table of docs/calibration.md. The same input gives the same bytes.
Needs scikit-learn, which reading itself does not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from annotated import Key, gold_doc, key, labelled, read_doc  # type: ignore[import-not-found]
from plots import Sheet, sheets  # type: ignore[import-not-found]
from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from kg.reading.lexicon import arrays
from kg.reading.names.meaning import PROBE
from kg.reading.pipeline import parser
from kg.reading.relation import additions
from kg.reading.relation.additions import Models, learned
from kg.reading.relation.combine import CALIBRATION, LEAST, calibrated, combine, has_closer, log_odds
from kg.reading.relation.context import make_context
from kg.reading.relation.features import pair_features
from kg.reading.relation.meanings import STORED, means
from kg.reading.relation.reader import tell
from kg.story import POLARITY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.reading.relation.context import Context
    from kg.reading.relation.evidence import Evidence

KINDS = tuple(sorted(POLARITY))
READING = Path(__file__).resolve().parent.parent / "kg" / "reading"
EASIER = {"colleagueOf": 0.25, "enemyOf": 0.2, "harms": 0.3}
"""Types that single words seldom tell, with the probability from which on a pair is added."""
THRESHOLD = 0.35
"""That of all other types."""
SEEN = 6
"""In fewer rows than this a feature is not looked at."""
STRENGTH = 0.15
"""Inverse of the regularisation (scikit-learn's C)."""
PRIOR = 4
"""How many times a rule must have fired to weigh as much as the rule's, or the type's, mean."""
DIRECTIONS = 20
"""By so many numbers it is told what the words mean that join a pair."""
FOLDS = 10
BINS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
Row = tuple[dict[str, float], frozenset[str]]
Counts = Counter[tuple[str, str, bool]]


@dataclass(frozen=True)
class Reading:
    """One film as it is read: the look-ups, what the patterns tell, and what is annotated."""

    context: Context
    told: list[Evidence]
    gold: set[Key]
    unlabelled: frozenset[str] = frozenset()
    """Characters that were not there when the film was labelled: nothing is known of what is told of them."""

    @classmethod
    def of(cls, doc: Doc, gold: set[Key], *, named_only: bool = False) -> Reading:
        """The reading of a Doc with mentions; of unnamed characters without a label nothing is known."""
        context = make_context(doc)
        unknown = {i for i, c in context.characters.items() if named_only and i[0] == "?" and not c.named}
        return cls(context, tell(context), gold, frozenset(unknown))

    def rows(self) -> list[Row]:
        """Features and true types of every ordered pair."""
        pairs = pair_features(self.context, self.told)
        return [
            (features, frozenset(kind for kind in KINDS if key(*pair, kind) in self.gold))
            for pair, features in pairs.items()
            if self.unlabelled.isdisjoint(pair)
        ]

    def counts(self) -> Counts:
        """How often each rule was right and wrong, once for each pair."""
        counts: Counts = Counter()
        for source, target, kind, rule in sorted({(e.source, e.target, e.type, e.rule) for e in self.told}):
            key = (source, target, kind)
            if not self.unlabelled.isdisjoint(key[:2]):
                continue
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


def fit_directions(readings: Sequence[Reading], nlp: Language) -> None:
    """Write the directions in which the words that join pairs differ most, and read them back."""
    rows = np.stack([unit for reading in readings for unit in means(reading.context).values()])
    mean = rows.mean(axis=0)
    directions = np.linalg.svd(rows - mean, full_matrices=False)[2][:DIRECTIONS]
    directions *= np.sign(directions[np.arange(DIRECTIONS), np.abs(directions).argmax(axis=1)])[:, None]
    fitted = {"mean": mean.round(4), "directions": directions.round(4), "probe": nlp.vocab[PROBE].vector}
    np.savez(READING / "lexicons" / f"{STORED}.npz", **fitted)
    arrays.cache_clear()


def fit_models(films: Iterable[list[Row]]) -> Models:
    """A logistic regression for each type; weights near zero are left out."""
    rows = [row for film in films for row in film]
    often = Counter(name for features, _ in rows for name in features)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{n: v for n, v in f.items() if often[n] >= SEEN} for f, _ in rows])
    fitted = [
        LogisticRegression(C=STRENGTH, max_iter=3000).fit(matrix, [kind in kinds for _, kinds in rows])
        for kind in KINDS
    ]
    columns = zip(*(model.coef_[0] for model in fitted), strict=True)
    weights = {
        str(name): [round(float(w), 3) for w in column]
        for name, column in zip(vectorizer.get_feature_names_out(), columns, strict=True)
        if max(abs(w) for w in column) >= 0.005
    }
    thresholds = tuple(EASIER.get(kind, THRESHOLD) for kind in KINDS)
    return Models(KINDS, thresholds, tuple(round(float(m.intercept_[0]), 3) for m in fitted), weights)


def as_rows(text: str) -> dict[str, tuple[str, ...]]:
    """The table as reading sees it."""
    lines = (line.split("\t") for line in text.splitlines())
    return {name: tuple(cells) for name, *cells in lines}


Film = tuple[Reading, Reading | None]
"""A film as the pipeline reads it, and with its annotated mentions, where they are annotated."""


def crossed(films: Sequence[Film], nlp: Language) -> list[tuple[float, bool, str]]:
    """Chance, truth and type of each relationship, each film read with what the others teach.

    The chance is not calibrated yet, so nothing is left out for having a low one.
    """
    found = []
    for fold in range(FOLDS):
        rest = [film for index, film in enumerate(films) if index % FOLDS != fold]
        fit_directions([reading for film in rest for reading in film if reading], nlp)
        table = as_rows(confidence_table(counted(rest)))
        models = fit_models(reading.rows() for film in rest for reading in film if reading)
        for read, _ in films[fold::FOLDS]:
            evidence = read.told + learned(read.context, read.told, models)
            for r in combine(read.context, evidence, table, least=0):
                if read.unlabelled.isdisjoint((r.source, r.target)):
                    found.append((r.confidence, (r.source, r.target, r.type) in read.gold, r.type))
    return found


def counted(films: Sequence[Film]) -> Counts:
    """How often each rule was right and wrong on the films as they are read."""
    return sum((read.counts() for read, _ in films), Counter())


def calibration(found: Sequence[tuple[float, bool, str]]) -> tuple[float, float]:
    """Slope and shift of Platt's scaling."""
    odds = [[log_odds(chance)] for chance, _, _ in found]
    model = LogisticRegression(C=100.0).fit(odds, [right for _, right, _ in found])
    return round(float(model.coef_[0][0]), 3), round(float(model.intercept_[0]), 3)


def reliability(found: Sequence[tuple[float, bool, str]], slope: float, shift: float) -> str:
    """A Markdown table: how many relationships of each confidence are told, and how many are right."""
    lines = ["| confidence | relationships | mean confidence | right |", "|---|---|---|---|"]
    scaled = [(calibrated(chance, slope, shift), right) for chance, right, _ in found]
    scaled = [(chance, right) for chance, right in scaled if chance >= LEAST]
    for low, high in pairwise(BINS):
        inside = [(c, right) for c, right in scaled if low <= c < high]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            lines.append(f"| {low:.1f} to {min(high, 1):.1f} | {len(inside)} | {mean:.2f} | {share:.2f} |")
    brier = sum((c - right) ** 2 for c, right in scaled) / len(scaled)
    return "\n".join([*lines, "", f"Brier score {brier:.3f} over {len(scaled)} relationships."])


def films_of(folders: Sequence[Path], only: str, without: str) -> list[tuple[Sheet, dict[str, Any]]]:
    """Sheets and annotations of the folders' films, in order of their names."""
    chosen = [
        (sheet, rows)
        for sheet, rows in chain.from_iterable(map(sheets, folders))
        if (not only or sheet["film"] in only.split(",")) and sheet["film"] not in without.split(",")
    ]
    if not chosen:
        sys.exit(f"no film in {folders[0]}/annotations: give the folder of PlotGold's training films")
    return chosen


def main() -> None:
    """Read the films, count and fit, write both files, print how well the confidence is calibrated."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("shared", type=Path)
    arguments.add_argument("gold", type=Path, nargs="+")
    arguments.add_argument("--films", default="")
    arguments.add_argument("--without", default="")
    given = arguments.parse_args()
    nlp = parser()
    films: list[Film] = []
    for sheet, rows in films_of(given.gold, given.films, given.without):
        films.append((Reading.of(*read_doc(nlp, sheet, rows)), Reading.of(*gold_doc(nlp, sheet, rows))))
    films += [(Reading.of(*plot, named_only=True), None) for plot in labelled(nlp, given.shared)]
    slope, shift = calibration(found := crossed(films, nlp))
    fit_directions([reading for film in films for reading in film if reading], nlp)
    table = f"{CALIBRATION}\t{slope}\t{shift}\n{confidence_table(counted(films))}"
    models = fit_models(reading.rows() for film in films for reading in film if reading)
    write(table, models, len(films))
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
    about = f"training/relationships.py on {films} annotated film plots (our own reading). MIT."
    head_rows = {name: getattr(models, name) for name in ("types", "thresholds", "intercepts")}
    lines = [f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in sorted(models.weights.items())]
    text = json.dumps({"source": about, **head_rows}, indent=1).removesuffix("\n}")
    text += ',\n "weights": {\n' + ",\n".join(lines) + "\n }\n}"
    (READING / "lexicons" / f"{additions.STORED}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
