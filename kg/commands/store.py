"""The commands about many films at once: ask them, keep them in a store, send them to a server."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from kg.commands.console import EXPORTS, NO, note, open_server, result_options, say, server_options
from kg.errors import KgError


@click.command()
@click.argument("query", required=False)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--list", "listing", is_flag=True, help="Name the ready queries and what they answer.")
@click.option("--endpoint", metavar="URL", help="Ask a server of published films, where it answers queries.")
@server_options
@result_options
def query(
    query: str | None,
    sources: tuple[str, ...],
    listing: bool,
    endpoint: str | None,
    user: str | None,
    timeout: float,
    style: Any,
) -> int:
    """Ask the built films a question.

    QUERY is SPARQL, a .rq file, the name of a ready query, or - for SPARQL on standard input. SOURCE is
    Turtle files, folders of them or a store; "exports" by default.
    """
    from pyoxigraph import QueryBoolean

    from kg.graph.results import format_results
    from kg.graph.sparql import find_query, open_for, ready_queries, run_query

    if listing:
        ready = ready_queries()
        width = max((len(each.name) for each in ready), default=0)
        click.echo("\n".join(f"{each.name:{width}}  {each.question or each.title}" for each in ready))
        return 0
    if query is None:
        raise click.UsageError("no QUERY given; kg query --list names the ready ones")
    if endpoint and sources:
        raise click.UsageError("a server and files at once; leave out --endpoint or the SOURCE")
    asked = find_query(sys.stdin.read() if query == "-" else query)
    if endpoint:
        from kg.remote import ask

        results = ask(asked, open_server(endpoint, "--endpoint", user, timeout), endpoint, note)
    else:
        opened = open_for(asked, sources or (EXPORTS,), note)
        results = run_query(asked, opened)
    columns = os.get_terminal_size().columns if sys.stdout.isatty() else None
    click.echo(format_results(results, style or "table", columns), nl=False)
    return NO if isinstance(results, QueryBoolean) and not results else 0


@click.command()
@click.argument("folder", default=EXPORTS, metavar="[DIR]")
@click.option("--to", "url", required=True, metavar="URL", help="Where the server takes graphs.")
@click.option("--endpoint", metavar="URL", help="Where it answers queries, if that cannot be told by --to.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent, and send nothing.")
@server_options
def publish(
    folder: str, url: str, endpoint: str | None, dry_run: bool, user: str | None, timeout: float
) -> int:
    """Send built films to a SPARQL server.

    DIR holds Turtle; "exports" by default. Each film is a named graph, called by the film's IRI, and so
    are the ontology's files. What the server has already is not sent again.
    """
    from tqdm import tqdm

    from kg.remote import check_url, query_url
    from kg.remote import publish as send

    server = open_server(url, "--to", user, timeout)
    endpoint = check_url(endpoint, "--endpoint") if endpoint else query_url(url)
    if endpoint is None:
        note("what the server has cannot be told, so all is sent; give --endpoint, where it answers queries")
    with tqdm(unit=" films", disable=not sys.stderr.isatty(), leave=False) as bar:

        def watch(problem: str) -> None:
            bar.update()
            if problem:
                tqdm.write(f"kg: {problem}", file=sys.stderr)

        report = send(Path(folder), url, server, endpoint=endpoint, dry_run=dry_run, watch=watch)
    if dry_run:
        every = (*report.sent, *report.terms)
        click.echo("".join(f"{film.path} to <{film.graph}>\n" for film in every), nl=False)
    done = len(report.sent)
    text = f"{done} film{'' if done == 1 else 's'} {'to be sent' if dry_run else 'sent'} to {url}"
    text += f", {report.kept} there already" + (f", {len(report.problems)} not" if report.problems else "")
    click.echo(text)
    return NO if report.problems else 0


@click.command()
@click.argument("folder", default=EXPORTS, metavar="[DIR]")
@click.option("-o", "--output", metavar="FOLDER", help="Where the store goes; DIR/store by default.")
def store(folder: str, output: str | None) -> int:
    """Keep a folder's films in a store, for queries at once.

    DIR holds Turtle; "exports" by default. Only what changed since the last time is loaded.
    """
    return stored(folder, output)


def stored(folder: str, output: str | None = None) -> int:
    """Bring a store up to a folder's films, say what was done, and return the exit code."""
    from tqdm import tqdm

    from kg.graph.filmstore import update_store

    with tqdm(unit=" films", disable=not sys.stderr.isatty(), leave=False) as bar:
        done = update_store(folder, output, bar.update)
    changes = f"{done.added} added, {done.replaced} replaced, {done.removed} removed"
    click.echo(f"{done.store} holds {done.films} film{'' if done.films == 1 else 's'}: {changes}")
    for problem in done.problems:
        say(problem, NO)
    return NO if done.problems else 0


def kept_up(folder: Path) -> int:
    """Bring up a store that happens to be there; that it cannot be is no failure of what was asked for."""
    try:
        return stored(str(folder))
    except KgError as error:
        note(f"its store is left as it was: {error}")
        return 0


def has_store(folder: Path) -> bool:
    """Whether a folder of films has a store."""
    from kg.graph.manifest import has_manifest
    from kg.graph.store import STORE

    return has_manifest(folder / STORE)
