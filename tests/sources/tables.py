"""Tables of the tests' own invention, and what is read from them."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from kg.sources import Columns, load
from kg.story import Film

if TYPE_CHECKING:
    from pathlib import Path

LIGHT = "Orla Finch rows to the island. Ned waits at the lamp."
SALT = "Ada sells salt, tin and rope.\nBo buys it."


def write(folder: Path, name: str, text: str | bytes) -> Path:
    """A file with these contents, compressed where its name says so."""
    data = text.encode() if isinstance(text, str) else text
    path = folder / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


def read(path: Path, columns: Columns | None = None) -> tuple[list[Film], list[str]]:
    """The films of a source, and the messages of what cannot be used, without the path before them."""
    found = list(load([path], columns))
    films = [each for each in found if isinstance(each, Film)]
    return films, [str(each).removeprefix(str(path)) for each in found if not isinstance(each, Film)]


def read_text(
    folder: Path, name: str, text: str | bytes, columns: Columns | None = None
) -> tuple[list[Film], list[str]]:
    """The films and messages of a table with these contents."""
    return read(write(folder, name, text), columns)
