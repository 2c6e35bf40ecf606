"""Which kind of source a file is, and the film in it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.slug import film_slug
from kg.sources.corrections import corrections_beside
from kg.sources.fields import with_head
from kg.sources.files import bytes_of, text_in
from kg.sources.lines import lines_of
from kg.sources.markdown import has_front_matter, read_markdown
from kg.sources.page import is_page, read_page
from kg.sources.streams import STDIN, name_of, plain_name
from kg.sources.text import read_text
from kg.story import Corrections, Film

if TYPE_CHECKING:
    from kg.sources.fields import Head

_MARKDOWN = (".md", ".markdown")


def read_film(path: Path) -> Film:
    """The film of a file. Raises SourceError where there is none."""
    return film_in(bytes_of(path), path)


def film_in(data: bytes, path: Path) -> Film:
    """The film of a page that has these bytes. Raises SourceError where there is none."""
    where = Path(name_of(path))
    source = text_in(data, where)
    named = Path("standard-input.txt") if path == STDIN else plain_name(path)
    try:
        head, plot = _parts(source, named)
    except SourceError as error:
        raise SourceError(f"{where}: {error}") from error
    if plot is None:
        raise SourceError(f"{where}: no plot found; put the plot below the head, in whole sentences")
    begin, end = plot
    name = film_slug(head.title, head.year, named.stem)
    film = Film(
        slug=name,
        title=head.title or named.stem.replace("-", " ").replace("_", " ").title(),
        plot=source[begin:end],
        plot_offset=begin,
        source=str(where),
        sha256=hashlib.sha256(data).hexdigest(),
        corrections=Corrections() if path == STDIN else corrections_beside(named, name),
    )
    return with_head(film, head)


def _parts(source: str, path: Path) -> tuple[Head, tuple[int, int] | None]:
    """The head and the plot's place, read as the kind of source that the text shows it to be."""
    lines = lines_of(source)
    if has_front_matter(source):
        return read_markdown(source)
    if is_page(lines) and not (path.suffix.lower() in _MARKDOWN and lines[0].text.startswith("#")):
        return read_page(lines)
    if path.suffix.lower() in _MARKDOWN:
        return read_markdown(source)
    return read_text(lines, path.stem)
