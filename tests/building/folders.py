"""What is in the folder of a build, for the tests of this folder."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from kg.building.manifest import NAME as MANIFEST
from kg.graph.results import format_results
from kg.graph.sparql import run_query

TIMED = {"provenance.jsonld", MANIFEST}
"""Files that say when a film was built."""


def files(folder: Path) -> dict[str, bytes]:
    """The files of a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def rows(query: str, path: Path) -> list[tuple[str, ...]]:
    """The rows that a query finds in a file."""
    found = csv.reader(io.StringIO(format_results(run_query(query, [path]), "csv")))
    return [tuple(row) for row in found][1:]
