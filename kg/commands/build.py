"""The commands that build: ``kg build`` and ``kg manifest``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.commands.console import EXPORTS, NO, result_options
from kg.commands.store import has_store, kept_up, stored


@click.command()
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
@click.option(
    "--columns",
    metavar="FIELD=NAME,...",
    help="Columns of tables by name or number, where they are not recognised: title=Film,plot=Story.",
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="A Dask scheduler whose workers read: tcp://HOST:PORT or local."
)
@click.option("--again", is_flag=True, help="Build every film, also what has not changed.")
def build(
    sources: tuple[str, ...],
    output: str,
    workers: int,
    model: str | None,
    base: str | None,
    maps: bool | None,
    keep_store: bool | None,
    columns: str | None,
    again: bool,
    scheduler: str | None,
) -> int:
    """Turn films' plots into graphs and maps.

    SOURCE is a page (.txt, .md), a table (.csv, .tsv, .jsonl), either packed (.gz), the CMU Movie Summary
    Corpus, a folder of these, or - for standard input. DIR/FILM.ttl is the graph of a film, DIR/FILM.html
    its map.
    """
    from kg.building import build as build_films
    from kg.building.progress import Progress
    from kg.sources import count, parse_columns

    chosen = parse_columns(columns) if columns else None
    with Progress(lambda: count(sources, chosen)) as progress:
        report = build_films(
            sources,
            output,
            model=model,
            base=base,
            workers=workers,
            maps=maps,
            columns=chosen,
            again=again,
            scheduler=scheduler,
            watch=progress.watch,
        )
    for remark in report.remarks:
        click.echo(f"kg: note: {remark}", err=True)
    click.echo(report.summary())
    if report.films and (keep_store or (keep_store is None and has_store(report.output))):
        code = stored(str(report.output)) if keep_store else kept_up(report.output)
    else:
        code = 0
    return NO if report.problems or report.faults else code


@click.command()
@click.argument("folder", default=EXPORTS, metavar="[DIR]")
@click.option("--failed", is_flag=True, help="Only what failed.")
@result_options
def manifest(folder: str, failed: bool, style: Any) -> int:
    """Tell what the last build made, and what failed.

    DIR is where it went; "exports" by default. Every film with its source and, where it failed, why.
    """
    from kg.building.manifest import ManifestRow, look_into, manifest_table
    from kg.formats.rows import rows_as

    with look_into(Path(folder)) as opened:
        rows = list(opened.rows(failed))
    table = style in (None, "table")
    click.echo(manifest_table(rows) if table else rows_as(style, rows, ManifestRow), nl=table)
    return 0
