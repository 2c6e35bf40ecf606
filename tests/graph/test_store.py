"""Opening sources for queries."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store, serialize

from kg.errors import DataError
from kg.graph.filmstore import StoreWriter, update_store
from kg.graph.ontology import ONTOLOGY, ontology_quads
from kg.graph.prefixes import PREFIXES
from kg.graph.sparql import run_query
from kg.graph.store import Sources, open_sources, turtle_files
from tests.conftest import ROOT
from tests.data import FOLDER, STORIES
from tests.graph.corpora import amend, copies

BASE = "https://w3id.org/film-narrative/id/film/"
ACTORS = "SELECT ?name { ?p a film:Person ; rdfs:label ?name } ORDER BY ?name"


TERMS = len(set(ontology_quads(named=False)))
KINDS = "SELECT DISTINCT ?l { ?e film:eventType ?t . ?t skos:broader? ?b . ?b skos:prefLabel ?l } ORDER BY ?l"


def count(store: Store, graph: NamedNode | DefaultGraph) -> int:
    """How many triples of films a graph holds."""
    found = sum(1 for _ in store.quads_for_pattern(None, None, None, graph))
    return found - TERMS if isinstance(graph, DefaultGraph) else found


def graphs(store: Store) -> set[str]:
    """The named graphs that are not the ontology's."""
    return {graph.value for graph in store.named_graphs()} - {*ONTOLOGY}


@pytest.fixture
def store_folder(tmp_path: Path) -> Path:
    """An Oxigraph store on disk with two films, each a named graph."""
    folder = tmp_path / "store"
    store = Store(str(folder))
    for slug in ("the-salt-road-2001", "the-salt-road-ii-ash-harbour-2004"):
        store.bulk_load(path=FOLDER / f"{slug}.ttl", to_graph=NamedNode(BASE + slug))
    store.flush()
    return folder


def test_a_folder_is_its_turtle_files(tmp_path: Path) -> None:
    """Only Turtle, only in the folder itself, in the order of names."""
    for name in ("b.ttl", "a.ttl", "a.html", "provenance.jsonld", ".b.ttl.12.part"):
        (tmp_path / name).touch()
    (tmp_path / "older").mkdir()
    (tmp_path / "older" / "c.ttl").touch()
    assert [path.name for path in turtle_files(tmp_path)] == ["a.ttl", "b.ttl"]


def test_each_film_is_a_named_graph() -> None:
    """The graphs are called by the films, and the default graph merges them."""
    store = open_sources([FOLDER]).store
    assert graphs(store) == {BASE + slug for slug in STORIES}
    parts = sum(count(store, NamedNode(graph)) for graph in graphs(store))
    merged = count(store, DefaultGraph())
    assert 0 < merged < parts  # the names of shared actors stand in two films and once in the merge


def test_without_named_graphs() -> None:
    """Half of it is enough where nobody asks film by film."""
    store = open_sources([FOLDER], named_graphs=False).store
    assert not list(store.named_graphs())
    assert count(store, DefaultGraph()) == len(store) - TERMS


def test_the_terms_are_there_wherever_films_are_asked(films: Path, tmp_path: Path) -> None:
    """A question about kinds and labels has the same answer from files and from stores."""
    alone = tmp_path / "elsewhere"
    shutil.copytree(films / "store", alone)
    (tmp_path / "bare").mkdir()
    for path in FOLDER.glob("*.ttl"):
        shutil.copy(path, tmp_path / "bare")
    ways: list[list[Path]] = [
        [films],
        [films / "store"],
        [alone],
        [tmp_path / "bare"],
        [alone, tmp_path / "bare"],
    ]
    rows = [[row["l"].value for row in run_query(KINDS, way)] for way in ways]
    assert {"attack", "communication event"} <= {*rows[0]}
    assert rows == [rows[0]] * len(ways)
    text = "SELECT (COUNT(*) AS ?n) { GRAPH <https://w3id.org/film-narrative/vocab> { ?s skos:inScheme ?c } }"
    counts = [next(iter(run_query(text, way)))["n"].value for way in ways]
    assert int(counts[0]) > 80
    assert counts == [counts[0]] * len(ways)


def test_a_file_without_a_film(tmp_path: Path) -> None:
    """A vocabulary is a graph that is called by its file."""
    path = tmp_path / "words.ttl"
    path.write_text("<http://example.org/a> a <http://example.org/b> .")
    store = open_sources([path]).store
    assert graphs(store) == {path.resolve().as_uri()}


def test_shared_people_come_once() -> None:
    """An actor of two films is one row, though each film's file has the name."""
    rows = [row["name"].value for row in run_query(ACTORS, [FOLDER])]
    assert rows.count("Lena Ortiz") == rows.count("Hugo Brandt") == 1


def test_a_store_is_opened_in_place(store_folder: Path) -> None:
    """A store is queried as it is, with all its graphs, and is not written to."""
    sources = open_sources([store_folder])
    assert sources.union
    assert len({row["name"].value for row in run_query(ACTORS, sources)}) == 9
    with pytest.raises(RuntimeError, match="read-write"):
        sources.store.clear()


def test_a_store_and_files_together(store_folder: Path) -> None:
    """A store beside a file is copied, and all of it is merged."""
    sources = open_sources([store_folder, FOLDER / "paper-lanterns-2003.ttl"])
    assert not sources.union
    assert graphs(sources.store) == {BASE + slug for slug in STORIES}
    assert len(list(run_query(ACTORS, sources))) == len(list(run_query(ACTORS, [FOLDER])))
    merged = open_sources([store_folder, FOLDER / "paper-lanterns-2003.ttl"], named_graphs=False)
    films = count(sources.store, DefaultGraph())
    assert count(merged.store, DefaultGraph()) == len(merged.store) - TERMS == films


@pytest.mark.parametrize("ending", ["nq", "jsonld", "nt", "rdf"])
def test_other_formats(tmp_path: Path, ending: str) -> None:
    """What kg exports, kg can ask."""
    kind = {"nq": "N_QUADS", "jsonld": "JSON_LD", "nt": "N_TRIPLES", "rdf": "RDF_XML"}[ending]
    source = open_sources([FOLDER / "paper-lanterns-2003.ttl"]).store
    path = tmp_path / f"film.{ending}"
    quads = source.quads_for_pattern(None, None, None, NamedNode(BASE + "paper-lanterns-2003"))
    datasets = ending in ("nq", "jsonld")
    triples = (quad if datasets else quad.triple for quad in quads)
    serialize(triples, path, format=getattr(RdfFormat, kind))
    store = open_sources([path]).store
    assert count(store, DefaultGraph()) == count(source, DefaultGraph())
    assert count(store, NamedNode(BASE + "paper-lanterns-2003")) == count(source, DefaultGraph())


def test_missing_source(tmp_path: Path) -> None:
    """A source that is not there is named, with what would make it."""
    with pytest.raises(DataError, match=r"exports: no such file or folder; .*kg build") as caught:
        open_sources([tmp_path / "exports"])
    assert "\n" not in str(caught.value)


def test_folder_without_turtle(tmp_path: Path) -> None:
    """An empty folder is no source."""
    with pytest.raises(DataError, match=r"no Turtle file \(\*\.ttl\) in this folder; .*kg build --output"):
        open_sources([tmp_path])


def test_broken_turtle(tmp_path: Path) -> None:
    """One broken file among good ones is named, with the line, and the others answer."""
    broken = tmp_path / "b.ttl"
    broken.write_text("<http://example.org/a>\n  a film:Film .")
    line = r"b\.ttl, line 2: broken RDF \(The prefix film: has not been declared\)"
    for source in (tmp_path, broken):
        with pytest.raises(DataError, match=line):
            open_sources([source])
    shutil.copy(FOLDER / "paper-lanterns-2003.ttl", tmp_path / "a.ttl")
    said: list[str] = []
    sources = open_sources([tmp_path], note=said.append)
    assert actors(sources) == actors(open_sources([tmp_path / "a.ttl"]))
    [text] = said
    assert re.search(line, text)
    assert text.endswith("; the other films answer")


def test_what_is_no_file(tmp_path: Path) -> None:
    """A folder or a pipe that is called like a film is named, and held up by nobody."""
    shutil.copy(FOLDER / "paper-lanterns-2003.ttl", tmp_path)
    (tmp_path / "x.ttl").mkdir()
    os.mkfifo(tmp_path / "y.ttl")
    said: list[str] = []
    assert actors(open_sources([tmp_path], note=said.append))
    assert [text.split("; ")[0] for text in said] == [
        f"{tmp_path / 'x.ttl'}: a folder",
        f"{tmp_path / 'y.ttl'}: not a file",
    ]


def test_broken_dataset(tmp_path: Path) -> None:
    """JSON that is no JSON-LD is told as such."""
    (tmp_path / "a.jsonld").write_text("{")
    with pytest.raises(DataError, match=r"a\.jsonld.*broken RDF"):
        open_sources([tmp_path / "a.jsonld"])


def test_broken_store(tmp_path: Path) -> None:
    """A folder that only looks like a store is told in one line."""
    (tmp_path / "CURRENT").write_text("MANIFEST-1\n")
    with pytest.raises(DataError, match="this store cannot be opened") as caught:
        open_sources([tmp_path])
    assert "\n" not in str(caught.value)


@pytest.fixture
def films(tmp_path: Path) -> Path:
    """A folder of films with a store that is fresh."""
    folder = tmp_path / "films"
    folder.mkdir()
    for path in FOLDER.glob("*.ttl"):
        shutil.copy(path, folder)
    update_store(folder)
    return folder


def actors(sources: Sources) -> set[str]:
    """Who plays in what was opened."""
    return {row["name"].value for row in run_query(ACTORS, sources)}


def test_a_fresh_store_answers_for_its_folder(films: Path) -> None:
    """Nothing is loaded where the store holds what the files say, and nothing is said."""
    said: list[str] = []
    sources = open_sources([films], note=said.append)
    assert sources.lock is not None
    assert said == []
    assert actors(sources) == actors(open_sources([FOLDER]))


def test_a_stale_store_does_not_answer(films: Path) -> None:
    """Where a file has changed since, the files answer, and the user is told."""
    (films / "the-salt-road-2001.ttl").unlink()
    said: list[str] = []
    sources = open_sources([films], note=said.append)
    assert sources.lock is None
    assert len(actors(sources)) < len(actors(open_sources([FOLDER])))
    [line] = said
    assert re.search(r"store does not answer \(1 file changed since\).*'kg store .*films' brings it", line)
    with pytest.warns(UserWarning, match="does not answer"):
        open_sources([films])


def test_a_stale_store_that_is_asked_for(films: Path) -> None:
    """A store that is named answers, but says that it is not what the files say."""
    amend(films / "paper-lanterns-2003.ttl", "lanterns")
    copies(films, 1)
    said: list[str] = []
    sources = open_sources([films / "store"], note=said.append)
    assert not run_query("ASK { ?film schema:keywords 'lanterns' }", sources)
    [line] = said
    assert "is not what its Turtle files say (2 files changed since)" in line


def test_a_store_with_the_terms_of_another_version(films: Path) -> None:
    """It gives way to the files or, where it is named, says what it lacks; 'kg store' brings them."""
    store = Store(str(films / "store"))
    store.update(
        "DELETE WHERE { GRAPH <https://w3id.org/film-narrative/vocab> { v:killing ?p ?o } }",
        prefixes=PREFIXES,
    )
    store.flush()
    del store
    said: list[str] = []
    assert open_sources([films], note=said.append).lock is None
    assert open_sources([films / "store"], note=said.append).lock is not None
    assert "does not answer (it lacks the terms of this version of kg)" in said[0]
    assert said[1].endswith("lacks the terms of this version of kg; 'kg store' brings it up to them")
    done = update_store(films)
    assert (done.added, done.replaced) == (0, 0)
    assert open_sources([films], note=said.append).lock is not None
    assert len(said) == 2


def test_a_store_that_left_its_files(films: Path, tmp_path: Path) -> None:
    """A store without Turtle beside it has nothing to be measured by."""
    shutil.copytree(films / "store", tmp_path / "alone" / "store")
    shutil.copytree(films / "store", tmp_path / "else" / "where")
    for path in (tmp_path / "alone" / "store", tmp_path / "alone", tmp_path / "else" / "where"):
        said: list[str] = []
        assert len(actors(open_sources([path], note=said.append))) == 13
        assert said == []


def test_a_store_that_cannot_be_used(films: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder's own store gives way to the files; one that is named is an error."""
    monkeypatch.setattr("kg.graph.manifest._PATIENCE", 0.1)
    said: list[str] = []
    with StoreWriter(films, films / "store"):
        assert open_sources([films], note=said.append).lock is None
        with pytest.raises(DataError, match="store: in use by another process; wait"):
            open_sources([films / "store"])
    (films / "store" / "CURRENT").write_text("MANIFEST-000000\n")
    assert open_sources([films], note=said.append).lock is None
    with pytest.raises(DataError, match="this store cannot be opened"):
        open_sources([films / "store"])
    assert ["written" in said[0], "cannot be opened" in said[1]] == [True, True]


def test_a_store_in_a_folder_that_is_read_only(films: Path) -> None:
    """Asking writes nothing: another user, who may only read, asks as well."""
    films.chmod(0o555)
    (films / "store").chmod(0o555)
    before = sorted(path.name for path in (films / "store").iterdir())
    code = (
        "import os, sys; from kg.cli import main; from pathlib import Path; films = Path(sys.argv[1]); "
        "from kg.graph.ontology import ontology_quads; import sqlite3; list(ontology_quads()); "
        "os.getuid() or os.setuid(65534); "
        "sys.exit(main(['query', 'ASK { ?f a film:Film }', str(films / 'store')]) or "
        "main(['store', str(films)]) != 2)"
    )
    for parent in (films.parent, films.parent.parent, films.parent.parent.parent):
        parent.chmod(0o755)
    result = subprocess.run(
        [sys.executable, "-c", code, films], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert (result.returncode, result.stdout) == (0, "yes\n"), result.stderr
    assert re.fullmatch(r"kg: .*store: .*; free it, or choose another folder\n", result.stderr)
    assert sorted(path.name for path in (films / "store").iterdir()) == before
