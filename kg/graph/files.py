"""Writing files so that nobody ever reads half of one."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file at once: into a file beside it first, which then takes its place.

    Folders that are missing are made. Raises KgError where the file cannot be written.
    """
    # The process id keeps two builds apart; a fixed name also survives file systems without tmpfile.
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        reason = error.strerror or error
        raise KgError(f"{path}: cannot be written ({reason}); choose another --output or free it") from error
