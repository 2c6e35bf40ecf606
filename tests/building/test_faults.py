"""Builds that are killed, run out of room or cannot write: nothing is lost, and the next goes on."""

from __future__ import annotations

import contextlib
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.building import build
from kg.building.manifest import look_into
from kg.building.work import BATCH
from tests.building.folders import files
from tests.building.processes import living, wait_for
from tests.conftest import FILMS, ROOT, Run, graphs, run_alone
from tests.disk import disk

KILLS = 30


def assert_whole(folder: Path, whole: dict[str, bytes]) -> None:
    """Every film is there once, as a build without faults writes it, and nothing half-written is left."""
    assert graphs(folder) == whole
    assert not [name for name in files(folder) if name.endswith((".part", "-journal"))]
    with look_into(folder) as manifest:
        assert sorted(f"{origin.slug}.ttl" for _, origin in manifest.origins()) == sorted(whole)
        assert list(manifest.failures()) == []
    records = json.loads((folder / "provenance.jsonld").read_text(encoding="utf-8"))["@graph"]
    assert sorted(record["file"] for record in records if "build" in record) == sorted(whole)


def command(table: Path, folder: Path, *options: str) -> list[str]:
    """A build as a user starts it."""
    return [sys.executable, "-m", "kg", "build", str(table), "-o", str(folder), "--no-maps", *options]


def test_killed_at_any_moment(table: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """Thirty builds are killed, each at a moment of chance; no film is lost, doubled or built twice."""
    arguments = [
        sys.executable,
        "-m",
        "tests.building.killing",
        str(table),
        str(tmp_path),
        str(KILLS),
        "4711",
    ]
    result = subprocess.run(arguments, capture_output=True, text=True, cwd=ROOT, check=False)
    assert result.returncode == 0, result.stderr
    told = json.loads(result.stdout)
    assert told["kills"] >= KILLS
    for number in range(told["rounds"]):
        assert_whole(tmp_path / f"round-{number}", whole)
    report = build([table], tmp_path / "round-0", maps=False)
    assert (report.written, report.kept, report.problems) == (0, FILMS, [])


def test_killed_with_workers(table: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """Where the command is killed its workers end too, and the next one goes on."""
    out = tmp_path / "out"
    with subprocess.Popen(
        command(table, out, "--workers=2"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        wait_for(lambda: len(list(out.glob("*.ttl"))) > BATCH, 120)
        process.kill()
        process.communicate(timeout=60)
    wait_for(lambda: not living(process.pid))
    assert 0 < len(graphs(out)) < FILMS
    report = build([table], out, maps=False)
    assert report.kept > 0
    assert_whole(out, whole)


def children(pid: int) -> list[int]:
    """The worker processes of a command."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = (path / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1]
            spawned = b"spawn_main" in (path / "cmdline").read_bytes()
            found += [int(path.name)] if int(parent) == pid and spawned else []
    return sorted(found)


def test_workers_that_are_killed(table: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """Workers that die, as for want of memory, are replaced, and their films are read again."""
    out = tmp_path / "out"
    chance = random.Random(17)
    with subprocess.Popen(
        command(table, out, "--workers=2"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        for films in (0, 16):
            wait_for(lambda least=films: len(children(process.pid)) == 2 and len(graphs(out)) >= least, 120)
            time.sleep(chance.uniform(0, 0.5))
            victims = children(process.pid)
            with contextlib.suppress(ProcessLookupError, IndexError):
                os.kill(victims[0], signal.SIGKILL)
        text, errors = process.communicate(timeout=300)
    assert process.returncode == 0
    assert [line for line in errors.splitlines() if not line.endswith(" left")] == []  # how far it is
    assert text == f"{FILMS} films written to {out}\n"
    assert_whole(out, whole)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for some films."""
    with disk(tmp_path / "disk", "400k") as folder:
        yield folder


def test_a_full_disk(table: Path, whole: dict[str, bytes], small_disk: Path) -> None:
    """A full disk is one line, leaves no half of a file, and when it has room the next build goes on."""
    out = small_disk / "out"
    result = run_alone("build", table, "-o", out, "--no-maps")
    assert (result.returncode, result.stdout) == (2, "")
    [line] = result.stderr.splitlines()
    assert line.startswith(f"kg: {out}")
    assert "No space left on device" in line or "disk is full" in line
    assert not [name for name in files(out) if name.endswith(".part")]
    assert all(whole[name] == data for name, data in graphs(out).items())
    subprocess.run(["mount", "-o", "remount,size=50m", str(small_disk)], check=True)
    again = build([table], out, maps=False)
    assert again.kept > 0
    assert_whole(out, whole)


def test_a_disk_that_cannot_be_written(table: Path, small_disk: Path) -> None:
    """A folder that is read-only is one line, before anything is read."""
    (small_disk / "out").mkdir()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    start = time.monotonic()
    result = run_alone("build", table, "-o", small_disk / "out")
    assert (result.returncode, result.stdout) == (2, "")
    [line] = result.stderr.splitlines()
    assert line.startswith(f"kg: {small_disk / 'out'}")
    assert line.endswith("choose another --output or free it")
    assert time.monotonic() - start < 20
    result = run_alone("build", table, "-o", small_disk / "new")
    assert result.stderr.endswith(
        "cannot be made a folder (read-only file system); choose another --output\n"
    )


def test_files_that_may_not_grow(table: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """A limit on what a process may write ends the build with one line, and the next goes on."""
    limit = min(map(len, whole.values())) - 1000

    def narrow() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    result = run_alone("build", table, "-o", tmp_path / "out", "--no-maps", preexec_fn=narrow)
    assert (result.returncode, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert result.stderr.startswith(f"kg: {tmp_path / 'out'}")
    build([table], tmp_path / "out", maps=False)
    assert_whole(tmp_path / "out", whole)


def test_a_graph_that_was_cut(table: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """Graphs that are gone or cut are built again and no other; what somebody wrote is kept beside."""
    build([table], tmp_path, maps=False)
    gone, cut, mended, *_ = sorted(whole)
    (tmp_path / gone).unlink()
    (tmp_path / cut).write_bytes(whole[cut][:500])
    (tmp_path / mended).write_bytes(whole[mended] + b"# by hand\n")
    report = build([table], tmp_path, maps=False)
    assert (report.written, report.kept) == (3, FILMS - 3)
    assert report.warnings == [
        f"{tmp_path / name}: was changed after it was built; that version is now {name}~"
        for name in (cut, mended)
    ]
    assert (tmp_path / f"{mended}~").read_bytes() == whole[mended] + b"# by hand\n"
    assert_whole(tmp_path, whole)


def test_two_builds_at_once(table: Path, tmp_path: Path, run: Run) -> None:
    """A second build into the same folder is refused while the first goes on."""
    out = tmp_path / "out"
    with subprocess.Popen(command(table, out), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        wait_for(lambda: (out / "manifest.sqlite").exists() and (out / "manifest.sqlite").stat().st_size > 0)
        code, text, errors = run("build", table, "-o", out)
        process.kill()
        process.communicate()
    assert (code, text) == (2, "")
    assert errors == (
        f"kg: {out}: another kg build is writing there; wait for its end, or take another folder\n"
    )
