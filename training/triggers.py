"""Fit what has the last word on which words tell of an event (kg/reading/event/judged.py).

usage: python training/triggers.py SHARED [--cv]

SHARED holds gold/plotgold-train, gold/tripod and corpora/wiki-plots.jsonl. Trained on the events of
PlotGold-train, of the ten plots of training/plots that may be trained on, and of training/triggers.tsv.
Writes kg/reading/lexicons/event_signs.json and event_signs.npz, and event_confidence.tsv, how often each rule
is right by itself; --cv prints instead how rules and model do on plots that the model has not seen. The same
input gives the same bytes. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from plots import annotated, movie_plots, sheets  # type: ignore[import-not-found]
from reading import read_up_to  # type: ignore[import-not-found]
from scipy.sparse import hstack
from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from kg.reading.doc import plot_offset
from kg.reading.event.judged import BIAS, LEAST, SCALE, STORED
from kg.reading.event.signs import signs
from kg.reading.event.triggers import names_in, trigger_rule
from kg.reading.grammar.factuality import factuality
from kg.reading.names.meaning import PROBE
from kg.reading.pipeline import parser
from kg.story import Film

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc, Token

LABELS = Path(__file__).parent / "triggers.tsv"
OUTPUT = Path(__file__).parent.parent / "kg" / "reading" / "lexicons" / f"{STORED}.json"
CONFIDENCE = OUTPUT.with_name("event_confidence.tsv")
PRIOR = 4
"""How many times a rule must have fired to weigh as much as the mean of all rules."""
STRENGTH = 0.1
"""Inverse of the regularisation (scikit-learn's C)."""
ANNOTATED = 2.0
"""What a word of a plot annotated in full counts beside one whose events alone were labelled."""
SEEN = 3
"""In fewer words than this a sign is not looked at."""
SMALLEST = 0.01
"""Weights nearer to zero are left out."""
READ_TO = 15
"""Sentences of a plot whose events are annotated."""
FOLDS = 10
Span = tuple[int, int]


@dataclass(frozen=True)
class Word:
    """A word that may tell of an event."""

    signs: dict[str, float]
    vector: Any
    rule: str
    """The rule that takes it for an event; "" where none does."""
    told: bool
    """Whether the rules say that it happens."""
    right: bool


@dataclass(frozen=True)
class Plot:
    """The words of one plot's beginning."""

    film: str
    count: float
    """How much its words count."""
    events: int
    words: list[Word] = field(default_factory=list)


def plots(shared: Path, nlp: Language) -> Iterator[Plot]:
    """All plots whose events are annotated or labelled."""
    for sheet, rows in chain(sheets(shared / "gold" / "plotgold-train"), annotated(shared)):
        yield _annotated(nlp, sheet, rows)
    texts = movie_plots(shared)
    for film, (digest, end, events) in labels().items():
        if hashlib.sha256(texts[film].encode()).hexdigest() != digest:
            raise SystemExit(f"{LABELS}: the text of {film} is not the one that was read")
        yield _plot(nlp, Film(film, film, texts[film]), events, end, 1.0)


def labels() -> dict[str, tuple[str, int, list[Span]]]:
    """By film the digest of its text, where what was read of it ends, and the events."""
    found = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            film, digest, end, events = line.split("\t")
            spots = [(int(at), int(at) + len(word)) for word, at in (e.split("@") for e in events.split())]
            found[film] = (digest, int(end), spots)
    return found


def _annotated(nlp: Language, sheet: dict[str, Any], rows: dict[str, Any]) -> Plot:
    """A plot that is annotated in full: a trigger is the first free word of its sentence that is spelt so."""
    text, sentences = sheet["text"], sheet["sentences"]
    events: list[Span] = []
    for event in rows["events"]:
        begin, end = sentences[event["sentence"]]
        spots = [
            (m.start() + begin, m.end() + begin)
            for m in re.finditer(rf"(?<!\w){re.escape(event['trigger'])}(?!\w)", text[begin:end])
        ]
        events.append(next((spot for spot in spots if spot not in events), spots[0]))
    end = sentences[min(READ_TO, len(sentences)) - 1][1]
    return _plot(nlp, Film(sheet["film"], sheet["title"], text), events, end, ANNOTATED)


def _plot(nlp: Language, film: Film, events: list[Span], end: int, count: float) -> Plot:
    doc = read_up_to("kg_events", nlp, film, without={"kg_coreference"})
    return Plot(film.slug, count, len(events), list(_words(doc, events, end)))


def _words(doc: Doc, events: list[Span], end: int) -> Iterator[Word]:
    """Every verb and noun up to ``end`` that is no name."""
    named = names_in(doc)
    for token in doc:
        begin = plot_offset(doc, token.idx)
        if begin >= end or token.i in named or not token.text[0].isalpha() or not _may_tell(token):
            continue
        right = any(begin < there and here < begin + len(token) for here, there in events)
        rule = trigger_rule(token)
        told = bool(rule) and factuality(token) == "asserted"
        shown = dict.fromkeys(signs(token, trigger_rule, factuality), 1.0)
        yield Word(shown, _turned(token), rule, told, right)


def _may_tell(token: Token) -> bool:
    if token.pos_ == "ADJ":
        return token.lower_.endswith(("ed", "en", "ing"))
    return token.pos_ in {"VERB", "NOUN"}


def _turned(token: Token) -> Any:
    return SCALE * token.vector / token.vector_norm if token.vector_norm else 0 * token.vector


def fit(given: Sequence[Plot]) -> tuple[dict[str, float], Any]:
    """The weights of the signs, and those of the vector's dimensions."""
    rows = [word for plot in given for word in plot.words]
    often = Counter(name for word in rows for name in word.signs)
    vectorizer = DictVectorizer()
    kept = [{name: 1.0 for name in word.signs if often[name] >= SEEN} for word in rows]
    matrix = hstack([vectorizer.fit_transform(kept), np.array([word.vector for word in rows])]).tocsr()
    counts = [plot.count for plot in given for _ in plot.words]
    model = LogisticRegression(C=STRENGTH, max_iter=4000).fit(
        matrix, [word.right for word in rows], sample_weight=counts
    )
    names = vectorizer.get_feature_names_out()
    weights = {BIAS: round(float(model.intercept_[0]), 3)}
    for name, weight in zip(names, model.coef_[0], strict=False):
        if abs(weight) >= SMALLEST:
            weights[str(name)] = round(float(weight), 3)
    return weights, model.coef_[0][len(names) :]


def confidence_table(given: Sequence[Plot]) -> str:
    """How often a word that a rule says happens is an event; that of a rare rule is drawn to the mean."""
    told = [word for plot in given for word in plot.words if word.told]
    mean = sum(word.right for word in told) / len(told)
    every = Counter(word.rule for word in told)
    right = Counter(word.rule for word in told if word.right)
    rows = {rule: (right[rule] + PRIOR * mean) / (every[rule] + PRIOR) for rule in every}
    lines = [f"{rule}\t{rows[rule]:.2f}" for rule in sorted(rows, key=lambda rule: (-rows[rule], rule))]
    head = (
        "# How often the triggers of a rule are events, where they are told to happen.\n"
        f"# Source: training/triggers.py on {len(given)} annotated plots (our own reading). Licence: MIT.\n"
    )
    return head + "\n".join(lines) + "\n"


def chance(word: Word, weights: dict[str, float], direction: Any) -> float:
    """What the model says of a word."""
    total = weights[BIAS] + sum(weights.get(name, 0.0) for name in word.signs)
    return float(1 / (1 + np.exp(-total - word.vector @ direction)))


def cross_validate(given: list[Plot]) -> None:
    """Print F1 of the rules, and of rules and model, and how many events of each chance are right."""
    counts: dict[str, Counter[str]] = {}
    bins: Counter[tuple[int, bool]] = Counter()
    for fold in range(FOLDS):
        weights, direction = fit([plot for k, plot in enumerate(given) if k % FOLDS != fold])
        for plot in given[fold::FOLDS]:
            row = counts.setdefault("annotated" if plot.count > 1 else "labelled", Counter())
            row["events"] += plot.events
            for word in (w for w in plot.words if w.told):
                likely = chance(word, weights, direction)
                bins[min(int(likely * 10), 9), word.right] += 1
                for system in ("rules", "model")[: 1 + (likely >= LEAST)]:
                    row[f"{system} said"] += 1
                    row[f"{system} right"] += word.right
    for kind, row in counts.items():
        for name in ("rules", "model"):
            score = 2 * row[f"{name} right"] / (row[f"{name} said"] + row["events"])
            print(f"{kind} {name} F1 {score:.3f} of {row['events']} events")
    for low in range(10):
        every = bins[low, True] + bins[low, False]
        if every:
            print(f"chance from .{low}: {every} words, {bins[low, True] / every:.2f} right")


def main() -> None:
    """Train, or cross-validate."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("shared", type=Path)
    options.add_argument("--cv", action="store_true")
    given = options.parse_args()
    nlp = parser()
    read = list(plots(given.shared, nlp))
    if given.cv:
        cross_validate(read)
        return
    CONFIDENCE.write_text(confidence_table(read), encoding="utf-8")
    weights, direction = fit(read)
    source = f"training/triggers.py on {len(read)} annotated film plots (our own reading). MIT."
    text = json.dumps({"source": source, "weights": weights}, indent=0, sort_keys=True, ensure_ascii=False)
    OUTPUT.write_text(text + "\n", encoding="utf-8")
    np.savez(
        OUTPUT.with_suffix(".npz"),
        direction=np.round(direction, 4).astype("float32"),
        probe=nlp.vocab[PROBE].vector,
    )
    print(f"{OUTPUT}: {len(weights)} signs, {sum(len(plot.words) for plot in read)} words")


if __name__ == "__main__":
    main()
