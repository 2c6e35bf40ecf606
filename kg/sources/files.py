"""Which files hold films, and their text."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.sources import tables
from kg.sources.cmu import is_cmu
from kg.sources.streams import STDIN, UTF16, opened, plain_name, reason

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = (".txt", ".md", ".markdown")
"""What pages are called; tables are called as kg.sources.tables says."""

_NAMED_SUFFIXES = (*SUFFIXES, ".text", "")


def pages_under(path: Path) -> Iterator[Path | SourceError]:
    """The file itself, or every page and table of a folder and the folders in it, in order of their names."""
    if path == STDIN:
        yield path
        return
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield SourceError(f"{path}: {reason(error)}; check the path")
        return
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for some of what stat accepted
        yield from _pages_in(path)
    elif not path.is_file():
        yield SourceError(f"{path}: not a file or folder (mode {mode:o}); save the page as a file first")
    elif not tables.is_table(path) and plain_name(path).suffix.lower() not in _NAMED_SUFFIXES:
        yield SourceError(f"{path}: {_unread(plain_name(path).suffix)}")
    else:
        yield path


def _unread(suffix: str) -> str:
    better = (
        "write it as .jsonl, a film a line" if suffix.lower() == ".json" else "save the page as .txt or .md"
    )
    return f"{suffix} files are not read; {better}"


def _pages_in(folder: Path) -> Iterator[Path | SourceError]:
    found = False
    refused: list[OSError] = []
    for parent, names, files in os.walk(folder, onerror=refused.append):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for path in _of_films(Path(parent), sorted(files)):
            found = True
            yield path if _is_readable(path) else _no_file(path)
    for error in refused:
        yield SourceError(f"{error.filename}: {reason(error)}; check who may read the folder")
    if not found and not refused:
        yield SourceError(f"{folder}: the folder has no pages; put .txt or .md files into it")


def files_under(folder: Path, ending: str) -> Iterator[Path]:
    """The files of a folder and the folders in it whose names end so, in the order of their names."""
    for parent, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(files) if name.endswith(ending))


def _of_films(folder: Path, names: list[str]) -> Iterator[Path]:
    """The pages and tables among a folder's files; beside the CMU corpus's plots all else is about them."""
    paths = [folder / name for name in names if not name.startswith(".")]
    corpus = [path for path in paths if is_cmu(path)]
    for path in corpus or paths:
        if tables.is_table(path) and _is_readable(path):
            if not tables.of_something_else(path):
                yield path
        elif tables.is_table(path) or _is_page(path):
            yield path


def _is_readable(path: Path) -> bool:
    """Whether reading a path ends, or fails at once: a pipe that nobody writes to would hold up a build."""
    return os.path.isfile(path) or not os.path.exists(path)  # noqa: PTH110, PTH113 - pathlib's may raise


def _no_file(path: Path) -> SourceError:
    return SourceError(f"{path}: a pipe, socket or device; save what it gives as a file, or move it away")


def _is_page(path: Path) -> bool:
    name = plain_name(path).name.lower()
    return not name.startswith("readme") and name.endswith(SUFFIXES)


def text_of(path: Path, *, empty: bool = False) -> str:
    """The text of a file: UTF-8 with or without a byte order mark, or UTF-16 with one.

    Nothing is normalised, line ends neither. Raises SourceError for all that is no text, and for an
    empty file unless it may be ``empty``.
    """
    return text_in(bytes_of(path), path, empty=empty)


def bytes_of(path: Path) -> bytes:
    """The bytes of a file, unpacked where it is compressed."""
    with opened(path) as file:
        return file.read()


def text_in(data: bytes, path: Path, *, empty: bool = False) -> str:
    """The text that the bytes of a file are."""
    if not data.strip() and not empty:
        raise SourceError(f"{path}: the file is empty; put the film's plot into it")
    encoding = "utf-16" if data.startswith(UTF16) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data and encoding != "utf-16":
            raise _binary(path) from error
        raise SourceError(
            f"{path}: not {encoding.removesuffix('-sig').upper()} (byte {error.start}); save it as UTF-8"
        ) from error
    if "\0" in text or _mostly_control(text):
        raise _binary(path)
    return text


def _mostly_control(text: str) -> bool:
    """Whether more than one in a hundred characters is a control character that texts do not have."""
    sample = text[:10_000]
    return 100 * sum(char < " " and char not in "\t\n\r\f\v" for char in sample) > len(sample)


def _binary(path: Path) -> SourceError:
    return SourceError(f"{path}: not a text but a binary file; save the page's text as UTF-8")
