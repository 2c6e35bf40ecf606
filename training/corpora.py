"""The annotated texts that coreference is trained on, as parsed Docs with answers.

LitBank (Bamman et al. 2020, CC BY 4.0), GAP's development set (Webster et al. 2018, Apache-2.0)
and the project's own annotations of plots; their texts are read from ``../shared`` beside the
repository, none is in it.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from persons import persons
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from kg.reading.coref.grid import Grid
from kg.reading.coref.words import PLURAL, SINGULAR, gender_of_name
from kg.reading.pipeline import make_doc
from kg.reading.text import STRAIGHT
from kg.story import Character, Film, Gender

SPEAKERS = frozenset(
    "i me my mine myself you your yours yourself yourselves we us our ours ourselves it its".split()  # noqa: SIM905
)


@dataclass(slots=True)
class Lesson:
    """One text with its answers."""

    name: str
    corpus: str
    doc: Doc
    genders: dict[str, Gender | None] = field(default_factory=dict)
    answers: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Pronoun's token to the ids of whom it means; nobody who is listed where that is empty."""
    never: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Pronoun's token to ids that it does not mean, where no more is known."""


def cached(path: Path, nlp: Language, unread: list[Doc], batch: int = 1) -> list[Doc]:
    """The Docs as the model parses them, kept on disk; another text or model is parsed anew."""
    path = path.with_name(f"{path.stem}-{_digest(nlp, unread)}{path.suffix}")
    if path.is_file():
        return list(DocBin(store_user_data=True).from_disk(path).get_docs(nlp.vocab))
    docs = list(nlp.pipe(unread, batch_size=batch))
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(store_user_data=True, docs=docs).to_disk(path)
    return docs


def _digest(nlp: Language, unread: list[Doc]) -> str:
    """What a parse depends on: spaCy, the model, and the tokens as our preparation leaves them."""
    digest = hashlib.sha256(json.dumps([version("spacy"), nlp.meta], sort_keys=True).encode())
    for doc in unread:
        tokens = [(token.text_with_ws, token.is_sent_start) for token in doc]
        digest.update(repr((tokens, doc.user_data.get("offsets"))).encode())
    return digest.hexdigest()[:12]


Annotated = list[tuple[dict[str, Any], dict[str, Any]]]
"""Sheets and annotations of plots."""


def plots(annotated: Annotated, nlp: Language, cache: Path) -> Iterator[Lesson]:
    """Annotated plots: names as given, genders as far as names and actors show them."""
    docs = [make_doc(Film(sheet["film"], sheet["title"], sheet["text"]), nlp) for sheet, _ in annotated]
    for doc in docs:
        doc.user_data = {"offsets": list(doc._.offsets)}
    for (sheet, answers), doc in zip(annotated, cached(cache, nlp, docs), strict=True):
        yield plot(sheet, answers, doc)


def plot(sheet: dict[str, Any], answers: dict[str, Any], doc: Doc) -> Lesson:
    """One annotated plot."""
    lesson = Lesson(sheet["film"], "plots", doc)
    characters: dict[str, Character] = {}
    names: list[tuple[str, str, bool]] = []
    for entry in answers["characters"]:
        gender = None if entry["gender"] == "unknown" else entry["gender"]
        characters[entry["id"]] = Character(
            entry["id"], entry["name"], gender=gender, named=entry["named"], group=entry["group"]
        )
        seen = gender_of_name(entry["name"]) or gender_of_name(entry.get("actor") or "")
        lesson.genders[entry["id"]] = seen and gender  # pronouns turn a wrong one
        names += [(name, entry["id"], entry["named"]) for name in {*entry["aliases"], entry["name"]}]
    doc._.characters = characters
    doc.spans["characters"] = _spans(doc, sorted(names, key=lambda row: (-len(row[0]), row)))
    back = {offset: index for index, offset in enumerate(doc.user_data["offsets"])}
    starts = {token.idx: token.i for token in doc}
    for key, begin, _, _ in sheet["pronouns"]:
        token = starts.get(back.get(begin, -1))
        if token is not None:
            lesson.answers[token] = tuple(answers["pronouns"].get(key, ()))
    return lesson


def _spans(doc: Doc, names: list[tuple[str, str, bool]]) -> list[Span]:
    """Every place where a name stands; the longest name has it."""
    taken: set[int] = set()
    found = []
    for name, key, named in names:
        for match in re.finditer(rf"(?<!\w){re.escape(name.translate(STRAIGHT))}(?!\w)", doc.text):
            span = doc.char_span(*match.span(), alignment_mode="expand")
            if span is not None and not taken.intersection(range(span.start, span.end)):
                taken.update(range(span.start, span.end))
                label = "name" if named else "nominal"
                found.append(Span(doc, span.start, span.end, label=label, span_id=key, kb_id="gold"))
    return sorted(found, key=lambda span: (span.start, span.end))


def gap(path: Path, nlp: Language, cache: Path) -> Iterator[Lesson]:
    """GAP's snippets: one pronoun each, and two names that it may mean."""
    with path.open(encoding="utf-8") as lines:
        table = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    docs = [nlp.make_doc(row["Text"]) for row in table]
    file = cache / f"{path.stem}.spacy"
    for row, doc in zip(table, cached(file, nlp, docs, nlp.batch_size), strict=True):
        yield snippet(row, doc)


def _marked(doc: Doc, begin: int, length: int) -> Span:
    """The tokens that a marked piece of the text touches."""
    span = doc.char_span(begin, begin + length, alignment_mode="expand")
    assert span is not None, f"nothing stands at {begin}"
    return span


def snippet(row: dict[str, str], doc: Doc) -> Lesson:
    """One snippet of GAP."""
    lesson = Lesson(row["ID"], "gap", doc)
    spans = [_marked(doc, int(row[f"{which}-offset"]), len(row[which])) for which in "AB"]
    persons(doc, spans)
    lesson.genders = {key: character.gender for key, character in doc._.characters.items()}
    ids = {(span.start, span.end): span.id_ for span in doc.spans["characters"]}
    a, b = (ids[span.start, span.end] for span in spans)
    token = _marked(doc, int(row["Pronoun-offset"]), 1)[0].i
    doc.user_data["gap"] = (token, a, b)
    if a == b:
        return lesson
    if row["A-coref"] == "TRUE":
        lesson.answers[token] = (a,)
    elif row["B-coref"] == "TRUE":
        lesson.answers[token] = (b,)
    else:
        lesson.never[token] = (a, b)
    return lesson


def litbank(folder: Path, nlp: Language, cache: Path) -> Iterator[Lesson]:
    """LitBank's fiction: people's names, descriptions and pronouns."""
    paths = sorted((folder / "coref").glob("*.conll"))
    docs = []
    for path in paths:
        words, starts, _ = _conll(path)
        doc = Doc(nlp.vocab, words=words)
        for index, start in enumerate(starts):
            doc[index].is_sent_start = start
        docs.append(doc)
    for path, doc in zip(paths, cached(cache / "litbank.spacy", nlp, docs), strict=True):
        people = _people(folder / "entities" / f"{path.stem}.tsv")
        yield chapter(path, doc, people)


def _conll(path: Path) -> tuple[list[str], list[bool], list[tuple[int, int, str]]]:
    """Words, sentence starts and mentions (start, end, cluster) of a CoNLL file."""
    words: list[str] = []
    starts: list[bool] = []
    mentions: list[tuple[int, int, str]] = []
    waiting: dict[str, list[int]] = {}
    fresh = True
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) < 5:
            fresh = True
            continue
        at = len(words)
        words.append(cells[3])
        starts.append(fresh)
        fresh = False
        for part in cells[-1].split("|") if cells[-1].strip("_ ") else ():
            key = part.strip("()")
            if part.startswith("("):
                waiting.setdefault(key, []).append(at)
            if part.endswith(")"):
                mentions.append((waiting[key].pop(), at + 1, key))
    return words, starts, mentions


def _people(path: Path) -> set[tuple[int, int]]:
    """The stretches that are people's mentions, by token."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if len(row) > 1]
    found = set()
    for layer in range(1, max(len(row) for row in rows)):
        start = -1
        for at, row in enumerate([*rows, ["", *["O"] * 9]]):
            cell = row[layer] if layer < len(row) else "O"
            if start >= 0 and not cell.startswith("I-"):
                found.add((start, at))
                start = -1
            if cell == "B-PER":
                start = at
    return found


def chapter(path: Path, doc: Doc, people: set[tuple[int, int]]) -> Lesson:
    """One text of LitBank."""
    lesson = Lesson(path.stem, "litbank", doc)
    grid = Grid(doc)
    mentions = sorted(_conll(path)[2])
    human = {key for start, end, key in mentions if (start, end) in people}
    human |= {key for start, end, key in mentions if end == start + 1 and grid.lower[start] in SINGULAR}
    plural = {key for start, end, key in mentions if end == start + 1 and grid.lower[start] in PLURAL}
    characters: dict[str, Character] = {}
    spans = []
    for start, end, key in mentions:
        if key not in human or (end == start + 1 and grid.lower[start] in SPEAKERS):
            continue
        if end == start + 1 and (grid.lower[start] in SINGULAR or grid.lower[start] in PLURAL):
            lesson.answers[start] = (key,)
            continue
        span, named = _core(doc, grid, start, end)
        plural |= {key} if grid.tag[grid.top(start, end)] in ("NNS", "NNPS") else set()
        spans.append(Span(doc, *span, label="name" if named else "nominal", span_id=key, kb_id="gold"))
        known = characters.get(key, Character(key, doc[start:end].text, named=False))
        gender = lesson.genders.get(key) or gender_of_name(doc[slice(*span)].text)
        lesson.genders[key] = gender
        characters[key] = replace(known, named=known.named or named, group=key in plural)
    doc.spans["characters"] = spans
    doc._.characters = characters
    return lesson


def _core(doc: Doc, grid: Grid, start: int, end: int) -> tuple[tuple[int, int], bool]:
    """A mention without what follows its head, and whether it is a name."""
    head = grid.top(start, end)
    if doc[head].pos_ != "PROPN":
        return (max(start, min(grid.left(head), head)), head + 1), False
    begin, stop = head, head + 1
    while begin > start and doc[begin - 1].pos_ == "PROPN":
        begin -= 1
    while stop < end and doc[stop].pos_ == "PROPN":
        stop += 1
    return (begin, stop), True
