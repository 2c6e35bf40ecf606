"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
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


def test_a_link_is_followed(tmp_path: Path) -> None:
    """A symbolic link stays one, and what it leads to is new, whether it was there before or not."""
    (tmp_path / "old").write_bytes(b"old")
    for name in ("old", "new"):
        link = tmp_path / f"to-{name}"
        link.symlink_to(name)
        write_whole(link, b"data")
        assert (link.is_symlink(), (tmp_path / name).read_bytes()) == (True, b"data")
    assert len(list(tmp_path.iterdir())) == 4


def test_a_link_in_a_ring(tmp_path: Path) -> None:
    """A link that leads to itself is one line."""
    (tmp_path / "ring").symlink_to("ring")
    with pytest.raises(KgError, match="ring: cannot be written"):
        write_whole(tmp_path / "ring", b"data")


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    """Whoever reads a pipe gets the file, and the pipe stays."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    code = f"print(open({str(pipe)!r}).read())"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as reader:
        write_whole(pipe, b"data")
        assert reader.communicate(timeout=60)[0] == "data\n"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_device_is_written_to(tmp_path: Path) -> None:
    """A device stays one, also behind a link; a full one is an error."""
    null, full, link = (tmp_path / name for name in ("null", "full", "link"))
    try:
        os.mknod(null, stat.S_IFCHR | 0o666, os.makedev(1, 3))
        os.mknod(full, stat.S_IFCHR | 0o666, os.makedev(1, 7))
        null.write_bytes(b"")
    except OSError as error:
        pytest.skip(f"NOT TESTED: no device can be made here ({error}; that takes root)")
    link.symlink_to(null)
    for path in (null, link):
        write_whole(path, b"data")
    with pytest.raises(KgError, match=r"full: cannot be written \(No space left"):
        write_whole(full, b"data")
    assert null.is_char_device()
    assert full.is_char_device()
    assert link.is_symlink()
