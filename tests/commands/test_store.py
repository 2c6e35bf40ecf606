"""The commands that make and ask stores."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.graph.freshness import stale
from kg.graph.manifest import manifest_to_read
from tests.conftest import Run
from tests.data import FOLDER
from tests.graph.corpora import amend, copies

WHO = "SELECT ?label { ?film a film:Film ; rdfs:label ?label } ORDER BY ?label"


@pytest.fixture
def exports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of built films where commands look for it."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "exports"
    folder.mkdir()
    for path in FOLDER.glob("*.ttl"):
        shutil.copy(path, folder)
    return folder


def test_store(exports: Path, run: Run) -> None:
    """A store is made of exports where no folder is named, and says what was done."""
    assert run("store") == (0, "exports/store holds 3 films: 3 added, 0 replaced, 0 removed\n", "")
    amend(exports / "paper-lanterns-2003.ttl", "lanterns")
    assert run("store", exports) == (
        0,
        f"{exports}/store holds 3 films: 0 added, 1 replaced, 0 removed\n",
        "",
    )
    code, text, _ = run("store", "exports", "--output", "elsewhere")
    assert (code, text) == (0, "elsewhere holds 3 films: 3 added, 0 replaced, 0 removed\n")


def test_query_of_a_store(exports: Path, run: Run) -> None:
    """A store answers as its Turtle does, by its own path and for its folder."""
    answer = run("query", WHO)
    run("store")
    assert run("query", WHO) == answer
    assert run("query", WHO, "exports/store") == answer


def test_query_beside_a_stale_store(exports: Path, run: Run) -> None:
    """What the Turtle says counts; the store that is behind is named on standard error."""
    run("store")
    copies(exports, 1)
    code, text, errors = run("query", "SELECT ?f { ?f a film:Film }")
    assert (code, "film-0" in text) == (0, True)
    assert errors == (
        "kg: note: exports/store does not answer (1 file changed since), the Turtle files do; "
        "'kg store exports' brings it up to them\n"
    )
    code, text, errors = run("query", "SELECT ?f { ?f a film:Film }", "exports/store")
    assert (code, "film-0" in text) == (0, False)
    assert errors.startswith("kg: note: exports/store is not what its Turtle files say")


@pytest.mark.parametrize(
    ("folder", "line"),
    [
        ("none", "kg: none: no such file or folder; make it with 'kg build', or name a Turtle file"),
        ("empty", "kg: empty: no Turtle file (*.ttl) in this folder"),
    ],
)
def test_store_of_nothing(folder: str, line: str, exports: Path, run: Run) -> None:
    """A folder without films is told in one line."""
    (exports.parent / "empty").mkdir()
    code, text, errors = run("store", folder)
    assert (code, text, errors.count("\n")) == (2, "", 1)
    assert errors.startswith(line)


def test_build_keeps_a_store(pages: Path, tmp_path: Path, run: Run) -> None:
    """A build makes a store where it is asked to, and keeps up one that is there."""
    page = pages / "keeper.txt"
    assert run("build", page, "-o", tmp_path, "--no-maps")[0] == 0
    assert not (tmp_path / "store").exists()
    code, text, errors = run("build", page, "-o", tmp_path, "--no-maps", "--store")
    assert (code, errors) == (0, "")
    assert text.endswith(f"{tmp_path}/store holds 1 film: 1 added, 0 replaced, 0 removed\n")
    assert run("build", pages / "plain-story.txt", "-o", tmp_path, "--no-maps")[0] == 0
    assert not stale(tmp_path / "store", manifest_to_read(tmp_path / "store"))
    assert run("query", WHO, tmp_path)[2] == ""
    assert run("build", page, "-o", tmp_path, "--no-maps", "--no-store")[1].count("\n") == 1


def test_build_beside_a_store_that_is_in_use(
    pages: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store that somebody reads is left as it was; only who asked for it has failed."""
    monkeypatch.setattr("kg.graph.manifest._PATIENCE", 0.1)
    page = pages / "keeper.txt"
    run("build", page, "-o", tmp_path, "--no-maps", "--store")
    reading = manifest_to_read(tmp_path / "store")
    code, text, errors = run("build", page, "-o", tmp_path, "--no-maps")
    assert (code, text.count("\n")) == (0, 1)
    assert errors.startswith(
        f"kg: note: its store is left as it was: {tmp_path}/store: in use by another process"
    )
    assert run("build", page, "-o", tmp_path, "--no-maps", "--store")[0] == 2
    reading.close()


def test_a_stray_file_among_the_films(exports: Path, run: Run) -> None:
    """A file that is no Turtle is named by whoever meets it; the films answer, with a store and without."""
    answer = run("query", WHO)
    run("store")
    (exports / "stray.ttl").write_text("garbage")
    (exports / "x.ttl").mkdir()
    for _ in range(2):
        code, text, errors = run("query", WHO)
        assert (code, text) == answer[:2]
        assert [line.split(":")[2] for line in errors.splitlines()] == [
            " exports/stray.ttl, line 1",
            " exports/x.ttl",
        ]
        code, text, errors = run("store")
        assert (code, text) == (1, "exports/store holds 3 films: 0 added, 0 replaced, 0 removed\n")
        assert errors.startswith("kg: exports/stray.ttl, line 1: broken RDF")
        shutil.rmtree(exports / "store")
        run("store")


def test_build_beside_a_stray_file(pages: Path, tmp_path: Path, run: Run) -> None:
    """The film is built and is in the store; what is wrong stands on standard error."""
    page = pages / "keeper.txt"
    run("build", page, "-o", tmp_path, "--no-maps", "--store")
    (tmp_path / "stray.ttl").write_text("garbage")
    code, text, errors = run("build", page, pages / "plain-story.txt", "-o", tmp_path, "--no-maps")
    assert code == 1
    assert text.endswith("/store holds 2 films: 1 added, 0 replaced, 0 removed\n")
    assert errors.startswith(f"kg: {tmp_path}/stray.ttl, line 1: broken RDF")
    assert errors.count("\n") == 1


def test_a_folder_in_the_way_of_a_film(pages: Path, tmp_path: Path, run: Run) -> None:
    """A film whose place is taken is one problem; the films after it are built."""
    (tmp_path / "the-lantern-keeper-1987.ttl").mkdir()
    sources = (pages / "keeper.txt", pages / "plain-story.txt")
    code, text, errors = run("build", *sources, "-o", tmp_path, "--no-maps")
    assert (code, text) == (1, f"1 film written to {tmp_path}, 1 not\n")
    assert errors.startswith(f"kg: {pages / 'keeper.txt'}: a folder is in the way of {tmp_path}/the-lantern")
    assert (tmp_path / "plain-story.ttl").is_file()
