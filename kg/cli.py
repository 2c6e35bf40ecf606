"""``kg``: all commands under one name, and one line for whatever goes wrong.

Nothing heavy is imported at the top, so that ``kg --help`` answers at once.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from kg import __version__
from kg.commands.build import build, manifest
from kg.commands.console import COULD_NOT, say
from kg.commands.film import characters, draw_map, explain, export, network, validate
from kg.commands.installed import out_of_date
from kg.commands.serve import serve
from kg.commands.store import publish, query, store
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Sequence

_STOPPED = 130
"""Exit code after Ctrl-C."""
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says where nothing more can be written."""


class _Commands(click.Group):
    """Commands whose reader may stop early: click by itself takes that for a failure, exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; where nobody reads on, all that was wanted is done."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _silence_output()
            return 0


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="kg", message="%(prog)s %(version)s")
def kg() -> None:
    """Film plots as knowledge graphs: who is who, what happens, how they relate to each other.

    Begin with "kg build page.txt", then open the map that it writes.
    """


for _command in (
    *(build, manifest, query, characters, explain, network),
    *(draw_map, export, validate, store, publish, serve),
):
    kg.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code. Whatever goes wrong is one line on standard error."""
    _prepare_output()
    try:
        code = kg.main(arguments, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has enough.
        _silence_output()
        return 0
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "kg"
        return say(f"{error.format_message().rstrip('.')}; see {command} --help", COULD_NOT)
    except (KgError, click.ClickException) as error:
        return say(str(error), COULD_NOT)
    except click.Abort:
        return say("stopped", _STOPPED)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            return _no_room(error)
        if os.environ.get("KG_DEBUG"):
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        if remedy := out_of_date():
            return say(f"{remedy} (it stopped at {what})", COULD_NOT)
        return say(
            f"a fault in kg ({what}); run it again with KG_DEBUG=1 and report what it prints", COULD_NOT
        )
    return code if isinstance(code, int) else 0


def _prepare_output() -> None:
    """Make what is printed UTF-8, and all of it or an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # With PYTHONUNBUFFERED what a full disk did not take is dropped without a word; a buffer insists.
    if isinstance(getattr(sys.stdout, "buffer", None), io.RawIOBase):
        sys.stdout = open(  # noqa: SIM115 - for as long as the program runs
            sys.stdout.fileno(), "w", encoding="utf-8", errors="backslashreplace", closefd=False
        )


def _silence_output() -> None:
    """Send what is still to be printed nowhere: Python's own flush at exit must not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _no_room(error: OSError) -> int:
    """Tell that what was printed, or written on the way, is not whole."""
    _silence_output()
    where = error.filename or "the output is cut short"
    reason = (error.strerror or str(error)).lower()
    return say(f"{where}: {reason}; free some room or write it elsewhere, then run it again", COULD_NOT)
