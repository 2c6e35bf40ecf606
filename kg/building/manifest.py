"""What has been built into a folder, from what and by what: ``manifest.sqlite`` beside the graphs.

It is what a build goes on from, whenever the one before it ended, and however. A film is noted when its
files are in place, so that what the manifest says was built is there. It also says why each film of
the last build failed (``kg manifest``).
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kg.errors import DataError, KgError
from kg.textable import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kg.graph.provenance import Build, Origin

NAME = "manifest.sqlite"
_VERSION = 1
_SCHEMA = """
CREATE TABLE runs (
    run INTEGER PRIMARY KEY, started TEXT, ended TEXT, version TEXT, model TEXT, model_version TEXT
);
CREATE TABLE films (
    slug TEXT PRIMARY KEY, seen INTEGER, place INTEGER, run INTEGER, fingerprint TEXT, turtle TEXT, map TEXT,
    origin TEXT, notes TEXT
) WITHOUT ROWID;
CREATE INDEX films_seen ON films (seen, place);
CREATE TABLE failures (place INTEGER, slug TEXT, reason TEXT);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT);
"""


@dataclass(frozen=True, slots=True)
class Made:
    """What the manifest knows of a film that was built."""

    fingerprint: str
    turtle: str
    """SHA-256 of the file as it was written."""
    map: str = ""
    """The same of its map; empty where none was written."""


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """A film or a source of the last build, for people and programs."""

    film: str
    """Its slug; empty for what is no film, such as a row without a plot."""
    status: str
    """``built`` or ``failed``."""
    source: str
    reason: str = ""
    """Why it failed."""
    notes: tuple[str, ...] = ()


class Manifest:
    """The manifest of a folder, open for one build."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Use an open database."""
        self._database = database
        self._run = 0

    def start(self, build: Build) -> int:
        """Begin a build and return its number; the failures of the one before are forgotten."""
        values = (*_times(build), build.version, build.model, build.model_version)
        insert = "INSERT INTO runs (started, ended, version, model, model_version) VALUES (?, ?, ?, ?, ?)"
        self._run = int(self._database.execute(insert, values).lastrowid or 0)
        self._database.execute("DELETE FROM failures")
        return self._run

    def made(self, slug: str) -> Made | None:
        """What was made of a film by this build or one before, if it was."""
        row = self._database.execute(
            "SELECT fingerprint, turtle, map FROM films WHERE slug = ?", (slug,)
        ).fetchone()
        return Made(*row) if row else None

    def keep(self, place: int, origin: Origin) -> bool:
        """Note that a film is as it should be; return whether its source has another name now."""
        told = _told(origin)
        moved = self._database.execute(
            "UPDATE films SET origin = ? WHERE slug = ? AND origin <> ?", (told, origin.slug, told)
        ).rowcount
        self._database.execute(
            "UPDATE films SET seen = ?, place = ? WHERE slug = ?", (self._run, place, origin.slug)
        )
        return bool(moved)

    def add(self, place: int, origin: Origin, made: Made, notes: Iterable[str]) -> None:
        """Note that a film was built."""
        values = (made.fingerprint, made.turtle, made.map, _told(origin), json.dumps(list(notes)))
        self._database.execute(
            "INSERT OR REPLACE INTO films VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (origin.slug, self._run, place, self._run, *values),
        )

    def fail(self, place: int, slug: str, reason: str) -> None:
        """Note that a film, or a source that is none, failed."""
        self._database.execute("INSERT INTO failures VALUES (?, ?, ?)", (place, slug, _plain(reason)))

    def commit(self, ended: datetime) -> None:
        """Keep what was noted, whatever happens next."""
        self._database.execute("UPDATE runs SET ended = ? WHERE run = ?", (ended.isoformat(), self._run))
        self._database.commit()

    def origins(self) -> Iterator[tuple[Build, Origin]]:
        """Every film that is in the folder and the build that made it, by their names."""
        from kg.graph.provenance import Build, Origin

        runs: dict[int, Build] = {}
        for run, started, ended, *by in self._database.execute("SELECT * FROM runs"):
            runs[run] = Build(datetime.fromisoformat(started), datetime.fromisoformat(ended), *by)
        for run, origin in self._database.execute("SELECT run, origin FROM films ORDER BY slug"):
            yield runs[run], Origin(**json.loads(origin))

    def take_over(self, films: Iterable[tuple[Build, Origin]]) -> None:
        """Take films over from the record of a build that had no manifest; they will be built again."""
        runs: dict[Build, int] = {}
        for build, origin in films:
            if build not in runs:
                runs[build] = self.start(build)
            self._run = runs[build]
            self.add(0, origin, Made("", ""), ())

    def is_new(self) -> bool:
        """Whether nothing was ever built with it."""
        return self._database.execute("SELECT 1 FROM runs LIMIT 1").fetchone() is None

    def films(self, run: int) -> Iterator[tuple[str, str]]:
        """The films of a build and the digests of their Turtle, in the order of the sources."""
        query = "SELECT slug, turtle FROM films WHERE seen = ? ORDER BY place"
        yield from self._database.execute(query, (run,))

    def failures(self) -> Iterator[tuple[str, str]]:
        """What failed in the last build, by its slug if it has one, and why, in the order of the sources."""
        yield from self._database.execute("SELECT slug, reason FROM failures ORDER BY place")

    def notes(self, run: int) -> Iterator[str]:
        """What was to be said of the films that a build wrote."""
        query = "SELECT notes FROM films WHERE run = ? AND notes <> '[]' ORDER BY place"
        for (notes,) in self._database.execute(query, (run,)):
            yield from json.loads(notes)

    def rows(self, failed: bool = False) -> Iterator[ManifestRow]:
        """The films of the last build in the order of its sources, or only what failed."""
        query = """
            SELECT place, slug, NULL AS origin, reason, '[]' AS notes FROM failures
            UNION ALL
            SELECT place, slug, origin, '', notes FROM films
            WHERE NOT ? AND seen = (SELECT max(run) FROM runs)
            ORDER BY place
        """
        for _, slug, origin, reason, notes in self._database.execute(query, (failed,)):
            if origin is None:
                source, _, why = reason.partition(": ")
                yield ManifestRow(slug, "failed", source, why)
            else:
                yield ManifestRow(slug, "built", json.loads(origin)["source"], "", tuple(json.loads(notes)))

    def fact(self, name: str) -> str:
        """A value that was put by; empty where there is none."""
        found = self._database.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def put_fact(self, name: str, value: str) -> None:
        """Put a value by."""
        self._database.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))


@contextmanager
def open_manifest(folder: Path) -> Iterator[Manifest]:
    """The manifest of a folder, for one build alone; it is made where there is none.

    Raises KgError where another build has it, where it cannot be written and where the file is another.
    """
    path = folder / NAME
    try:
        database = sqlite3.connect(path, timeout=0)
        try:
            database.execute("PRAGMA locking_mode = EXCLUSIVE")
            _prepare(database)
            yield Manifest(database)
        finally:
            database.close()
    except sqlite3.Error as error:
        raise KgError(_trouble(path, error)) from error


@contextmanager
def look_into(folder: Path) -> Iterator[Manifest]:
    """The manifest of a folder, to read. Raises DataError where there is none, or a build has it."""
    path = folder / NAME
    if not path.is_file():
        raise DataError(f"{path}: no such file; make it with 'kg build --output {folder}'")
    try:
        database = sqlite3.connect(path, timeout=5)
        try:
            yield Manifest(database)
        finally:
            database.close()
    except sqlite3.Error as error:
        raise DataError(_trouble(path, error)) from error


def _prepare(database: sqlite3.Connection) -> None:
    """Lock it and, where there is nothing in it or what another version left, begin anew."""
    # The first write takes the lock, which is held to the end.
    database.execute("BEGIN IMMEDIATE")
    [version] = database.execute("PRAGMA user_version").fetchone()
    if version == _VERSION:
        database.execute("UPDATE facts SET value = value")
        database.commit()
        return
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in tables:
        database.execute(f'DROP TABLE "{name}"')
    for statement in filter(str.strip, _SCHEMA.split(";")):
        database.execute(statement)
    database.execute(f"PRAGMA user_version = {_VERSION}")
    database.commit()


def _trouble(path: Path, error: sqlite3.Error) -> str:
    """What to tell of a database that fails."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"{path.parent}: another kg build is writing there; wait for its end, or take another folder"
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")) or not name:
        return f"{path}: not a manifest of kg build ({error}); move it away and build again"
    return f"{path}: cannot be written ({error}); choose another --output or free it"


def _times(build: Build) -> tuple[str, str]:
    return build.started.isoformat(), build.ended.isoformat()


def _told(origin: Origin) -> str:
    return json.dumps(asdict(origin))


def _plain(text: str) -> str:
    """A text that a database takes: a path may hold bytes that are no UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode()


def manifest_table(rows: Sequence[ManifestRow]) -> str:
    """The rows as lines of text for a terminal, in aligned columns."""
    lines = ((row.film or "-", row.status, row.source, row.reason or "; ".join(row.notes)) for row in rows)
    return table(("film", "status", "source", "why"), lines)
