"""Train what tells a character's name from a place's, an institution's or another.

    python training/names.py GOLD_DIR [--cv]      writes kg/reading/lexicons/name_weights.json

GOLD_DIR is a folder with annotations/ and sheets/ as in PlotGold-train. With --cv it prints the
confusion of a cross-validation by film instead. Needs scikit-learn; the same data give the same weights.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from kg.reading.cast import cast_ends
from kg.reading.names.chunks import find_chunks
from kg.reading.names.classify import KINDS
from kg.reading.names.evidence import by_name, features, key_of
from kg.reading.pipeline import make_doc, parser
from kg.story import Film

OUTPUT = Path(__file__).parent.parent / "kg" / "reading" / "lexicons" / "name_weights.json"
STRENGTH = 1.0
"""Inverse of the L2 penalty."""

Example = tuple[str, str, dict[str, float], str]
"""Film, name, features, kind."""


def labels(annotation: dict[str, Any]) -> dict[str, str]:
    """Kind of each name that the annotation lists, by folded name."""
    found: dict[str, str] = {}
    for kind in ("institution", "place", "character"):
        for entity in annotation[f"{kind}s"]:
            for name in (entity["name"], *entity["aliases"]):
                found[name.casefold().removeprefix("the ").strip(" .'\"").replace("’", "'")] = kind
    return found


def examples(gold: Path) -> list[Example]:
    """Film, name, features and kind of every name of every film."""
    nlp = parser()
    rows = []
    for sheet_path in sorted((gold / "sheets").glob("*.json")):
        sheet = json.loads(sheet_path.read_text(encoding="utf-8"))
        known = labels(json.loads((gold / "annotations" / sheet_path.name).read_text(encoding="utf-8")))
        doc = nlp(make_doc(Film(sheet_path.stem, sheet["title"], sheet["text"]), nlp))
        ends = cast_ends(doc)
        for key, spans in by_name(doc, find_chunks(doc, ends)).items():
            kind = known.get(key) or known.get(key_of(spans[0])) or "other"
            rows.append((sheet_path.stem, key, features(spans, ends), kind))
    return rows


def fit(rows: list[Example]) -> dict[str, list[float]]:
    """Weights of each feature for each kind."""
    vectorizer = DictVectorizer(sort=True)
    matrix = vectorizer.fit_transform([row[2] for row in rows])
    target = np.array([KINDS.index(row[3]) for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(matrix, target)
    table = {"bias": [round(float(b), 3) for b in model.intercept_]}
    for name, column in zip(vectorizer.get_feature_names_out(), model.coef_.T, strict=True):
        row = [round(float(w), 3) for w in column]
        if any(abs(w) >= 0.02 for w in row):
            table[str(name)] = row
    return table


def cross_validate(rows: list[Example]) -> None:
    """Print what is taken for what, leaving each tenth of the films out in turn, and the misses."""
    from kg.reading.names.classify import probabilities

    films = sorted({row[0] for row in rows})
    confusion: Counter[tuple[str, str]] = Counter()
    for fold in range(10):
        left_out = set(films[fold::10])
        model = fit([row for row in rows if row[0] not in left_out])
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
    rows = examples(Path(sys.argv[1]))
    if "--cv" in sys.argv:
        cross_validate(rows)
        return
    source = "PlotGold-train: 40 plots annotated by this project's makers; trained by training/names.py"
    OUTPUT.write_text(
        json.dumps({"source": source, "kinds": KINDS, "weights": fit(rows)}, indent=0, ensure_ascii=False)
        + "\n",
        encoding="utf-8",
    )
    print(f"{OUTPUT}: {len(rows)} names")


if __name__ == "__main__":
    main()
