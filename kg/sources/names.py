"""Which names of films are taken, for any number of films.

Every film has a name (a slug) of its own. A page whose name is taken is an error: its writer can
change it. Of a table, the second film of a title and year is called ``carmen-1915-2`` and so on, and
a row that tells the same plot again is an error.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.slug import unique_slug
from kg.sources.digest import sha256_of_text

if TYPE_CHECKING:
    from pathlib import Path

    from kg.story import Film


class Names:
    """The names taken so far, in a database of this process's own that the system may put on disk."""

    def __init__(self) -> None:
        """Begin with none."""
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("CREATE TABLE films (slug PRIMARY KEY, name, plot, source) WITHOUT ROWID")
        self._database.execute("CREATE INDEX by_plot ON films (name, plot)")
        self._database.execute("CREATE TABLE files (path PRIMARY KEY) WITHOUT ROWID")

    def close(self) -> None:
        """Forget them."""
        self._database.close()

    def is_new(self, path: Path) -> bool:
        """Whether a file was not there before; from now on it was."""
        added = self._database.execute("INSERT OR IGNORE INTO files VALUES (?)", (str(path),))
        return added.rowcount > 0

    def of_page(self, film: Film) -> Film | SourceError:
        """A page's film, or the error that its name is taken."""
        first = self._first(film.slug)
        if first:
            return SourceError(
                f"{film.source}: has the same name ({film.slug}) as {first}; "
                "change one's title or year, or, where it has neither, call the file otherwise"
            )
        self._put(film, film.slug)
        return film

    def of_row(self, film: Film) -> Film | SourceError:
        """A row's film with a name that is free, or the error that it was there before."""
        plot = sha256_of_text(film.plot)
        query = "SELECT source FROM films WHERE name = ? AND plot = ?"
        first = self._database.execute(query, (film.slug, plot)).fetchone()
        if first:
            return SourceError(
                f"{film.source}: the same film ({film.slug}) as {first[0]}; delete one of them"
            )
        slug = unique_slug(film.slug, self)
        self._put(film, slug)
        return replace(film, slug=slug)

    def __contains__(self, slug: object, /) -> bool:
        """Whether a name is taken."""
        return bool(self._first(str(slug)))

    def add(self, slug: str, /) -> None:
        """Nothing: a name is taken together with its film."""

    def _first(self, slug: str) -> str:
        found = self._database.execute("SELECT source FROM films WHERE slug = ?", (slug,)).fetchone()
        return str(found[0]) if found else ""

    def _put(self, film: Film, slug: str) -> None:
        row = (slug, film.slug, sha256_of_text(film.plot), film.source)
        self._database.execute("INSERT INTO films VALUES (?, ?, ?, ?)", row)
