"""From files to films: pages, plain plots, Markdown and tables.

for film in load(["corpus", "films.csv.gz"]):
    if isinstance(film, SourceError): ...
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import SourceError, StrayCorrectionsError
from kg.sources.columns import Columns, parse_columns
from kg.sources.corrections import SUFFIX, corrections_of_row
from kg.sources.detect import film_in, read_film
from kg.sources.files import files_under, pages_under
from kg.sources.names import Names
from kg.sources.rows import Row, film_of
from kg.sources.streams import STDIN, opened, plain_name
from kg.sources.tables import is_table, rows_in, rows_of_stream
from kg.story import Film

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

__all__ = ["Columns", "count", "load", "parse_columns", "read_film"]

_Entry: TypeAlias = Path | Row | Film | SourceError


def load(
    paths: Iterable[str | Path], columns: Columns | None = None
) -> Generator[Film | SourceError, None, None]:
    """Every film of files and folders, in order; what cannot be used comes as an error, not an exception.

    ``-`` is standard input. A file that is named twice is read once; a page whose name another film has
    taken is an error, and a row gets a number behind its name; a folder's file of corrections that no
    film of it has is an error, too. Films are read as they are drawn: a table of any length takes no more
    memory than its longest row.
    """
    with closing(Names()) as names:
        used: set[Path] = set()
        for given in paths:
            if given == "":
                yield SourceError("a source without a name; name a file or folder, or . for this folder")
                continue
            name = Path(given)
            by_hand = list(files_under(name, SUFFIX))
            for path, entry in _entries(name, columns or Columns(), names):
                found = _film(path, entry, names)
                if isinstance(found, Film) and found.corrections.file:
                    used.add(Path(found.corrections.file))
                if by_hand:
                    stems = (plain_name(path).stem, getattr(found, "slug", ""))
                    used.update({path.with_name(f"{stem}{SUFFIX}") for stem in stems} & {*by_hand})
                yield found
            yield from (_of_no_film(path) for path in by_hand if path not in used)
            used.update(by_hand)


def count(paths: Iterable[str | Path], columns: Columns | None = None) -> int | None:
    """How many films and errors ``load`` will give, some errors aside that only reading shows.

    None where standard input is among the sources.
    """
    sources = [Path(path) for path in paths if path]
    if STDIN in sources:
        return None
    with closing(Names()) as names:
        return sum(1 for name in sources for _ in _entries(name, columns or Columns(), names))


def _entries(name: Path, columns: Columns, names: Names) -> Iterator[tuple[Path, _Entry]]:
    """Pages that are still to be read, rows, and what is neither, each with the file it is from."""
    for path in pages_under(name):
        if isinstance(path, SourceError):
            yield name, path
        elif not names.is_new(path if path == STDIN else path.resolve()):
            yield from ()
        elif path == STDIN:
            yield from ((path, entry) for entry in _stdin(columns))
        elif is_table(path):
            yield from ((path, entry) for entry in rows_in(path, columns))
        else:
            yield path, path


def _stdin(columns: Columns) -> Iterator[_Entry]:
    try:
        with opened(STDIN) as file:
            rows = rows_of_stream(file, columns)
            if rows is None:
                yield film_in(file.read(), STDIN)
            else:
                yield from rows
    except SourceError as error:
        yield error


def _film(path: Path, entry: _Entry, names: Names) -> Film | SourceError:
    if isinstance(entry, SourceError):
        return entry
    try:
        if not isinstance(entry, Row):
            return names.of_page(read_film(entry) if isinstance(entry, Path) else entry)
        found = names.of_row(film_of(entry))
    except SourceError as error:
        return error
    if isinstance(found, SourceError) or path == STDIN:
        return found
    return replace(found, corrections=corrections_of_row(path, found.slug))


def _of_no_film(path: Path) -> SourceError:
    return StrayCorrectionsError(
        f"{path}: no page beside it has this name; call it PAGE{SUFFIX} after its page"
    )
