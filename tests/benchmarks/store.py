"""A million triples in a store beside plain rdflib, and one film replaced in a store of 30,000.

    python -m tests.benchmarks.store [TRIPLES] [FILMS]

Films are copies of a sample film under other IRIs, all with the very same actors. Both sides of a ratio
are measured in one run, on the same files: loading, and ready queries.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rdflib import Graph

from kg.graph.filmstore import update_store
from kg.graph.results import format_results
from kg.graph.sparql import find_query, run_query
from tests.data import FOLDER
from tests.graph.corpora import amend, copies

TRIPLES = 1_000_000
FILMS = 30_000
QUERIES = ("who-plays-whom", "most-betrayed", "hostility-by-genre")
MODEL = FOLDER / "the-salt-road-2001.ttl"
ROUNDS = 5

SMALL = """@prefix film: <https://w3id.org/film-narrative#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix this: <https://w3id.org/film-narrative/id/film/small/> .
<https://w3id.org/film-narrative/id/film/small> a film:Film ; rdfs:label "small" .
"""
"""A small film's head; characters follow."""


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def show(name: str, ours: float, theirs: float | None = None) -> None:
    """Print a line: seconds, and how many times as long rdflib takes."""
    beside = f"   rdflib {theirs:9.2f} s   {theirs / ours:8.1f} times" if theirs is not None else ""
    print(f"{name:44}{ours:9.3f} s{beside}", flush=True)


def million(folder: Path, triples: int) -> None:
    """Load and ask, by us and by plain rdflib."""
    one = Graph().parse(MODEL)
    folder = folder / "films"
    paths = copies(folder, -(-triples // len(one)), MODEL)
    print(f"{len(paths)} films, {len(paths) * len(one):,} triples")
    graph = Graph()
    theirs = timed(lambda: [graph.parse(path) for path in paths])
    show("load all films into a store", timed(lambda: update_store(folder)), theirs)
    show("bring up a store that is fresh", timed(lambda: update_store(folder)))
    for name in QUERIES:
        query = find_query(name)
        rows: list[str] = []
        ours = timed(
            lambda query=query, rows=rows: rows.append(format_results(run_query(query, [folder]), "csv"))
        )
        asked: list[object] = []
        theirs = timed(lambda query=query, asked=asked: asked.extend(graph.query(query.text)))
        assert len(asked) == rows[0].count("\n") - 1
        show(f"open the store, and ask {name}", ours, theirs)


def replaced(folder: Path, films: int) -> None:
    """Replace one film among many."""
    model = folder / "small.ttl"
    person = 'this:c-{0} a film:Character ; rdfs:label "Person {0}" ; film:prominence 0.{0} .\n'
    people = (person.format(number) for number in range(30))
    model.write_text(SMALL + "".join(people))
    paths = copies(folder / "films", films, model)
    seconds = timed(lambda: update_store(folder / "films"))
    show(f"load {films:,} small films ({Path(model).stat().st_size} bytes each)", seconds)
    several = []
    for turn in range(ROUNDS):
        amend(paths[films // 2 + turn], f"turn {turn}")
        several.append(timed(lambda: update_store(folder / "films")))
    show(f"find the one of {films:,} that changed, replace it", statistics.median(several))
    show(
        "open that store, and ask it one thing",
        timed(lambda: run_query("ASK { ?f a film:Film }", [folder / "films"])),
    )


def main() -> None:
    """Measure and print."""
    triples = int(sys.argv[1]) if len(sys.argv) > 1 else TRIPLES
    films = int(sys.argv[2]) if len(sys.argv) > 2 else FILMS
    with tempfile.TemporaryDirectory() as folder:
        replaced(Path(folder), films)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{'most memory until here':44}{peak:9} MB")
    with tempfile.TemporaryDirectory() as folder:
        million(Path(folder), triples)


if __name__ == "__main__":
    main()
