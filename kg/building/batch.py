"""A batch of films, read together. This is what worker processes do, here or on other machines."""

from __future__ import annotations

import os
import traceback
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from kg.building.fingerprint import program
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.reading.memory import Reader
    from kg.story import Film, Story

_READING = Lock()
"""A process reads one batch at a time: the model's vocabulary is one for all its threads."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How films are read; the same in every process."""

    base: str
    model: str | None
    maps: bool
    program: str = ""
    """The digest of the version that must read; another machine may have another."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one film, or of a source that is none."""

    problem: str = ""
    """The one line that says why there is no film; empty where there is."""
    warnings: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    """What of the film's corrections could not be used, while the film was built without it."""
    turtle: bytes = b""
    """The film's graph, to be written; empty where there is none, or where what is there is kept."""
    map: bytes = b""
    """Its map, where one is wanted."""
    kept: bool = False
    """Whether the film was built before and nothing has changed."""


def build_batch(films: Sequence[Film], settings: Settings) -> list[Outcome]:
    """Read films and make their files; the outcomes are in the order of the films.

    A film that cannot be read stops no other. Raises KgError where nothing can be read.
    """
    if settings.program not in ("", program()):
        raise KgError("a worker has another version of kg, or of a package; install the same everywhere")
    with _READING:
        stories = _stories(films, _reader(settings.model))
    return [_outcome(film, story, settings) for film, story in zip(films, stories, strict=True)]


def lost(film: Film) -> Outcome:
    """The outcome for a film whose reading ended the process, even alone."""
    return Outcome(
        f"{film.source}: the process that read it died, perhaps for want of memory; "
        "build it on a machine with more, or cut the text"
    )


@cache
def _reader(model: str | None) -> Reader:
    """The model, loaded once in each process."""
    from kg.reading.memory import Reader

    return Reader(model)


def _stories(films: Sequence[Film], reader: Reader) -> list[Story | Exception]:
    """The films' stories; for one that cannot be read, why."""
    try:
        return list(reader.stories(films))
    except Exception as error:
        if len(films) == 1:
            return [error]
    return [story for film in films for story in _stories([film], reader)]


def _outcome(film: Film, story: Story | Exception, settings: Settings) -> Outcome:
    if isinstance(story, Exception):
        return _failed(film, story)
    try:
        turtle, page = _files(story, settings)
    except Exception as error:
        return _failed(film, error)
    warnings = (*(f"{film.source}: {warning}" for warning in story.warnings), *story.unused)
    return Outcome(warnings=warnings, turtle=turtle, map=page)


def _files(story: Story, settings: Settings) -> tuple[bytes, bytes]:
    """A film's graph and, where it is wanted, its map."""
    from kg.graph import story_triples, to_graph, turtle_bytes

    if not settings.maps:
        # Nobody asks the graph anything: its triples are written without being indexed first.
        return turtle_bytes(story_triples(story, settings.base)), b""
    from kg.maps import render_map

    graph = to_graph(story, settings.base)
    return turtle_bytes(graph), render_map(graph).encode()


def _failed(film: Film, error: Exception) -> Outcome:
    """A film that broke the program: one line for the user, the traceback for who asks for it."""
    if os.environ.get("KG_DEBUG"):
        traceback.print_exception(error)
    if isinstance(error, KgError):
        return Outcome(f"{film.source}: {error}")
    if isinstance(error, MemoryError):
        return lost(film)
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return Outcome(f"{film.source}: a fault in kg ({what}); report it with this file")
