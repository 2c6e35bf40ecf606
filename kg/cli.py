"""The commands, thin: each reads its arguments, calls a room and prints what it says.

Nothing heavy is imported at the top, so that ``kg --help`` answers at once.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg import __version__
from kg.cli_store import has_store, kept_up, publish, query, store, stored
from kg.console import COULD_NOT, EXPORTS, NO, result_options
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.batch import Outcome
    from kg.build import Report
    from kg.network import Row

_STOPPED = 130
"""Exit code after Ctrl-C."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg", message="%(prog)s %(version)s")
def kg() -> None:
    """Film plots as knowledge graphs: who is who, what happens, who stands how to whom.

    Begin with "kg build page.txt", then open the map that it writes.
    """


@kg.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("-o", "--output", default=EXPORTS, show_default=True, metavar="DIR", help="Where the files go.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes to use.",
)
@click.option("--model", metavar="NAME", help="Another spaCy model, by name or folder.")
@click.option("--base", metavar="IRI", help="What the IRIs of all data begin with.")
@click.option("--maps/--no-maps", default=None, help="Write a map of each film; by default up to 50 films.")
@click.option(
    "--store/--no-store",
    "keep_store",
    default=None,
    help="Keep a store of the films; by default where there is one.",
)
def build(
    sources: tuple[str, ...],
    output: str,
    workers: int,
    model: str | None,
    base: str | None,
    maps: bool | None,
    keep_store: bool | None,
) -> int:
    """Turn film pages into graphs and maps.

    SOURCE is a page of text (.txt), Markdown (.md) or a folder. DIR/FILM.ttl is the graph of a film,
    DIR/FILM.html its map.
    """
    from tqdm import tqdm

    from kg.build import build as build_films

    with tqdm(unit=" films", disable=not sys.stderr.isatty(), leave=False) as bar:

        def watch(outcome: Outcome) -> None:
            bar.update()
            for line in (outcome.problem, *(f"note: {warning}" for warning in outcome.warnings)):
                if line:
                    tqdm.write(f"kg: {line}", file=sys.stderr)

        report = build_films(sources, output, model=model, base=base, workers=workers, maps=maps, watch=watch)
    click.echo(_summary(report))
    if report.films and (keep_store or (keep_store is None and has_store(report.output))):
        click.echo(stored(str(report.output)) if keep_store else kept_up(report.output))
    return NO if report.problems else 0


def _summary(report: Report) -> str:
    """What a build made, and what to open."""
    films = len(report.films)
    text = f"{films} film{'' if films == 1 else 's'} written to {report.output}"
    if report.problems:
        text += f", {len(report.problems)} not"
    if report.maps and films:
        text += f"; open {report.corpus_map or report.turtle[0].with_suffix('.html')} in a browser"
    return text


for _command in (query, store, publish):
    kg.add_command(_command)


@kg.command("validate")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def check(files: tuple[str, ...]) -> int:
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
            worst = _say(str(error), COULD_NOT)
    return worst


def _checked(path: Path) -> int:
    """Check a file, print what was found and return the exit code for it."""
    from kg.graph.validate import report_lines, validate

    try:
        [report] = validate([path])
    except KgError as error:
        return _say(str(error), COULD_NOT)
    click.echo("\n".join(report_lines(report)))
    return 0 if report.conforms else NO


@kg.command("map")
@click.argument("file")
@click.option("-o", "--output", metavar="FILE", help="Where the map goes; beside FILE by default.")
def draw(file: str, output: str | None) -> int:
    """Draw the map of a film.

    FILE is its Turtle; the map is one HTML file that opens anywhere, also offline.
    """
    from kg.graph.reading import read_graph
    from kg.maps import write_map

    source = Path(file)
    target = Path(output) if output else source.with_suffix(".html")
    write_map(read_graph(source), target)
    click.echo(f"map written to {target}; open it in a browser")
    return 0


@kg.command()
@click.argument("file")
@result_options
def network(file: str, style: Any) -> int:
    """Measure who is central in a film.

    FILE is its Turtle. Prominence, degree, betweenness and community of every character.
    """
    from kg.graph.reading import read_graph
    from kg.network import character_network, network_rows, network_table

    rows = network_rows(character_network(read_graph(Path(file))))
    click.echo(network_table(rows) if style in (None, "table") else _printed(rows, style).rstrip("\n"))
    return 0


def _printed(rows: Sequence[Row], style: str) -> str:
    """Dataclass rows as CSV, TSV or JSON."""
    import csv
    import json
    from dataclasses import asdict, fields

    from kg.network import Row

    dicts = [asdict(row) for row in rows]
    if style == "json":
        return json.dumps(dicts, ensure_ascii=False, indent=2)
    target = io.StringIO()
    names = [field.name for field in fields(Row)]
    writer = csv.DictWriter(
        target, names, dialect="excel-tab" if style == "tsv" else "excel", lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(dicts)
    return target.getvalue()


@kg.command()
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

    FILE is its Turtle. csv is several tables: a folder of them, or one archive where the output ends in
    .zip or is not given.
    """
    from kg.formats import export as convert
    from kg.formats import find_format, save
    from kg.graph.reading import read_graph

    find_format(format)
    graph = read_graph(Path(file))
    if output:
        for path in save(graph, format, Path(output)):
            click.echo(f"written to {path}")
    elif format == "csv" and sys.stdout.isatty():
        raise KgError("csv is several tables; give --output a folder or a .zip file")
    else:
        sys.stdout.buffer.write(convert(graph, format))
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code. Whatever goes wrong is one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = kg.main(arguments, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has enough; Python's own flush at exit must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "kg"
        return _say(f"{error.format_message().rstrip('.')}; see {command} --help", COULD_NOT)
    except (KgError, click.ClickException) as error:
        return _say(str(error), COULD_NOT)
    except click.Abort:
        return _say("stopped", _STOPPED)
    except Exception as error:
        if os.environ.get("KG_DEBUG"):
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return _say(
            f"a fault in kg ({what}); run it again with KG_DEBUG=1 and report what it prints", COULD_NOT
        )
    return code if isinstance(code, int) else 0


def _say(line: str, code: int) -> int:
    """Print an error and return the exit code."""
    click.echo(f"kg: {line}", err=True)
    return code
