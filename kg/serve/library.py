"""Maps, tables and downloads of a snapshot's films: made when first asked for, then kept for a while."""

from __future__ import annotations

import asyncio
import contextlib
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode, Store

from kg.errors import DataError
from kg.graph.freshness import stamp_of
from kg.graph.reading import rdflib_graph, read_graph

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rdflib import Graph

    from kg.network.facts import Facts
    from kg.serve.catalogue import Entry
    from kg.serve.dataset import Dataset

MOST_BYTES = 96_000_000
"""So much is kept in memory, what was used last."""
MOST_FILMS = 300
"""A map of more films than this is not made while somebody waits."""
_AT_ONCE = 2
_FACTS = 500_000
"""What the facts of a film are counted as."""
CORPUS = "corpus"


@dataclass(slots=True)
class Library:
    """What is made of films. Everything comes from the snapshot, so it fits together."""

    dataset: Dataset
    _kept: OrderedDict[tuple[str, str], Any] = field(default_factory=OrderedDict)
    _bytes: int = 0
    _making: dict[tuple[str, str], asyncio.Task[Any]] = field(default_factory=dict)
    _few: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))
    _store: Store | None = None
    _films: dict[str, Entry] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the films by their slugs and IRIs."""
        for film in self.dataset.films:
            self._films[film.slug] = self._films[film.iri] = film

    @property
    def store(self) -> Store:
        """The snapshot, to read."""
        if self._store is None:
            self._store = Store.read_only(str(self.dataset.store))
        return self._store

    def film(self, name: str) -> Entry | None:
        """The film with this slug or IRI."""
        return self._films.get(name)

    def graph(self, film: Entry) -> Graph:
        """A film's triples: from its file, as long as that is what the snapshot was made from.

        The snapshot says the same, but Oxigraph writes numbers in its own way: 1.0 for 1.00.
        """
        path = self.dataset.folder / film.file
        if film.file and self._as_read(path):
            with contextlib.suppress(DataError):
                graph = read_graph(path)
                if self._as_read(path):
                    return graph
        quads = self.store.quads_for_pattern(None, None, None, NamedNode(film.graph))
        return rdflib_graph(quads, film.file or film.graph)

    async def facts(self, film: Entry) -> Facts:
        """What the tables show of a film. Raises DataError for a graph that is not one film's."""
        facts: Facts = await self._made(("facts", film.slug), lambda: self._facts(film))
        return facts

    async def film_map(self, film: Entry) -> bytes:
        """A film's map: the file beside its Turtle, where that is as new, or one made now."""
        return bytes(await self._made(("map", film.slug), lambda: self._film_map(film)))

    async def corpus_map(self) -> bytes:
        """The map of all films. Raises DataError where they are too many."""
        return bytes(await self._made(("map", f"/{CORPUS}"), self._corpus_map))

    async def download(self, film: Entry, format: str) -> bytes:
        """A film in another format."""
        return bytes(await self._made((format, film.slug), lambda: self._download(film, format)))

    async def _made(self, key: tuple[str, str], make: Callable[[], Any]) -> Any:
        """What is kept under a key, or made once, however many ask for it."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._making:
            self._making[key] = asyncio.create_task(self._make(key, make))
        return await asyncio.shield(self._making[key])

    async def _make(self, key: tuple[str, str], make: Callable[[], Any]) -> Any:
        try:
            async with self._few:
                made = await asyncio.to_thread(make)
            self._keep(key, made)
            return made
        finally:
            del self._making[key]

    def _keep(self, key: tuple[str, str], made: Any) -> None:
        self._kept[key] = made
        self._bytes += _size(made)
        while self._bytes > MOST_BYTES and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._bytes -= _size(old)

    def _facts(self, film: Entry) -> Facts:
        from kg.network import read_facts

        return read_facts(self.graph(film))

    def _film_map(self, film: Entry) -> bytes:
        from kg.maps import render_map

        drawn = self._as_new(film.file, [film.file]) if film.file else None
        return drawn or render_map(self.graph(film)).encode()

    def _corpus_map(self) -> bytes:
        from kg.maps import render_corpus_map

        drawn = self._as_new(f"{CORPUS}.ttl", [film.file for film in self.dataset.films])
        if drawn:
            return drawn
        if len(self.dataset.films) > MOST_FILMS:
            raise DataError(
                f"{len(self.dataset.films):,} films are too many for a map that is made now; "
                f"build it with 'kg build --maps', or serve a folder of at most {MOST_FILMS}"
            )
        return render_corpus_map(map(self.graph, self.dataset.films)).encode()

    def _download(self, film: Entry, format: str) -> bytes:
        from kg.formats import export
        from kg.graph.turtle import turtle_bytes

        graph = self.graph(film)
        return turtle_bytes(graph) if format == "turtle" else export(graph, format)

    def _as_new(self, name: str, files: list[str]) -> bytes | None:
        """The map of that name in the folder, if it is no older than these files as they were read."""
        folder = self.dataset.folder
        path = (folder / name).with_suffix(".html")
        try:
            drawn = path.stat().st_mtime_ns
            if all(self._read_before(folder / file, drawn) for file in files):
                return path.read_bytes()
        except OSError:
            pass
        return None

    def _read_before(self, path: Path, drawn: int) -> bool:
        return self._as_read(path) and path.stat().st_mtime_ns <= drawn

    def _as_read(self, path: Path) -> bool:
        """Whether a file is what it was when the snapshot was taken."""
        with contextlib.suppress(OSError):
            return self.dataset.stamps.get(path.name) == stamp_of(path)
        return False


def _size(made: object) -> int:
    return len(made) if isinstance(made, bytes) else _FACTS
