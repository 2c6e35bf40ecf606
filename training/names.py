"""Train what tells a character's name from a place's, an institution's or another.

    python training/names.py SHARED [--cv]

writes kg/reading/lexicons/name_weights.json and name_vectors.npz. SHARED holds gold/plotgold-train,
gold/litbank and the texts of the plots that were read for this project (training/plots, names.tsv and
entities.tsv). With --cv it prints the confusion of a cross-validation by film instead. Needs
scikit-learn; the same data give the same weights.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from litbank import DIMENSION, litbank, shown
from plots import annotated, listed, movie_plots, sheets
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.language import Language
from spacy.tokens import Doc

from kg.reading.character.reader import only_mentioned
from kg.reading.names.cast import cast_ends
from kg.reading.names.chunks import find_chunks
from kg.reading.names.classify import KINDS
from kg.reading.names.company import Company
from kg.reading.names.evidence import by_name, key_of
from kg.reading.names.meaning import PROBE
from kg.reading.pipeline import make_doc, parser
from kg.story import Film

LABELS = Path(__file__).parent / "names.tsv"
OUTPUT = Path(__file__).parent.parent / "kg" / "reading" / "lexicons" / "name_weights.json"
VECTORS = OUTPUT.with_name("name_vectors.npz")
TITLE_END = re.compile(r" \d{4}$")
"""The year behind the title of a plot."""
STRENGTH = 0.7
"""Inverse of the L2 penalty."""
OTHER_TEXTS = 0.15
"""What a name of LitBank's old fiction counts beside one of a plot."""

Example = tuple[str, str, dict[str, float], str]
"""Film, name, features, kind."""


def labels(annotation: dict[str, Any]) -> dict[str, str]:
    """Kind of each name that the annotation lists, by folded name."""
    found: dict[str, str] = {}
    for kind in ("institution", "place", "character"):
        for entity in annotation[f"{kind}s"]:
            for written in (entity["name"], *entity["aliases"]):
                name = written.split(" (")[0]
                found[_folded(name)] = kind
    return found


def examples(shared: Path, nlp: Language) -> Iterator[Example]:
    """Film, name, features and kind of every name of every plot that is annotated or labelled."""
    for sheet, annotation in chain(sheets(shared / "gold" / "plotgold-train"), annotated(shared)):
        yield from _names(sheet["film"], sheet["text"], labels(annotation), "other", nlp, sheet["title"])
    texts = movie_plots(shared)
    for film, annotation in listed().items():
        yield from _names(film, texts[film], labels(annotation), "other", nlp)
    for film, known in labelled().items():
        if film not in listed():  # a few were read for both tables
            yield from _names(film, texts[film], known, "", nlp)


def labelled() -> dict[str, dict[str, str]]:
    """Kind of each labelled name, by film and folded name."""
    found: dict[str, dict[str, str]] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            film, name, kind, _ = line.split("\t")
            found.setdefault(film, {})[_folded(name)] = {"group": "character", "both": "place"}.get(
                kind, kind
            )
    return found


def _folded(name: str) -> str:
    return name.casefold().removeprefix("the ").strip(" .'\"").replace("’", "'")


def _names(
    film: str, text: str, known: dict[str, str], unknown: str, nlp: Language, title: str = ""
) -> Iterator[Example]:
    """The names of one plot; those that are not known are of the kind ``unknown``, or left out without one.

    Labels call everybody a character, annotations only those who matter: who is only mentioned is left out.
    """
    doc = nlp(make_doc(Film(film, title or TITLE_END.sub("", film), text), nlp))
    yield from names_of(film, doc, known, unknown)


def names_of(film: str, doc: Doc, known: dict[str, str], unknown: str) -> Iterator[Example]:
    """The names of a plot that the model has read."""
    ends = cast_ends(doc)
    people = [name for name, kind in known.items() if kind == "character"]
    names = by_name(doc, find_chunks(doc, ends))
    company = Company(doc, names)
    for key, spans in names.items():
        kind = known.get(key) or known.get(key_of(spans[0])) or unknown
        if kind == "other" and unknown and any(key.endswith(f" {name}") for name in people):
            kind = "character"  # a title or a trade before a name that is annotated without it
        if kind and not (kind == "character" and not unknown and only_mentioned(spans)):
            yield film, key, shown(spans, ends) | company.features(spans, {key}), kind


def fit(plots: list[Example], others: list[Example]) -> dict[str, list[float]]:
    """Weights of each feature, and of each dimension of the word vectors, for each kind."""
    rows = [*plots, *others]
    vectorizer = DictVectorizer(sort=True)
    matrix = vectorizer.fit_transform([row[2] for row in rows])
    target = np.array([KINDS.index(row[3]) for row in rows])
    counts = np.array([1.0] * len(plots) + [OTHER_TEXTS] * len(others))
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(matrix, target, sample_weight=counts)
    table = {"bias": [round(float(b), 3) for b in model.intercept_]}
    for name, column in zip(vectorizer.get_feature_names_out(), model.coef_.T, strict=True):
        row = [round(float(w), 3) for w in column]
        if any(abs(w) >= 0.02 for w in row) or name.startswith(DIMENSION):
            table[str(name)] = row
    return table


def apart(weights: dict[str, list[float]]) -> tuple[dict[str, list[float]], Any]:
    """The readable rows, and the rows of the vectors' dimensions as a matrix."""
    readable = {name: row for name, row in weights.items() if not name.startswith(DIMENSION)}
    size = 1 + max(int(name.removeprefix(DIMENSION)) for name in weights if name.startswith(DIMENSION))
    matrix = np.array([weights.get(f"{DIMENSION}{i}", [0.0] * len(KINDS)) for i in range(size)])
    hints = {f"meaning:{i}": [float(i == k) for k in range(len(KINDS))] for i in range(len(KINDS))}
    return readable | hints, matrix


def cross_validate(rows: list[Example], others: list[Example]) -> None:
    """Print what is taken for what, leaving each tenth of the films out in turn, and the misses."""
    from kg.reading.names.classify import probabilities

    films = sorted({row[0] for row in rows})
    confusion: Counter[tuple[str, str]] = Counter()
    for fold in range(10):
        left_out = set(films[fold::10])
        model = fit([row for row in rows if row[0] not in left_out], others)
        for film, name, found, kind in rows:
            if film in left_out:
                chances = probabilities(found, model)
                said = max(KINDS, key=chances.__getitem__)
                confusion[kind, said] += 1
                if said != kind:
                    print(f"{film:28}{name:36}{kind:12} taken for {said:12} {chances[said]:.2f}")
    for pair, count in sorted(confusion.items()):
        print(*pair, count)


def main() -> None:
    """Train, or cross-validate."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("shared", type=Path)
    options.add_argument("--cv", action="store_true")
    given = options.parse_args()
    nlp = parser()
    rows = list(examples(given.shared, nlp))
    others = litbank(given.shared / "gold" / "litbank" / "entities", nlp)
    if given.cv:
        cross_validate(rows, others)
        return
    source = (
        f"{len({row[0] for row in rows})} plots read for this project and LitBank"
        " (Bamman et al. 2019, CC BY 4.0); trained by training/names.py"
    )
    weights, matrix = apart(fit(rows, others))
    np.savez(VECTORS, matrix=matrix.astype("float32"), probe=nlp.vocab[PROBE].vector)
    text = json.dumps({"source": source, "kinds": KINDS, "weights": weights}, indent=0, ensure_ascii=False)
    OUTPUT.write_text(text + "\n", encoding="utf-8")
    print(f"{OUTPUT}: {len(rows)} names of plots, {len(others)} of fiction")


if __name__ == "__main__":
    main()
