"""Ctrl-C while films are built."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.building.folders import files
from tests.building.processes import living, wait_for


@pytest.mark.parametrize(
    ("workers", "ending"), [(1, signal.SIGINT), (2, signal.SIGINT), (1, signal.SIGTERM), (2, signal.SIGTERM)]
)
def test_interrupted(workers: int, ending: signal.Signals, many: Path, tmp_path: Path) -> None:
    """Ctrl-C or SIGTERM ends a build with one line, no worker and no half-written file left."""
    command = [
        sys.executable,
        "-m",
        "kg",
        "build",
        str(many),
        "-o",
        str(tmp_path / "out"),
        f"--workers={workers}",
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        wait_for(lambda: (tmp_path / "out").exists())
        time.sleep(1)
        if ending == signal.SIGINT:
            # A terminal sends it to every process of the group.
            os.killpg(process.pid, ending)
        else:
            process.terminate()
        output, errors = process.communicate(timeout=60)
    assert (output, errors.strip()) == (b"", b"kg: stopped")
    # Python ends itself by the signal, which shells call 130, if it was running C code of an import.
    assert process.returncode in (130, -ending)
    wait_for(lambda: not living(process.pid))
    assert not [name for name in files(tmp_path / "out") if name.endswith(".part")]
