"""Annotated films as Docs: with their annotated mentions, or as the whole pipeline reads them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plots import Sheet, movie_plots
from reading import read_up_to
from spacy.tokens import Doc, Span

from kg.reading.mentions import position
from kg.reading.pipeline import make_doc
from kg.reading.text import STRAIGHT
from kg.story import SYMMETRIC, Alias, Character, Film

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

LABELS = Path(__file__).parent / "relationships.tsv"
Key = tuple[str, str, str]


def _relations(rows: dict[str, Any]) -> set[Key]:
    """The annotated relationships."""
    return {key(r["source"], r["target"], r["type"]) for r in rows["relationships"]}


def read_doc(nlp: Language, sheet: Sheet, rows: dict[str, Any]) -> tuple[Doc, set[Key]]:
    """The film as the pipeline reads it; a character that shares a name with an annotated one has its id."""
    film = Film(slug=sheet["film"], title=sheet["title"], plot=sheet["text"])
    return as_read(nlp, film, rows["characters"]), _relations(rows)


def labelled(nlp: Language, shared: Path) -> Iterator[tuple[Doc, set[Key]]]:
    """The plots of ``relationships.tsv`` as the pipeline reads them; their characters' ids are names."""
    told: dict[str, set[Key]] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            film, source, kind, target = line.split("\t")
            told.setdefault(film, set()).add(key(source, target, kind))
    texts = movie_plots(shared)
    for film, relations in told.items():
        names = sorted({name for source, target, _ in relations for name in (source, target)})
        rows = [{"id": name, "name": name, "aliases": [], "named": True} for name in names]
        yield as_read(nlp, Film(slug=film, title=film, plot=texts[film]), rows), relations


def as_read(nlp: Language, film: Film, rows: list[dict[str, Any]]) -> Doc:
    """The film as the pipeline reads it, up to its relationships, with the ids of annotated characters."""
    doc = read_up_to("kg_events", nlp, film)
    ids = _same(rows, doc._.characters)
    doc._.characters = {ids.get(i, f"?{i}"): c for i, c in doc._.characters.items()}
    doc.spans["characters"] = [
        Span(doc, s.start, s.end, label=s.label_, span_id=ids.get(s.id_, f"?{s.id_}"))
        for s in doc.spans["characters"]
    ]
    return doc


def _same(rows: list[dict[str, Any]], found: dict[str, Character]) -> dict[str, str]:
    """Annotated ids by the ids that were read, the pairs with the most names in common first."""
    pairs = []
    for row in rows:
        names = {_plain(name) for name in [row["name"], *row["aliases"]]}
        for identity, character in found.items():
            shared = names & {_plain(n) for n in (character.name, *(a.name for a in character.aliases))}
            if shared:
                pairs.append((-len(shared), not row["named"], row["id"], identity))
    same: dict[str, str] = {}
    for *_, theirs, ours in sorted(pairs):
        if ours not in same and theirs not in same.values():
            same[ours] = theirs
    return same


def _plain(name: str) -> str:
    name = re.sub(r"[\"'`.,]", "", name.translate(STRAIGHT)).casefold().strip()
    return re.sub(r"^(the|a|an|his|her|their) ", "", re.sub(r"\s+", " ", name))


def gold_doc(nlp: Language, sheet: Sheet, rows: dict[str, Any]) -> tuple[Doc, set[Key]]:
    """A parsed Doc with the annotated characters as mentions, and the annotated relationships."""
    doc = nlp(make_doc(Film(slug=sheet["film"], title=sheet["film"], plot=sheet["text"]), nlp))
    doc._.characters = {c["id"]: _character(c) for c in rows["characters"]}
    spans = [*_named(doc, rows), *_pronouns(doc, sheet, rows)]
    spans += _unnamed(doc, rows, {t.i for span in spans for t in span})
    doc.spans["characters"] = sorted(spans, key=position)
    doc.spans["institutions"] = []
    return doc, _relations(rows)


def _character(row: dict[str, Any]) -> Character:
    gender = row["gender"] if row["gender"] in {"female", "male"} else None
    aliases = tuple(Alias(name, "gold") for name in row["aliases"])
    return Character(row["id"], row["name"], aliases, gender, named=row["named"], group=row["group"])


def key(source: str, target: str, kind: str) -> Key:
    """A relationship, the smaller id first where the type is symmetric."""
    return (target, source, kind) if kind in SYMMETRIC and source > target else (source, target, kind)


def _named(doc: Doc, rows: dict[str, Any]) -> list[Span]:
    """Every place where an alias stands, the longest first."""
    aliases = {
        (a.translate(STRAIGHT), c["id"], c["named"])
        for c in rows["characters"]
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


def _pronouns(doc: Doc, sheet: dict[str, Any], rows: dict[str, Any]) -> list[Span]:
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
                for c in rows["pronouns"].get(name, [])
            ]
    return spans


def _unnamed(doc: Doc, rows: dict[str, Any], taken: set[int]) -> list[Span]:
    """Definite descriptions by their head noun, where one unnamed character alone has it."""
    heads: dict[str, set[str]] = {}
    for character in (c for c in rows["characters"] if not c["named"]):
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
