"""Builds from files to files: what is written, what is reported, and that the bytes are the same."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import parse

from kg import __version__
from kg.building.batch import Outcome
from kg.building.films import MOST_MAPS, build
from kg.building.manifest import NAME as MANIFEST
from kg.building.work import BATCH
from kg.errors import KgError, ModelError
from kg.graph.results import format_results
from kg.graph.sparql import run_query
from tests.conftest import NAMES, ROOT, run_alone
from tests.sources.pages import PLOT, page

TIMED = {"provenance.jsonld", MANIFEST}
"""Files that say when a film was built."""


def files(folder: Path) -> dict[str, bytes]:
    """The files of a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def rows(query: str, path: Path) -> list[tuple[str, ...]]:
    """The rows that a query finds in a file."""
    found = csv.reader(io.StringIO(format_results(run_query(query, [path]), "csv")))
    return [tuple(row) for row in found][1:]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with more films than one batch, and a bad file among them."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(BATCH + 5):
        first, second = NAMES[number % 9], NAMES[(number + 1 + number // 9) % 9]
        text = f"{first} meets {second} in Leeds.\n\nIn 19{number + 30} {first} marries {second} and dies."
        (folder / f"film-{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "film-03-bad.txt").write_bytes(b"\xff")
    return folder


def test_what_is_written(built: Path) -> None:
    """Each film has its graph and its map, all films have a map, and nothing else is left."""
    assert set(files(built)) - TIMED == {
        "corpus.html",
        "plain-story.html",
        "plain-story.ttl",
        "the-lantern-keeper-1987.html",
        "the-lantern-keeper-1987.ttl",
    }


def test_graph_holds_the_page(built: Path, pages: Path) -> None:
    """The plot in the graph stands in the page at its offset, and the head is there."""
    path = built / "the-lantern-keeper-1987.ttl"
    [(plot, offset)] = rows(
        "SELECT ?plot ?offset { ?text nif:isString ?plot ; film:sourceOffset ?offset }", path
    )
    text = (pages / "keeper.txt").read_text(encoding="utf-8")
    assert plot == "\n\n".join(PLOT)
    assert text[int(offset) :].startswith(plot)
    actors = "SELECT ?who ?whom { ?p film:performer/rdfs:label ?who ; film:portrays/rdfs:label ?whom }"
    assert rows(actors, path) == [("Jane Moor", "Orla Finch")]


def test_everything_built_is_valid(built: Path) -> None:
    """What a build writes, the shapes accept."""
    from kg.graph.validate import validate

    reports = validate(sorted(built.glob("*.ttl")))
    assert len(reports) == 2
    assert [report.problems for report in reports if not report.conforms] == []


def test_report(pages: Path, tmp_path: Path) -> None:
    """The report names films in the order of their sources, and each problem."""
    seen: list[Outcome] = []
    report = build([pages], tmp_path, watch=seen.append)
    assert report.films == ["the-lantern-keeper-1987", "plain-story"]
    assert [len(report.problems), report.maps, report.corpus_map] == [1, True, tmp_path / "corpus.html"]
    assert report.problems[0].startswith(f"{pages / 'broken.txt'}: ")
    assert [bool(outcome.problem) for outcome in seen] == [True, False, False]
    assert all(path.exists() for path in report.turtle)


def test_provenance(built: Path, pages: Path) -> None:
    """Beside the graphs stands which file each was read from, and by what."""
    records = json.loads((built / "provenance.jsonld").read_text(encoding="utf-8"))["@graph"]
    data = (pages / "keeper.txt").read_bytes()
    [source] = [record for record in records if record["id"].endswith("film/the-lantern-keeper-1987/source")]
    assert source["file"] == str(pages / "keeper.txt")
    assert source["sha256"] == hashlib.sha256(data).hexdigest()
    software = {record["label"]: record["version"] for record in records if "version" in record}
    assert software == {"narrative-kg": __version__, "en_core_web_md": "3.7.1"}
    assert len(list(parse(path=built / "provenance.jsonld"))) > 10


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    """A page with corrections beside it, one of which cannot be used and one of which does not apply."""
    (tmp_path / "keeper.txt").write_text(page(), encoding="utf-8")
    (tmp_path / "keeper.corrections.toml").write_text(
        'not_characters = ["Moe"]\n[characters."Ned"]\nname = "Ned Finch"\ngender = "mail"\n'
        '[[relationships]]\nsource = "Orla"\ntype = "enemyOf"\ntarget = "Ned"\n',
        encoding="utf-8",
    )
    return tmp_path / "keeper.txt"


def test_corrections(corrected: Path, tmp_path: Path) -> None:
    """A build applies them, says what it could not use, and gives the same valid bytes each time."""
    from kg.graph.validate import validate

    file = corrected.with_name("keeper.corrections.toml")
    report = build([corrected], tmp_path / "out")
    assert (report.films, report.problems) == (["the-lantern-keeper-1987"], [])
    assert report.faults == [f"{file}, line 4: no gender 'mail' here; write female, male or unknown"]
    assert [line for line in report.warnings if "Moe" in line] == [
        f"{file}, line 1: no character is called 'Moe' any more; take it out"
    ]
    [turtle] = report.turtle
    stated = (
        "SELECT ?name ?text { ?r film:evidence ?c ; film:target/rdfs:label ?name . "
        "?c a film:Correction ; rdfs:label ?text }"
    )
    assert rows(stated, turtle) == [("Orla Finch", "Orla enemyOf Ned: holds.")]
    assert validate([turtle])[0].conforms
    assert file.name in (tmp_path / "out" / "provenance.jsonld").read_text(encoding="utf-8")
    again = build([corrected], tmp_path / "again")
    assert again.turtle[0].read_bytes() == turtle.read_bytes()
    file.unlink()
    assert build([corrected], tmp_path / "again").faults == []
    assert again.turtle[0].read_bytes() != turtle.read_bytes()


def test_building_again_gives_the_same_bytes(built: Path, pages: Path, tmp_path: Path) -> None:
    """Another process with other hashes and another working directory writes the same bytes."""
    environment = {**os.environ, "PYTHONHASHSEED": "4711"}
    result = run_alone("build", pages, "--output", tmp_path / "again", env=environment, cwd=tmp_path)
    assert result.returncode == 1
    again = files(tmp_path / "again")
    assert {name for name, data in files(built).items() if again[name] != data} <= TIMED


def test_workers_write_the_same_bytes(many: Path, tmp_path: Path) -> None:
    """Two processes write what one writes, and report the same."""
    one = build([many], tmp_path / "one", workers=1)
    two = build([many], tmp_path / "two", workers=2)
    assert (one.films, one.problems, one.warnings) == (two.films, two.problems, two.warnings)
    assert len(one.films) == BATCH + 5
    first, second = files(tmp_path / "one"), files(tmp_path / "two")
    assert set(first) == set(second)
    assert {name for name in first if first[name] != second[name]} <= TIMED


@pytest.mark.skipif(not any((ROOT / "exports").glob("*.ttl")), reason="NOT TESTED: exports/ is empty")
def test_exports_are_what_the_corpus_gives(tmp_path: Path) -> None:
    """The files in exports/ are those that this version writes."""
    build([ROOT / "corpus"], tmp_path, maps=False)
    kept = {name: data for name, data in files(ROOT / "exports").items() if name.endswith(".ttl")}
    new = {name: data for name, data in files(tmp_path).items() if name.endswith(".ttl")}
    assert sorted(kept) == sorted(new)
    assert [name for name in kept if kept[name] != new[name]] == []


def test_maps_up_to_a_number_of_films(tmp_path: Path) -> None:
    """Beyond fifty films there are no maps unless they are asked for."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(MOST_MAPS + 1):
        (folder / f"film-{number:02}.txt").write_text("Orla meets Ned.", encoding="utf-8")
    report = build([folder], tmp_path / "out")
    assert (len(report.films), report.maps, report.corpus_map) == (MOST_MAPS + 1, False, None)
    assert not list((tmp_path / "out").glob("*.html"))
    asked = build([folder / "film-00.txt"], tmp_path / "out", maps=True)
    assert (tmp_path / "out" / "film-00.html").exists()
    assert asked.corpus_map is None


def test_a_film_called_corpus_keeps_its_map(tmp_path: Path) -> None:
    """The map of a film called Corpus is not overwritten by the map of all."""
    (tmp_path / "corpus.txt").write_text("Orla meets Ned.", encoding="utf-8")
    (tmp_path / "other.txt").write_text("Ada meets Bo.", encoding="utf-8")
    report = build([tmp_path], tmp_path / "out")
    assert report.corpus_map is None
    assert "Orla" in (tmp_path / "out" / "corpus.html").read_text(encoding="utf-8")


def test_a_film_that_breaks_the_program_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault while one film is read is one line with its file; all others are built."""
    from kg.reading import pipeline

    real = pipeline.make_doc

    def fail(film: object, nlp: object) -> object:
        if film.slug == "b":  # type: ignore[attr-defined]
            raise RuntimeError("two\nlines")
        return real(film, nlp)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "make_doc", fail)
    monkeypatch.delenv("KG_DEBUG", raising=False)
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("Orla meets Ned.", encoding="utf-8")
    report = build([tmp_path], tmp_path / "out")
    assert report.films == ["a", "c"]
    assert report.problems == [
        f"{tmp_path / 'b.txt'}: a fault in kg (RuntimeError: two lines); report it with this file"
    ]


@pytest.mark.parametrize(
    "plot",
    ["She leaves.", "THE END OF ALL.", "他离开了。", "🎬 Orla 🎬 leaves 🎬.", "Он ушёл. Она осталась."],
)
def test_plots_with_little_to_read(plot: str, tmp_path: Path) -> None:
    """A plot without names, in capitals, in another language or in pictures is still a film, and valid."""
    from kg.graph.validate import validate

    (tmp_path / "film.txt").write_text(plot, encoding="utf-8")
    report = build([tmp_path / "film.txt"], tmp_path / "out")
    assert (report.films, report.problems) == (["film"], [])
    assert validate(report.turtle)[0].conforms


def test_base(tmp_path: Path) -> None:
    """All data has the base that is asked for."""
    (tmp_path / "page.txt").write_text(page(), encoding="utf-8")
    [path] = build(
        [tmp_path / "page.txt"], tmp_path / "out", base="https://example.org/kg", maps=False
    ).turtle
    text = path.read_text(encoding="utf-8")
    assert "https://example.org/kg/film/the-lantern-keeper-1987" in text
    assert "w3id.org/film-narrative/id/" not in text


def test_a_model_that_is_not_there(pages: Path, many: Path, tmp_path: Path) -> None:
    """A missing model is an error of the whole build, from worker processes too."""
    for sources, workers in (([pages], 1), ([many], 2)):
        with pytest.raises(ModelError, match="no_such_model"):
            build(sources, tmp_path, model="no_such_model", workers=workers)


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_an_output_that_is_no_folder(name: str, pages: Path, tmp_path: Path) -> None:
    """An output folder that cannot be made is an error before anything is read."""
    (tmp_path / "file").touch()
    with pytest.raises(KgError, match=re.escape(f"{tmp_path / name}: cannot be made a folder")):
        build([pages], tmp_path / name)


@pytest.mark.parametrize("workers", [1, 2])
def test_interrupted(workers: int, many: Path, tmp_path: Path) -> None:
    """Ctrl-C ends a build with one line, no worker and no half-written file left."""
    command = [
        sys.executable,
        "-m",
        "kg",
        "build",
        str(many),
        "-o",
        str(tmp_path / "out"),
        f"--workers={workers}",
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        wait_for(lambda: (tmp_path / "out").exists())
        time.sleep(1)
        # A terminal sends it to every process of the group.
        os.killpg(process.pid, signal.SIGINT)
        output, errors = process.communicate(timeout=60)
    assert (output, errors.strip()) == (b"", b"kg: stopped")
    # Python ends itself by the signal, which shells call 130, if it was running C code of an import.
    assert process.returncode in (130, -signal.SIGINT)
    wait_for(lambda: not living(process.pid))
    assert not [name for name in files(tmp_path / "out") if name.endswith(".part")]


def living(group: int) -> list[str]:
    """The processes of a group that have not ended."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, owner = path.read_text(encoding="utf-8").rpartition(")")[2].split()[:3]
            found += [path.parent.name] if int(owner) == group and state != "Z" else []
    return found


def wait_for(happened: object, seconds: float = 30) -> None:
    """Wait until something has happened."""
    end = time.monotonic() + seconds
    while not happened():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.05)


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


def test_a_film_does_not_depend_on_its_neighbours(many: Path, tmp_path: Path) -> None:
    """Read alone, a film gives the bytes that it gives among others: a build can be gone on with."""
    together = build([many], tmp_path / "together", maps=False)
    for slug in together.films[::5]:
        build([many / f"{slug}.txt"], tmp_path / "alone", maps=False)
    alone = {name: data for name, data in files(tmp_path / "alone").items() if name.endswith(".ttl")}
    assert len(alone) == 5
    assert alone.items() <= files(tmp_path / "together").items()


def test_tables_are_built(tmp_path: Path) -> None:
    """Rows become films, bad ones are told by line, and the cast says who is an actor."""
    lines = [
        "title,year,cast,plot",
        'Lamp,1987,Jane Moor as Orla,"Orla rows to Leeds. Ned Roe waits for Orla. Orla meets Ned Roe."',
        "Broken,1988",
        'Salt,1989,Ned Roe,"Orla rows to Leeds. Ned Roe waits for Orla. Orla meets Ned Roe."',
    ]
    (tmp_path / "films.csv").write_text("\n".join(lines), encoding="utf-8")
    report = build([tmp_path / "films.csv"], tmp_path / "out")
    assert report.films == ["lamp-1987", "salt-1989"]
    assert [problem.split(";")[0] for problem in report.problems] == [
        f"{tmp_path / 'films.csv'}, line 3: 2 cells where the header has 4"
    ]
    played = "SELECT ?who ?whom { ?p film:performer/rdfs:label ?who ; film:portrays/rdfs:label ?whom }"
    assert rows(played, tmp_path / "out" / "lamp-1987.ttl") == [("Jane Moor", "Orla")]
    people = "SELECT ?name { ?c a film:Character ; rdfs:label ?name } ORDER BY ?name"
    assert rows(people, tmp_path / "out" / "lamp-1987.ttl") == [("Ned Roe",), ("Orla",)]
    assert rows(people, tmp_path / "out" / "salt-1989.ttl") == [("Orla",)]


def test_no_map_of_too_many_films(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A map of all films is drawn up to a number of them; beyond it a remark says that there is none."""
    monkeypatch.setattr("kg.building.work.MOST_IN_CORPUS_MAP", 1)
    report = build([pages], tmp_path)
    assert (report.corpus_map, report.remarks) == (None, ("no map of all films: it shows at most 1",))
    assert not (tmp_path / "corpus.html").exists()
    assert report.summary().endswith(f"open {tmp_path / 'the-lantern-keeper-1987.html'} in a browser")


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
