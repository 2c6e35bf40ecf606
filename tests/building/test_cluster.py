"""Building on a Dask cluster: a real scheduler, real workers, and what goes wrong with them."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.building import build
from kg.building.batch import Settings, build_batch
from kg.building.cluster import Cluster
from kg.building.workers import share
from kg.errors import KgError
from tests.building.processes import wait_for
from tests.building.test_faults import assert_whole
from tests.building.test_workers import given_up, task
from tests.conftest import FILMS, ROOT, graphs, run_alone
from tests.needed import missing


class Dask:
    """A scheduler and workers, each a process of its own."""

    def __init__(self, folder: Path, *options: str) -> None:
        """Start the scheduler."""
        self.folder, self.options = folder, options
        self.processes: list[subprocess.Popen[bytes]] = []
        where = folder / "scheduler.json"
        self.start("scheduler", "--port=0", f"--scheduler-file={where}")
        wait_for(lambda: where.exists() and where.stat().st_size > 0, 60)
        self.address = str(json.loads(where.read_text(encoding="utf-8"))["address"])

    def start(self, kind: str, *options: str) -> None:
        """Start a process."""
        line = [sys.executable, "-m", "dask", kind, "--host=127.0.0.1", "--no-dashboard"]
        with (self.folder / f"{kind}-{len(self.processes)}.log").open("wb") as log:
            self.processes.append(
                subprocess.Popen([*line, *self.options, *options], stdout=log, stderr=log, cwd=ROOT)
            )

    def add_worker(self) -> None:
        """Start a worker, which is not started again where it dies."""
        scratch = f"--local-directory={self.folder}"
        self.start("worker", self.address, "--nthreads=1", "--no-nanny", scratch)

    def kill(self, number: int) -> None:
        """Kill a process: the scheduler is 0."""
        self.processes[number].send_signal(signal.SIGKILL)
        self.processes[number].wait()

    def end(self) -> None:
        """End all."""
        for process in self.processes:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            process.wait()


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Dask]:
    """A scheduler with two workers."""
    folder = tmp_path / "dask"
    folder.mkdir()
    cluster = Dask(folder)
    try:
        cluster.add_worker()
        cluster.add_worker()
        yield cluster
    finally:
        cluster.end()


def start(table: Path, folder: Path, scheduler: str) -> subprocess.Popen[str]:
    """A build as a user starts it."""
    line = [sys.executable, "-m", "kg", "build", str(table), "-o", str(folder), "--no-maps"]
    return subprocess.Popen(
        [*line, f"--scheduler={scheduler}"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_a_worker_is_killed_on_the_way(
    dask: Dask, table: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    """One of the workers dies, and the bytes are those of one machine."""
    out = tmp_path / "out"
    with start(table, out, dask.address) as process:
        wait_for(lambda: graphs(out), 180)
        dask.kill(1)
        text, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
    assert text == f"{FILMS} films written to {out}\n"
    assert [line for line in errors.splitlines() if not line.endswith(" left")] == []
    assert_whole(out, whole)


def test_the_scheduler_is_killed_on_the_way(
    dask: Dask, table: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    """The end is one line, and the next build goes on, here or elsewhere."""
    out = tmp_path / "out"
    with start(table, out, dask.address) as process:
        wait_for(lambda: len(graphs(out)) > 16, 180)
        dask.kill(0)
        text, errors = process.communicate(timeout=300)
    assert (process.returncode, text) == (2, "")
    [line] = [line for line in errors.splitlines() if not line.endswith(" left")]
    assert line.startswith(f"kg: {dask.address}: the scheduler is gone; start it and build again")
    report = build([table], out, maps=False)
    assert report.kept > 0
    assert_whole(out, whole)


def test_local(table: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """A scheduler can be started here, with workers of its own."""
    result = run_alone(
        "build", table, "-o", tmp_path / "out", "--no-maps", "--scheduler=local", "--workers=2"
    )
    assert result.returncode == 0, result.stderr
    assert_whole(tmp_path / "out", whole)


def test_an_item_that_kills_every_worker(tmp_path: Path) -> None:
    """Only the item itself is given up."""
    batches = iter([[1, 2], [3, 99, 4], [5]])
    found = list(share(task, batches, str(tmp_path / "killed"), lambda: Cluster("local", 2), given_up))
    assert [[result[0] for result in results] for _, results in found] == [[1, 2], [3, -99, 4], [5]]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense", "ftp://host:1"])
def test_no_scheduler(address: str, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing answers, one line says what to start."""
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "2s")
    result = run_alone("build", table, "-o", tmp_path, f"--scheduler={address}")
    assert (result.returncode, result.stdout) == (2, "")
    [line] = result.stderr.splitlines()
    assert line.startswith(f"kg: {address}: no Dask scheduler (")
    assert line.endswith("); start it with 'dask scheduler', or give local")


def test_so_few_films_that_nobody_is_asked(pages: Path, tmp_path: Path) -> None:
    """A small build needs no cluster, and says that it asked none, whether films are read or kept."""
    for _ in range(2):
        result = run_alone("build", pages / "keeper.txt", "-o", tmp_path, "--no-maps", "--scheduler=nonsense")
        assert result.returncode == 0
        [line] = result.stderr.splitlines()
        assert line.startswith("kg: note: --scheduler nonsense: not asked, since no more than 16 films")


def test_a_worker_of_another_version() -> None:
    """A worker that would read otherwise reads nothing."""
    with pytest.raises(KgError, match="another version of kg"):
        build_batch([], Settings("https://example.org/", None, False, "another"))


def test_tls(table: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """With certificates, as docs/cluster.md says, the cluster does the same; without, it lets nobody in."""
    if shutil.which("openssl") is None:
        missing("no openssl on this machine: install Debian's package openssl")
    line = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=cluster -keyout key.pem -out cert.pem"
    subprocess.run(line.split(), cwd=tmp_path, check=True, capture_output=True)
    files = {"ca-file": "cert.pem", "cert": "cert.pem", "key": "key.pem"}
    options = [f"--tls-{name}={tmp_path / file}" for name, file in files.items()]
    dask = Dask(tmp_path, "--protocol=tls", *options)
    try:
        dask.add_worker()
        assert dask.address.startswith("tls://")
        words = ("build", table, "-o", tmp_path / "out", "--no-maps", f"--scheduler={dask.address}")
        start = "DASK_DISTRIBUTED__COMM__"
        own = {
            f"{start}TLS__CA_FILE": str(tmp_path / "cert.pem"),
            f"{start}TLS__CLIENT__CERT": str(tmp_path / "cert.pem"),
            f"{start}TLS__CLIENT__KEY": str(tmp_path / "key.pem"),
        }
        refused = run_alone(*words, env={**os.environ, f"{start}TIMEOUTS__CONNECT": "3s"})
        assert (refused.returncode, len(refused.stderr.splitlines())) == (2, 1), refused.stderr
        assert "a fault in kg" not in refused.stderr
        result = run_alone(*words, env={**os.environ, **own})
        assert result.returncode == 0, result.stderr
        assert_whole(tmp_path / "out", whole)
    finally:
        dask.end()
