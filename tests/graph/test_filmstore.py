"""Making stores and keeping them up: what is loaded, what is left, and what a kill leaves behind."""

from __future__ import annotations

import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg.errors import DataError
from kg.graph.filmstore import StoreWriter, update_store
from kg.graph.manifest import MANIFEST, StoreInUseError
from kg.graph.ontology import ONTOLOGY, ontology_quads
from kg.graph.sparql import run_query
from kg.graph.store import open_sources
from tests.data import FOLDER, STORIES
from tests.graph.corpora import IRI, amend, copies


@pytest.fixture
def films(tmp_path: Path) -> Path:
    """A folder with the sample films and their store."""
    folder = tmp_path / "films"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    update_store(folder)
    return folder


def graphs(store: Path) -> dict[str, set[Triple]]:
    """What a store holds of films, by named graph."""
    opened = Store.read_only(str(store))
    return {
        name.value: {quad.triple for quad in opened.quads_for_pattern(None, None, None, name)}
        for name in opened.named_graphs()
        if name.value not in ONTOLOGY
    }


def merged(store: Path) -> set[Triple]:
    """What a query without GRAPH sees in a store, but for the ontology."""
    opened = Store.read_only(str(store))
    found = {quad.triple for quad in opened.quads_for_pattern(None, None, None, DefaultGraph())}
    terms = {quad.triple for quad in ontology_quads(named=False)}
    assert terms <= found
    return found - terms


def together(films: dict[str, set[Triple]]) -> set[Triple]:
    """All films' triples, each once."""
    return set().union(*films.values())


def turtle(folder: Path) -> dict[str, set[Triple]]:
    """What a folder's films hold, by film, with numbers as Oxigraph writes them (1 for 1.0)."""
    films = {}
    for path in folder.glob("*.ttl"):
        store = Store()
        store.load(path=path)
        films[IRI + path.stem] = {quad.triple for quad in store}
    return films


def test_a_store_holds_a_graph_a_film(films: Path) -> None:
    """Every film is a named graph with all its triples, and the default graph is all films merged."""
    assert graphs(films / "store") == turtle(films)
    assert set(graphs(films / "store")) == {IRI + slug for slug in STORIES}
    assert merged(films / "store") == together(turtle(films))
    assert len(merged(films / "store")) < sum(len(triples) for triples in turtle(films).values())


def test_what_two_films_share_stays_while_one_has_it(films: Path) -> None:
    """An actor's name comes once, stays when one of two films goes or changes, and goes with the last."""
    name = Triple(NamedNode("http://example.org/ann"), NamedNode("https://schema.org/name"), Literal("Ann"))
    for number, path in enumerate(sorted(films.glob("*.ttl"))):
        text = path.read_text()
        path.write_text(f"{text}\n{name} .\n" if number < 2 else text)
    update_store(films)
    query = "SELECT (COUNT(*) AS ?count) { ?who schema:name 'Ann' }"
    one, other, _ = sorted(films.glob("*.ttl"))
    for gone in (one, other):
        assert [row["count"].value for row in run_query(query, [films])] == ["1"]
        assert name in merged(films / "store")
        gone.write_text(gone.read_text().replace(f"{name} .", "")) if gone == one else gone.unlink()
        update_store(films)
        assert merged(films / "store") == together(turtle(films))
    assert name not in merged(films / "store")


def test_only_what_changed_is_loaded(films: Path) -> None:
    """A second run does nothing; a film that changed, came or went is replaced, added or removed."""
    again = update_store(films)
    assert (again.films, again.added, again.replaced, again.removed) == (3, 0, 0, 0)
    amend(films / "paper-lanterns-2003.ttl", "lanterns")
    copies(films, 1)
    (films / "the-salt-road-2001.ttl").unlink()
    seen: list[int] = []
    done = update_store(films, watch=lambda: seen.append(1))
    assert (done.films, done.added, done.replaced, done.removed) == (3, 1, 1, 1)
    assert len(seen) == 2
    assert graphs(films / "store") == turtle(films)
    assert merged(films / "store") == together(turtle(films))


def test_a_file_written_again_with_the_same_bytes(films: Path) -> None:
    """A build that changes nothing gives the store nothing to do."""
    path = films / "paper-lanterns-2003.ttl"
    path.write_bytes(path.read_bytes())
    done = update_store(films)
    assert (done.added, done.replaced, done.removed) == (0, 0, 0)


def test_replacing_leaves_other_films_and_what_is_the_same(films: Path) -> None:
    """Blank nodes, too, are replaced and do not pile up."""
    path = films / "paper-lanterns-2003.ttl"
    for number in range(3):
        amend(path, f"word {number}")
        with path.open("a") as file:
            file.write("[] <https://schema.org/name> 'somebody' .\n")
        update_store(films)
    found = graphs(films / "store")
    names = [triple for triple in found[IRI + path.stem] if triple.predicate.value.endswith("org/name")]
    assert len(names) == 3
    assert {len(triples) for triples in found.values()} == {len(t) for t in turtle(films).values()}
    assert merged(films / "store") == together(found)


def test_when_most_films_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beginning again is as good as replacing each."""
    monkeypatch.setattr("kg.graph.filmstore._BEGIN_AGAIN", 5)
    monkeypatch.setattr("kg.graph.filmstore._BATCH", 100_000)
    paths = copies(tmp_path, 12)
    update_store(tmp_path)
    for path in paths:
        amend(path, "new")
    done = update_store(tmp_path)
    assert (done.films, done.added + done.replaced) == (12, 12)
    assert graphs(tmp_path / "store") == turtle(tmp_path)
    assert merged(tmp_path / "store") == together(turtle(tmp_path))


def test_a_store_elsewhere(films: Path, tmp_path: Path) -> None:
    """A store may stand in another folder, which then is that folder's alone."""
    update_store(films, tmp_path / "elsewhere")
    assert graphs(tmp_path / "elsewhere") == turtle(films)
    copies(tmp_path / "more", 1)
    with pytest.raises(DataError, match=r"elsewhere: is the store of .*films; choose another folder"):
        update_store(tmp_path / "more", tmp_path / "elsewhere")


def test_a_folder_may_be_moved_with_its_store(films: Path, tmp_path: Path) -> None:
    """The store knows its films by where they stand beside it."""
    shutil.copytree(films, tmp_path / "moved")
    done = update_store(tmp_path / "moved")
    assert (done.films, done.added, done.replaced) == (3, 0, 0)


def test_a_film_that_moves_to_another_file(films: Path) -> None:
    """A film is known by its IRI: a file with another name replaces it, two that change places too."""
    (films / "paper-lanterns-2003.ttl").rename(films / "lanterns.ttl")
    update_store(films)
    one, other = films / "lanterns.ttl", films / "the-salt-road-2001.ttl"
    text = one.read_text()
    one.write_text(other.read_text())
    other.write_text(text)
    update_store(films)
    assert set(graphs(films / "store")) == {IRI + slug for slug in STORIES}


def test_two_files_of_one_film(films: Path) -> None:
    """Which of two files a film is, nobody can say."""
    shutil.copy(films / "paper-lanterns-2003.ttl", films / "a copy.ttl")
    [problem] = update_store(films).problems
    assert re.search(r"a copy\.ttl: has the graph <.*>, as paper-lanterns-2003\.ttl has", problem)


def test_a_broken_film(films: Path) -> None:
    """A broken file is named with its line and stops no other; mended, it is in the store as well."""
    broken, _ = copies(films, 2)
    text = broken.read_text()
    broken.write_text(text + "<http://example.org/a> broken .")
    done = update_store(films)
    assert (done.films, done.added) == (4, 1)
    [problem] = done.problems
    assert re.search(r"film-0\.ttl, line \d+: broken RDF", problem)
    broken.write_text(text)
    assert update_store(films).problems == ()
    assert graphs(films / "store") == turtle(films)


def test_a_film_that_was_broken_by_hand(films: Path) -> None:
    """Of a film that cannot be read any more the store has what it had."""
    before = graphs(films / "store")
    path = films / "paper-lanterns-2003.ttl"
    path.write_text(path.read_text() + "broken")
    done = update_store(films)
    assert (done.films, done.replaced, len(done.problems)) == (3, 0, 1)
    assert graphs(films / "store") == before


def test_other_folders_are_left_alone(films: Path, tmp_path: Path) -> None:
    """A folder with anything else in it is never taken for a store."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("Dear")
    with pytest.raises(DataError, match="letters: holds other things than a store"):
        update_store(films, tmp_path / "letters")
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["dear.txt"]
    with pytest.raises(DataError, match=r"dear\.txt: cannot be used"):
        update_store(films, tmp_path / "letters" / "dear.txt")


def test_writing_film_by_film(films: Path) -> None:
    """A build may hand over each film as it is written."""
    with StoreWriter(films, films / "store") as writer:
        for path in copies(films, 3):
            writer.put(path)
    assert graphs(films / "store") == turtle(films)
    assert update_store(films).added == 0


def test_one_writer_at_a_time(films: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second writer is told, and so is one that comes while a query reads."""
    monkeypatch.setattr("kg.graph.manifest._PATIENCE", 0.1)
    with StoreWriter(films, films / "store"), pytest.raises(StoreInUseError, match="in use by another"):
        update_store(films)
    reading = open_sources([films])
    with pytest.raises(StoreInUseError, match="in use by another"):
        update_store(films)
    assert run_query("ASK { ?film a film:Film }", reading)
    del reading
    update_store(films)


def test_a_store_that_another_program_has(films: Path) -> None:
    """Oxigraph's own server on the store keeps us out, and the store stays as it is."""
    other = Store(str(films / "store"))
    with pytest.raises(StoreInUseError, match="in use by another program"):
        update_store(films)
    assert len(list(other.named_graphs())) == 3 + len(ONTOLOGY)


@pytest.mark.parametrize("damage", ["CURRENT", "MANIFEST-*", "*.sst", MANIFEST, "version", "deleted"])
def test_a_damaged_store_is_made_again(films: Path, damage: str) -> None:
    """A store that is broken, or of another version, is only a copy: the Turtle makes it again."""
    store = films / "store"
    if damage == "deleted":
        (store / "CURRENT").unlink()
    elif damage == "version":
        connection = sqlite3.connect(store / MANIFEST)
        connection.execute("PRAGMA user_version = 99")
        connection.close()
    else:
        for path in store.glob(damage):
            path.write_bytes(b"nothing of the kind")
    update_store(films)
    assert graphs(store) == turtle(films)


def test_what_a_killed_load_left_is_cleared_away(films: Path) -> None:
    """Files that Oxigraph had begun and not taken in do not pile up."""
    (films / "store" / "bulk-123.sst").write_bytes(b"half")
    update_store(films)
    assert not list((films / "store").glob("bulk-*"))


def test_a_graph_made_by_hand_is_left(films: Path) -> None:
    """What somebody else put into the store is none of the list's business."""
    other = Store(str(films / "store"))
    name = NamedNode("http://example.org/mine")
    other.add(Quad(name, name, name, name))
    other.flush()
    del other
    update_store(films)
    assert name.value in graphs(films / "store")
