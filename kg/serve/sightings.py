"""Where the films and characters of a result are on the maps."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kg.graph.nodes import LABEL, TYPE
from kg.graph.prefixes import PREFIXES
from kg.serve.described import film_of, map_state
from kg.serve.library import MOST_FILMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyoxigraph import Store

    from kg.serve.catalogue import Entry
    from kg.serve.library import Library
    from kg.serve.terms import Cell

FILMS = 40
"""Films that are listed."""
LINKS = 60
"""Links for each."""
_CLASSES = ("Character", "CharacterGroup", "Place", "Institution")
Names = dict[str, str]
"""What the entities of a film are called, and the state of its map that shows each."""


@dataclass(slots=True)
class Sighting:
    """A film with what a result has of it."""

    film: Entry
    links: dict[str, str] = field(default_factory=dict)
    """Words for a link, and the state of the map behind it."""
    more: int = 0

    @property
    def map(self) -> str:
        """Where its map is."""
        return f"/map/{quote(self.film.slug)}.html"


async def sightings(library: Library, rows: Sequence[Sequence[Cell]]) -> list[Sighting]:
    """The films of a result, as its rows have them, with links to who and what is in it."""
    return await asyncio.to_thread(_sightings, library, rows)


def _sightings(library: Library, rows: Sequence[Sequence[Cell]]) -> list[Sighting]:
    titles = {film.title: film for film in library.dataset.films}
    names: dict[str, Names] = {}
    found: dict[str, Sighting] = {}
    for row in rows:
        for film in _films(library, row, titles, names):
            if film.slug not in found and len(found) >= FILMS:
                continue
            sighting = found.setdefault(film.slug, Sighting(film))
            _add(sighting, _states(library, film, row, _names(library, film, names)))
    return list(found.values())


def _films(
    library: Library, row: Sequence[Cell], titles: dict[str, Entry], names: dict[str, Names]
) -> list[Entry]:
    """The films of a row: by IRI, else by title, else those where all its names are known."""
    by_iri = [film for cell in row if cell.iri and (film := film_of(library, cell.iri))]
    by_title = [titles[cell.text] for cell in row if not cell.iri and cell.text in titles]
    if by_iri or by_title or len(library.dataset.films) > MOST_FILMS:
        return list({film.slug: film for film in (*by_iri, *by_title)}.values())
    texts = {cell.text for cell in row if cell.text and cell.number is None}
    return [film for film in library.dataset.films if texts & _names(library, film, names).keys()]


def _states(library: Library, film: Entry, row: Sequence[Cell], names: Names) -> dict[str, str]:
    """Who and what of a row is on the map of a film."""
    found = {}
    for cell in row:
        if cell.iri:
            if (state := map_state(film, cell.iri)) and film_of(library, cell.iri) == film:
                found[cell.text.rpartition("/")[2].replace("-", " ")] = state
        elif cell.text in names and cell.text != film.title:
            found[cell.text] = names[cell.text]
    return found


def _add(sighting: Sighting, states: dict[str, str]) -> None:
    """A link to a pair where a row has two, else to each."""
    ids = [state.removeprefix("focus=") for state in states.values() if state.startswith("focus=")]
    links = dict(states)
    if len(ids) == 2 == len(states) and ids[0] != ids[1]:
        one, other = sorted(ids)
        links = {" and ".join(states): f"pick={one}{quote('~')}{other}&focus={ids[0]}"}
    for words, state in links.items():
        if words in sighting.links:
            continue
        if len(sighting.links) < LINKS:
            sighting.links[words] = state
        else:
            sighting.more += 1


def _names(library: Library, film: Entry, names: dict[str, Names]) -> Names:
    if film.slug not in names:
        names[film.slug] = dict(_labelled(library.store, film))
    return names[film.slug]


def _labelled(store: Store, film: Entry) -> Iterator[tuple[str, str]]:
    graph = NamedNode(film.graph)
    for name in _CLASSES:
        cls = NamedNode(PREFIXES["film"] + name)
        for thing in store.quads_for_pattern(None, TYPE, cls, graph):
            if not isinstance(thing.subject, NamedNode):
                continue
            state = map_state(film, thing.subject.value)
            for quad in store.quads_for_pattern(thing.subject, LABEL, None, graph):
                if state and isinstance(quad.object, Literal):
                    yield quad.object.value, state
