"""A real disk that is too small, to see what happens when it is full."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def disk(folder: Path, size: str) -> Iterator[Path]:
    """A file system in memory of some size ("400k"); without the right to mount one the test is skipped."""
    folder.mkdir()
    line = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(line, capture_output=True, check=False).returncode != 0:
        pytest.skip("NOT TESTED: a small disk cannot be mounted here (that takes root, and Linux)")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
