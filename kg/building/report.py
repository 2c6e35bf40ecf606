"""What a build did, as its caller sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(slots=True)
class Report:
    """What a build made; its lists are in the order of the sources, and complete when it has ended."""

    output: Path
    maps: bool
    """Whether every film has a map beside it."""
    films: list[str] = field(default_factory=list)
    """The slugs of all films that are in the folder now, written or kept."""
    problems: list[str] = field(default_factory=list)
    """Why others failed, a line each."""
    warnings: list[str] = field(default_factory=list)
    """What is to be said of films that were written, a line each."""
    faults: list[str] = field(default_factory=list)
    """What of corrections could not be used, or that no map of all could be written; the films are there."""
    written: int = 0
    """How many films were built."""
    kept: int = 0
    """How many were built before and have not changed."""
    model: tuple[str, str] = ("", "")
    """Name and version of what read them."""
    corpus_map: Path | None = None
    """The map of all films, where there is one; a film called Corpus has that name for its own."""
    remarks: tuple[str, ...] = ()
    """What is to be said of the whole build."""

    @property
    def turtle(self) -> list[Path]:
        """The films' files."""
        return [self.output / f"{slug}.ttl" for slug in self.films]

    def summary(self) -> str:
        """What was made, and what to open, in one line."""
        text = f"{self.written} film{'' if self.written == 1 else 's'} written to {self.output}"
        if self.kept:
            text += f", {self.kept} unchanged"
        if self.problems:
            text += f", {len(self.problems)} not"
        if self.faults:
            text += f", {len(self.faults)} correction{'' if len(self.faults) == 1 else 's'} not used"
        if self.maps and self.films:
            text += f"; open {self.corpus_map or self.turtle[0].with_suffix('.html')} in a browser"
        return text
