"""What a store holds of which file: a list in the store's own folder, which is the store's lock too.

SQLite keeps it: a process that is killed leaves it whole, and whoever writes shuts all others out,
while any number may read at once. Oxigraph itself guards only against a second writer.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MANIFEST = "films.sqlite"
VERSION = 2
_TABLES = f"""
BEGIN;
CREATE TABLE IF NOT EXISTS films (file TEXT PRIMARY KEY, graph TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL,
                                  sha256 TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS origin (folder TEXT NOT NULL, identity TEXT NOT NULL);
PRAGMA user_version = {VERSION};
COMMIT;
"""
_PATIENCE = 5.0
"""Seconds to wait for another process."""
_LOCKED = frozenset([sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED])


class StoreInUseError(DataError):
    """Another process has the store."""


class BrokenStoreError(DataError):
    """The store cannot be read, or is of another version."""


@dataclass(frozen=True, slots=True)
class Held:
    """A file whose triples a store holds."""

    file: str
    graph: str
    """The named graph that they are in."""
    stamp: str
    """What the file system said of the file, see ``kg.graph.freshness``."""
    sha256: str
    """Of the file's bytes; empty while they are being loaded."""


class Manifest:
    """The list of a store that is open, to read or to write."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Take over an open database; ``path`` is the store's, for messages."""
        self._path = path
        self._connection = connection

    def films(self) -> dict[str, Held]:
        """All that the store holds, by file."""
        with _explained(self._path):
            rows = self._connection.execute("SELECT file, graph, stamp, sha256 FROM films ORDER BY file")
            return {row[0]: Held(*row) for row in rows}

    def folder(self) -> str:
        """The folder that the store was made from, as seen from the store; empty before that."""
        with _explained(self._path):
            row = self._connection.execute("SELECT folder FROM origin").fetchone()
        return str(row[0]) if row else ""

    def set_origin(self, folder: str) -> None:
        """Say which folder the store is made from, and that this list belongs to the store as it is."""
        with _explained(self._path), self._connection:
            self._connection.execute("BEGIN")
            self._connection.execute("DELETE FROM origin")
            self._connection.execute("INSERT INTO origin VALUES (?, ?)", [folder, _identity(self._path)])

    def note(self, films: Iterable[Held]) -> None:
        """Write down films, all of them or none."""
        rows = [(film.file, film.graph, film.stamp, film.sha256) for film in films]
        with _explained(self._path), self._connection:
            self._connection.execute("BEGIN")
            self._connection.executemany("REPLACE INTO films VALUES (?, ?, ?, ?)", rows)

    def forget(self, files: Iterable[str]) -> None:
        """Strike files off the list."""
        with _explained(self._path), self._connection:
            self._connection.execute("BEGIN")
            self._connection.executemany("DELETE FROM films WHERE file = ?", [[file] for file in files])

    def close(self) -> None:
        """Let other processes have the store."""
        self._connection.close()

    def __del__(self) -> None:
        """Close, where nobody did."""
        self.close()


def has_manifest(store: Path) -> bool:
    """Whether a store was made by kg."""
    return (store / MANIFEST).is_file()


def manifest_to_read(store: Path) -> Manifest:
    """Open a store's list, and hold the store against writers until it is closed.

    Raises StoreInUseError where somebody writes, and BrokenStoreError for what is no such list.
    """
    with _explained(store):
        uri = f"{(store / MANIFEST).resolve().as_uri()}?mode=ro"
        connection = sqlite3.connect(
            uri, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        manifest = Manifest(store, connection)
        connection.execute("BEGIN")
        _check(store, connection)
    return manifest


def manifest_to_write(store: Path) -> Manifest:
    """Open a store's list, or make it, and keep everybody else out until it is closed.

    Raises StoreInUseError where somebody reads or writes, and BrokenStoreError for what is no such list.
    """
    with _explained(store):
        store.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            store / MANIFEST, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        manifest = Manifest(store, connection)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        is_new = connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
        connection.execute("COMMIT")  # in this mode the lock stays
        if is_new:
            connection.executescript(_TABLES)
        _check(store, connection)
    return manifest


def _check(store: Path, connection: sqlite3.Connection) -> None:
    """Stop at the list of another version, and at one of another store than that beside it."""
    [version] = connection.execute("PRAGMA user_version").fetchone()
    if version != VERSION:
        raise BrokenStoreError(
            f"{store}: made by another version of kg (store version {version}, not {VERSION}); "
            "make it again with 'kg store'"
        )
    row = connection.execute("SELECT identity FROM origin").fetchone()
    if (row[0] if row else "") != _identity(store):
        raise BrokenStoreError(f"{store}: not what its list describes; make it again with 'kg store'")


def _identity(store: Path) -> str:
    """What RocksDB calls a database when it makes it; empty where there is none."""
    try:
        return (
            (store / "IDENTITY").read_text(encoding="utf-8").strip() if (store / "CURRENT").exists() else ""
        )
    except FileNotFoundError:
        return ""


@contextmanager
def _explained(store: Path) -> Iterator[None]:
    """Turn what SQLite and the file system say into a line for people."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _LOCKED:
            raise StoreInUseError(
                f"{store}: in use by another process; wait until that is done, or stop it"
            ) from error
        if code in (
            sqlite3.SQLITE_READONLY,
            sqlite3.SQLITE_CANTOPEN,
            sqlite3.SQLITE_FULL,
            sqlite3.SQLITE_IOERR,
        ):
            raise DataError(f"{store}: {_reason(error, code)}; free it, or choose another folder") from error
        raise BrokenStoreError(f"{store}: broken ({error}); make it again with 'kg store'") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DataError(f"{store}: cannot be used ({reason}); choose another folder") from error


def _reason(error: sqlite3.Error, code: int) -> str:
    """Why a list cannot be written or opened, in plain words."""
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        return "cannot be opened, perhaps for want of permission"
    return "no room left on the disk" if code == sqlite3.SQLITE_FULL else " ".join(str(error).split())
