"""What goes to the engine and what comes back: queries with their limits, answers, and why there is none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take."""

    seconds: float = 30.0
    rows: int = 100_000
    memory: int = 4_000_000_000
    """Bytes of address space of a process."""
    processes: int = 4
    waiting: int = 200
    """Queries that may wait for a process at one time."""
    patience: float = 30.0
    """Seconds that each of them may wait."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and in what form the answer is wanted."""

    query: str
    format: str
    default: tuple[str, ...] = ()
    """Graphs that the client named as the default graph; none for what the server has."""
    named: tuple[str, ...] = ()
    names_graphs: bool = False
    """Whether the query's own text says FROM."""
    limit: int | None = None
    """Rows at most; else the server's limit."""
    keep: bool = False
    """Whether the first rows of too many are wanted, and not only the news of it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave."""

    kind: str
    """``rows``, ``boolean`` or ``graph``."""
    data: bytes
    rows: int = 0
    cut: bool = False


class EngineError(Exception):
    """There is no answer; the text says why, as a person should read it."""


class BusyError(EngineError):
    """All processes have something else to do."""


class OutOfTimeError(EngineError):
    """The query took longer than a query may."""


class TooLargeError(EngineError):
    """There are more rows than an answer may have."""


class BadQueryError(EngineError):
    """The text is no query; this is what Oxigraph says of it."""


class CrashError(EngineError):
    """The process died of the query."""


CRASHED = (
    "the query was too much for the engine (too deep, or it needs too much memory), and its process ended; "
    "make the query simpler"
)
ENDING = "the server is ending"
BUSY = "all processes are busy with other queries; ask again in some seconds"


def out_of_time(seconds: float) -> str:
    """What to tell whose query was stopped."""
    return (
        f"the query was stopped after {seconds:g} s, the time limit; ask for less, name more of what you "
        "look for, or start 'kg serve' with a longer --timeout"
    )


def too_large(rows: int) -> str:
    """What to tell whose answer would be too long."""
    return (
        f"the answer has more than {rows:,} rows, or than 64 MB: the limit; ask for parts with LIMIT and "
        "OFFSET, count instead, or start 'kg serve' with a higher --limit"
    )
