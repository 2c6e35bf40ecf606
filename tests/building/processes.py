"""Whether processes live, and waiting for what they do."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path


def living(group: int) -> list[str]:
    """The processes of a group that have not ended."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, owner = path.read_text(encoding="utf-8").rpartition(")")[2].split()[:3]
            found += [path.parent.name] if int(owner) == group and state != "Z" else []
    return found


def wait_for(happened: object, seconds: float = 30) -> None:
    """Wait until something has happened."""
    end = time.monotonic() + seconds
    while not happened():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.05)
