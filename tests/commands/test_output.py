"""What is printed arrives whole, or the command fails and says so."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.disk import disk

FILM = ROOT / "tests" / "data" / "paper-lanterns-2003.ttl"
PRINTING = (
    ("query", "SELECT * { ?s ?p ?o }", str(FILM), "--csv"),
    ("query", "SELECT * { ?s ?p ?o }", str(FILM), "--json"),
    ("export", str(FILM), "--to", "jsonld"),
)


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """A real disk that is smaller than what is printed."""
    with disk(tmp_path / "disk", "8k") as folder:
        yield folder


def print_to(target: Path, arguments: tuple[str, ...], unbuffered: str) -> tuple[int, str]:
    """Run a command with its output in a file: its exit code and what it says is wrong."""
    with target.open("wb") as output:
        result = subprocess.run(
            [sys.executable, "-m", "kg", *arguments],
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
    return result.returncode, result.stderr


def is_told(code: int, errors: str) -> bool:
    """Whether a full disk is one line with what to do, and no success."""
    told = "kg: the output is cut short: no space left on device; free some room or write it elsewhere"
    return code == 2 and errors.startswith(told) and errors.count("\n") == 1


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", PRINTING)
def test_a_disk_that_fills_up(full: Path, arguments: tuple[str, ...], unbuffered: str) -> None:
    """A file that is cut short is never a success, whether Python buffers what it prints or not."""
    code, errors = print_to(full / "out", arguments, unbuffered)
    assert (full / "out").stat().st_size == 8192
    assert is_told(code, errors), errors


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="NOT TESTED: no /dev/full here")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", [*PRINTING, ("--version",), ("query", "--list")])
def test_a_full_device(arguments: tuple[str, ...], unbuffered: str) -> None:
    """So it is where not one byte can be written."""
    code, errors = print_to(Path("/dev/full"), arguments, unbuffered)
    assert is_told(code, errors), errors


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_what_fits_is_whole(tmp_path: Path, unbuffered: str) -> None:
    """With or without a buffer the same bytes are printed."""
    assert print_to(tmp_path / "out", PRINTING[2], unbuffered) == (0, "")
    assert print_to(tmp_path / "again", PRINTING[2], "") == (0, "")
    assert (tmp_path / "out").read_bytes() == (tmp_path / "again").read_bytes()
