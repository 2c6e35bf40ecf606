"""One row of a table as a film."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.slug import film_slug
from kg.sources.cells import credits_in, is_broken, names_in, number_of_cell, text_of_cell
from kg.sources.fields import Head, is_nothing, put, with_head
from kg.sources.text import titled
from kg.story import Film

if TYPE_CHECKING:
    from collections.abc import Mapping

_LISTS = ("languages", "directors", "genres")


@dataclass(frozen=True, slots=True)
class Row:
    """A row as its table has it."""

    source: str
    """The file and the line where the row begins, as messages name it."""
    sha256: str
    """Of the row's own bytes, its end of line among them."""
    cells: Mapping[str, object]
    """What each of our fields has: a text, a number, a list; a tuple of them for several columns."""


def film_of(row: Row) -> Film:
    """The film of a row. Raises SourceError where it has none.

    The plot is the cell's own text without the blanks around it, and its offset counts from the
    beginning of the cell.
    """
    head = _head(row)
    cell = text_of_cell(row.cells.get("plot"))
    plot = cell.strip()
    for name, text in (("title", head.title), ("plot", plot)):
        if not any(map(str.isalnum, text)) or (name == "plot" and is_nothing(text)):
            raise SourceError(f"{row.source}: no {name}; give the row one")
    film = Film(
        slug=film_slug(head.title, head.year, head.title),
        title=head.title,
        plot=plot,
        plot_offset=len(cell) - len(cell.lstrip()),
        source=row.source,
        sha256=row.sha256,
    )
    film = with_head(film, head)
    if is_broken(_texts(film)):
        raise SourceError(f"{row.source}: bytes that are no text; save the table as UTF-8")
    return film


def _texts(film: Film) -> str:
    """All texts of a film, to look for what no text may hold."""
    people = (text for credit in film.cast for text in (credit.actor, credit.role))
    lists = (*film.directors, *film.genres, *film.languages)
    return "\n".join((film.title, film.plot, film.tagline, *lists, *people))


def _head(row: Row) -> Head:
    """What the row says of its film beside the plot; a year may stand in brackets after the title."""
    cells = row.cells
    head = Head(title=" ".join(text_of_cell(cells.get("title")).split()))
    for field in ("year", "runtime"):
        head = put(head, field, number_of_cell(cells.get(field)))
    for field in _LISTS:
        head = put(head, field, names_in(cells.get(field)))
    head = put(head, "tagline", text_of_cell(cells.get("tagline")))
    cast = cells.get("cast")
    parts = cast if isinstance(cast, tuple) else (cast,)
    # A table without a cast says so in words: "unknown", "N/A".
    found = (credit for part in parts for credit in credits_in(part) if not is_nothing(credit.actor))
    head = replace(head, cast=tuple(dict.fromkeys(found)))
    named = titled(head.title)
    if named.year and head.year in (None, named.year):
        head = replace(head, title=named.title, year=named.year)
    return head
