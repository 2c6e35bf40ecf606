"""docs/commands.md, made from the commands themselves: ``python -m tests.manual`` writes it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from kg.cli import kg
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

PATH = ROOT / "docs" / "commands.md"
HEAD = """# Commands and options

What `kg COMMAND --help` says, on one page. `python -m tests.manual` writes it, and a test holds it
to the commands.
"""


def manual() -> str:
    """The whole page."""
    sections = ("".join(_section(name, command)).rstrip() for name, command in kg.commands.items())
    return "\n\n".join([HEAD.rstrip(), *sections]) + "\n"


def _section(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=f"kg {name}")
    yield f"## kg {name}\n\n"
    yield f"    {context.command_path} {' '.join(command.collect_usage_pieces(context))}\n\n"
    for part in (command.help or "").split("\n\n"):
        yield f"{textwrap.fill(' '.join(part.split()), 110)}\n\n"
    options = [option for option in command.params if isinstance(option, click.Option)]
    if options:
        yield "| option | what it does |\n|---|---|\n"
    for written, told in filter(None, (option.get_help_record(context) for option in options)):
        yield f"| `{written}` | {' '.join(told.split())} |\n"


if __name__ == "__main__":
    PATH.write_text(manual(), encoding="utf-8")
