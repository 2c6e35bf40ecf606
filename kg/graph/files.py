"""Writing files so that nobody ever reads half of one."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_whole(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file at once: into a file beside it first, which then takes its place.

    The data may come in pieces. Folders that are missing are made. A symbolic link stays, and what it
    leads to is written; a device or a pipe is written to, not replaced. Raises KgError where the file
    cannot be written.
    """
    pieces = [data] if isinstance(data, bytes) else data
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as file:
                file.writelines(pieces)
        else:
            _replace(_behind_links(path), pieces)
    except OSError as error:
        reason = error.strerror or error
        raise KgError(f"{path}: cannot be written ({reason}); choose another --output or free it") from error


def _behind_links(path: Path) -> Path:
    """What a symbolic link leads to, there or not; any other path as it is."""
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return target


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    """Put a whole file in the place of what is there."""
    # The process id keeps two builds apart; a fixed name also survives file systems without tmpfile.
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.writelines(pieces)
        beside.replace(path)
    except OSError:
        remove(beside)
        raise


def remove(path: Path) -> None:
    """Remove a file if it is there and can be removed."""
    with contextlib.suppress(OSError):
        path.unlink()


def remove_parts(folder: Path) -> None:
    """Remove what an end in the middle of writing, or a full disk, left in a folder."""
    for part in folder.glob(".*.part"):
        remove(part)
