"""Pages of the tests' own invention, whole and in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.sources import read_film
from kg.story import Film

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "The Lantern Keeper"

FIELDS = ("Year: 1987", "Runtime: 97 min", "Language: English", "Director: Ada Thornbury")

TAGLINE = "On an island without trees, a keeper guards a light that nobody needs, and one secret."

WARNING = "Warning: spoilers below!"

TO_THE_READER = (
    "Haven’t seen The Lantern Keeper yet? This summary contains major spoilers. Bookmark the page, "
    "watch the movie, and come back for the full breakdown. If you're ready, scroll on and relive the story!"
)

HEADING = "The Lantern Keeper (1987) – Full Plot Summary & Ending Explained"

TEASER = (
    "Read the complete plot breakdown of The Lantern Keeper (1987), including all key story events, major "
    "twists, and the ending explained in detail."
)

PLOT = (
    "Orla Finch (played by Jane Moor) rows to the island in a storm. The lamp is cold and the keeper gone.",
    "At dawn her brother Ned arrives with the ferry. He says “that light has been out for years”.",
    "Orla lights the lamp. A ship turns away from the rocks, and nobody on board will ever know her name.",
)

FOOTER = (
    "Last Updated: March 01, 2025 at 10:12",
    "Similar Movies to The Lantern Keeper\nDiscover movies like The Lantern Keeper of a similar kind.",
)


def page(
    *,
    title: tuple[str, ...] = (TITLE, TITLE),
    fields: tuple[str, ...] = FIELDS,
    genres: str = "DramaThriller",
    tagline: str = TAGLINE,
    notes: tuple[str, ...] = (WARNING, TO_THE_READER),
    heading: str = f"{HEADING}\n{TEASER}",
    plot: tuple[str, ...] = PLOT,
    footer: tuple[str, ...] = FOOTER,
) -> str:
    """A page; what is empty is left out."""
    parts = (*title, *fields, genres, tagline, *notes, heading, *plot, *footer)
    return "\n\n".join(part for part in parts if part) + "\n"


def film_of(text: str, folder: Path, name: str = "page.txt") -> Film:
    """The film of a text, which is written to a file for it; its plot is checked to stand in the text."""
    path = folder / name
    path.write_bytes(text.encode())
    film = read_film(path)
    decoded = text.removeprefix("\ufeff")
    assert decoded[film.plot_offset : film.plot_offset + len(film.plot)] == film.plot
    return film


def error_of(data: bytes, folder: Path, name: str = "page.txt") -> str:
    """The message of the error that a file's bytes give."""
    path = folder / name
    path.write_bytes(data)
    try:
        read_film(path)
    except SourceError as error:
        return str(error)
    raise AssertionError(f"{name} was read")
