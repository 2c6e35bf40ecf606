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

WARNING = "Major spoilers ahead!"

TO_THE_READER = (
    "Is The Lantern Keeper still on your list? What follows comes with heavy spoilers: bookmark it for the "
    "day after the film. All the others may scroll down, and sail once more."
)

HEADING = "The Lantern Keeper (1987) – Story Breakdown"

TEASER = (
    "Here we tell the whole story of The Lantern Keeper (1987) from harbour to harbour, with a summary of "
    "who did what to whom and why the lamp went out."
)

PLOT = (
    "Orla Finch (played by Jane Moor) rows to the island in a storm. The lamp is cold and the keeper gone.",
    "At dawn her brother Ned arrives with the ferry. He says “that light has been out for years”.",
    "Orla lights the lamp. A ship turns away from the rocks, and nobody on board will ever know her name.",
)

FOOTER = (
    "Last Updated: March 01, 2025 at 10:12",
    "Related Films\nMore films like The Lantern Keeper, by sea and by lamplight.",
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
