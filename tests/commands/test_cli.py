"""The command line: what each command takes, prints and answers, and how it says what is wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kg import __version__
from kg.cli import kg
from tests.conftest import ROOT, Run, run_alone

FILM = ROOT / "tests" / "data" / "paper-lanterns-2003.ttl"
COMMANDS = sorted(kg.commands)
HEAVY = ("spacy", "rdflib", "networkx", "numpy", "pyoxigraph", "pyshacl", "jinja2", "yaml", "multiprocessing")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], *([name, "--help"] for name in COMMANDS)])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    """Help and version answer without any of the libraries that take their time."""
    code = (
        f"import sys; from kg.cli import main; assert main({arguments!r}) == 0; "
        f"sys.exit(' '.join(sorted(set({HEAVY!r}) & set(sys.modules))) or 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout


def test_version(run: Run) -> None:
    """The version is the package's."""
    assert run("--version") == (0, f"kg {__version__}\n", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help(name: str) -> None:
    """Nothing is left unexplained, and a list of commands shows whole sentences."""
    command = kg.commands[name]
    assert command.get_short_help_str(64).endswith(".")
    assert not command.get_short_help_str(64).endswith("...")
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert all(option.help for option in options)


def test_the_commands(run: Run) -> None:
    """The commands are those that users and other tools rely on."""
    assert {"build", "export", "map", "network", "query", "validate"} <= set(COMMANDS)
    code, text, errors = run("--help")
    assert (code, errors) == (0, "")
    assert all(f"  {name} " in text for name in COMMANDS)


def test_module_runs_as_the_command() -> None:
    """``python -m kg`` is ``kg``."""
    result = run_alone("--version")
    assert (result.returncode, result.stdout) == (0, f"kg {__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], None),
        (["bild"], "kg: No such command 'bild'. Did you mean 'build'?; see kg --help"),
        (["build"], "kg: Missing argument 'SOURCE...'; see kg build --help"),
        (["build", "x", "--workers", "0"], None),
        (["build", "x", "--nope"], None),
        (["build", "x", "--base", "no base"], None),
        (["build", str(FILM.parent), "--output", str(FILM)], None),
        (["build", "{page}", "--output", "{out}", "--model", "no_such_model"], None),
        (["query"], "kg: no QUERY given; kg query --list names the ready ones; see kg query --help"),
        (["query", "no-such-query"], None),
        (["query", "SELECT * { ?s ?p", str(FILM)], None),
        (["query", "ASK {}", "no-such-folder"], None),
        (["validate"], "kg: Missing argument 'FILE...'; see kg validate --help"),
        (["validate", "none.ttl"], None),
        (["validate", "{page}"], None),
        (["map", "none.ttl"], None),
        (["map", str(FILM), "--output", str(FILM / "map.html")], None),
        (["network", "none.ttl"], None),
        (["explain", "none.ttl", "Ada", "Tom"], None),
        (["explain", str(FILM), "Nobody at all", "Lin Hua"], None),
        (["explain", str(FILM), "Lin Hua"], "kg: Missing argument 'NAME'; see kg explain --help"),
        (["network", "{page}"], None),
        (["characters", "none.ttl"], None),
        (["characters", "none.txt"], None),
        (["characters", str(FILM), "--xml"], None),
        (["export", str(FILM)], None),
        (["export", str(FILM), "--to", "docx"], None),
        (["export", "none.ttl", "--to", "jsonld"], None),
    ],
)
def test_what_cannot_run_says_so_in_one_line(
    arguments: list[str], line: str | None, pages: Path, tmp_path: Path, run: Run
) -> None:
    """Whatever cannot be done ends with exit code 2 and one line that is no traceback."""
    filled = [
        part.replace("{page}", str(pages / "keeper.txt")).replace("{out}", str(tmp_path))
        for part in arguments
    ]
    code, _, errors = run(*filled)
    assert code == 2
    if arguments:
        assert errors.startswith("kg: ")
        assert errors.count("\n") == 1
        assert "Traceback" not in errors
        assert "a fault in kg" not in errors
    assert line is None or errors == f"{line}\n"


def test_a_fault_is_one_line_and_a_traceback_on_demand(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours tells what to report; the traceback comes only where it is asked for."""

    def fail(path: Path) -> None:
        raise ZeroDivisionError("of all\nthings")

    monkeypatch.setattr("kg.graph.reading.read_graph", fail)
    monkeypatch.delenv("KG_DEBUG", raising=False)
    code, _, errors = run("network", FILM)
    assert code == 2
    assert errors == (
        "kg: a fault in kg (ZeroDivisionError: of all things); "
        "run it again with KG_DEBUG=1 and report what it prints\n"
    )
    monkeypatch.setenv("KG_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("network", FILM)


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


def test_build(pages: Path, tmp_path: Path, run: Run) -> None:
    """A build says how many films there are and what to open; a film that failed gives exit code 1."""
    code, text, errors = run("build", pages, "--output", tmp_path)
    assert code == 1
    assert text == f"2 films written to {tmp_path}, 1 not; open {tmp_path / 'corpus.html'} in a browser\n"
    assert errors == (
        f"kg: {pages / 'broken.txt'}: not a text but a binary file; save the page's text as UTF-8\n"
    )


def test_build_of_one_film_without_a_map(pages: Path, tmp_path: Path, run: Run) -> None:
    """One film is one file where no map is wanted."""
    code, text, errors = run("build", pages / "keeper.txt", "-o", tmp_path, "--no-maps")
    assert (code, text, errors) == (0, f"1 film written to {tmp_path}\n", "")
    assert sorted(path.name for path in tmp_path.glob("*.*ml")) == []
    assert (tmp_path / "the-lantern-keeper-1987.ttl").exists()


def test_build_with_a_slip_in_the_corrections(tmp_path: Path, run: Run) -> None:
    """The film is built, the slip is one line, and the exit code says that not all was done."""
    (tmp_path / "film.txt").write_text("Orla meets Ned. Orla kills Ned.", encoding="utf-8")
    (tmp_path / "film.corrections.toml").write_text('same = ["Orla"]\n', encoding="utf-8")
    code, text, errors = run("build", tmp_path / "film.txt", "-o", tmp_path, "--no-maps")
    assert (code, text) == (1, f"1 film written to {tmp_path}, 1 correction not used\n")
    expected = f"kg: {tmp_path / 'film.corrections.toml'}, line 1: same needs two names or more; "
    assert errors.startswith(expected)
    assert errors.count("\n") == 1


def test_build_of_nothing(tmp_path: Path, run: Run) -> None:
    """A path that is not there is a source that failed."""
    code, text, errors = run("build", tmp_path / "none", "-o", tmp_path)
    assert (code, text) == (1, f"0 films written to {tmp_path}, 1 not\n")
    assert errors == f"kg: {tmp_path / 'none'}: no such file or directory; check the path\n"


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
    head, *lines = table.splitlines()
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


def test_output_that_nobody_reads_to_its_end() -> None:
    """A reader that stops early is no error."""
    everything = "SELECT * { ?s ?p ?o, ?a . ?x ?y ?z }"
    command = [sys.executable, "-m", "kg", "query", everything + " LIMIT 50000", str(FILM), "--csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_names_print_on_any_terminal(tmp_path: Path) -> None:
    """Names of any script print as UTF-8 whatever the terminal's language says."""
    query = 'SELECT ("花样年华 – Zoë" AS ?name) {}'
    result = run_alone("query", query, FILM, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (result.returncode, result.stderr) == (0, "")
    assert "花样年华 – Zoë" in result.stdout
