"""Builds from files to files: what is written, what is reported, and that the bytes are the same."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from pyoxigraph import parse

from kg import __version__
from kg.building import films
from kg.building.batch import Outcome
from kg.building.films import build
from kg.building.work import BATCH
from kg.errors import KgError, ModelError
from tests.building.folders import TIMED, files, rows
from tests.conftest import ROOT, Run
from tests.needed import missing
from tests.sources.pages import PLOT, page


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


def test_workers_write_the_same_bytes(many: Path, tmp_path: Path) -> None:
    """Two processes write what one writes, and report the same."""
    one = build([many], tmp_path / "one", workers=1)
    two = build([many], tmp_path / "two", workers=2)
    assert (one.films, one.problems, one.warnings) == (two.films, two.problems, two.warnings)
    assert len(one.films) == BATCH + 5
    first, second = files(tmp_path / "one"), files(tmp_path / "two")
    assert set(first) == set(second)
    assert {name for name in first if first[name] != second[name]} <= TIMED


def test_exports_are_what_the_corpus_gives(tmp_path: Path) -> None:
    """The files in exports/ are those that this version writes."""
    if not any((ROOT / "exports").glob("*.ttl")):
        missing("exports/ is empty: run make")
    build([ROOT / "corpus"], tmp_path, maps=False)
    kept = {name: data for name, data in files(ROOT / "exports").items() if name.endswith(".ttl")}
    new = {name: data for name, data in files(tmp_path).items() if name.endswith(".ttl")}
    assert sorted(kept) == sorted(new)
    assert [name for name in kept if kept[name] != new[name]] == []


@pytest.mark.parametrize(
    ("count", "asked", "drawn"), [(2, None, True), (3, None, False), (3, True, True), (2, False, False)]
)
def test_maps_up_to_a_number_of_films(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, asked: bool | None, drawn: bool
) -> None:
    """So many films have maps and one of all; with one more there are none unless they are asked for."""
    assert films.MOST_MAPS == 50
    monkeypatch.setattr(films, "MOST_MAPS", 2)
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(count):
        (folder / f"film-{number}.txt").write_text("Orla meets Ned.", encoding="utf-8")
    out = tmp_path / "out"
    report = build([folder], out, maps=asked)
    assert (len(report.films), report.maps) == (count, drawn)
    assert report.corpus_map == (out / "corpus.html" if drawn else None)
    assert len(list(out.glob("*.html"))) == (count + 1 if drawn else 0)


def test_a_folder_in_the_way_of_the_map_of_all(tmp_path: Path, run: Run) -> None:
    """It is one line with the remedy and exit code 1; films, their maps and the record are written."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text("Orla meets Ned.", encoding="utf-8")
    out = tmp_path / "out"
    (out / "corpus.html").mkdir(parents=True)
    code, told, errors = run("build", tmp_path / "one.txt", tmp_path / "two.txt", "--output", out)
    assert code == 1
    assert errors == f"kg: a folder is in the way of {out / 'corpus.html'}; move it, then build again\n"
    assert told.startswith("2 films written")
    assert {"one.ttl", "one.html", "two.ttl", "two.html", "provenance.jsonld"} <= {
        p.name for p in out.iterdir()
    }
    (out / "corpus.html").rmdir()
    assert run("build", tmp_path / "one.txt", tmp_path / "two.txt", "--output", out)[0] == 0
    assert (out / "corpus.html").is_file()


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
