"""JSON Lines, line by line."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from kg.sources.columns import parse_columns
from kg.story import Credit
from tests.sources.tables import LIGHT, read, read_text, write


def test_one_film_a_line(tmp_path: Path) -> None:
    """Objects may have different names for the same, and numbers, lists and null in them."""
    rows = [
        {"title": "Lamp", "year": 1987, "plot": LIGHT, "cast": ["Jo Li as Orla"], "genres": ["Drama", "War"]},
        {"Name": "Salt", "released": "2001-03-04", "synopsis": LIGHT, "cast": None, "director": None},
        {"title": 1917, "plot": LIGHT},
    ]
    lines = [json.dumps(row) + "\n" for row in rows]
    films, problems = read_text(tmp_path, "a.jsonl", "".join(lines))
    assert [film.slug for film in films] == ["lamp-1987", "salt-2001", "1917"]
    assert (films[0].cast, films[0].genres) == ((Credit("Jo Li", "Orla"),), ("Drama", "War"))
    assert [film.sha256 for film in films] == [hashlib.sha256(line.encode()).hexdigest() for line in lines]
    assert problems == []


def test_lines_that_cannot_be_used(tmp_path: Path) -> None:
    """Each has its line and reason, and stops no other."""
    lines = [
        json.dumps({"title": "Lamp", "plot": LIGHT}),
        '{"title": "Cut", "plot": "She lea',
        "[1, 2]",
        "",
        json.dumps({"title": "No plot"}),
        json.dumps({"title": "Half", "plot": "She leaves \ud83d."}),
        "[" * 100_000,
        json.dumps({"title": "Salt", "plot": LIGHT}),
    ]
    films, problems = read_text(tmp_path, "a.ndjson", "\n".join(lines))
    assert [film.title for film in films] == ["Lamp", "Salt"]
    assert problems == [
        ", line 2: not JSON (unterminated string starting at column 26); write one object on each line",
        ', line 3: not an object; write {"title": …, "plot": …} on each line',
        ", line 5: no plot; give the row one",
        ", line 6: bytes that are no text; save the table as UTF-8",
        ", line 7: JSON nested too deep; write one flat object on each line",
    ]


def test_names_that_the_user_gives(tmp_path: Path) -> None:
    """--columns holds for objects, too."""
    path = write(tmp_path, "a.jsonl.gz", json.dumps({"a": "Lamp", "b": LIGHT}))
    [film], problems = read(path, parse_columns("title=a,plot=b"))
    assert (film.title, film.plot, problems) == ("Lamp", LIGHT, [])


@pytest.mark.parametrize("cut", [10, 40])
def test_a_packed_file_that_is_cut(cut: int, tmp_path: Path) -> None:
    """A broken archive is one error, after what could be read."""
    path = write(tmp_path, "a.jsonl.gz", json.dumps({"title": "Lamp", "plot": LIGHT}) + "\n")
    path.write_bytes(path.read_bytes()[:cut])
    _, problems = read(path)
    assert len(problems) == 1
    assert problems[0].startswith(": broken gzip (")
    assert problems[0].endswith("; fetch the file again")


def test_a_line_without_a_name(tmp_path: Path) -> None:
    """Where other lines have a title, one that has none is named as CSV's are; columns are not to blame."""
    lines = [json.dumps({"title": "Lamp", "plot": LIGHT}), json.dumps({"year": 1990, "plot": LIGHT})]
    films, problems = read_text(tmp_path, "a.jsonl", "\n".join([*lines, "{}"]))
    assert [film.slug for film in films] == ["lamp"]
    assert problems == [
        ", line 2: no title; give the row one",
        ", line 3: no title and no plot; give the row one",
    ]


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """A line that is not even text is told as such."""
    _, [problem] = read(write(tmp_path, "a.jsonl", b"\x93\xfa\x00\x01\n"))
    assert problem.endswith(", line 1: bytes that are no text; save the table as UTF-8")
