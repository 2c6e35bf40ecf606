"""How far a build is: a bar on a terminal, a line a minute elsewhere, with rate and time left."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from kg.building.batch import Outcome

EVERY = 60.0
"""Seconds between two lines where there is no terminal, such as in a log."""


class Progress:
    """What is shown on standard error while a build goes on, and the problems and notes it tells."""

    def __init__(self, total: Callable[[], int | None], every: float = EVERY) -> None:
        """Show progress towards a total, which is asked for when it is first needed."""
        self._count, self._every = total, every
        self._done = self._read = 0
        self._began = self._said = time.monotonic()
        self._total: int | None = None
        self._bar: tqdm[Any] | None = None
        if sys.stderr.isatty():
            self._total = total()
            self._bar = tqdm(total=self._total, unit=" films", leave=False, dynamic_ncols=True)

    def __enter__(self) -> Progress:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear the bar."""
        if self._bar is not None:
            self._bar.close()

    def watch(self, outcome: Outcome) -> None:
        """Show that a film more is done, and what is to be said of it."""
        notes = (f"note: {warning}" for warning in outcome.warnings)
        for line in filter(None, (outcome.problem, *outcome.faults, *notes)):
            tqdm.write(f"kg: {line}", file=sys.stderr)
        self._done += 1
        self._read += not outcome.kept
        if self._bar is not None:
            self._move(self._bar, outcome.kept)
        elif time.monotonic() - self._said >= self._every:
            self._say()

    def _move(self, bar: tqdm[Any], kept: bool) -> None:
        """Move the bar; what was kept takes no time, and so tells nothing of the time left."""
        if kept:
            bar.initial += 1
            bar.n += 1
            bar.last_print_n += 1
            if self._done % 1000 == 0:
                bar.refresh()
        else:
            bar.update()

    def _say(self) -> None:
        """Print a line."""
        if self._total is None:
            self._total = self._count()
        self._said = time.monotonic()
        rate = self._read / (self._said - self._began)
        text = f"kg: {self._done:,}"
        if self._total is not None:
            text += f" of {self._total:,}"
        text += f" films, {rate:.1f} a second"
        if self._total is not None and rate:
            text += f", {tqdm.format_interval((self._total - self._done) / rate)} left"
        print(text, file=sys.stderr, flush=True)
