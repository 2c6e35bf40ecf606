"""The commands about one film: its map, its network, its names, what is told in it, other formats."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from kg.commands.console import COULD_NOT, EXPORTS, NO, result_options, say
from kg.errors import KgError


@click.command("validate")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def validate(files: tuple[str, ...]) -> int:
    """Check Turtle files against the ontology's shapes.

    FILE may be a folder of them. Exit code 0: all are valid; 1: at least one is not; 2: at least one
    could not be read.
    """
    from kg.graph.store import turtle_files

    worst = 0
    for file in files:
        try:
            for path in turtle_files(Path(file)):
                worst = max(worst, _checked(path))
        except KgError as error:
            worst = say(str(error), COULD_NOT)
    return worst


def _checked(path: Path) -> int:
    """Check a file, print what was found and return the exit code for it."""
    from kg.graph.validate import report_lines
    from kg.graph.validate import validate as validated

    try:
        [report] = validated([path])
    except KgError as error:
        return say(str(error), COULD_NOT)
    click.echo("\n".join(report_lines(report)))
    return 0 if report.conforms else NO


def _found(film: str) -> Path:
    """A film's file, which may be called by its name among the exports."""
    exported = Path(EXPORTS, f"{film}.ttl")
    return exported if exported.is_file() and not Path(film).exists() else Path(film)


@click.command("map")
@click.argument("file")
@click.option("-o", "--output", metavar="FILE", help="Where the map goes; beside FILE by default.")
def draw_map(file: str, output: str | None) -> int:
    """Draw the map of a film.

    FILE is its Turtle, or its name among the exports; the map is one HTML file that opens
    anywhere, also offline.
    """
    from kg.graph.reading import read_graph
    from kg.maps import write_map

    source = _found(file)
    target = Path(output) if output else source.with_suffix(".html")
    write_map(read_graph(source), target)
    click.echo(f"map written to {target}; open it in a browser")
    return 0


@click.command()
@click.argument("file")
@result_options
def network(file: str, style: Any) -> int:
    """Measure who is central in a film.

    FILE is its Turtle, or its name among the exports. A row for every character and group:

    \b
    prominence   share of all mentions of characters that mean this one
    degree       sum of the confidences of one's relationships, not their number
    betweenness  share of the shortest paths between two others that run through this one
    community    circle of those bound closely to each other, 1 the largest; - for nobody's
    """
    from kg.formats.rows import rows_as
    from kg.graph.reading import read_graph
    from kg.network import Row, character_network, network_rows, network_table

    rows = network_rows(character_network(read_graph(_found(file))))
    table = style in (None, "table")
    click.echo(f"{network_table(rows)}\n" if table else rows_as(style, rows, Row), nl=False)
    return 0


@click.command()
@click.argument("film", metavar="FILE")
@click.argument("one", metavar="NAME")
@click.argument("other", metavar="NAME")
@result_options
def explain(film: str, one: str, other: str, style: Any) -> int:
    """Show all that a film tells between two characters.

    FILE is its Turtle, or its name among the exports; NAME any name of a character. Every relationship and
    event between the two is shown, in the order of the text, with the sentence that says so. Exit code 1:
    nothing is told.
    """
    from kg.graph.explain import explain as between
    from kg.graph.results import format_results

    columns = os.get_terminal_size().columns if sys.stdout.isatty() else None
    shown = format_results(between(_found(film), one, other), style or "table", columns)
    click.echo(shown, nl=False)
    return NO if shown.startswith("(no rows)") else 0


@click.command()
@click.argument("file")
@result_options
def characters(file: str, style: Any) -> int:
    """Show who is who in a film, and why.

    FILE is its Turtle, its name among the exports, or a page. Every character's names with the rule
    that joined each; with the table comes what to write into which file to correct it.
    """
    from kg.commands.corrections import how_to_correct, named_graph
    from kg.formats.rows import rows_as
    from kg.network import CharacterRow, character_rows, characters_table

    graph, corrections = named_graph(_found(file))
    rows = character_rows(graph)
    if style not in (None, "table"):
        click.echo(rows_as(style, rows, CharacterRow), nl=False)
        return 0
    click.echo(characters_table(rows))
    click.echo(f"\n{how_to_correct(rows, corrections)}", err=True, nl=False)
    return 0


@click.command()
@click.argument("file")
@click.option(
    "--to",
    "format",
    required=True,
    metavar="FORMAT",
    help="jsonld, rdfxml, nquads, ntriples, trig, graphml, gexf, cytoscape or csv.",
)
@click.option("-o", "--output", metavar="FILE", help="Where it goes; standard output by default.")
def export(file: str, format: str, output: str | None) -> int:
    """Write a film in another format, for other tools.

    FILE is its Turtle, or its name among the exports. csv is several tables: a folder of them, or
    one archive where the output ends in .zip or is not given. In gexf and graphml the weight of an
    edge is its confidence. docs/exports.md says what each column and attribute is.
    """
    from kg.formats import export as convert
    from kg.formats import find_format, save
    from kg.graph.reading import read_graph

    find_format(format)
    graph = read_graph(_found(file))
    if output:
        for path in save(graph, format, Path(output)):
            click.echo(f"written to {path}")
    elif format == "csv" and sys.stdout.isatty():
        raise KgError("csv is several tables; give --output a folder or a .zip file")
    else:
        sys.stdout.buffer.write(convert(graph, format))
    return 0
