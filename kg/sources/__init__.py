"""From files to films: pages, plain plots and Markdown.

for film in load(["corpus"]):
    if isinstance(film, SourceError): ...
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.sources.corrections import SUFFIX
from kg.sources.detect import read_film
from kg.sources.files import files_under, pages_under

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.story import Film

__all__ = ["load", "read_film"]


def load(paths: Iterable[str | Path]) -> Iterator[Film | SourceError]:
    """Every film of files and folders, in order; what cannot be used comes as an error, not an exception.

    A file that is named twice is read once; a film whose name another has taken is an error, and so is
    a folder's file of corrections that no film of it has.
    """
    seen: set[Path] = set()
    slugs: dict[str, str] = {}
    for name in map(Path, paths):
        names: set[Path] = set()
        for path in pages_under(name):
            if isinstance(path, SourceError):
                yield path
                continue
            names.add(path.with_suffix(SUFFIX))
            if path.resolve() not in seen:
                seen.add(path.resolve())
                found = _one(path, slugs)
                names.add(path.with_name(f"{getattr(found, 'slug', '')}{SUFFIX}"))
                yield found
        yield from (_of_no_film(path) for path in files_under(name, SUFFIX) if path not in names)


def _of_no_film(path: Path) -> SourceError:
    return SourceError(f"{path}: no page beside it has this name; call it PAGE{SUFFIX} after its page")


def _one(path: Path, slugs: dict[str, str]) -> Film | SourceError:
    try:
        film = read_film(path)
    except SourceError as error:
        return error
    first = slugs.setdefault(film.slug, film.source)
    if first != film.source:
        return SourceError(f"{path}: has the same name ({film.slug}) as {first}; change one's title or year")
    return film
