"""The command ``kg serve``."""

from __future__ import annotations

import signal
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.console import EXPORTS, note

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command()
@click.argument("folder", default=EXPORTS, metavar="[DIR]")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="NAME", help="Where to listen.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=7879,
    show_default=True,
    metavar="N",
    help="At which port; 0 for any that is free.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30,
    show_default=True,
    metavar="SECONDS",
    help="How long a query may run.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=100_000,
    show_default=True,
    metavar="ROWS",
    help="How many rows an answer may have.",
)
@click.option(
    "--cors",
    multiple=True,
    metavar="ORIGIN",
    help="Let pages of this origin read data, as https://example.org, or * for all; may be repeated.",
)
@click.option("--open", "browse", is_flag=True, help="Open the pages in the browser.")
def serve(
    folder: str, host: str, port: int, timeout: float, limit: int, cors: tuple[str, ...], browse: bool
) -> int:
    """Serve films as pages, and to SPARQL.

    DIR holds Turtle, or a store; "exports" by default. Pages with maps, tables and downloads are for
    people, /sparql is for programs. Ctrl-C ends it.
    """
    from kg.serve.asking import Limits
    from kg.serve.dataset import load
    from kg.serve.guard import is_loopback
    from kg.serve.server import listen, run, url
    from kg.serve.state import State

    # Whatever ends this before it serves, the copy that is being made is deleted.
    with closing(listen(host, port)) as found, _sigterm_as_ctrl_c():
        dataset = load(Path(folder), note)
        for problem in dataset.problems:
            note(problem)
        if not is_loopback(host):
            note(f"everybody who can reach {host} can read these films and ask queries; there is no password")
        address = url(host, found)

        def ready() -> None:
            count = len(dataset.films)
            films = f"{count:,} film{'' if count == 1 else 's'}"
            click.echo(f"{films} at {address}, SPARQL at {address}sparql; Ctrl-C ends it")
            sys.stdout.flush()
            if browse:
                click.launch(address)

        run(State(dataset, Limits(seconds=timeout, rows=limit), note, cors), host, found, ready)
    click.echo("ended", err=True)
    return 0


@contextmanager
def _sigterm_as_ctrl_c() -> Iterator[None]:
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
