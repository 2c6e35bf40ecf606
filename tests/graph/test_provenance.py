"""The record of which build made which film's graph."""

from __future__ import annotations

import hashlib
import json
import tracemalloc
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rdflib import PROV, RDF, RDFS, SDO, XSD, Graph, Literal, URIRef

from kg.errors import DataError, KgError
from kg.graph.prefixes import DEFAULT_BASE
from kg.graph.provenance import Build, Origin, read_provenance, sha256_of, write_provenance
from kg.graph.sparql import run_query

# rdflib's own JSON-LD parser uses a class that rdflib deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

FIRST = Build(
    started=datetime(2024, 5, 1, 12, 0, tzinfo=UTC),
    ended=datetime(2024, 5, 1, 12, 0, 5, 250_000, tzinfo=UTC),
    version="0.1.0",
    model="en_core_web_md",
    model_version="3.7.1",
)
LATER = Build(
    FIRST.started + timedelta(days=1), FIRST.ended + timedelta(days=1), "0.2.0", "other-model", "1.0"
)
TIN = Origin("tin-2001", "pages/tin.txt", "ab" * 32)
SEA = Origin("sea-1999", "films.csv, row 3", "cd" * 32)


def iri(path: str) -> URIRef:
    """An IRI of the data."""
    return URIRef(DEFAULT_BASE + path)


def read(path: Path) -> Graph:
    """The record as RDF, read by rdflib without a network."""
    return Graph().parse(path, format="json-ld")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the record goes."""
    return tmp_path / "exports" / "provenance.jsonld"


def test_one_build(path: Path) -> None:
    """Each film's graph points to its build and its source; the build to time, program and model."""
    write_provenance(path, [(FIRST, TIN), (FIRST, SEA)])
    graph = read(path)
    entity, source = iri("film/tin-2001/graph"), iri("film/tin-2001/source")
    (build,) = graph.objects(entity, PROV.wasGeneratedBy)
    assert set(graph.predicate_objects(entity)) == {
        (RDF.type, PROV.Entity),
        (SDO.about, iri("film/tin-2001")),
        (SDO.contentUrl, Literal("tin-2001.ttl")),
        (PROV.wasGeneratedBy, build),
        (PROV.wasDerivedFrom, source),
    }
    assert graph.value(source, SDO.contentUrl) == Literal("pages/tin.txt")
    assert graph.value(source, URIRef(str(SDO) + "sha256")) == Literal("ab" * 32)
    assert (build, RDF.type, PROV.Activity) in graph
    assert graph.value(build, PROV.startedAtTime) == Literal(
        "2024-05-01T12:00:00.000+00:00", datatype=XSD.dateTime
    )
    assert graph.value(build, PROV.endedAtTime) == Literal(
        "2024-05-01T12:00:05.250+00:00", datatype=XSD.dateTime
    )
    agents = {
        (str(graph.value(agent, RDFS.label)), str(graph.value(agent, SDO.softwareVersion)))
        for agent in graph.objects(build, PROV.wasAssociatedWith)
    }
    assert agents == {("narrative-kg", "0.1.0"), ("en_core_web_md", "3.7.1")}
    assert set(graph.objects(iri("film/sea-1999/graph"), PROV.wasGeneratedBy)) == {build}


def test_corrections_are_a_source(path: Path) -> None:
    """A graph that a person corrected comes from two files, and from one when the corrections are gone."""
    corrected = Origin("tin-2001", "tin.txt", "ab" * 32, "tin.corrections.toml", "12" * 32)
    write_provenance(path, [(FIRST, corrected)])
    assert list(read_provenance(path)) == [(FIRST, corrected)]
    graph = read(path)
    sources = {iri("film/tin-2001/source"), iri("film/tin-2001/corrections")}
    assert set(graph.objects(iri("film/tin-2001/graph"), PROV.wasDerivedFrom)) == sources
    assert graph.value(iri("film/tin-2001/corrections"), URIRef(str(SDO) + "sha256")) == Literal("12" * 32)
    write_provenance(path, [(LATER, TIN)])
    assert "corrections" not in path.read_text()


def test_films_of_two_builds(path: Path) -> None:
    """Each film has its own build, and there are no builds, programs and models but theirs."""
    write_provenance(path, [(FIRST, SEA), (LATER, Origin("tin-2001", "pages/tin.md", "ef" * 32))])
    graph = read(path)
    assert len(set(graph.subjects(RDF.type, PROV.Activity))) == 2
    assert len(set(graph.subjects(RDF.type, PROV.SoftwareAgent))) == 4
    assert list(graph.objects(iri("film/sea-1999/source"), SDO.contentUrl)) == [Literal("films.csv, row 3")]
    builds = {
        str(name): next(graph.objects(iri(f"film/{name}/graph"), PROV.wasGeneratedBy))
        for name in ("tin-2001", "sea-1999")
    }
    assert str(graph.value(builds["tin-2001"], PROV.startedAtTime)).startswith("2024-05-02")
    assert str(graph.value(builds["sea-1999"], PROV.startedAtTime)).startswith("2024-05-01")


def test_it_is_read_back(path: Path) -> None:
    """What was written is read, and written again as it was."""
    films = [(FIRST, SEA), (LATER, TIN)]
    write_provenance(path, films)
    before = path.read_bytes()
    assert list(read_provenance(path)) == films
    write_provenance(path, read_provenance(path))
    assert path.read_bytes() == before
    assert list(read_provenance(path.with_name("none"))) == []


def test_no_film(path: Path) -> None:
    """Without films it is a record of nothing, and still JSON-LD."""
    write_provenance(path, [])
    assert len(read(path)) == 0


def test_many_films_take_no_memory(path: Path) -> None:
    """Records go to the file one by one."""
    path.parent.mkdir()
    tracemalloc.start()
    films = ((FIRST, Origin(f"film-{n}", f"films.csv, line {n}", "ab" * 32)) for n in range(20_000))
    write_provenance(path, films)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert path.stat().st_size > 5_000_000
    assert peak < 1_000_000


def test_it_can_be_asked(path: Path) -> None:
    """kg query reads the record like any other source."""
    write_provenance(path, [(FIRST, TIN)])
    text = "SELECT ?model { ?build prov:wasAssociatedWith/rdfs:label ?model } ORDER BY ?model"
    assert [row["model"].value for row in run_query(text, [path])] == ["en_core_web_md", "narrative-kg"]


def test_another_base(path: Path) -> None:
    """The record's IRIs stand under the base that the films have."""
    write_provenance(path, [(FIRST, TIN)], "https://example.org/mine")
    assert DEFAULT_BASE not in path.read_text()
    assert URIRef("https://example.org/mine/film/tin-2001/graph") in set(read(path).subjects())
    with pytest.raises(KgError):
        write_provenance(path, [(FIRST, TIN)], "mine")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"@graph": [1]}', '{"@graph": [{}]}', '{"@graph": null}']
)
def test_a_file_of_another_kind_is_kept(path: Path, text: str) -> None:
    """What is not such a record is no record of nothing."""
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(DataError, match="move it away and build again"):
        list(read_provenance(path))
    assert path.read_text() == text


def test_sha256_of(tmp_path: Path) -> None:
    """The digest is that of the file's bytes."""
    (tmp_path / "a").write_bytes(b"plot")
    assert sha256_of(tmp_path / "a") == hashlib.sha256(b"plot").hexdigest()


def test_text_is_kept_readable(path: Path) -> None:
    """Names of files in other scripts are not escaped."""
    write_provenance(path, [(FIRST, Origin("x", "页/花样年华.txt", "00" * 32))])
    assert json.loads(path.read_text(encoding="utf-8"))["@graph"]
    assert "页/花样年华.txt" in path.read_text(encoding="utf-8")
