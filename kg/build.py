"""From sources to files: each film is read, and its graph and its map are written.

    report = build(["corpus"], "exports")

Films are read a batch at a time, always the same ones together, so that the bytes do not depend on
how many processes share the work.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.batch import Outcome, Settings, build_batch
from kg.errors import KgError, SourceError
from kg.sources import load
from kg.workers import noticing_interrupts, share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.graph.provenance import Origin
    from kg.sources import Columns
    from kg.story import Film

MOST_MAPS = 50
"""Maps are drawn by default for so many films; beyond that only where they are asked for."""

BATCH = 16


@dataclass(slots=True)
class Report:
    """What a build made, in the order of its sources."""

    output: Path
    maps: bool
    """Whether every film has a map beside it."""
    origins: list[Origin] = field(default_factory=list)
    """The films that were written, and where they come from."""
    problems: list[str] = field(default_factory=list)
    """Why others were not, a line each."""
    faults: list[str] = field(default_factory=list)
    """What of corrections could not be used; their films were built without it."""
    warnings: list[str] = field(default_factory=list)
    model: tuple[str, str] = ("", "")
    """Name and version of what read them."""

    @property
    def films(self) -> list[str]:
        """The films that were written, by their slugs."""
        return [origin.slug for origin in self.origins]

    @property
    def turtle(self) -> list[Path]:
        """Their files."""
        return [self.output / f"{slug}.ttl" for slug in self.films]

    @property
    def corpus_map(self) -> Path | None:
        """The map of all films, where there is one; a film called Corpus has that name for its own."""
        wanted = self.maps and len(self.origins) > 1 and "corpus" not in self.films
        return self.output / "corpus.html" if wanted else None

    def summary(self) -> str:
        """What a build made, and what to open, in one line."""
        films, faults = len(self.films), len(self.faults)
        text = f"{films} film{'' if films == 1 else 's'} written to {self.output}"
        if self.problems:
            text += f", {len(self.problems)} not"
        if faults:
            text += f", {faults} correction{'' if faults == 1 else 's'} not used"
        if self.maps and films:
            text += f"; open {self.corpus_map or self.turtle[0].with_suffix('.html')} in a browser"
        return text

    def add(self, outcome: Outcome) -> None:
        """Note what became of a film."""
        if outcome.origin is None:
            self.problems.append(outcome.problem)
        else:
            self.origins.append(outcome.origin)
            self.model = outcome.model
        self.faults.extend(outcome.faults)
        self.warnings.extend(outcome.warnings)


def build(
    sources: Iterable[str | Path],
    output: str | Path = "exports",
    *,
    model: str | None = None,
    base: str | None = None,
    workers: int = 1,
    maps: bool | None = None,
    columns: Columns | None = None,
    watch: Callable[[Outcome], None] | None = None,
) -> Report:
    """Read every film of the sources and write its Turtle and its map to ``output``.

    ``maps`` is None for maps where there are at most 50 films; ``columns`` says which columns of tables
    hold what. ``watch`` is called after each film. A
    film or file that cannot be used stops no other: it is one of the report's problems. Raises KgError
    where nothing can be written, or no model loaded.
    """
    from kg.graph import DEFAULT_BASE, check_base

    started = datetime.now(UTC)
    base = check_base(base or DEFAULT_BASE)
    folder = _folder(Path(output))
    found = load(sources, columns)
    first = list(islice(found, MOST_MAPS + 1))
    settings = Settings(folder, base, model, len(first) <= MOST_MAPS if maps is None else maps)
    report = Report(folder, settings.maps)
    try:
        with noticing_interrupts() as check:
            for outcomes in share(build_batch, _batches(chain(first, found)), settings, workers):
                check()
                for outcome in outcomes:
                    report.add(outcome)
                    if watch is not None:
                        watch(outcome)
            _finish(report, base, started)
    except BaseException:
        # Ctrl-C, or no room on the disk: what was being written is no use to anybody.
        for part in folder.glob(".*.part"):
            part.unlink(missing_ok=True)
        raise
    return report


def _folder(path: Path) -> Path:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise KgError(f"{path}: cannot be made a folder ({reason}); choose another --output") from error
    return path


def _batches(found: Iterator[Film | SourceError]) -> Iterator[list[Film | SourceError]]:
    while batch := list(islice(found, BATCH)):
        yield batch


def _finish(report: Report, base: str, started: datetime) -> None:
    """Write what is about the whole build: where films come from, and the map of them all."""
    from kg.graph import Build, read_graph, write_provenance

    if report.origins:
        run = Build(started, datetime.now(UTC), __version__, *report.model)
        write_provenance(report.output / "provenance.jsonld", run, report.origins, base)
    if report.corpus_map is not None:
        from kg.maps import write_corpus_map

        write_corpus_map(map(read_graph, report.turtle), report.corpus_map)
