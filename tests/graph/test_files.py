"""Files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KgError
from kg.graph.files import write_whole


def test_writes_into_a_new_folder(tmp_path: Path) -> None:
    """Folders that are missing are made, and nothing else is left there."""
    path = tmp_path / "a" / "b" / "film.ttl"
    write_whole(path, b"data\n")
    assert path.read_bytes() == b"data\n"
    assert list(path.parent.iterdir()) == [path]


def test_replaces_what_is_there(tmp_path: Path) -> None:
    """An older file gives way, and its permissions are those of any new file."""
    path = tmp_path / "film.ttl"
    path.write_bytes(b"a much longer older file")
    write_whole(path, b"new")
    (tmp_path / "plain").write_bytes(b"")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_file_in_the_way(tmp_path: Path) -> None:
    """A folder that cannot be made is an error of one line that names it, not a traceback."""
    (tmp_path / "exports").write_text("a file, not a folder")
    with pytest.raises(KgError, match="cannot be written") as caught:
        write_whole(tmp_path / "exports" / "film.ttl", b"data")
    assert "film.ttl" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_nothing_is_left_of_a_failure(tmp_path: Path) -> None:
    """Where the last step fails, the half-made file goes."""
    target = tmp_path / "film.ttl"
    target.mkdir()
    with pytest.raises(KgError):
        write_whole(target, b"data")
    assert list(tmp_path.iterdir()) == [target]
