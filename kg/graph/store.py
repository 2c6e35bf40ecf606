"""Opening what queries read: Turtle files, folders of them, an Oxigraph store.

A folder's own store answers for its Turtle files where it holds the same; else they are read.

Every film is a named graph, called after the film; a query without ``GRAPH`` sees all of them
merged, and the ontology with them, whose files are named graphs too: what a query asks of kinds and
labels is answered alike here, in a store and by a server. Queries go to Oxigraph itself and not through
rdflib, whose own engine is up to 10,000 times slower, and which reads plain strings of an Oxigraph store
as typed ones.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import DataError
from kg.graph.freshness import Difference, stale
from kg.graph.manifest import Manifest, StoreInUseError, has_manifest, manifest_to_read
from kg.graph.nodes import FILM, TYPE
from kg.graph.ontology import holds_ontology, ontology_quads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

STORE = "store"
"""The folder that a folder of films has its store in."""

_BOM = b"\xef\xbb\xbf"
_PLACE = re.compile("^Parser error at line [^:]*: ")
_ENDINGS = frozenset([".ttl", ".nt", ".nq", ".trig", ".rdf", ".jsonld"])


class FileError(DataError):
    """A single file that cannot be read; others beside it can."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Opened sources, to be queried as often as one likes."""

    store: Store
    union: bool
    """Whether a query without GRAPH sees the named graphs one after the other; else they are merged.

    So it is with a store that kg did not make. Oxigraph's union gives a triple of two graphs twice, such
    as the name of an actor in two films.
    """
    lock: Manifest | None = None
    """Keeps writers off a store as long as it is being read."""


def open_sources(
    sources: Iterable[str | Path], named_graphs: bool = True, note: Callable[[str], object] = warnings.warn
) -> Sources:
    """Open sources for queries, a single store in place and to read only, all else in memory.

    A source is an RDF file, a folder with Turtle files, or the folder of an Oxigraph store. A folder
    whose store is fresh is that store. Leave out ``named_graphs`` where no query will say GRAPH: it
    takes half the time and memory. ``note`` is told of a store that is not fresh, and of files of a folder
    that cannot be read: the others answer. Raises DataError for a source that is missing, empty or broken.
    """
    paths = [Path(source) for source in sources]
    if len(paths) == 1:
        opened = _named_store(paths[0], note) if is_store(paths[0]) else _own_store(paths[0], note)
        if opened is not None:
            return opened
    store = Store()
    for path in paths:
        if is_store(path):
            quads = list(_named_store(path, note).store)
            store.bulk_extend(map(_unnamed, quads))
            if named_graphs:
                store.bulk_extend(quads)
        else:
            _load_all(store, path, named_graphs, note)
    store.bulk_extend(ontology_quads(named=named_graphs))
    return Sources(store, union=False)


def _load_all(store: Store, source: Path, named_graphs: bool, note: Callable[[str], object]) -> None:
    """Load a file, or those of a folder that can be read."""
    files = turtle_files(source)
    problems: list[str] = []  # texts: an error would keep a store's lock alive
    for file in files:
        try:
            _load(store, file, named_graphs)
        except FileError as error:
            problems.append(str(error))
    if len(problems) == len(files):
        raise FileError(problems[0])
    for problem in problems:
        note(f"{problem}; the other films answer")


def _named_store(path: Path, note: Callable[[str], object]) -> Sources:
    """A store that was asked for by its own path, fresh or not."""
    lock = manifest_to_read(path) if has_manifest(path) else None
    sources = Sources(_open_store(path), union=lock is None, lock=lock)
    if lock and (found := stale(path, lock)):
        note(
            f"{path} is not what its Turtle files say ({_files(len(found))} changed since); "
            "'kg store' brings it up to them"
        )
    elif lock and not holds_ontology(sources.store):
        note(f"{path} lacks the terms of this version of kg; 'kg store' brings it up to them")
    return sources


def _own_store(folder: Path, note: Callable[[str], object]) -> Sources | None:
    """The store that a folder of films has, where it may answer for the films."""
    path = folder / STORE
    if not has_manifest(path):
        return None
    try:
        lock = manifest_to_read(path)
        found = stale(path, lock)
        problems = _unreadable(folder, found)
        for problem in problems:
            note(f"{problem}; the other films answer")
        why = f"{_files(len(found))} changed since"
        if len(problems) == len(found):
            store = _open_store(path)
            if holds_ontology(store):
                return Sources(store, union=False, lock=lock)
            why = "it lacks the terms of this version of kg"
    except StoreInUseError:
        why = "it is being written"
    except DataError:
        why = "it cannot be opened"
    note(f"{path} does not answer ({why}), the Turtle files do; 'kg store {folder}' brings it up to them")
    return None


def _unreadable(folder: Path, found: Difference) -> list[str]:
    """What is wrong with files that a store cannot hold, where nothing else keeps it from being fresh."""
    problems: list[str] = []
    if found.changed or found.gone:
        return problems
    for path in found.new:
        try:
            _load(Store(), folder / path.name, named_graphs=False)
        except FileError as error:
            problems.append(str(error))
        else:
            return []
    return problems


def _files(count: int) -> str:
    return f"{count} file{'' if count == 1 else 's'}"


def is_store(path: Path) -> bool:
    """Whether a folder is an Oxigraph store."""
    return (path / "CURRENT").is_file()


def turtle_files(source: Path) -> list[Path]:
    """The files of a source: itself, or all Turtle files of a folder (not of folders inside it)."""
    if source.is_file():
        return [source]
    if not source.is_dir():
        raise DataError(
            f"{source}: no such file or folder; make it with 'kg build', or name a Turtle file or folder"
        )
    files = sorted(source.glob("*.ttl"))
    if not files:
        raise DataError(
            f"{source}: no Turtle file (*.ttl) in this folder; make some with 'kg build --output {source}'"
        )
    return files


def read_rdf(path: Path) -> tuple[bytes, RdfFormat]:
    """A file's bytes and its format by its ending."""
    kind = RdfFormat.from_extension(path.suffix[1:]) if path.suffix in _ENDINGS else None
    if kind is None:
        raise FileError(
            f"{path}: not an RDF file; give one that ends in .ttl (or .nt, .nq, .trig, .rdf, .jsonld)"
        )
    if path.exists() and not path.is_file():
        what = "a folder" if path.is_dir() else "not a file"
        raise FileError(
            f"{path}: {what}; name a Turtle file that 'kg build' wrote, or call this by another ending"
        )
    try:
        return path.read_bytes().removeprefix(_BOM), kind
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        denied = isinstance(error, PermissionError)
        remedy = "check who may read the file" if denied else "name a Turtle file that 'kg build' wrote"
        raise FileError(f"{path}: {reason}; {remedy}") from error


def syntax_error(path: Path, error: SyntaxError) -> FileError:
    """What to tell of a file that is not the RDF its ending promises."""
    reason = " ".join(_PLACE.sub("", error.msg).split())
    where = f"{path}, line {error.lineno}" if error.lineno else str(path)
    return FileError(f"{where}: broken RDF ({reason}); mend that line or build the film again")


def _load(store: Store, path: Path, named_graphs: bool) -> None:
    """Load a file into the default graph and, if wanted, into a graph of its own."""
    data, kind = read_rdf(path)
    base = path.resolve().as_uri()
    try:
        if kind.supports_datasets:
            store.bulk_extend(map(_unnamed, parse(data, kind, base_iri=base)))
        else:
            store.bulk_load(data, kind, base_iri=base)
        if named_graphs:
            graph = None if kind.supports_datasets else graph_name(data, kind, base)
            store.bulk_load(data, kind, base_iri=base, to_graph=graph)
    except SyntaxError as error:
        raise syntax_error(path, error) from error


def _unnamed(quad: Quad) -> Quad:
    """The quad's triple in the default graph."""
    return Quad(quad.subject, quad.predicate, quad.object)


def graph_name(data: bytes, kind: RdfFormat, base: str) -> NamedNode:
    """A file's named graph: the first film in it. Our own files begin with it, so this stops early."""
    for quad in parse(data, kind, base_iri=base):
        if quad.predicate == TYPE and quad.object == FILM and isinstance(quad.subject, NamedNode):
            return quad.subject
    return NamedNode(base)


def _open_store(path: Path) -> Store:
    try:
        return Store.read_only(str(path))
    except (OSError, RuntimeError) as error:
        reason = " ".join(str(error).split())
        raise DataError(
            f"{path}: this store cannot be opened ({reason}); stop what uses it, or run 'kg store'"
        ) from error
