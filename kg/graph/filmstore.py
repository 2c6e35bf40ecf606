"""Making a store from Turtle files, and keeping it up with them: one named graph a file.

    update_store("exports")  # writes exports/store

The default graph is all films and the ontology merged, each triple once: Oxigraph's own union of named
graphs gives what two films share twice, which makes counts wrong and joins slow.

New films are loaded many at once, which is by far the fastest; a film that changed is replaced in one
transaction, so that a store is never seen with half of it. What was being loaded when a process died
is marked so in the store's list, and loaded again by the next one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from kg.graph.freshness import difference, sha256_hex, stamp_of
from kg.graph.manifest import Held
from kg.graph.ontology import without
from kg.graph.store import STORE, FileError, graph_name, read_rdf, syntax_error, turtle_files
from kg.graph.storefolder import claim, empty_store, explained, open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import TracebackType

    from pyoxigraph import Triple

_BATCH = 4_000_000
"""Bytes of Turtle that are loaded at once: some 100,000 triples."""
_BEGIN_AGAIN = 100
"""Where more films than this changed, and more than half of all, an empty store is filled faster."""


@dataclass(frozen=True, slots=True)
class Update:
    """What became of a store."""

    store: Path
    films: int = 0
    """How many it holds now."""
    added: int = 0
    replaced: int = 0
    removed: int = 0
    problems: tuple[str, ...] = ()
    """Which files could not be read, a line each; the store has of them what it had before."""


def update_store(
    folder: str | Path, store: str | Path | None = None, watch: Callable[[], object] | None = None
) -> Update:
    """Bring a store up to a folder's Turtle files, or make it; by default ``store`` in that folder.

    Only what changed is loaded. ``watch`` is called for every film that is. A file that cannot be read
    stops no other. Raises DataError for a folder that is no store; what was loaded before that stays.
    """
    folder = Path(folder)
    if not any(folder.glob("*.ttl")):
        turtle_files(folder)  # says what is wrong with it
    target = Path(store) if store is not None else folder / STORE
    with StoreWriter(folder, target, watch) as writer:
        found = difference(folder, writer.held)
        if len(found.changed) > max(_BEGIN_AGAIN, len(writer.held) // 2):
            writer.clear()
            found = difference(folder, writer.held)
        writer.remove(found.gone)
        writer.touch(found.touched)
        replaced = len(found.changed) - len(unread := _put_all(writer, found.changed))
        added = len(found.new) - len(unread_too := _put_all(writer, found.new))
        writer.flush()
        problems = (*unread, *unread_too)
        return Update(target, len(writer.held), added, replaced, len(found.gone), problems)


def _put_all(writer: StoreWriter, paths: Iterable[Path]) -> list[str]:
    """Put files into a store; what is wrong with those that cannot be."""
    problems = []
    for path in paths:
        try:
            writer.put(path)
        except FileError as error:
            problems.append(str(error))
    return problems


class StoreWriter:
    """A store that is open to be written, by this process alone. Use it in a ``with`` statement."""

    def __init__(self, folder: Path, store: Path, watch: Callable[[], object] | None = None) -> None:
        """Open the store that is made from a folder's files, or make it."""
        self._watch = watch or (lambda: None)
        self._folder, self._path = folder, store
        self._manifest = claim(folder, store)
        try:
            self._store = open_store(store, self._manifest, folder)
            self.held = self._manifest.films()
        except BaseException:
            self._manifest.close()
            raise
        self._graphs = {film.graph: film.file for film in self.held.values()}
        self._waiting: list[tuple[list[Triple], Held]] = []
        self._bytes = 0

    def __enter__(self) -> StoreWriter:
        """The writer itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write what waits, unless something went wrong, and let others have the store."""
        try:
            if kind is None:
                self.flush()
        finally:
            self._waiting.clear()
            del self._store
            self._manifest.close()

    def put(self, path: Path) -> None:
        """Put a file's triples into its film's graph, in place of what is there.

        A film that is new is loaded with others, by ``flush`` at the latest. Raises FileError for a file
        that cannot be read, and leaves of it what is there.
        """
        stamp = stamp_of(path) if path.exists() else ""
        data, kind = read_rdf(path)
        film = Held(path.name, _film_of(path, data, kind).value, stamp, sha256_hex(data))
        triples = _triples(path, data)
        self._refuse_second(path, film)
        before = self.held.get(film.file)
        self.held[film.file] = film
        self._graphs[film.graph] = film.file
        if before is not None:
            self._replace(triples, before, film)
            self._watch()
            return
        self._waiting.append((triples, film))
        self._bytes += len(data)
        if self._bytes >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Load the new films that wait; then the list says that the store holds them."""
        if not self._waiting:
            return
        films = [film for _, film in self._waiting]
        with explained(self._path):
            self._manifest.note(_unfinished(film) for film in films)
            loaded = [(NamedNode(film.graph), triples) for triples, film in self._waiting]
            # First the named graphs: what the default graph has of a film is known by the film's own.
            self._store.bulk_extend(_quad(triple, graph) for graph, triples in loaded for triple in triples)
            self._store.bulk_extend(_quad(triple) for _, triples in loaded for triple in triples)
            self._store.flush()
            self._manifest.note(films)
        for _ in films:
            self._watch()
        self._waiting.clear()
        self._bytes = 0

    def remove(self, files: Iterable[str]) -> None:
        """Take the graphs of files that are gone out of the store."""
        for file in files:
            film = self.held.pop(file)
            self._graphs.pop(film.graph, None)
            with explained(self._path):
                self._manifest.note([_unfinished(film)])
                self._store.update(without(NamedNode(film.graph)))
                self._store.flush()
            self._manifest.forget([file])

    def touch(self, films: Iterable[Held]) -> None:
        """Note new stamps of files whose bytes are the same."""
        films = list(films)
        self._manifest.note(films)
        self.held |= {film.file: film for film in films}

    def clear(self) -> None:
        """Begin with an empty store."""
        self._manifest.forget(list(self.held))
        self.held, self._graphs = {}, {}
        del self._store
        empty_store(self._path)
        self._store = open_store(self._path, self._manifest, self._folder)

    def _refuse_second(self, path: Path, film: Held) -> None:
        """Stop a second file of one film: the two would take turns."""
        file = self._graphs.get(film.graph, film.file)
        if file == film.file:
            return
        other = path.parent / file
        if other.exists() and _film_of(other, *read_rdf(other)).value == film.graph:
            raise FileError(f"{path}: has the graph <{film.graph}>, as {file} has; move one of them away")
        self.remove([file])  # the film has moved from one file to the other

    def _replace(self, triples: list[Triple], before: Held, film: Held) -> None:
        """Replace a graph in one transaction."""
        if before.graph != film.graph:
            self._graphs.pop(before.graph, None)
        graph = NamedNode(film.graph)
        written = (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()
        with explained(self._path):
            self._manifest.note([_unfinished(before)])
            self._store.update(
                f"{without(NamedNode(before.graph))} ; INSERT DATA {{ GRAPH {graph} {{ {written} }} }} ; "
                f"INSERT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
            )
            self._store.flush()
            self._manifest.note([film])


def _quad(triple: Triple, graph: NamedNode | None = None) -> Quad:
    """A triple in a named graph, or in the default graph."""
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _triples(path: Path, data: bytes) -> list[Triple]:
    """The triples of a Turtle file."""
    try:
        return [quad.triple for quad in parse(data, RdfFormat.TURTLE, base_iri=path.resolve().as_uri())]
    except SyntaxError as error:
        raise syntax_error(path, error) from error


def _unfinished(film: Held) -> Held:
    """A film of which the store may hold anything."""
    return Held(film.file, film.graph, "", "")


def _film_of(path: Path, data: bytes, kind: RdfFormat) -> NamedNode:
    """The graph that a file's triples go to."""
    try:
        return graph_name(data, kind, path.resolve().as_uri())
    except SyntaxError as error:
        raise syntax_error(path, error) from error
