"""The command line: what each command takes, prints and answers, and how it says what is wrong."""

from __future__ import annotations

import os
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
HEAVY = (
    *("spacy", "rdflib", "networkx", "numpy", "pyoxigraph", "pyshacl", "jinja2", "yaml", "multiprocessing"),
    *("scipy", "pandas", "pyvis", "requests", "uvicorn", "starlette", "thinc"),
)


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


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_that_nobody_reads_to_its_end(unbuffered: str) -> None:
    """A reader that stops early is no error."""
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    everything = "SELECT * { ?s ?p ?o, ?a . ?x ?y ?z }"
    command = [sys.executable, "-m", "kg", "query", everything + " LIMIT 50000", str(FILM), "--csv"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
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
