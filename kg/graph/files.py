"""Writing files so that nobody ever reads half of one."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write_whole(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file at once: into a file beside it first, which then takes its place.

    The data may come in pieces. Folders that are missing are made. Raises KgError where the file cannot
    be written.
    """
    # The process id keeps two builds apart; a fixed name also survives file systems without tmpfile.
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.writelines([data] if isinstance(data, bytes) else data)
        beside.replace(path)
    except OSError as error:
        remove(beside)
        reason = error.strerror or error
        raise KgError(f"{path}: cannot be written ({reason}); choose another --output or free it") from error


def remove(path: Path) -> None:
    """Remove a file if it is there and can be removed."""
    with contextlib.suppress(OSError):
        path.unlink()


def remove_parts(folder: Path) -> None:
    """Remove what an end in the middle of writing, or a full disk, left in a folder."""
    for part in folder.glob(".*.part"):
        remove(part)
