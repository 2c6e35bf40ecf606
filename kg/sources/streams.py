"""Files and standard input as lines, one after the other, however large they are."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from kg.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

STDIN = Path("-")
"""The source that stands for standard input."""

LONGEST_LINE = 64_000_000
"""A line of more bytes is no row of a table, and would fill the memory."""

UTF16 = (b"\xff\xfe", b"\xfe\xff")
_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"


class Line(NamedTuple):
    """A line with its end, and its number from 1. Bytes that are no UTF-8 are lone surrogates in it."""

    number: int
    text: str


def name_of(path: Path) -> str:
    """What messages call a source."""
    return "standard input" if path == STDIN else str(path)


def plain_name(path: Path) -> Path:
    """The path without the ending that says it is compressed."""
    return path.with_suffix("") if path.suffix.lower() == ".gz" else path


def reason(error: BaseException) -> str:
    """Why something failed, in the system's words."""
    return (getattr(error, "strerror", None) or str(error)).lower()


@contextmanager
def opened(path: Path) -> Iterator[io.BufferedReader]:
    """The bytes of a file or of standard input, unpacked where they are compressed.

    Raises SourceError where it cannot be opened, or turns out to be broken on the way.
    """
    try:
        if path == STDIN:
            yield _unpacked(cast("io.BufferedReader", sys.stdin.buffer))
            return
        with path.open("rb") as file:
            yield _unpacked(file)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise SourceError(f"{name_of(path)}: broken gzip ({reason(error)}); fetch the file again") from error
    except OSError as error:
        raise SourceError(f"{name_of(path)}: {reason(error)}; {_remedy(path, error)}") from error


def _remedy(path: Path, error: OSError) -> str:
    """What to do about a file that cannot be read."""
    if isinstance(error, FileNotFoundError):
        return "the link leads nowhere; mend or remove it" if path.is_symlink() else "check the path"
    return "check who may read the file"


def _unpacked(file: io.BufferedReader) -> io.BufferedReader:
    if file.peek(2)[:2] != _GZIP:
        return file
    return io.BufferedReader(cast("io.RawIOBase", gzip.GzipFile(fileobj=file)))


def lines_in(file: io.BufferedReader, name: str) -> Iterator[Line | SourceError]:
    """The lines of UTF-8 or, with its mark, UTF-16; a line that is endless comes as an error."""
    if file.peek(2)[:2] in UTF16:
        yield from _utf16(file, name)
        return
    number = 0
    while data := file.readline(LONGEST_LINE):
        number += 1
        if len(data) == LONGEST_LINE and not data.endswith(b"\n"):
            yield SourceError(
                f"{name}, line {number}: longer than {LONGEST_LINE} bytes; put each film on its own"
            )
            _skip(file)
            continue
        data = data.removeprefix(_BOM) if number == 1 else data
        yield Line(number, data.decode("utf-8", "surrogateescape"))


def _skip(file: IO[bytes]) -> None:
    while (data := file.readline(LONGEST_LINE)) and not data.endswith(b"\n"):
        pass


def _utf16(file: io.BufferedReader, name: str) -> Iterator[Line | SourceError]:
    number = 0
    lines = io.TextIOWrapper(file, encoding="utf-16", newline="\n")
    try:
        for number, text in enumerate(lines, 1):
            yield Line(number, text)
    except UnicodeDecodeError:
        yield SourceError(f"{name}, line {number + 1}: not UTF-16, nor is the rest; save it as UTF-8")
    finally:
        lines.detach()  # whoever opened the file closes it
