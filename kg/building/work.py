"""One build under way: which films must be read, and where they go."""

from __future__ import annotations

import hashlib
import sys
from collections import deque
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.building.batch import Outcome
from kg.building.fingerprint import fingerprint
from kg.building.manifest import Made
from kg.building.report import Report
from kg.errors import SourceError, StrayCorrectionsError
from kg.graph.files import write_whole
from kg.graph.provenance import Build, Origin, read_provenance, sha256_of, write_provenance
from kg.model import model_info

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.building.batch import Settings
    from kg.building.manifest import Manifest
    from kg.story import Film

BATCH = 16
"""So many films are read together, which is faster than one by one; it changes nothing in their files."""

MOST_IN_CORPUS_MAP = 500
"""The map of all films is drawn for so many: beyond it takes long, and nobody finds a film in it."""


_RECORDED = "recorded"
"""The fact that the record of where films come from is up to date."""

_MOST_LATER = 1000
"""So many problems wait for their turn to be told."""


@dataclass(frozen=True, slots=True)
class Item:
    """A film that must be read."""

    place: int
    """Where it stands in the sources."""
    film: Film
    fingerprint: str


class Work:
    """A build: batches come out of it, and their outcomes are put into it."""

    def __init__(
        self,
        folder: Path,
        manifest: Manifest,
        settings: Settings,
        again: bool,
        watch: Callable[[Outcome], None],
    ) -> None:
        """Note in the manifest that it has begun."""
        self._folder, self._manifest, self._settings = folder, manifest, settings
        self._again, self._watch = again, watch
        self._record = folder / "provenance.jsonld"
        self._later: deque[tuple[int, Outcome]] = deque()
        if manifest.is_new():
            manifest.take_over(read_provenance(self._record))
        info, now = model_info(settings.model), datetime.now(UTC)
        self._run = manifest.start(Build(now, now, __version__, info.name, info.version))
        manifest.commit(now)
        self._depends_on = (settings.base, settings.program, repr(info))
        self._changed = manifest.fact(_RECORDED) != "yes" or not self._record.exists()
        self.report = Report(folder, settings.maps, model=(info.name, info.version))

    def batches(self, found: Iterable[Film | SourceError]) -> Iterator[list[Item]]:
        """The films that must be read, some at a time; what need not be is dealt with in passing."""
        batch: list[Item] = []
        for place, each in enumerate(found):
            if isinstance(each, SourceError):
                stray = isinstance(each, StrayCorrectionsError)
                self._later.append((place, Outcome(faults=(str(each),)) if stray else Outcome(str(each))))
                if len(self._later) == _MOST_LATER:
                    self._tell(place + 1)
                continue
            item = Item(place, each, fingerprint(each, *self._depends_on))
            if self._is_made(item):
                self._keep(item)
                continue
            batch.append(item)
            if len(batch) == BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def put(self, items: list[Item], outcomes: list[Outcome]) -> None:
        """Write what was made of films, and note it."""
        for item, outcome in zip(items, outcomes, strict=True):
            self._tell(item.place)
            if outcome.problem:
                self._fail(item.place, item.film.slug, outcome)
            else:
                self._write(item, outcome)
        if self._changed:
            # To be known also where this build never comes to writing the record.
            self._manifest.put_fact(_RECORDED, "")
        self._manifest.commit(datetime.now(UTC))

    def finish(self) -> None:
        """Write what is about the whole build: where films come from, and the map of them all."""
        self._tell(sys.maxsize)
        if self._changed and self.report.written + self.report.kept:
            write_provenance(self._record, self._manifest.origins(), self._settings.base)
            self._manifest.put_fact(_RECORDED, "yes")
        report, manifest = self.report, self._manifest
        report.films = [slug for slug, _ in manifest.films(self._run)]
        report.problems = [reason for _, reason in manifest.failures()]
        report.warnings = list(manifest.notes(self._run))
        if self._settings.maps:
            self._draw_all()
        manifest.commit(datetime.now(UTC))

    def _is_made(self, item: Item) -> bool:
        """Whether a film was built before, nothing has changed, and its files are as they were written."""
        made = None if self._again else self._manifest.made(item.film.slug)
        if made is None or made.fingerprint != item.fingerprint:
            return False
        path = self._folder / f"{item.film.slug}.ttl"
        drawn = not self._settings.maps or (made.map and _digest(path.with_suffix(".html")) == made.map)
        return bool(drawn) and _digest(path) == made.turtle

    def _keep(self, item: Item) -> None:
        self._changed |= self._manifest.keep(item.place, _origin(item.film))
        self.report.kept += 1
        self._done(item, Outcome(kept=True))

    def _fail(self, place: int, slug: str, outcome: Outcome) -> None:
        self._manifest.fail(place, slug, outcome.problem)
        self._watch(outcome)

    def _tell(self, place: int) -> None:
        """Tell of what could not be used before a place in the sources, so that problems come in order."""
        while self._later and self._later[0][0] < place:
            where, outcome = self._later.popleft()
            if outcome.problem:
                self._fail(where, "", outcome)
            else:
                self.report.faults += outcome.faults
                self._watch(outcome)

    def _write(self, item: Item, outcome: Outcome) -> None:
        path = self._folder / f"{item.film.slug}.ttl"
        for target in (path, path.with_suffix(".html")):
            if target.is_dir():
                problem = f"{item.film.source}: {_in_the_way(target)}"
                self._fail(item.place, item.film.slug, replace(outcome, problem=problem))
                return
        made = Made(item.fingerprint, _digest_of(outcome.turtle), _digest_of(outcome.map))
        outcome = replace(outcome, warnings=(*outcome.warnings, *self._put_aside(path, made)))
        write_whole(path, outcome.turtle)
        if outcome.map:
            write_whole(path.with_suffix(".html"), outcome.map)
        self._manifest.add(item.place, _origin(item.film), made, outcome.warnings)
        self._changed = True
        self.report.written += 1
        self._done(item, outcome)

    def _done(self, item: Item, outcome: Outcome) -> None:
        """Tell that a film is there, and what of its corrections is not in it."""
        self.report.faults += item.film.corrections.problems
        self._watch(replace(outcome, faults=item.film.corrections.problems))

    def _put_aside(self, path: Path, made: Made) -> Iterator[str]:
        """Keep a file that somebody changed by hand after it was built, and say where it is now."""
        before = self._manifest.made(path.stem)
        if before is None or not before.turtle or _digest(path) in ("", before.turtle, made.turtle):
            return
        aside = path.with_name(f"{path.name}~")
        path.replace(aside)
        yield f"{path}: was changed after it was built; that version is now {aside.name}"

    def _draw_all(self) -> None:
        """Draw the map of all films where they are not too many and something has changed."""
        from kg.graph.reading import read_graph
        from kg.maps import write_corpus_map

        films = list(islice(self._manifest.films(self._run), MOST_IN_CORPUS_MAP + 1))
        path = self._folder / "corpus.html"
        if len(films) > MOST_IN_CORPUS_MAP:
            self.report.remarks += (f"no map of all films: it shows at most {MOST_IN_CORPUS_MAP}",)
        elif len(films) > 1 and "corpus" not in dict(films):
            if path.is_dir():
                fault = _in_the_way(path)
                self.report.faults.append(fault)
                self._watch(Outcome(faults=(fault,)))
                return
            self.report.corpus_map = path
            told = _digest_of(repr((films, self._settings.program)).encode())
            if self._manifest.fact("corpus map") != f"{told} {_digest(path)}":
                graphs = (read_graph(self._folder / f"{slug}.ttl") for slug, _ in films)
                write_corpus_map(graphs, path)
                self._manifest.put_fact("corpus map", f"{told} {_digest(path)}")


def _in_the_way(target: Path) -> str:
    return f"a folder is in the way of {target}; move it, then build again"


def _origin(film: Film) -> Origin:
    by_hand = film.corrections.file
    return Origin(film.slug, film.source, film.sha256, by_hand, _digest(Path(by_hand)) if by_hand else "")


def _digest(path: Path) -> str:
    """The digest of a file; empty where there is none."""
    try:
        return sha256_of(path)
    except OSError:
        return ""


def _digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest() if data else ""
