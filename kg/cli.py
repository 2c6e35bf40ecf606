"""``kg``: all commands under one name, and one line for whatever goes wrong.

Nothing heavy is imported at the top, so that ``kg --help`` answers at once.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

import click

from kg import __version__
from kg.commands.build import build, manifest
from kg.commands.console import COULD_NOT, say
from kg.commands.film import characters, check, draw, explain, export, network
from kg.commands.serve import serve
from kg.commands.store import publish, query, store
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Sequence

_STOPPED = 130
"""Exit code after Ctrl-C."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg", message="%(prog)s %(version)s")
def kg() -> None:
    """Film plots as knowledge graphs: who is who, what happens, who stands how to whom.

    Begin with "kg build page.txt", then open the map that it writes.
    """


for _command in (
    *(build, manifest, query, store, publish, serve),
    *(check, draw, network, explain, characters, export),
):
    kg.add_command(_command)


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
        return say(f"{error.format_message().rstrip('.')}; see {command} --help", COULD_NOT)
    except (KgError, click.ClickException) as error:
        return say(str(error), COULD_NOT)
    except click.Abort:
        return say("stopped", _STOPPED)
    except Exception as error:
        if os.environ.get("KG_DEBUG"):
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return say(
            f"a fault in kg ({what}); run it again with KG_DEBUG=1 and report what it prints", COULD_NOT
        )
    return code if isinstance(code, int) else 0
