"""What commands share: exit codes, options, notes to the user."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.remote import Server

EXPORTS = "exports"
"""Where built films are by default."""
NO = 1
"""Exit code where the answer is no: not valid, some films failed."""
COULD_NOT = 2
"""Exit code where the command could not run."""


def result_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command with rows to show has."""
    for style, text in (
        ("json", "JSON"),
        ("tsv", "tab-separated values"),
        ("csv", "comma-separated values"),
        ("table", "a table for people (default)"),
    ):
        add = click.option(
            f"--{style}", "style", flag_value=style, type=str, default=None, help=f"Print {text}."
        )
        command = add(command)
    return command


def server_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command with a server has."""
    for add in (
        click.option(
            "--timeout",
            type=click.FloatRange(min=0, min_open=True),
            default=60,
            show_default=True,
            metavar="SECONDS",
            help="How long the server may take for one answer.",
        ),
        click.option(
            "--user",
            envvar="KG_USER",
            metavar="NAME",
            help="Who you are to the server; the password is KG_PASSWORD's or netrc's.",
        ),
    ):
        command = add(command)
    return command


def open_server(url: str, option: str, user: str | None, timeout: float) -> Server:
    """The server of a URL, and who we are to it."""
    from kg.remote import Server, check_url, find_credentials

    prompt = (lambda text: str(click.prompt(text, hide_input=True, err=True))) if sys.stdin.isatty() else None
    return Server(find_credentials(check_url(url, option), user, prompt), timeout)


def note(line: object) -> None:
    """Tell what the user should know, though the command goes on."""
    click.echo(f"kg: note: {line}", err=True)


def say(line: str, code: int) -> int:
    """Print an error and return the exit code."""
    click.echo(f"kg: {line}", err=True)
    return code
