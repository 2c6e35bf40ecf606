"""The snapshot that is served: of Turtle, of a store, of a store that others made; and what is left out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from kg.errors import DataError
from kg.graph import open_sources, update_store
from kg.graph.ontology import ONTOLOGY
from kg.graph.prefixes import PREFIXES
from kg.serve.dataset import Dataset, load, stamps
from tests.data import FOLDER, STORIES

_FILM = NamedNode(PREFIXES["film"] + "Film")
_TYPE = NamedNode(PREFIXES["rdf"] + "type")


@pytest.fixture
def loaded() -> Iterator[list[Dataset]]:
    """Snapshots to be deleted in the end."""
    found: list[Dataset] = []
    yield found
    for dataset in found:
        dataset.discard()
        assert not dataset.home.exists()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the sample films."""
    for path in FOLDER.glob("*.ttl"):
        shutil.copy(path, tmp_path)
    return tmp_path


def quads(dataset: Dataset) -> set[str]:
    """All that a snapshot holds, but for blank nodes."""
    return {text for quad in Store.read_only(str(dataset.store)) if "_:" not in (text := str(quad))}


def test_turtle_and_store_give_the_same(folder: Path, loaded: list[Dataset]) -> None:
    """A fresh store, by its folder or its own path, is served as the Turtle would be, and asked as served."""
    loaded.append(load(folder))
    update_store(folder)
    loaded.append(load(folder))
    loaded.append(load(folder / "store"))
    one, other, third = loaded
    assert quads(one) == quads(other) == quads(third)
    assert [one.union, other.union, third.union] == [False] * 3
    assert one.films == other.films == third.films
    assert [film.slug for film in one.films] == sorted(STORIES)
    for way in ([folder], [folder / "store"]):
        assert {str(quad) for quad in open_sources(way).store} == {
            str(quad) for quad in Store.read_only(str(one.store))
        }


def test_a_store_is_left_as_it_was(folder: Path, loaded: list[Dataset]) -> None:
    """The copy of a store shares its tables; what is added to the copy is not in the store."""
    update_store(folder)
    before = {path.name: path.stat().st_mtime_ns for path in (folder / "store").iterdir()}
    count = len(Store.read_only(str(folder / "store")))
    loaded.append(load(folder))
    assert {path.name: path.stat().st_mtime_ns for path in (folder / "store").iterdir()} == before
    assert len(Store.read_only(str(folder / "store"))) == count


def test_a_store_that_is_not_fresh_is_not_served(folder: Path, loaded: list[Dataset]) -> None:
    """Where a file has changed since, the Turtle is loaded."""
    update_store(folder)
    path = folder / "paper-lanterns-2003.ttl"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Paper Lanterns", "Tin Lanterns"), encoding="utf-8"
    )
    loaded.append(load(folder))
    assert "Tin Lanterns" in {film.title for film in loaded[0].films}


def test_a_store_that_others_made(tmp_path: Path, loaded: list[Dataset]) -> None:
    """Its default graph is the union of its named graphs and of the ontology's."""
    store = Store(str(tmp_path / "other"))
    film = NamedNode("http://example.org/film/tin")
    store.add(Quad(film, _TYPE, _FILM, film))
    store.flush()
    del store
    loaded.append(load(tmp_path / "other"))
    assert loaded[0].union
    assert [entry.slug for entry in loaded[0].films] == ["tin"]
    copied = Store.read_only(str(loaded[0].store))
    found = copied.query(f"SELECT ?f {{ ?f a {_FILM} }}", use_default_graph_as_union=True)
    assert len(list(found)) == 1  # type: ignore[arg-type]
    assert {graph.value for graph in copied.named_graphs()} == {film.value, *ONTOLOGY}


def test_what_is_left_out_is_told(folder: Path, loaded: list[Dataset]) -> None:
    """A broken file and a second file of a film are problems; a film without a name has its slug."""
    (folder / "broken.ttl").write_text("<a> <b> .")
    shutil.copy(folder / "paper-lanterns-2003.ttl", folder / "second.ttl")
    (folder / "bare.ttl").write_text(f"<http://example.org/film/bare> a {_FILM} .")
    loaded.append(load(folder))
    broken, second = loaded[0].problems
    assert "broken.ttl, line 1" in broken
    assert "second.ttl: has the graph" in second
    assert "bare" in {film.title for film in loaded[0].films}


def test_where_no_copy_can_be_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A temporary folder that takes no store is named, with the remedy."""

    def full(self: Store, quads: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(
        "kg.serve.dataset.Store", type("Full", (), {"__init__": lambda *_: None, "bulk_extend": full})
    )
    with pytest.raises(
        DataError, match=r"cannot be made there \(No space left on device\); free it, or let TMPDIR"
    ):
        load(folder)


def test_many_files_are_said_to_take_long(tmp_path: Path, loaded: list[Dataset]) -> None:
    """Who serves many files without a store is told of stores."""
    for number in range(101):
        (tmp_path / f"{number}.ttl").write_text(f"<http://example.org/film/{number}> a {_FILM} .")
    said: list[str] = []
    loaded.append(load(tmp_path, said.append))
    assert said == [f"101 files are being loaded; after 'kg store {tmp_path}' that takes no time"]


def test_stamps(folder: Path) -> None:
    """What changes when a film is written, comes or goes; other files do not count."""
    before = stamps(folder)
    assert set(before) == {f"{slug}.ttl" for slug in STORIES}
    (folder / "note.txt").write_text("x")
    assert stamps(folder) == before
    (folder / "paper-lanterns-2003.ttl").write_text("x")
    assert stamps(folder) != before
    assert stamps(folder / "none") == {}
