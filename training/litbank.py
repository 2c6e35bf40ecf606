"""Names in LitBank's fiction with what they name, as further examples for training/names.py.

LitBank (Bamman et al. 2019, CC BY 4.0) nests its entities: a row of tags a token, one column a level.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.reading.names.chunks import find_chunks
from kg.reading.names.company import Company
from kg.reading.names.evidence import by_name, features
from kg.reading.names.meaning import mean_vector

DIMENSION = "v"
"""What the names of the features begin with that are dimensions of word vectors."""

KIND = {
    "PER": "character",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "VEH": "place",
    "ORG": "institution",
}


class Entity(NamedTuple):
    """A stretch of tokens and what it is."""

    start: int
    end: int
    kind: str


def litbank(folder: Path, nlp: Language) -> list[tuple[str, str, dict[str, float], str]]:
    """Text, name, features and kind of every name of every text."""
    rows = []
    for path in sorted(folder.glob("*.tsv")):
        lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        lines = [cells for cells in lines if len(cells) > 1 and cells[0].strip()]
        doc = nlp(Doc(nlp.vocab, words=[cells[0] for cells in lines]))
        found = entities([cells[1:] for cells in lines])
        names = by_name(doc, find_chunks(doc))
        company = Company(doc, names)
        for key, spans in names.items():
            kinds = Counter(kind_of(span, found) for span in spans)
            told = shown(spans, frozenset()) | company.features(spans, {key})
            rows.append((path.stem, key, told, kinds.most_common(1)[0][0]))
    return rows


def entities(tags: list[list[str]]) -> list[Entity]:
    """The entities of all levels."""
    found = []
    for level in range(max(map(len, tags))):
        column = [row[level] if level < len(row) else "" for row in tags]
        for start, tag in enumerate(column):
            if tag.startswith("B-"):
                end = start + 1
                while end < len(column) and column[end].startswith("I-"):
                    end += 1
                found.append(Entity(start, end, KIND[tag[2:]]))
    return found


def kind_of(name: Span, found: list[Entity]) -> str:
    """The kind of the smallest entity that the name ends or begins and whose head it holds."""
    around = [e for e in found if e.start <= name.start and e.end >= name.end]
    around = [
        e
        for e in around
        if name.start <= name.doc[e.start : e.end].root.i < name.end
        and (e.end == name.end or not any(t.text[0].isupper() for t in name.doc[e.start : name.start]))
    ]
    return min(around, key=lambda e: (e.end - e.start, e)).kind if around else "other"


def shown(spans: list[Span], cast_ends: frozenset[int]) -> dict[str, float]:
    """Features of a name as the reading sees them, and its words' vectors instead of what they hint at."""
    found = {name: x for name, x in features(spans, cast_ends).items() if not name.startswith("meaning:")}
    mean = mean_vector(spans[0])
    return found if mean is None else found | {f"{DIMENSION}{i}": float(x) for i, x in enumerate(mean)}
