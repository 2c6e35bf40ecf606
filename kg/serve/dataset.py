"""What is served: a copy of a folder's films in a store of the server's own, and a list of the films.

The copy is a snapshot. It is made from Turtle; or, where the folder has a fresh store, by links to
that store's files, which Oxigraph never changes once they are written. So nobody waits for the
server: films can be built, and a store brought up, while it answers; then it takes a new snapshot.

The default graph has all films and the ontology; each film, and each file of the ontology, is a named
graph besides. In the copy of a store that kg did not make, the default graph is Oxigraph's union of these.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, Store, parse

from kg.errors import DataError, KgError
from kg.graph.freshness import stale, stamp_of
from kg.graph.manifest import MANIFEST, has_manifest, manifest_to_read
from kg.graph.ontology import ONTOLOGY, put_ontology
from kg.graph.store import STORE, graph_name, is_store, read_rdf, syntax_error, turtle_files
from kg.serve.catalogue import Entry, entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LOCK = "LOCK"
_MANY = 100
"""More files than this take a while to load."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """A snapshot of a folder."""

    folder: Path
    """The folder that was named."""
    home: Path
    """The temporary folder that holds the snapshot."""
    union: bool
    """Whether the default graph is the union of the named ones."""
    films: tuple[Entry, ...]
    problems: tuple[str, ...]
    """Files that could not be read, a line each."""
    stamps: dict[str, str]
    """What the folder's files were when they were read."""

    @property
    def store(self) -> Path:
        """The folder of the store."""
        return self.home / STORE

    def discard(self) -> None:
        """Delete the snapshot."""
        shutil.rmtree(self.home, ignore_errors=True)


def load(folder: Path, note: Callable[[str], object] | None = None) -> Dataset:
    """Take a snapshot of a folder of Turtle files, or of a store.

    A file that cannot be read is told among the problems; ``note`` is told of what takes long. Raises
    DataError where there is nothing to serve.
    """
    home = Path(tempfile.mkdtemp(prefix="kg-serve-"))
    try:
        return _loaded(folder, home, note or (lambda _: None))
    except BaseException as error:
        shutil.rmtree(home, ignore_errors=True)
        if isinstance(error, OSError):
            reason = " ".join(str(error.strerror or error).split())
            where = f"{home.parent}: the copy to be served cannot be made there ({reason})"
            raise DataError(f"{where}; free it, or let TMPDIR name another folder") from error
        raise


def stamps(folder: Path) -> dict[str, str]:
    """What changes when a folder's films do; for a store, when the store does."""
    ending = MANIFEST if is_store(folder) else ".ttl"
    found = {}
    with contextlib.suppress(OSError), os.scandir(folder) as files:
        for file in files:
            if file.name.endswith(ending):
                with contextlib.suppress(OSError):
                    found[file.name] = stamp_of(file)
    return found


def _loaded(folder: Path, home: Path, note: Callable[[str], object]) -> Dataset:
    before = stamps(folder)
    problems: list[str] = []
    names: dict[str, str] = {}
    kept = folder if is_store(folder) else _fresh_store(folder)
    union = kept is not None and not has_manifest(kept)
    if kept is not None:
        names = _linked(kept, home / STORE)
        store = Store(str(home / STORE))
    else:
        paths = turtle_files(folder)
        if folder.is_file():
            raise DataError(f"{folder}: a file; give the folder that it is in")
        if len(paths) > _MANY:
            note(f"{len(paths):,} files are being loaded; after 'kg store {folder}' that takes no time")
        store = Store(str(home / STORE))
        store.bulk_extend(_film_quads(paths, names, problems))
        if not names:
            raise DataError(f"{folder}: no film in it could be read; {problems[0]}")
    put_ontology(store, default=not union)
    store.flush()
    films = entries(store, [graph.value for graph in _film_graphs(store)], names)
    return Dataset(folder, home, union, films, tuple(problems), before)


def _film_graphs(store: Store) -> Iterator[NamedNode]:
    for graph in store.named_graphs():
        if isinstance(graph, NamedNode) and graph.value not in ONTOLOGY:
            yield graph


def _film_quads(paths: list[Path], names: dict[str, str], problems: list[str]) -> Iterator[Quad]:
    """The quads of all files that can be read, once in the film's graph and once in the default graph."""
    for path in paths:
        try:
            data, kind = read_rdf(path)
            base = path.resolve().as_uri()
            graph = graph_name(data, kind, base)
            if graph.value in names:
                raise DataError(
                    f"{path}: has the graph <{graph.value}>, as {names[graph.value]} has; move one away"
                )
            quads = list(parse(data, kind, base_iri=base))
        except SyntaxError as error:
            problems.append(str(syntax_error(path, error)))
            continue
        except KgError as error:
            problems.append(str(error))
            continue
        names[graph.value] = path.name
        yield from _twice(quads, graph)


def _twice(quads: list[Quad], graph: NamedNode) -> Iterator[Quad]:
    for quad in quads:
        yield Quad(quad.subject, quad.predicate, quad.object, graph)
        yield Quad(quad.subject, quad.predicate, quad.object)


def _fresh_store(folder: Path) -> Path | None:
    """The store that a folder has, where it holds what the files say and nobody writes it."""
    path = folder / STORE
    if not has_manifest(path) or not is_store(path):
        return None
    try:
        lock = manifest_to_read(path)
    except DataError:
        return None
    try:
        return None if stale(path, lock) else path
    finally:
        lock.close()


def _linked(source: Path, target: Path) -> dict[str, str]:
    """Copy a store by links to its tables, while nobody writes it; the names of its films' files."""
    lock = manifest_to_read(source) if has_manifest(source) else None
    try:
        target.mkdir()
        for path in sorted(source.iterdir()):
            if path.is_file() and path.name not in (MANIFEST, _LOCK):
                _copy(path, target / path.name)
        return {film.graph: film.file for film in lock.films().values()} if lock else {}
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DataError(f"{source}: cannot be copied ({reason}); see that you may read it") from error
    finally:
        if lock:
            lock.close()


def _copy(path: Path, target: Path) -> None:
    """A link for a table, which is never changed; a copy of all else, and where links cannot be."""
    if path.suffix == ".sst":
        with contextlib.suppress(OSError):
            os.link(path, target)
            return
    shutil.copyfile(path, target)
