"""The folder of a store that is to be written: taken, opened, and begun again where it is broken.

A store is only a copy of Turtle files, so one that cannot be read is thrown away and made again. What
kg did not make is left alone.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from pyoxigraph import Store

from kg.errors import DataError
from kg.graph.freshness import origin, relative
from kg.graph.manifest import (
    MANIFEST,
    BrokenStoreError,
    Manifest,
    StoreInUseError,
    has_manifest,
    manifest_to_write,
)
from kg.graph.ontology import put_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NO_FAULT_OF_THE_STORE = (
    "No space left",
    "Permission denied",
    "Read-only file system",
    "Too many open files",
)


def claim(folder: Path, store: Path) -> Manifest:
    """The list of a store that this folder's files go to; a broken one begins again."""
    if store.is_dir() and any(store.iterdir()) and not has_manifest(store):
        raise DataError(f"{store}: holds other things than a store of kg's; choose another folder")
    try:
        manifest = manifest_to_write(store)
    except BrokenStoreError:
        empty_store(store)
        (store / MANIFEST).unlink()
        manifest = manifest_to_write(store)
    made_from = origin(store, manifest)
    if made_from is not None and made_from != folder.resolve():
        manifest.close()
        raise DataError(f"{store}: is the store of {made_from}; choose another folder")
    return manifest


def open_store(path: Path, manifest: Manifest, folder: Path) -> Store:
    """Open the store of a folder; one that is broken is only a copy, and begins again."""
    store = _opened(path, manifest)
    with explained(path):
        for left in path.glob("bulk-*.sst"):  # by a process that was killed while it loaded
            left.unlink()
        put_ontology(store)
    manifest.set_origin(relative(folder, path))
    return store


def _opened(path: Path, manifest: Manifest) -> Store:
    try:
        return Store(str(path))
    except (OSError, RuntimeError) as error:
        reason = " ".join(str(error).split())
        if "lock" in reason.lower():
            raise StoreInUseError(
                f"{path}: in use by another program ({reason}); stop it, or ask it by 'kg query --endpoint'"
            ) from error
        if any(word in reason for word in _NO_FAULT_OF_THE_STORE):
            raise DataError(
                f"{path}: cannot be used ({reason}); free it, or choose another folder"
            ) from error
    manifest.forget(list(manifest.films()))
    empty_store(path)
    with explained(path):
        return Store(str(path))


def empty_store(path: Path) -> None:
    """Delete what Oxigraph keeps in a folder that has a list of ours."""
    with explained(path):
        for each in path.iterdir():
            if each.is_file() and each.name != MANIFEST:
                each.unlink()


@contextmanager
def explained(store: Path) -> Iterator[None]:
    """Turn what Oxigraph says into a line for people."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        reason = " ".join(str(error).split())
        raise DataError(f"{store}: cannot be written ({reason}); mend that, then run it again") from error
