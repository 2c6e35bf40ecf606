"""A batch of films, read together and written one by one. This is what worker processes do."""

from __future__ import annotations

import os
import traceback
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError, SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

    from kg.graph.provenance import Origin
    from kg.story import Film, Story


@dataclass(frozen=True, slots=True)
class Settings:
    """How films are read and where they go; the same in every process."""

    output: Path
    base: str
    model: str | None
    maps: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one film, or of a source that is none."""

    problem: str = ""
    """The one line that says why there is no film; empty where there is."""
    warnings: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    """What of the film's corrections could not be used, while the film was built without it."""
    origin: Origin | None = None
    """Which film it is and where it comes from; None where there is none."""
    model: tuple[str, str] = ("", "")
    """Name and version of what read it."""


def build_batch(found: Sequence[Film | SourceError], settings: Settings) -> list[Outcome]:
    """Read films and write their files; the outcomes are in the order of what was found.

    A film that cannot be read stops no other. Raises KgError where nothing can be read or written.
    """
    films = [film for film in found if not isinstance(film, SourceError)]
    if not films:
        return [Outcome(str(error)) for error in found]
    nlp = _language(settings.model)
    stories = iter(_stories(films, nlp))
    return [
        Outcome(str(film)) if isinstance(film, SourceError) else _outcome(film, next(stories), nlp, settings)
        for film in found
    ]


@cache
def _language(model: str | None) -> Language:
    """The model, loaded once in each process."""
    from kg.reading import load

    return load(model)


def _stories(films: Sequence[Film], nlp: Language) -> list[Story | Exception]:
    """The films' stories; for one that cannot be read, why."""
    from kg.reading import read_all

    try:
        return list(read_all(films, nlp))
    except Exception as error:
        if len(films) == 1:
            return [error]
    return [story for film in films for story in _stories([film], nlp)]


def _outcome(film: Film, story: Story | Exception, nlp: Language, settings: Settings) -> Outcome:
    from kg.graph import Origin, sha256_of

    if isinstance(story, Exception):
        return _failed(film, story)
    try:
        _write(story, settings)
        by_hand = film.corrections.file
        digest = sha256_of(Path(by_hand)) if by_hand else ""
        origin = Origin(film.slug, film.source, film.sha256, by_hand, digest)
    except KgError:
        # The folder cannot be written to: no other film will do better.
        raise
    except Exception as error:
        return _failed(film, error)
    warnings = (*(f"{film.source}: {warning}" for warning in story.warnings), *story.unused)
    model = (f"{nlp.lang}_{nlp.meta['name']}", str(nlp.meta["version"]))
    return Outcome("", warnings, film.corrections.problems, origin, model)


def _write(story: Story, settings: Settings) -> None:
    """Write a film's graph and, where it is wanted, its map."""
    from kg.graph import story_triples, to_graph, write_turtle

    path = settings.output / f"{story.film.slug}.ttl"
    if not settings.maps:
        # Nobody asks the graph anything: its triples are written without being indexed first.
        write_turtle(story_triples(story, settings.base), path)
        return
    from kg.maps import write_map

    graph = to_graph(story, settings.base)
    write_turtle(graph, path)
    write_map(graph, path.with_suffix(".html"))


def _failed(film: Film, error: Exception) -> Outcome:
    """A film that broke the program: one line for the user, the traceback for who asks for it."""
    if os.environ.get("KG_DEBUG"):
        traceback.print_exception(error)
    if isinstance(error, KgError):
        return Outcome(f"{film.source}: {error}")
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return Outcome(f"{film.source}: a fault in kg ({what}); report it with this file")
