"""Words as data: the lists and tables of ``kg/reading/lexicons``.

A file begins with ``#`` lines that say its source and licence. Other lines are entries: one word
or phrase a line in a ``.txt`` list; a key, a tab and its values in a ``.tsv`` table. Blank lines
and what follows `` # `` are skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from kg.errors import KgError

KEPT = 10_000
"""For so many names what was found out is remembered: more than a plot has, less than a corpus."""


@cache
def words(name: str) -> frozenset[str]:
    """The entries of ``lexicons/NAME.txt``. Raises KgError where there is no such list."""
    return frozenset(_lines(f"{name}.txt"))


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """The rows of ``lexicons/NAME.tsv``, by first column; rows of one key are joined.

    Raises KgError where there is no such table or a row has no value.
    """
    rows: dict[str, tuple[str, ...]] = {}
    for line in _lines(f"{name}.tsv"):
        key, *values = (cell.strip() for cell in line.split("\t"))
        if not any(values):
            raise KgError(f"lexicon {name}.tsv: the row {line!r} has no value: give one after a tab")
        rows[key] = (*rows.get(key, ()), *filter(None, values))
    return rows


def _lines(file: str) -> Iterator[str]:
    """The entries of a lexicon file, without comments and blank lines."""
    path = files("kg.reading").joinpath("lexicons", file)
    if not path.is_file():
        raise KgError(f"no lexicon {file} in kg/reading/lexicons: check the name or reinstall narrative-kg")
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = line.split(" #", 1)[0].rstrip()
        if entry and not entry.startswith("#"):
            yield entry
