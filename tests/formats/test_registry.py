from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph

from kg.errors import KgError
from kg.formats import FORMATS, export, find_format, save
from kg.formats.tables import tables
from tests.formats.sample import film_graph

ASKED = {"jsonld", "rdfxml", "nquads", "graphml", "gexf", "csv", "cytoscape"}

DIGESTS = """
import hashlib
from kg.formats import FORMATS, export
from tests.formats.sample import film_graph
for name in FORMATS:
    print(name, hashlib.sha256(export(film_graph(), name)).hexdigest())
"""


def test_every_promised_format_is_there() -> None:
    """The names that users type, each with an extension of its own."""
    assert set(FORMATS) >= ASKED
    assert all(each.name == name for name, each in FORMATS.items())
    assert len({each.extension for each in FORMATS.values()}) == len(FORMATS)


def test_an_unknown_format_lists_those_there_are() -> None:
    """One line that says what to take instead."""
    with pytest.raises(KgError) as raised:
        export(Graph(), "pdf")
    assert str(raised.value).startswith("no export format 'pdf'; take one of jsonld, ")
    assert all(name in str(raised.value) for name in FORMATS)


def test_listing_formats_loads_nothing_heavy() -> None:
    """``kg --help`` names the formats; it must not wait for rdflib or networkx."""
    code = (
        "import sys, kg.formats; print([m for m in ('rdflib', 'networkx', 'pyoxigraph') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("seeds", [("0", "1"), ("2", "4242")])
def test_the_same_bytes_in_every_process(seeds: tuple[str, str]) -> None:
    """Neither the hash seed nor the process shows in any format."""
    root = Path(__file__).parents[2]
    outputs = [
        subprocess.run(
            [sys.executable, "-c", DIGESTS],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in seeds
    ]
    assert outputs[0] == outputs[1]
    assert len(outputs[0].splitlines()) == len(FORMATS)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_order_in_which_triples_were_added_does_not_show(name: str) -> None:
    """A graph built backwards gives the same bytes."""
    graph, backwards = film_graph(), Graph()
    for triple in sorted(graph, reverse=True):
        backwards.add(triple)
    assert export(graph, name) == export(backwards, name)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_save_writes_what_export_gives(name: str, tmp_path: Path) -> None:
    """One file, in a folder that is made, and nothing beside it."""
    graph = film_graph()
    path = tmp_path / "new" / f"rain{find_format(name).extension}"
    assert save(graph, name, path) == [path]
    assert path.read_bytes() == export(graph, name)
    assert list(path.parent.iterdir()) == [path]


def test_save_writes_tables_into_a_folder(tmp_path: Path) -> None:
    """Without .zip the output is a folder with one file a table."""
    graph = film_graph()
    paths = save(graph, "csv", tmp_path / "rain")
    assert {path.name: path.read_bytes() for path in paths} == tables(graph)
    assert {path.parent for path in paths} == {tmp_path / "rain"}


def test_tables_do_not_overwrite_a_file(tmp_path: Path) -> None:
    """A file where the folder should be is left alone."""
    path = tmp_path / "rain.csv"
    path.write_text("mine")
    with pytest.raises(KgError, match=r"rain\.csv: a file, but csv is several"):
        save(film_graph(), "csv", path)
    assert path.read_text() == "mine"


def test_an_output_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """The message names the path; no half of a file is left."""
    (tmp_path / "rain.graphml").mkdir()
    with pytest.raises(KgError, match=r"rain\.graphml: cannot be written") as raised:
        save(film_graph(), "graphml", tmp_path / "rain.graphml")
    assert "\n" not in str(raised.value)
    assert [path.name for path in tmp_path.iterdir()] == ["rain.graphml"]
