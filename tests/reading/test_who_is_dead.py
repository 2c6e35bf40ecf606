"""Who is dead, asked of what was read: from the words of a plot to the rows of the ready query."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from kg.graph.results import format_results
from kg.graph.sparql import find_query, run_query
from kg.graph.triples import to_graph
from kg.graph.turtle import write_turtle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.story import Story

CAST = "Otto Hale meets Vera Holm and Nils Berg. "


@pytest.mark.parametrize(
    ("plot", "dead"),
    [
        ("Nils drowns in the lake. Otto mourns Nils. Vera buries him.", [("Nils Berg", "")]),
        ("Nils drowns Vera in the lake.", [("Vera Holm", "Nils Berg")]),
        ("Vera hides Otto so that Nils will not have him killed.", []),
        ("Nils tries to kill Vera. Otto stops Nils before he kills her.", []),
        ("Nils shoots himself. Vera attends the funeral of Nils.", [("Nils Berg", "")]),
        ("Otto, dying, pulls Vera out of the river.", [("Otto Hale", "")]),
        ("Vera almost dies. Otto fakes his death.", []),
        ("Vera starves to death. Otto is stabbed to death by Nils.",
         [("Vera Holm", ""), ("Otto Hale", "Nils Berg")]),
    ],
)  # fmt: skip
def test_who_dies_by_whose_hand(
    plot: str, dead: list[tuple[str, str]], read_story: Callable[[str], Story], tmp_path: Path
) -> None:
    """Not who mourns, buries or is spared; who drowns or takes their own life is not left out."""
    write_turtle(to_graph(read_story(CAST + plot)), tmp_path / "film.ttl")
    results = run_query(find_query("deaths-and-killers"), [tmp_path / "film.ttl"])
    rows = list(csv.reader(format_results(results, "csv").splitlines()))
    assert [(row[1], row[2]) for row in rows[1:]] == dead
