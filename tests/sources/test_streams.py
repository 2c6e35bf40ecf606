"""Standard input and long files."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.sources import count, load
from kg.sources import streams as streams_module
from kg.sources.streams import Line, lines_in
from kg.story import Film
from tests.sources.pages import page
from tests.sources.tables import LIGHT, write

PRINT = """
import sys
from kg.sources import load
for each in load(["-"]):
    print(getattr(each, "slug", each), "|", getattr(each, "source", ""))
"""


def piped(data: bytes) -> list[str]:
    """What another process reads from its standard input."""
    result = subprocess.run([sys.executable, "-c", PRINT], input=data, capture_output=True, check=True)
    return [line.strip(" |") for line in result.stdout.decode().splitlines()]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize(
    ("text", "slug", "place"),
    [
        (json.dumps({"title": "Lamp", "plot": LIGHT}), "lamp", ", line 1"),
        (f"title,plot\nLamp,{LIGHT}\n", "lamp", ", line 2"),
        (f"title\tplot\nLamp\t{LIGHT}\n", "lamp", ", line 2"),
        (page(), "the-lantern-keeper-1987", ""),
        (LIGHT, "standard-input", ""),
    ],
)
def test_standard_input(text: str, slug: str, place: str, pack: object) -> None:
    """What comes in is known by its first line, packed or not."""
    assert piped(pack(text.encode())) == [f"{slug} | standard input{place}"]  # type: ignore[operator]


def test_standard_input_with_nothing() -> None:
    """Nothing to read is an error that says so."""
    assert piped(b"") == ["standard input: the file is empty; put the film's plot into it"]


def test_packed_pages(tmp_path: Path) -> None:
    """A page may be packed; its name is the one without the ending."""
    write(tmp_path, "plain-story.txt.gz", LIGHT)
    write(tmp_path, "keeper.md.gz", page())
    found = [each.slug for each in load([tmp_path]) if isinstance(each, Film)]
    assert found == ["the-lantern-keeper-1987", "plain-story"]


def test_a_line_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line too long for any film is passed over, not held."""
    monkeypatch.setattr(streams_module, "LONGEST_LINE", 1000)
    file = io.BufferedReader(io.BytesIO(b"a\n" + b"x" * 5000 + b"\nb\n"))  # type: ignore[arg-type]
    first, second, third = lines_in(file, "f")
    assert (first, third) == (Line(1, "a\n"), Line(3, "b\n"))
    assert isinstance(second, SourceError)
    assert str(second).startswith("f, line 2: longer than 1000 bytes")


def test_nothing_is_held(tmp_path: Path) -> None:
    """Ten times the films take no more memory, and are counted before they are read."""
    peaks = []
    for films in (1_000, 10_000):
        rows = (json.dumps({"title": f"Lamp {n}", "plot": f"{LIGHT} {n}. " * 10}) for n in range(films))
        path = write(tmp_path, f"{films}.jsonl", "\n".join(rows))
        assert count([path]) == films
        tracemalloc.start()
        assert sum(isinstance(each, Film) for each in load([path])) == films
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0] + 50_000


def test_what_is_counted(tmp_path: Path) -> None:
    """Errors count, since they are told one by one; standard input cannot be counted."""
    write(tmp_path, "a.csv", f"title,plot\nLamp,{LIGHT}\nbroken\n")
    write(tmp_path, "b.txt", LIGHT)
    write(tmp_path, "c.txt", "")
    assert count([tmp_path, tmp_path / "none"]) == len(list(load([tmp_path, tmp_path / "none"]))) == 5
    assert count(["-", tmp_path]) is None
