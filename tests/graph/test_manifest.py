"""The list of a store, which is its lock."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.graph.manifest import (
    MANIFEST,
    BrokenStoreError,
    Held,
    StoreInUseError,
    has_manifest,
    manifest_to_read,
    manifest_to_write,
)

FILMS = [Held("a.ttl", "http://a", "1 2 3", "aa"), Held("b.ttl", "http://b", "1 2 3", "bb")]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store's folder with a list of two films; nobody waits long for it."""
    monkeypatch.setattr("kg.graph.manifest._PATIENCE", 0.1)
    manifest = manifest_to_write(tmp_path)
    manifest.note(FILMS)
    manifest.set_origin("..")
    manifest.close()
    return tmp_path


def test_what_is_noted_is_there(store: Path) -> None:
    """Films come back as they were noted, and are forgotten one by one."""
    manifest = manifest_to_read(store)
    assert has_manifest(store)
    assert manifest.films() == {film.file: film for film in FILMS}
    assert manifest.folder() == ".."
    manifest.close()
    manifest = manifest_to_write(store)
    manifest.forget(["a.ttl"])
    manifest.note([Held("b.ttl", "http://b", "4", "cc")])
    assert manifest.films() == {"b.ttl": Held("b.ttl", "http://b", "4", "cc")}


def test_readers_share(store: Path) -> None:
    """Any number may read."""
    readers = [manifest_to_read(store) for _ in range(3)]
    assert all(len(reader.films()) == 2 for reader in readers)


def test_a_writer_is_alone(store: Path) -> None:
    """Nobody reads while somebody writes, also between two writings, and the other way round."""
    writer = manifest_to_write(store)
    writer.note(FILMS)
    for attempt in (manifest_to_read, manifest_to_write):
        with pytest.raises(StoreInUseError, match="in use by another process"):
            attempt(store)
    writer.close()
    reader = manifest_to_read(store)
    with pytest.raises(StoreInUseError, match="in use by another process"):
        manifest_to_write(store)
    reader.close()
    manifest_to_write(store).close()


@pytest.mark.parametrize("bytes_", [b"no database", b""])
def test_what_is_no_list(tmp_path: Path, bytes_: bytes) -> None:
    """A file of another kind is told in one line, with the remedy."""
    (tmp_path / MANIFEST).write_bytes(bytes_)
    with pytest.raises(BrokenStoreError, match="make it again with 'kg store'") as caught:
        manifest_to_read(tmp_path)
    assert "\n" not in str(caught.value)


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    """A folder that cannot be made is told in one line."""
    (tmp_path / "file").touch()
    with pytest.raises(DataError, match="file/store: cannot be used"):
        manifest_to_write(tmp_path / "file" / "store")
    with pytest.raises(DataError, match="cannot be opened"):
        manifest_to_read(tmp_path)


def test_a_list_of_another_store(store: Path) -> None:
    """A list goes with one database; beside another, or where it was deleted, it says nothing."""
    (store / "CURRENT").touch()
    (store / "IDENTITY").write_text("some other")
    for attempt in (manifest_to_read, manifest_to_write):
        with pytest.raises(BrokenStoreError, match="not what its list describes"):
            attempt(store)
