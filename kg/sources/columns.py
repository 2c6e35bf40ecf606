"""Which columns of a table hold what: recognised by their usual names, or as the user says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import SourceError
from kg.sources.fields import FIELD_OF

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Places: TypeAlias = dict[str, tuple[int, ...]]
"""The places of the columns for each field, as indexes."""

FIELDS = ("title", "plot", "year", "runtime", "languages", "directors", "genres", "tagline", "cast")
"""What a column may hold."""

_SEVERAL = frozenset({"cast", "directors"})
_PAIR = re.compile(rf"\s*({'|'.join(FIELDS)})\s*=\s*(.*?)\s*(?:,(?=\s*\w+\s*=)|$)", re.DOTALL)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Columns:
    """What the user says: the name of a column, or its number from 1, for each field."""

    named: tuple[tuple[str, str], ...] = ()

    @property
    def numbered(self) -> bool:
        """Whether all are numbers: such a table has no line of names."""
        return bool(self.named) and all(name.isdecimal() for _, name in self.named)


def parse_columns(text: str) -> Columns:
    """``title=Name,plot=The story`` as columns. Raises SourceError where it is none."""
    pairs: list[tuple[str, str]] = []
    place = 0
    while place < len(text):
        match = _PAIR.match(text, place)
        if match is None or not match[2]:
            raise SourceError(
                f"--columns {text[place:].strip()}: not FIELD=COLUMN; fields are {', '.join(FIELDS)}"
            )
        pairs.append((match[1], match[2]))
        place = match.end()
    return Columns(tuple(pairs))


def places_in(header: Sequence[str], columns: Columns) -> Places:
    """Where in a header the fields are; where all are said by numbers, names count nothing.

    Raises SourceError where a column that is asked for is not there.
    """
    said = _said(header, columns)
    taken = {place for places in said.values() for place in places}
    names = {place: _words(name) for place, name in enumerate(header) if place not in taken}
    if columns.numbered:
        return said
    for field in ("plot", *(field for field in FIELDS if field != "plot")):
        if field in said:
            continue
        found = sorted((rank, place) for place, name in names.items() if (rank := _rank(field, name)) >= 0)
        chosen = tuple(place for _, place in (found if field in _SEVERAL else found[:1]))
        if chosen:
            said[field] = tuple(sorted(chosen))
        for place in chosen:
            del names[place]
    return said


def _said(header: Sequence[str], columns: Columns) -> Places:
    found: Places = {}
    stripped = [name.strip() for name in header]
    for field, name in columns.named:
        if name in stripped and not columns.numbered:
            place = stripped.index(name)
        elif name.isdecimal() and 0 < int(name) <= len(header):
            place = int(name) - 1
        else:
            raise SourceError(f"no column {name!r} (there are: {_listed(stripped)}); correct --columns")
        found[field] = (*found.get(field, ()), place)
    return found


def missing(places: Places, header: Sequence[str]) -> str:
    """What to tell of a header that lacks a title or a plot; empty where it has both."""
    lacks = [field for field in ("title", "plot") if field not in places]
    if not lacks:
        return ""
    return (
        f"no column looks like the {' or the '.join(lacks)} (there are: {_listed(header)}); "
        f"name it with --columns {','.join(f'{field}=…' for field in lacks)}"
    )


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(" ".join(name.split())[:30] for name in names[:12])
    return shown + (", …" if len(names) > 12 else "")


def _words(name: str) -> str:
    """A column's name in small letters, as words, without numbers: ``actor_1_name`` is ``actor name``."""
    words = re.findall(r"[^\W\d_]+", _CAMEL.sub(" ", name))
    return " ".join(words).lower()


def _rank(field: str, name: str) -> int:
    """How good a name is for a field, 0 being best; negative where it is for another."""
    return _ranks().get((field, name), -1)


@cache
def _ranks() -> Mapping[tuple[str, str], int]:
    text = files("kg.sources").joinpath("columns.tsv").read_text(encoding="utf-8")
    rows = [(row.split("\t")[0], row.split("\t")[1]) for row in text.splitlines() if not row.startswith("#")][
        1:
    ]
    # A plot is not in fields.tsv, and an overview is a tagline where a table has a plot as well.
    rows += [(name, field) for name, field in FIELD_OF.items() if field in FIELDS]
    ranks: dict[tuple[str, str], int] = {}
    for rank, (name, field) in enumerate(rows):
        ranks.setdefault((field, _words(name)), rank)
    return ranks
