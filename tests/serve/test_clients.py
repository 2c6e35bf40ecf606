"""Clients that nobody here wrote: rdflib's SPARQLStore, Comunica, Oxigraph's and SPARQL's own parsers."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.graph.prefixes import PREFIXES
from tests.conftest import ROOT, Run
from tests.data import STORIES
from tests.needed import missing
from tests.serve.servers import Served

HERE = Path(__file__).parent / "comunica"
FILM = "https://w3id.org/film-narrative#"
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
TITLES = f"{PROLOGUE}SELECT ?title WHERE {{ ?film a film:Film ; rdfs:label ?title }} ORDER BY ?title"
NAMES = sorted(story.film.title for story in STORIES.values())


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv", "application/rdf+xml"])
def test_sparqlstore(served: Served, method: str, form: str) -> None:
    """rdflib asks by each method and reads each form."""
    graph = Graph(SPARQLStore(served.url("sparql"), method=method, returnFormat=form))  # type: ignore[arg-type]
    if form == "application/rdf+xml":
        found = graph.query(f"{PROLOGUE}CONSTRUCT {{ ?f a film:Film }} WHERE {{ ?f a film:Film }}")
        assert len(list(found)) == len(STORIES)
        return
    assert [str(row[0]).strip('"') for row in graph.query(TITLES)] == NAMES


def test_sparqlstore_as_a_graph(served: Served) -> None:
    """The endpoint can be used as an rdflib graph: triples by pattern, one named graph."""
    whole = Graph(SPARQLStore(served.url("sparql")))
    films = set(whole.subjects(URIRef(f"{PREFIXES['rdf']}type"), URIRef(f"{FILM}Film")))
    assert len(films) == len(STORIES)
    [one] = [film for film in films if "paper-lanterns" in film]
    named = Graph(SPARQLStore(served.url("sparql")), identifier=one)
    assert set(named.subjects(URIRef(f"{PREFIXES['rdf']}type"), URIRef(f"{FILM}Film"))) == {one}


def test_kg_query_endpoint(served: Served, run: Run) -> None:
    """Our own client asks it as it does any server."""
    code, text, errors = run("query", TITLES, "--endpoint", served.url("sparql"), "--csv")
    assert (code, errors) == (0, "")
    assert text.replace("\r\n", "\n").splitlines()[1:] == NAMES


@pytest.fixture(scope="session")
def comunica() -> Path:
    """Comunica, installed by its lock file into the user's cache; required where CI=true."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        reason = (
            "no node and npm on this machine: install Debian's packages nodejs and npm to test with Comunica"
        )
        missing(reason)
    key = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()[:16]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "narrative-kg-tests" / f"comunica-{key}"
    if not (folder / "installed").is_file():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=900, check=False)
        if done.returncode:
            missing(f"npm ci failed: {done.stderr}")
        (folder / "installed").touch()
    return folder / "node_modules" / "@comunica" / "query-sparql" / "bin" / "query.js"


def asked(comunica: Path, address: str, query: str, form: str) -> str:
    """What Comunica says of a query to an endpoint."""
    command = ["node", str(comunica), f"sparql@{address}", query, "-t", form]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=180, check=False, cwd=comunica.parent
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_comunica(served: Served, comunica: Path) -> None:
    """Comunica gets rows, yes and no, and a graph; what it may ask the service description tells it."""
    address = served.url("sparql")
    rows = json.loads(asked(comunica, address, TITLES, "application/sparql-results+json"))
    assert [row["title"]["value"] for row in rows["results"]["bindings"]] == NAMES
    join = (
        f"{PROLOGUE}SELECT ?who ?label WHERE {{ ?r film:source/rdfs:label ?who ; film:relationType ?type . "
        "?type skos:prefLabel ?label } ORDER BY ?who ?label LIMIT 5"
    )
    found = json.loads(asked(comunica, address, join, "application/sparql-results+json"))
    expected = served.rows(join)
    assert [
        {name: term["value"] for name, term in row.items()} for row in found["results"]["bindings"]
    ] == expected
    assert asked(comunica, address, f"{PROLOGUE}ASK {{ ?f a film:Film }}", "simple").strip() == "true"
    text = asked(
        comunica, address, f"{PROLOGUE}CONSTRUCT WHERE {{ ?f a film:Film }}", "application/n-triples"
    )
    assert len(Graph().parse(data=text, format="nt")) == len(STORIES)


def test_the_lock_file_pins_what_is_asked_for() -> None:
    """The version of Comunica and the hashes of all it needs are written down."""
    package = json.loads((HERE / "package.json").read_text())
    lock = json.loads((HERE / "package-lock.json").read_text())["packages"]
    [version] = package["dependencies"].values()
    assert lock["node_modules/@comunica/query-sparql"]["version"] == version
    others = {name: each for name, each in lock.items() if name}
    assert all(each["integrity"].startswith("sha512-") for each in others.values())
    registry = "https://registry.npmjs.org/"
    assert all(each.get("resolved", registry).startswith(registry) for each in others.values())
    assert not (ROOT / "tests" / "serve" / "comunica" / "node_modules").exists()
