"""The manifest of a folder: what it knows, and files that are none."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kg.building.manifest import NAME, Made, ManifestRow, look_into, manifest_table, open_manifest
from kg.errors import DataError, KgError
from kg.graph.provenance import Build, Origin
from tests.conftest import Run

NOW = datetime(2024, 5, 1, tzinfo=UTC)
BUILD = Build(NOW, NOW, "0.1.0", "a-model", "1")
SALT = Origin("salt", "a.csv, line 2", "ab")
LAMP = Origin("lamp", "a.csv, line 4", "cd")
MADE = Made("fingerprint", "turtle", "map")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which a build made two films and failed twice."""
    with open_manifest(tmp_path) as manifest:
        manifest.start(BUILD)
        manifest.add(3, LAMP, MADE, ["a.csv, line 4: a note"])
        manifest.add(0, SALT, Made("other", "turtle"), [])
        manifest.fail(2, "", "a.csv, line 3: no plot; give the row one")
        manifest.fail(4, "tin", "a.csv, line 5: a fault in kg (X: y: z)")
        manifest.commit(NOW)
    return tmp_path


def test_what_is_known(folder: Path) -> None:
    """All films and failures are there, in the order of the sources, and nothing but the file."""
    with look_into(folder) as manifest:
        assert (manifest.made("lamp"), manifest.made("tin")) == (MADE, None)
        assert [film[0] for film in manifest.films(1)] == ["salt", "lamp"]
        assert [slug for slug, _ in manifest.failures()] == ["", "tin"]
        assert list(manifest.origins()) == [(BUILD, LAMP), (BUILD, SALT)]
        assert list(manifest.notes(1)) == ["a.csv, line 4: a note"]
    assert [path.name for path in folder.iterdir()] == [NAME]


def test_the_next_build(folder: Path) -> None:
    """A film that is kept belongs to the new build and was made by the old; failures are the new one's."""
    with open_manifest(folder) as manifest:
        run = manifest.start(replace(BUILD, version="0.2.0"))
        assert not manifest.keep(7, LAMP)
        assert manifest.keep(7, replace(LAMP, source="b.csv, line 9"))
        manifest.commit(NOW)
        assert [film[0] for film in manifest.films(run)] == ["lamp"]
        assert [(build.version, origin.source) for build, origin in manifest.origins()] == [
            ("0.1.0", "b.csv, line 9"),
            ("0.1.0", "a.csv, line 2"),
        ]
        assert list(manifest.failures()) == []


def test_what_is_not_committed_is_not_there(folder: Path) -> None:
    """An end in the middle leaves the manifest as it was."""
    with open_manifest(folder) as manifest:
        manifest.start(BUILD)
        manifest.add(9, Origin("tin", "a", "b"), MADE, [])
    with look_into(folder) as manifest:
        assert manifest.made("tin") is None
        assert len(list(manifest.failures())) == 2


def test_one_build_at_a_time(folder: Path) -> None:
    """A second build in the same folder is refused while the first goes on."""
    with (
        open_manifest(folder),
        pytest.raises(KgError, match="another kg build is writing there"),
        open_manifest(folder),
    ):
        pass
    with open_manifest(folder):
        pass


@pytest.mark.parametrize("data", [b"not a database, not at all", b"SQLite format 3\0" + b"x" * 200])
def test_a_file_that_is_no_manifest(data: bytes, tmp_path: Path) -> None:
    """Another file of the name is left as it is."""
    (tmp_path / NAME).write_bytes(data)
    with pytest.raises(KgError, match="not a manifest of kg build"), open_manifest(tmp_path):
        pass
    assert (tmp_path / NAME).read_bytes() == data


def test_a_manifest_of_another_version(folder: Path) -> None:
    """What another version left is begun anew: all films will be built again."""
    database = sqlite3.connect(folder / NAME)
    database.execute("PRAGMA user_version = 99")
    database.close()
    with open_manifest(folder) as manifest:
        assert manifest.is_new()
        assert manifest.made("lamp") is None


def test_taking_over(tmp_path: Path) -> None:
    """Films that a build without a manifest recorded stay on record, and are not taken for built."""
    later = replace(BUILD, version="0.2.0")
    with open_manifest(tmp_path) as manifest:
        manifest.take_over([(BUILD, SALT), (later, LAMP), (BUILD, Origin("tin", "a", "b"))])
        assert [build.version for build, _ in manifest.origins()] == ["0.2.0", "0.1.0", "0.1.0"]
        made = manifest.made("salt")
        assert made is not None
        assert made.fingerprint == ""


def test_the_command(folder: Path, run: Run) -> None:
    """kg manifest tells it to people and programs."""
    code, table, _ = run("manifest", folder)
    assert (code, len(table.splitlines())) == (0, 6)
    assert table.splitlines()[3].split("  ")[-1] == "no plot; give the row one"
    rows = run("manifest", folder, "--failed", "--csv")[1].splitlines()
    assert rows[0] == "film,status,source,reason,notes"
    assert rows[1:] == [
        ',failed,"a.csv, line 3",no plot; give the row one,',
        'tin,failed,"a.csv, line 5",a fault in kg (X: y: z),',
    ]
    code, _, errors = run("manifest", folder / "none")
    assert code == 2
    assert errors.startswith(f"kg: {folder / 'none' / NAME}: no such file; make it with 'kg build")


def test_a_table_of_nothing() -> None:
    """The table has its names also without rows, and no control characters ever."""
    assert manifest_table([]).splitlines() == ["film  status  source  why", "----  ------  ------  ---"]
    assert "\x1b" not in manifest_table([ManifestRow("a", "built", "\x1b[31m.txt")])


def test_not_while_a_build_goes_on(folder: Path) -> None:
    """A build keeps the manifest to itself."""
    with (
        open_manifest(folder),
        pytest.raises(DataError, match="another kg build"),
        look_into(folder) as found,
    ):
        found.made("lamp")
