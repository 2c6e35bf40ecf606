"""The CMU Movie Summary Corpus as it is distributed (Bamman, O'Connor and Smith, 2013).

``plot_summaries.txt`` has a number and a plot on each line, ``movie.metadata.tsv`` beside it the title
and more by number, and ``character.metadata.tsv``, where it is there, who plays whom. The two are put
into a database of this process's own, which the system keeps on disk if it grows.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import SourceError
from kg.sources.digest import sha256_of_text
from kg.sources.rows import Row
from kg.sources.streams import STDIN, Line, lines_in, name_of, opened, plain_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLOTS = "plot_summaries.txt"
MOVIES = "movie.metadata.tsv"
CHARACTERS = "character.metadata.tsv"
_CELLS = {MOVIES: 9, CHARACTERS: 13}
_NAMES = re.compile(r'": "((?:[^"\\]|\\.)*)"')
_Movie: TypeAlias = tuple[str, str, str, str, str]


def is_cmu(path: Path) -> bool:
    """Whether a file is the corpus's file of plots."""
    return path != STDIN and plain_name(path).name == PLOTS


def cmu_rows(stream: Iterator[Line | SourceError], path: Path) -> Iterator[Row | SourceError]:
    """The rows of the plots; a line that cannot be used comes as an error.

    Raises SourceError where the metadata are not beside it.
    """
    with closing(sqlite3.connect("")) as database:
        database.execute("CREATE TABLE movies (id PRIMARY KEY, title, year, runtime, languages, genres)")
        database.execute("CREATE TABLE characters (id, actor, role)")
        yield from _load_movies(database, path)
        yield from _load_characters(database, path)
        for line in stream:
            yield line if isinstance(line, SourceError) else _row(database, line, path)


def _row(database: sqlite3.Connection, line: Line, path: Path) -> Row | SourceError:
    source = f"{name_of(path)}, line {line.number}"
    number, tab, plot = line.text.rstrip("\r\n").partition("\t")
    if not tab:
        return SourceError(f"{source}: no number and plot with a tab between them; fetch the file again")
    movie = database.execute("SELECT * FROM movies WHERE id = ?", (_safe(number),)).fetchone()
    if movie is None:
        return SourceError(f"{source}: film {number[:20]} is not in {MOVIES}; add its line there")
    cast = database.execute("SELECT actor, role FROM characters WHERE id = ? ORDER BY rowid", (number,))
    cells = dict(zip(("title", "year", "runtime", "languages", "genres"), movie[1:], strict=True))
    credits = [{"actor": actor, "role": role} for actor, role in cast]
    return Row(source, sha256_of_text(line.text), {**cells, "plot": plot, "cast": credits})


def _load_movies(database: sqlite3.Connection, path: Path) -> Iterator[SourceError]:
    beside = _beside(path, MOVIES)
    if beside is None:
        raise SourceError(f"{name_of(path)}: {MOVIES} is not beside it, which has the titles; put it there")
    for cells in _table(beside, MOVIES):
        if isinstance(cells, SourceError):
            yield cells
            continue
        number, _, title, date, _, runtime, languages, _, genres = cells
        row = (number, title, date, runtime, _listed(languages.replace(" Language", "")), _listed(genres))
        database.execute("INSERT OR IGNORE INTO movies VALUES (?, ?, ?, ?, ?, ?)", row)


def _load_characters(database: sqlite3.Connection, path: Path) -> Iterator[SourceError]:
    beside = _beside(path, CHARACTERS)
    for cells in _table(beside, CHARACTERS) if beside is not None else ():
        if isinstance(cells, SourceError):
            yield cells
        elif cells[8]:
            database.execute("INSERT INTO characters VALUES (?, ?, ?)", (cells[0], cells[8], cells[3]))
    database.execute("CREATE INDEX of_movie ON characters (id)")


def _table(path: Path, name: str) -> Iterator[list[str] | SourceError]:
    with opened(path) as file:
        for line in lines_in(file, name_of(path)):
            if isinstance(line, SourceError):
                yield line
                continue
            cells = _safe(line.text).rstrip("\r\n").split("\t")
            if len(cells) == _CELLS[name]:
                yield cells
                continue
            place = f"{name_of(path)}, line {line.number}"
            yield SourceError(f"{place}: {len(cells)} cells and not {_CELLS[name]}; fetch the file again")


def _safe(text: str) -> str:
    """A text that a database takes: bytes that were no UTF-8 become a mark of their own."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _beside(path: Path, name: str) -> Path | None:
    return next((p for p in (path.with_name(name), path.with_name(f"{name}.gz")) if p.is_file()), None)


def _listed(cell: str) -> str:
    """The values of ``{"/m/02h40lc": "English Language"}`` as a JSON list."""
    return "[" + ", ".join(f'"{name}"' for name in _NAMES.findall(cell)) + "]"
