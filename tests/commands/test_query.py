"""The command that asks files."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run, run_alone

FILM = ROOT / "tests" / "data" / "paper-lanterns-2003.ttl"
FILMS = "SELECT ?label { ?film a film:Film ; rdfs:label ?label }"


def test_query_styles(run: Run) -> None:
    """Rows come as a table, CSV, TSV or JSON."""
    code, table, _ = run("query", FILMS, FILM)
    assert (code, table.splitlines()[0].strip()) == (0, "label")
    assert run("query", FILMS, FILM, "--table") == (0, table, "")
    assert "Paper Lanterns" in table
    assert list(csv.reader(io.StringIO(run("query", FILMS, FILM, "--csv")[1]))) == [
        ["label"],
        ["Paper Lanterns"],
    ]
    assert run("query", FILMS, FILM, "--tsv")[1] == '?label\n"Paper Lanterns"\n'
    [row] = json.loads(run("query", FILMS, FILM, "--json")[1])["results"]["bindings"]
    assert row["label"]["value"] == "Paper Lanterns"


def test_query_from_file_and_standard_input(tmp_path: Path, run: Run) -> None:
    """A query may stand in a file or come through a pipe."""
    (tmp_path / "films.rq").write_text(FILMS, encoding="utf-8")
    expected = run("query", FILMS, FILM)
    assert run("query", tmp_path / "films.rq", FILM) == expected
    piped = run_alone("query", "-", FILM, input=FILMS)
    assert (piped.returncode, piped.stdout, piped.stderr) == expected


def test_query_answers_no(run: Run) -> None:
    """A question whose answer is no has exit code 1."""
    assert run("query", "ASK { ?film a film:Film }", FILM) == (0, "yes\n", "")
    assert run("query", "ASK { ?film a film:Unheard }", FILM) == (1, "no\n", "")


def test_query_reads_exports_by_default(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no source is given the built films in exports are asked."""
    monkeypatch.chdir(tmp_path)
    assert run("query", FILMS)[0] == 2
    (tmp_path / "exports").mkdir()
    shutil.copy(FILM, "exports")
    assert "Paper Lanterns" in run("query", FILMS)[1]


def test_query_list(run: Run) -> None:
    """The ready queries are listed by name with what they answer, and each name runs."""
    code, text, errors = run("query", "--list")
    names = [line.split()[0] for line in text.splitlines()]
    assert (code, errors) == (0, "")
    assert len(names) >= 24
    assert names == sorted(names)
    assert all(len(line.split()) > 2 for line in text.splitlines())
    assert [run("query", name, FILM)[0] for name in names] == [0] * len(names)
