"""From sources to files: each film is read, and its graph and its map are written.

    report = build(["corpus", "plots.jsonl.gz"], "exports")

One process draws films from the sources and writes their files; others may read them. What was built
before and has not changed is kept. A film is written whole, and noted in the folder's manifest when it
is in place: the next build goes on from wherever this one ends, and however.
"""

from __future__ import annotations

from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg.building.batch import Outcome, Settings, build_batch, lost
from kg.building.fingerprint import program
from kg.building.manifest import open_manifest
from kg.building.report import Report
from kg.building.work import BATCH, Item, Work
from kg.building.workers import Here, Processes, noticing_interrupts, share
from kg.errors import KgError
from kg.sources import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.building.workers import Crew
    from kg.sources import Columns

__all__ = ["MOST_MAPS", "Report", "build"]

MOST_MAPS = 50
"""Maps are drawn by default for so many films; beyond that only where they are asked for."""

_NOT_NEEDED = f"not asked, since no more than {BATCH} films were to be read; that is done here"


def build(
    sources: Iterable[str | Path],
    output: str | Path = "exports",
    *,
    model: str | None = None,
    base: str | None = None,
    workers: int = 1,
    maps: bool | None = None,
    columns: Columns | None = None,
    again: bool = False,
    scheduler: str | None = None,
    watch: Callable[[Outcome], None] | None = None,
) -> Report:
    """Read every film of the sources and write its Turtle and its map to ``output``.

    ``maps`` is None for maps where there are at most 50 films; ``columns`` says which columns of tables
    hold what; with ``again`` films are built though nothing has changed; ``scheduler`` is the address of a
    Dask scheduler whose workers read, or "local". ``watch`` is called after each
    film. A film or file that cannot be used stops no other: it is one of the report's problems. Raises
    KgError where nothing can be written, or no model loaded.
    """
    from kg.graph.files import remove_parts
    from kg.graph.iris import check_base
    from kg.graph.prefixes import DEFAULT_BASE

    base = check_base(base or DEFAULT_BASE)
    folder = _folder(Path(output))
    with (
        closing(load(sources, columns)) as found,  # here, not by whichever thread happens to clean up
        open_manifest(folder) as manifest,
        noticing_interrupts() as check,
    ):
        remove_parts(folder)
        first = list(islice(found, MOST_MAPS + 1))
        settings = Settings(base, model, len(first) <= MOST_MAPS if maps is None else maps, program())
        work = Work(folder, manifest, settings, again, watch or _ignore)
        try:
            batches = work.batches(chain(first, found))
            hire = _Hiring(_crew(workers, scheduler))
            for items, outcomes in share(_read, batches, settings, hire, _lost):
                check()
                work.put(items, outcomes)
            work.finish()
            if scheduler is not None and not hire.hired:
                work.report.remarks += (f"--scheduler {scheduler}: {_NOT_NEEDED}",)
        except BaseException:
            # Ctrl-C, or no room on the disk: what was being written is no use to anybody.
            remove_parts(folder)
            raise
    return work.report


def _read(items: list[Item], settings: Settings) -> list[Outcome]:
    return build_batch([item.film for item in items], settings)


def _lost(item: Item) -> Outcome:
    return lost(item.film)


def _ignore(outcome: Outcome) -> None:
    """Watch nothing."""


def _crew(workers: int, scheduler: str | None) -> Callable[[], Crew]:
    """Who reads."""
    if scheduler is None:
        return Here if workers == 1 else lambda: Processes(workers)
    from kg.building.cluster import Cluster

    return lambda: Cluster(scheduler, workers)


class _Hiring:
    """Knows whether anybody was hired."""

    def __init__(self, hire: Callable[[], Crew]) -> None:
        self._hire, self.hired = hire, False

    def __call__(self) -> Crew:
        self.hired = True
        return self._hire()


def _folder(path: Path) -> Path:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise KgError(f"{path}: cannot be made a folder ({reason}); choose another --output") from error
    return path
