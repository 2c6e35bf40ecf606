"""Fit what the relationship reading learns: how often each rule is right, and who works together.

usage: python training/relationships.py GOLD_DIR [--films a,b] [--without a,b]

GOLD_DIR holds annotations/FILM.json and sheets/FILM.json, as PlotGold does. Writes
kg/reading/lexicons/relation_confidence.tsv and kg/reading/relation/additions.json. The same input
gives the same bytes. Needs scikit-learn, which reading itself does not.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from spacy.tokens import Doc, Span

from kg.reading.pipeline import make_doc, parser
from kg.reading.relation.combine import has_closer
from kg.reading.relation.context import make_context
from kg.reading.relation.evidence import Evidence
from kg.reading.relation.features import pair_features
from kg.reading.relationships import tell
from kg.story import SYMMETRIC, Alias, Character, Film

if TYPE_CHECKING:
    from spacy.language import Language

READING = Path(__file__).resolve().parent.parent / "kg" / "reading"
LEARNED = {"colleagueOf": 0.35}
"""Types that are learned, with the probability from which on a pair is added."""
STRENGTH = 0.3
"""Inverse of the regularisation (scikit-learn's C)."""
PRIOR = 4
"""How many times a rule must have fired to weigh as much as the rule's, or the type's, mean."""
STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
Key = tuple[str, str, str]
Row = tuple[dict[str, float], bool]


def gold_doc(nlp: Language, folder: Path, slug: str) -> tuple[Doc, set[Key]]:
    """A parsed Doc with the annotated characters as mentions, and the annotated relationships."""
    sheet = json.loads((folder / "sheets" / f"{slug}.json").read_text(encoding="utf-8"))
    gold = json.loads((folder / "annotations" / f"{slug}.json").read_text(encoding="utf-8"))
    doc = nlp(make_doc(Film(slug=slug, title=slug, plot=sheet["text"]), nlp))
    doc._.characters = {c["id"]: _character(c) for c in gold["characters"]}
    spans = [*_named(doc, gold), *_pronouns(doc, sheet, gold)]
    spans += _unnamed(doc, gold, {t.i for span in spans for t in span})
    doc.spans["characters"] = sorted(spans, key=_order)
    doc.spans["institutions"] = []
    return doc, {_key(r["source"], r["target"], r["type"]) for r in gold["relationships"]}


def _character(row: dict[str, Any]) -> Character:
    gender = row["gender"] if row["gender"] in {"female", "male"} else None
    aliases = tuple(Alias(name, "gold") for name in row["aliases"])
    return Character(row["id"], row["name"], aliases, gender, named=row["named"], group=row["group"])


def _order(span: Span) -> tuple[int, int, str]:
    return span.start, span.end, span.id_


def _key(source: str, target: str, kind: str) -> Key:
    return (target, source, kind) if kind in SYMMETRIC and source > target else (source, target, kind)


def _named(doc: Doc, gold: dict[str, Any]) -> list[Span]:
    """Every place where an alias stands, the longest first."""
    aliases = {
        (a.translate(STRAIGHT), c["id"], c["named"])
        for c in gold["characters"]
        for a in [c["name"], *c["aliases"]]
    }
    taken: set[int] = set()
    spans = []
    for alias, character, named in sorted(aliases, key=lambda row: (-len(row[0]), row)):
        for found in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", doc.text):
            span = doc.char_span(found.start(), found.end(), alignment_mode="expand")
            if span is not None and not any(t.i in taken for t in span):
                taken |= {t.i for t in (span if named else span[-1:])}
                kind = "name" if named else "nominal"
                spans.append(Span(doc, span.start, span.end, label=kind, span_id=character))
    return spans


def _pronouns(doc: Doc, sheet: dict[str, Any], gold: dict[str, Any]) -> list[Span]:
    back = {place: index for index, place in enumerate(doc._.offsets)}
    spans = []
    for name, begin, end, _ in sheet["pronouns"]:
        span = (
            doc.char_span(back[begin], back[begin] + end - begin, alignment_mode="expand")
            if begin in back
            else None
        )
        if span is not None:
            spans += [
                Span(doc, span.start, span.end, label="pronoun", span_id=c)
                for c in gold["pronouns"].get(name, [])
            ]
    return spans


def _unnamed(doc: Doc, gold: dict[str, Any], taken: set[int]) -> list[Span]:
    """Definite descriptions by their head noun, where one unnamed character alone has it."""
    heads: dict[str, set[str]] = {}
    for character in (c for c in gold["characters"] if not c["named"]):
        for alias in [character["name"], *character["aliases"]]:
            phrase = re.split(r"\b(?:of|who|from|in|at|with|named|called)\b|,", alias.lower())[0].split()
            if phrase:
                heads.setdefault(phrase[-1].strip("'"), set()).add(character["id"])
    spans = []
    for token in (
        t for t in doc if t.pos_ in {"NOUN", "PROPN"} and t.i not in taken and t.dep_ != "compound"
    ):
        ids = heads.get(token.lower_) or heads.get(token.lemma_.lower()) or set()
        if len(ids) == 1 and not any(c.lower_ in {"no", "any", "every", "some"} for c in token.children):
            begin = min(token.left_edge.i, token.i)
            spans.append(Span(doc, begin, token.i + 1, label="nominal", span_id=min(ids)))
    return spans


def confidence_table(counts: Counter[tuple[str, str, bool]]) -> str:
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


def main() -> None:
    """Read the gold films, count and fit, write both files."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("--films", default="")
    arguments.add_argument("--without", default="")
    given = arguments.parse_args()
    slugs = sorted(path.stem for path in (given.gold / "sheets").glob("*.json"))
    slugs = [s for s in slugs if s in given.films.split(",") or not given.films]
    slugs = [s for s in slugs if s not in given.without.split(",")]
    if not slugs:
        sys.exit(f"no film in {given.gold}/sheets: give the folder of PlotGold's training films")
    nlp = parser()
    counts: Counter[tuple[str, str, bool]] = Counter()
    rows: dict[str, list[Row]] = {kind: [] for kind in LEARNED}
    for slug in slugs:
        doc, gold = gold_doc(nlp, given.gold, slug)
        context = make_context(doc)
        told: list[Evidence] = tell(context)
        seen = {(e.source, e.target, e.type, e.rule) for e in told}
        for source, target, kind, rule in sorted(seen):
            key = (source, target, kind)
            # love between spouses is true though the annotation does not list it
            if key in gold or not has_closer(key, gold):
                counts[rule, kind, key in gold] += 1
        for (source, target), features in pair_features(context, told).items():
            for kind in LEARNED:
                if kind not in SYMMETRIC or source < target:
                    rows[kind].append((features, (source, target, kind) in gold))
    write(counts, rows, len(slugs))


def write(counts: Counter[tuple[str, str, bool]], rows: dict[str, list[Row]], films: int) -> None:
    """Write the table of rules and the weights."""
    head = (
        "# How often each rule is right, by rule and relationship type; * stands for all rules.\n"
        f"# Source: training/relationships.py on {films} annotated plots (PlotGold-train, our own).\n"
        "# Licence: MIT.\n"
    )
    table = READING / "lexicons" / "relation_confidence.tsv"
    table.write_text(head + confidence_table(counts), encoding="utf-8")
    models = {}
    for kind, listed in rows.items():
        intercept, weights = fit(listed)
        models[kind] = {"threshold": LEARNED[kind], "intercept": intercept, "weights": weights}
    about = (
        f"training/relationships.py on {films} annotated film plots (PlotGold-train, our own reading). MIT."
    )
    text = json.dumps({"source": about, "models": models}, indent=1, sort_keys=True)
    (READING / "relation" / "additions.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
