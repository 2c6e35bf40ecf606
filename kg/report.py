"""What a build did, as its caller sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.manifest import look_into

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(slots=True)
class Report:
    """What a build made. Lists are read from the folder's manifest, up to the next build there."""

    output: Path
    maps: bool
    """Whether every film has a map beside it."""
    run: int = 0
    """The build's number in the manifest."""
    written: int = 0
    """How many films were built."""
    kept: int = 0
    """How many were built before and have not changed."""
    failed: int = 0
    """How many films, and sources that are none, could not be used."""
    faults: list[str] = field(default_factory=list)
    """What of corrections could not be used; their films were built without it."""
    model: tuple[str, str] = ("", "")
    """Name and version of what read them."""
    corpus_map: Path | None = None
    """The map of all films, where there is one; a film called Corpus has that name for its own."""
    remarks: tuple[str, ...] = ()
    """What is to be said of the whole build."""

    @property
    def films(self) -> list[str]:
        """The slugs of all films that are in the folder now, in the order of the sources."""
        with look_into(self.output) as manifest:
            return [slug for slug, _ in manifest.films(self.run)]

    @property
    def turtle(self) -> list[Path]:
        """Their files."""
        return [self.output / f"{slug}.ttl" for slug in self.films]

    @property
    def problems(self) -> list[str]:
        """Why others failed, a line each."""
        with look_into(self.output) as manifest:
            return [reason for _, reason in manifest.failures()]

    @property
    def warnings(self) -> list[str]:
        """What is to be said of films that were built, a line each."""
        with look_into(self.output) as manifest:
            return list(manifest.notes(self.run))

    def summary(self) -> str:
        """What was made, and what to open, in one line."""
        text = f"{self.written} film{'' if self.written == 1 else 's'} written to {self.output}"
        if self.kept:
            text += f", {self.kept} unchanged"
        if self.failed:
            text += f", {self.failed} not"
        if self.faults:
            text += f", {len(self.faults)} correction{'' if len(self.faults) == 1 else 's'} not used"
        if self.maps and self.written + self.kept:
            page = self.corpus_map or (self.output / f"{self.films[0]}.html")
            text += f"; open {page} in a browser"
        return text
