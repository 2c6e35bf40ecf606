"""The command itself: what cannot be served is one line with the remedy, and what is unsafe is said."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

from kg.graph import update_store
from tests.conftest import Run
from tests.data import FOLDER, STORIES
from tests.graph.corpora import amend, copies
from tests.serve.conftest import Start
from tests.serve.servers import Served

COUNT = "SELECT ?f { ?f a film:Film }"


def test_a_taken_port(films: Path, run: Run) -> None:
    """Another server's port is named, with what to do."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, _, errors = run("serve", films, "--port", str(port))
    assert code == 2
    assert errors == (
        f"kg: port {port} of 127.0.0.1 is taken; stop what uses it, or give another --port "
        "(0: any that is free)\n"
    )


def test_nothing_to_serve(tmp_path: Path, run: Run) -> None:
    """A folder that is missing, empty or has only broken files cannot be served."""
    for folder in (tmp_path / "none", tmp_path):
        code, _, errors = run("serve", folder, "--port", "0")
        assert (code, errors.count("\n")) == (2, 1)
        assert "kg build" in errors
    (tmp_path / "broken.ttl").write_text("<a> <b> .")
    code, _, errors = run("serve", tmp_path, "--port", "0")
    assert (code, errors.count("\n")) == (2, 1)
    assert "no film in it could be read; " in errors
    assert "line 1" in errors
    code, _, errors = run("serve", tmp_path / "broken.ttl", "--port", "0")
    assert (code, "give the folder" in errors) == (2, True)
    code, _, errors = run("serve", FOLDER, "--host", "no.such.host.invalid", "--port", "0")
    assert (code, "give another --host" in errors) == (2, True)


def test_a_broken_film_is_left_out_and_said(tmp_path: Path, start: Start) -> None:
    """The other films are served; the terminal and the index name the one that is not."""
    shutil.copy(next(FOLDER.glob("paper*.ttl")), tmp_path)
    (tmp_path / "broken.ttl").write_text("<a> <b> .")
    server = start(tmp_path)
    assert len(server.rows(COUNT)) == 1
    assert [line for line in server.said if "kg: note: " in line and "broken.ttl, line 1" in line]
    assert "broken.ttl, line 1" in server.get("").text


def test_only_this_machine_and_its_names(served: Served) -> None:
    """A page of another host that points its name here is refused, whatever the path."""
    port = served.address.rstrip("/").rpartition(":")[2]
    for path in ("", "sparql?query=ASK+{}", "assets/serve.css", "nothing"):
        answer = served.get(path, headers={"Host": f"evil.example:{port}"})
        assert answer.status_code == 421
        assert "names of this machine" in answer.text
    for host in ("localhost", f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}"):
        assert served.get("sparql?query=ASK+{}", headers={"Host": host}).status_code == 200
    assert served.address.startswith("http://127.0.0.1:")


def test_open_to_others_is_said(films: Path, start: Start) -> None:
    """A server for others answers to any name, and warns."""
    server = start(films, "--host", "0.0.0.0")
    assert [line for line in server.said if line.startswith("kg: note: everybody who can reach 0.0.0.0")]
    assert server.get("", headers={"Host": "films.example"}).status_code == 200


def test_a_store_is_served(tmp_path: Path, start: Start) -> None:
    """A folder's fresh store answers, as the Turtle would, and by its path; it can be written meanwhile."""
    shutil.copytree(
        FOLDER, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py", "__pycache__")
    )
    update_store(tmp_path)
    for folder in (tmp_path, tmp_path / "store"):
        server = start(folder)
        assert len(server.rows(COUNT)) == len(STORIES)
        assert server.rows("SELECT ?l { v:friendOf skos:prefLabel ?l }") == [{"l": "friend of"}]
        for slug in STORIES:
            assert f'href="/film/{slug}"' in server.get("").text
            assert server.get(f"film/{slug}").status_code == 200
    amend(tmp_path / "paper-lanterns-2003.ttl", "lamps")
    assert update_store(tmp_path).replaced == 1


@pytest.mark.parametrize("stored", [False, True])
def test_a_film_that_changed_is_loaded_again(tmp_path: Path, start: Start, stored: bool) -> None:
    """A rebuilt film is served within seconds without a restart; until then answers say that they are old."""
    shutil.copy(next(FOLDER.glob("paper*.ttl")), tmp_path)
    if stored:
        update_store(tmp_path)
    server = start(tmp_path)
    words = 'SELECT ?w { ?f <https://schema.org/keywords> ?w FILTER(?w = "lamps") }'
    assert server.rows(words) == []
    amend(tmp_path / "paper-lanterns-2003.ttl", "lamps")
    end, stale = time.monotonic() + 60, False
    while not server.rows(words) and time.monotonic() < end:
        stale = stale or "kg-stale" in server.ask("ASK {}").headers
        time.sleep(0.1)
    assert server.rows(words) == [{"w": "lamps"}]
    assert stale
    assert "kg-stale" not in server.ask("ASK {}").headers
    assert [line for line in server.said if "has changed: 1 films loaded again" in line]


def test_a_change_that_breaks_a_film_is_told(tmp_path: Path, start: Start) -> None:
    """Where the only film breaks, the old one goes on, and every page and answer says that it is old."""
    shutil.copy(path := next(FOLDER.glob("paper*.ttl")), tmp_path)
    server = start(tmp_path)
    (tmp_path / path.name).write_text("broken")
    end = time.monotonic() + 60
    while "could not be loaded again" not in server.get("").text and time.monotonic() < end:
        time.sleep(0.1)
    assert "could not be loaded again" in server.get("").text
    answer = server.ask(COUNT)
    assert len(answer.json()["results"]["bindings"]) == 1
    assert "kg-stale" in answer.headers


def test_ended_while_it_loads(tmp_path: Path) -> None:
    """SIGTERM before it serves leaves nothing behind either."""
    copies(tmp_path / "films", 150)
    (temporary := tmp_path / "temporary").mkdir()
    command = [sys.executable, "-m", "kg", "serve", str(tmp_path / "films"), "--port", "0"]
    process = subprocess.Popen(
        command, env={**os.environ, "TMPDIR": str(temporary)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    end = time.monotonic() + 60
    while not list(temporary.glob("kg-serve-*/store/*")) and time.monotonic() < end:
        time.sleep(0.02)
    process.terminate()
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.decode().splitlines()[-1] == "kg: stopped"
    assert list(temporary.iterdir()) == []


def test_nothing_is_left_behind(
    films: Path, start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The snapshot is deleted in the end."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    server = start(films)
    assert list(tmp_path.glob("kg-serve-*"))
    requests.get(server.address, timeout=60)
    server.stop()
    assert list(tmp_path.iterdir()) == []
