"""The commands that talk to servers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.graph.ontology import ONTOLOGY
from tests.conftest import ROOT, Run
from tests.data import FOLDER
from tests.remote.between import Between, renamed, slow
from tests.remote.servers import PASSWORD, USER, Process

NAMES = "SELECT ?name { ?f a film:Film ; rdfs:label ?name } ORDER BY ?name"


def test_publish(fresh: Process, tmp_path: Path, run: Run) -> None:
    """What was done is told in a line; a dry run names each film first."""
    film = tmp_path / "paper-lanterns-2003.ttl"
    shutil.copy(FOLDER / film.name, film)
    iri = "https://w3id.org/film-narrative/id/film/paper-lanterns-2003"
    code, text, errors = run("publish", tmp_path, "--to", fresh.store, "--dry-run")
    assert (code, errors) == (0, "")
    first, *terms, last = text.splitlines()
    assert (first, last) == (f"{film} to <{iri}>", f"1 film to be sent to {fresh.store}, 0 there already")
    assert [line.partition(" to ")[2] for line in terms] == [f"<{graph}>" for graph in ONTOLOGY]
    assert run("publish", tmp_path, "--to", fresh.store) == (
        0,
        f"1 film sent to {fresh.store}, 0 there already\n",
        "",
    )
    (tmp_path / "words.ttl").write_text("<http://example.org/a> a <http://example.org/b> .")
    code, text, errors = run("publish", tmp_path, "--to", fresh.store)
    assert (code, text) == (1, f"0 films sent to {fresh.store}, 1 there already, 1 not\n")
    assert errors.startswith(f"kg: {tmp_path / 'words.ttl'}: describes no film")


def test_publish_to_a_server_that_is_not_known(fresh: Process, run: Run) -> None:
    """Where queries go is told by --endpoint, or else all is sent with a note."""
    with Between(fresh.store, renamed("/graphs", "/store")) as between:
        url = between.url("/graphs")
        code, text, errors = run("publish", FOLDER, "--to", url)
        assert (code, text) == (0, f"3 films sent to {url}, 0 there already\n")
        assert errors.startswith(
            "kg: note: what the server has cannot be told, so all is sent; give --endpoint"
        )
        assert run("publish", FOLDER, "--to", url, "--endpoint", fresh.query) == (
            0,
            f"0 films sent to {url}, 3 there already\n",
            "",
        )


def test_query(published: Process, run: Run) -> None:
    """A server answers as files do, in every style."""
    for style in ("--table", "--csv", "--json"):
        assert run("query", NAMES, "--endpoint", published.query, style) == run("query", NAMES, FOLDER, style)
    assert run("query", "ASK { ?f a film:Unheard }", "--endpoint", published.query) == (1, "no\n", "")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["publish", str(FOLDER)], "kg: Missing option '--to'; see kg publish --help"),
        (["publish", str(FOLDER), "--to", "store"], "kg: --to: not the URL of a server; give one such as"),
        (["publish", "none", "--to", "{store}"], "kg: none: no such file or folder"),
        (
            ["publish", str(FOLDER), "--to", "{store}", "--user", "ann"],
            "kg: no password for ann at 127.0.0.1",
        ),
        (
            ["publish", str(FOLDER), "--to", "http://127.0.0.1:1/x", "--endpoint", "y"],
            "kg: --endpoint: not the",
        ),
        (["query", NAMES, str(FOLDER), "--endpoint", "{query}"], "kg: a server and files at once; leave out"),
        (["query", NAMES, "--endpoint", "{store}x"], "kg: {store}x: refused with status 4"),
        (["query", NAMES, "--endpoint", "query"], "kg: --endpoint: not the URL of a server"),
        (["query", "SELECT *", "--endpoint", "{query}"], "kg: query, line 1, column 9: something is missing"),
        (["query", NAMES, "--endpoint", "{query}", "--timeout", "0"], "kg: Invalid value for '--timeout'"),
    ],
)
def test_what_cannot_run_says_so_in_one_line(
    arguments: list[str], line: str, oxigraph_server: Process, run: Run
) -> None:
    """Whatever cannot be done ends with exit code 2 and one line."""

    def fill(text: str) -> str:
        return text.replace("{store}", oxigraph_server.store).replace("{query}", oxigraph_server.query)

    code, text, errors = run(*map(fill, arguments))
    assert (code, text, errors.count("\n")) == (2, "", 1)
    assert errors.startswith(fill(line))
    assert "a fault in kg" not in errors


def test_nobody_sees_the_password(virtuoso_server: Process) -> None:
    """While a film is being sent, no command line and no output has the password."""
    environment = {**os.environ, "KG_USER": USER, "KG_PASSWORD": PASSWORD, "KG_DEBUG": "1"}
    with Between(virtuoso_server.store, slow(1.0, times=1)) as between:
        command = [sys.executable, "-m", "kg", "publish", str(FOLDER), "--to", between.url()]
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        ) as process:
            while not between.requests and process.poll() is None:
                time.sleep(0.02)
            lines = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline")]
            output, _ = process.communicate(timeout=60)
    assert not any(PASSWORD.encode() in line for line in lines)
    assert (process.returncode, PASSWORD in output) == (0, False), output
    assert "3 there already" in output
