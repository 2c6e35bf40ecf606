"""A film's characters to look at, from its Turtle or its page, and how to correct them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.sources.corrections import SUFFIX
from kg.sources.files import SUFFIXES
from kg.sources.template import template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib import Graph

    from kg.network import CharacterRow

ROW = ", line "
"""What stands between a table and the line of a film in the name of its source."""


def named_graph(path: Path) -> tuple[Graph, Path]:
    """The graph of a film's Turtle or page, and where its corrections are written.

    Raises KgError where there is no film in it.
    """
    from kg.graph import read_graph, to_graph
    from kg.graph.provenance import source_beside

    if path.suffix.lower() in SUFFIXES:
        from kg.api import read

        story = read(path)
        file = story.film.corrections.file
        return to_graph(story), Path(file) if file else path.with_suffix(SUFFIX)
    graph = read_graph(path)
    return graph, _file_for(source_beside(path) or path.name, path.stem)


def _file_for(source: str, slug: str) -> Path:
    """Where the corrections of a film are written: beside its page, or called after it beside its table."""
    table, row, _ = source.partition(ROW)
    return Path(table).with_name(f"{slug}{SUFFIX}") if row else Path(source).with_suffix(SUFFIX)


def how_to_correct(rows: Sequence[CharacterRow], file: Path) -> str:
    """What to write into the file of corrections, with the film's own names, ready to paste."""
    unknown = [row for row in rows if not row.gender and row.kind == "character"] or rows[:1]
    text = template(
        [row.name for row in rows],
        [(other.name, row.name, other.rule) for row in rows for other in row.others],
        [(row.name, row.gender, row.actor) for row in unknown],
    )
    there = " (it is there: same, different and not_characters stand above its tables)"
    head = f"To correct this, write into {file}{there if file.is_file() else ''} what is so, without the #:"
    return f"{head}\n\n{text}"
