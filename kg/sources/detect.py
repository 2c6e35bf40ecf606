"""Which kind of source a file is, and the film in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.slug import slug
from kg.sources.corrections import corrections_beside
from kg.sources.files import text_of
from kg.sources.lines import lines_of
from kg.sources.markdown import has_front_matter, read_markdown
from kg.sources.page import is_page, read_page
from kg.sources.text import read_text
from kg.story import Film

if TYPE_CHECKING:
    from pathlib import Path

    from kg.sources.fields import Head

_MARKDOWN = (".md", ".markdown")


def read_film(path: Path) -> Film:
    """The film of a file. Raises SourceError where there is none."""
    source = text_of(path)
    try:
        head, plot = _parts(source, path)
    except SourceError as error:
        raise SourceError(f"{path}: {error}") from error
    if plot is None:
        raise SourceError(f"{path}: no plot found; put the plot below the head, in whole sentences")
    begin, end = plot
    name = film_slug(head.title, head.year, path.stem)
    return Film(
        slug=name,
        title=head.title or path.stem.replace("-", " ").replace("_", " ").title(),
        plot=source[begin:end],
        plot_offset=begin,
        source=str(path),
        year=head.year,
        runtime=head.runtime,
        languages=head.languages,
        directors=head.directors,
        genres=head.genres,
        tagline=head.tagline,
        cast=head.cast,
        corrections=corrections_beside(path, name),
    )


def film_slug(title: str, year: int | None, stem: str) -> str:
    """The name of a film's files: its title and year where the source names both, else the file's stem."""
    return slug(f"{title} {year}" if title and year else stem)


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
