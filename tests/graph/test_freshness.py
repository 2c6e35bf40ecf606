"""Whether a store is as its Turtle files are."""

from __future__ import annotations

import os
from pathlib import Path

from kg.graph.freshness import difference, relative, sha256_hex, stamp_of
from kg.graph.manifest import Held


def held(path: Path) -> Held:
    """A file as a list of what is held has it."""
    return Held(path.name, f"http://example.org/{path.stem}", stamp_of(path), sha256_hex(path.read_bytes()))


def folder(tmp_path: Path, *names: str) -> dict[str, Held]:
    """Files in a folder, and a list that holds them all."""
    for name in names:
        (tmp_path / name).write_text(name)
    return {name: held(tmp_path / name) for name in names}


def test_no_difference(tmp_path: Path) -> None:
    """What is held as it is, is no difference."""
    found = difference(tmp_path, folder(tmp_path, "a.ttl", "b.ttl"))
    assert not found
    assert len(found) == 0
    assert found.touched == []


def test_new_changed_gone(tmp_path: Path) -> None:
    """Each kind of difference is told by the file's name."""
    films = folder(tmp_path, "a.ttl", "b.ttl", "c.ttl")
    (tmp_path / "a.ttl").unlink()
    (tmp_path / "b.ttl").write_text("other")
    (tmp_path / "d.ttl").write_text("new")
    found = difference(tmp_path, films)
    assert (found.gone, found.changed, found.new) == (
        ["a.ttl"],
        [tmp_path / "b.ttl"],
        [tmp_path / "d.ttl"],
    )
    assert len(found) == 3


def test_same_size_and_time(tmp_path: Path) -> None:
    """A file that another took the place of is seen, though size and time are the same."""
    films = folder(tmp_path, "a.ttl")
    path = tmp_path / "a.ttl"
    status = path.stat()
    (tmp_path / "new").write_text("b.ttl")
    os.utime(tmp_path / "new", ns=(status.st_atime_ns, status.st_mtime_ns))
    (tmp_path / "new").replace(path)
    assert path.stat().st_size == status.st_size
    assert difference(tmp_path, films).changed == [path]


def test_touched(tmp_path: Path) -> None:
    """The same bytes written again are no difference, and the new stamp is told."""
    films = folder(tmp_path, "a.ttl")
    os.utime(tmp_path / "a.ttl", ns=(1, 1))
    found = difference(tmp_path, films)
    assert not found
    assert found.touched == [held(tmp_path / "a.ttl")]


def test_unfinished(tmp_path: Path) -> None:
    """What was being loaded when a process died has changed."""
    films = folder(tmp_path, "a.ttl")
    films["a.ttl"] = Held("a.ttl", films["a.ttl"].graph, films["a.ttl"].stamp, "")
    assert difference(tmp_path, films).changed == [tmp_path / "a.ttl"]


def test_relative(tmp_path: Path) -> None:
    """A folder is named as the store sees it."""
    assert relative(tmp_path, tmp_path / "store") == ".."
