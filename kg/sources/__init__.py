"""From files to films: pages, plain plots and Markdown.

for film in load(["corpus"]):
    if isinstance(film, SourceError): ...
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.sources.detect import read_film
from kg.sources.files import pages_under

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.story import Film

__all__ = ["load", "read_film"]


def load(paths: Iterable[str | Path]) -> Iterator[Film | SourceError]:
    """Every film of files and folders, in order; what cannot be used comes as an error, not an exception.

    A file that is named twice is read once; a film whose name another has taken is an error.
    """
    seen: set[Path] = set()
    slugs: dict[str, str] = {}
    for path in (page for name in paths for page in pages_under(Path(name))):
        if isinstance(path, SourceError):
            yield path
        elif path.resolve() not in seen:
            seen.add(path.resolve())
            yield _one(path, slugs)


def _one(path: Path, slugs: dict[str, str]) -> Film | SourceError:
    try:
        film = read_film(path)
    except SourceError as error:
        return error
    first = slugs.setdefault(film.slug, film.source)
    if first != film.source:
        return SourceError(f"{path}: has the same name ({film.slug}) as {first}; change one's title or year")
    return film
