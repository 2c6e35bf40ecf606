"""The commands about one film."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

FILM = ROOT / "tests" / "data" / "paper-lanterns-2003.ttl"


def test_explain(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All between two is shown in any style; a film may be named as it is among the exports."""
    code, text, errors = run("explain", FILM, "Lin Hua", "Lin Mei", "--json")
    assert (code, errors) == (0, "")
    rows = json.loads(text)["results"]["bindings"]
    assert {row["kind"]["value"] for row in rows} >= {"relationship"}
    assert all(row["sentence"]["value"] for row in rows)
    (tmp_path / "exports").mkdir()
    shutil.copy(FILM, tmp_path / "exports")
    monkeypatch.chdir(tmp_path)
    assert run("explain", FILM.stem, "Lin Hua", "Lin Mei", "--json") == (0, text, "")


def test_validate(tmp_path: Path, run: Run) -> None:
    """Valid files give 0, a bad one 1, an unreadable one 2; all are checked."""
    bad = tmp_path / "bad.ttl"
    bad.write_text("[] a <https://w3id.org/film-narrative#Relationship> .", encoding="utf-8")
    broken = tmp_path / "broken.ttl"
    broken.write_text("<a> <b>", encoding="utf-8")
    code, text, errors = run("validate", FILM)
    assert (code, errors) == (0, "")
    assert text.startswith(f"{FILM}: valid")
    assert run("validate", FILM, bad)[0] == 1
    code, text, errors = run("validate", broken, bad, FILM)
    assert code == 2
    assert f"{bad}: not valid" in text
    assert f"{FILM}: valid" in text
    assert errors.startswith(f"kg: {broken}")


def test_map(tmp_path: Path, run: Run) -> None:
    """A map stands beside its film unless it is sent elsewhere."""
    source = tmp_path / "film.ttl"
    shutil.copy(FILM, source)
    code, text, _ = run("map", source)
    assert (code, text) == (0, f"map written to {tmp_path / 'film.html'}; open it in a browser\n")
    assert run("map", source, "--output", tmp_path / "other.html")[0] == 0
    assert (tmp_path / "other.html").read_bytes() == (tmp_path / "film.html").read_bytes()
    assert b"Paper Lanterns" in (tmp_path / "film.html").read_bytes()


def test_network(run: Run) -> None:
    """Measures come as a table, and as rows for programs."""
    code, table, errors = run("network", FILM)
    assert (code, errors) == (0, "")
    head, _, *lines = table.splitlines()
    assert head.split()[0] == "name"
    rows = list(csv.DictReader(io.StringIO(run("network", FILM, "--csv")[1])))
    assert len(rows) == len(lines) > 1
    assert lines[0].startswith(rows[0]["name"])
    assert [row["name"] for row in json.loads(run("network", FILM, "--json")[1])] == [
        row["name"] for row in rows
    ]
    assert run("network", FILM, "--tsv")[1] == run("network", FILM, "--csv")[1].replace(",", "\t")


def test_characters(pages: Path, built: Path, run: Run) -> None:
    """Who is who comes as a table with what to write, or as rows for programs and nothing else."""
    turtle = built / "the-lantern-keeper-1987.ttl"
    code, table, advice = run("characters", turtle)
    assert (code, table.splitlines()[0].split()[0]) == (0, "name")
    assert "Orla (first name)" in table
    assert advice.startswith(f"\nTo correct this, write into {pages / 'keeper.corrections.toml'} what")
    code, text, errors = run("characters", turtle, "--json")
    rows = json.loads(text)
    assert (code, errors, rows[0]["name"], rows[0]["actor"]) == (0, "", "Orla Finch", "Jane Moor")
    assert {"name": "Orla", "rule": "first name"} in rows[0]["others"]
    lines = list(csv.DictReader(io.StringIO(run("characters", turtle, "--csv")[1])))
    assert [line["name"] for line in lines] == [row["name"] for row in rows]
    assert lines[0]["others"] == "Orla (first name)"
    assert run("characters", turtle, "--tsv")[1].splitlines()[0].split("\t") == list(rows[0])
    assert run("characters", pages / "keeper.txt", "--json") == (0, text, "")


@pytest.mark.parametrize(
    "name", ["jsonld", "rdfxml", "nquads", "ntriples", "trig", "graphml", "gexf", "cytoscape", "csv"]
)
def test_export(name: str, tmp_path: Path, run: Run) -> None:
    """Each format goes to a file or to standard output, the same bytes."""
    target = tmp_path / f"film.{'zip' if name == 'csv' else name}"
    assert run("export", FILM, "--to", name, "--output", target) == (0, f"written to {target}\n", "")
    command = [sys.executable, "-m", "kg", "export", str(FILM), "--to", name]
    piped = subprocess.run(command, capture_output=True, check=True)
    assert piped.stdout == target.read_bytes()
    assert piped.stderr == b""


def test_export_formats_are_in_the_help(run: Run) -> None:
    """The help names every format there is."""
    from kg.formats import FORMATS

    text = run("export", "--help")[1]
    assert all(name in text for name in FORMATS)


@pytest.mark.parametrize("command", [["network"], ["map"], ["characters"], ["export", "--to", "ntriples"]])
def test_a_film_by_its_name(
    command: list[str], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command about a film knows it by its name among the exports, as explain does."""
    (tmp_path / "exports").mkdir()
    shutil.copy(FILM, tmp_path / "exports")
    monkeypatch.chdir(tmp_path)
    by_path = run(*command, f"exports/{FILM.name}")
    assert by_path[0] == 0
    assert run(*command, FILM.stem) == by_path
    assert run(*command, "of-no-film")[0] == 2
