"""Building into a folder that was built into before: what changed is built, the rest stays."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

from kg.building.films import build
from kg.building.manifest import NAME as MANIFEST
from kg.building.work import BATCH
from kg.errors import KgError
from tests.building.folders import TIMED, files
from tests.conftest import run_alone
from tests.sources.pages import page


def test_building_again_gives_the_same_bytes(built: Path, pages: Path, tmp_path: Path) -> None:
    """Another process with other hashes and another working directory writes the same bytes."""
    environment = {**os.environ, "PYTHONHASHSEED": "4711"}
    result = run_alone("build", pages, "--output", tmp_path / "again", env=environment, cwd=tmp_path)
    assert result.returncode == 1
    again = files(tmp_path / "again")
    assert {name for name, data in files(built).items() if again[name] != data} <= TIMED


def test_only_what_changed_is_built(many: Path, tmp_path: Path) -> None:
    """A film is built again where its page, the settings or the program changed, and only then."""
    folder = tmp_path / "pages"
    shutil.copytree(many, folder)
    out = tmp_path / "out"
    report = build([folder], out, maps=False)
    assert (report.written, report.kept, len(report.problems)) == (BATCH + 5, 0, 1)
    times = {path: path.stat().st_mtime_ns for path in out.iterdir()}
    report = build([folder], out, maps=False)
    assert (report.written, report.kept, len(report.problems)) == (0, BATCH + 5, 1)
    assert {path.name for path, time in times.items() if path.stat().st_mtime_ns != time} == {MANIFEST}
    changed = folder / "film-07.txt"
    changed.write_text(f"{changed.read_text(encoding='utf-8')} She leaves.", encoding="utf-8")
    report = build([folder], out, maps=False)
    assert (report.written, report.kept, len(report.films)) == (1, BATCH + 4, BATCH + 5)
    assert {path.name for path, time in times.items() if path.stat().st_mtime_ns != time} == {
        "film-07.ttl",
        "provenance.jsonld",
        MANIFEST,
    }
    assert build([changed], out, maps=False, base="https://example.org/").written == 1
    assert build([changed], out, maps=False, base="https://example.org/").kept == 1
    assert build([changed], out, maps=False, base="https://example.org/", again=True).written == 1


def test_another_program_builds_again(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Films that another version built are built again."""
    assert build([pages / "keeper.txt"], tmp_path).written == 1
    monkeypatch.setattr("kg.building.films.program", lambda: "another")
    monkeypatch.setattr("kg.building.batch.program", lambda: "another")
    assert build([pages / "keeper.txt"], tmp_path).written == 1
    assert build([pages / "keeper.txt"], tmp_path).kept == 1


def test_maps_that_are_missing(pages: Path, tmp_path: Path) -> None:
    """Where maps are asked for that are not there, or were changed, they are made."""
    assert build([pages], tmp_path, maps=False).written == 2
    assert build([pages], tmp_path).written == 2
    drawn = files(tmp_path)
    assert build([pages], tmp_path).kept == 2
    for name in ("corpus.html", "plain-story.html"):
        (tmp_path / name).write_text("other", encoding="utf-8")
    report = build([pages], tmp_path)
    assert (report.written, report.kept) == (1, 1)
    assert {name for name, data in files(tmp_path).items() if drawn[name] != data} <= TIMED


def test_a_film_that_moved(pages: Path, tmp_path: Path) -> None:
    """A page under another path is not built again, and the record says where it is now."""
    build([pages / "keeper.txt"], tmp_path / "out")
    (tmp_path / "new.txt").write_bytes((pages / "keeper.txt").read_bytes())
    assert build([tmp_path / "new.txt"], tmp_path / "out").kept == 1
    assert str(tmp_path / "new.txt") in (tmp_path / "out" / "provenance.jsonld").read_text(encoding="utf-8")


def test_an_older_record_is_taken_over(pages: Path, tmp_path: Path) -> None:
    """Films in a folder that has a record and no manifest stay on record."""
    build([pages], tmp_path)
    (tmp_path / MANIFEST).unlink()
    assert build([pages / "keeper.txt"], tmp_path).written == 1
    records = json.loads((tmp_path / "provenance.jsonld").read_text(encoding="utf-8"))["@graph"]
    assert [record["file"] for record in records if "build" in record] == [
        "plain-story.ttl",
        "the-lantern-keeper-1987.ttl",
    ]
    (tmp_path / MANIFEST).unlink()
    (tmp_path / "provenance.jsonld").write_text("mine", encoding="utf-8")
    with pytest.raises(KgError, match="move it away and build again"):
        build([pages], tmp_path)
    assert (tmp_path / "provenance.jsonld").read_text(encoding="utf-8") == "mine"


def test_a_record_that_was_not_written(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a build ends after its films and before their record, the next one writes it."""
    source = tmp_path / "keeper.txt"
    source.write_text(page(), encoding="utf-8")
    build([source], tmp_path / "out")
    source.write_text(page(tagline="A light."), encoding="utf-8")

    def ended(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.building.work.write_provenance", ended)
    with pytest.raises(KeyboardInterrupt):
        build([source], tmp_path / "out")
    monkeypatch.undo()
    assert build([source], tmp_path / "out").kept == 1
    record = (tmp_path / "out" / "provenance.jsonld").read_text(encoding="utf-8")
    assert hashlib.sha256(source.read_bytes()).hexdigest() in record
