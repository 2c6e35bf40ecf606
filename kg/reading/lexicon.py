"""Words as data: the lists and tables of ``kg/reading/lexicons``.

A file begins with ``#`` lines that say its source and licence. Other lines are entries: one word
or phrase a line in a ``.txt`` list; a key, a tab and its values in a ``.tsv`` table. Blank lines
and what follows `` # `` are skipped. Weights of trained models lie there too: readable ones in a
``.json`` file with its source, matrices in an ``.npz`` file.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

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


@cache
def weights(name: str) -> dict[str, Any]:
    """What ``lexicons/NAME.json`` holds. Raises KgError where there is no such file."""
    loaded: dict[str, Any] = json.loads(_file(f"{name}.json").read_text(encoding="utf-8"))
    return loaded


@cache
def arrays(name: str) -> dict[str, NDArray[Any]]:
    """The matrices and vectors of ``lexicons/NAME.npz``. Raises KgError where there is no such file."""
    import numpy as np

    with as_file(_file(f"{name}.npz")) as path, np.load(path) as stored:
        return dict(stored)


def _file(file: str) -> Traversable:
    path = files("kg.reading").joinpath("lexicons", file)
    if not path.is_file():
        raise KgError(f"no lexicon {file} in kg/reading/lexicons: check the name or reinstall narrative-kg")
    return path


def _lines(file: str) -> Iterator[str]:
    """The entries of a lexicon file, without comments and blank lines."""
    for line in _file(file).read_text(encoding="utf-8").splitlines():
        entry = line.split(" #", 1)[0].rstrip()
        if entry and not entry.startswith("#"):
            yield entry
