"""A process that answers queries, one at a time, and that can be killed: ``python -m kg.serve.worker``.

It reads lines of JSON, the first of which says which store to open, and writes for each a line of JSON
and so many bytes. Oxigraph has no way to stop a query that runs, so a query that runs too long ends
with its process: the server kills it, and should the server be gone, an alarm does.

Rows are written as TSV first, whatever was asked for: a line is a row there, so they can be counted as
they come, and the query stopped when there are too many.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
    serialize,
)

if TYPE_CHECKING:
    from pyoxigraph import QueryTriples

ROWS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
TRIPLES = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
"""Linux's CLONE_NEWUSER and CLONE_NEWNET."""
_GRACE = 2.0
"""Seconds that the server has to stop a query itself."""
_BYTES = 64_000_000
"""The longest answer in its first form."""


class EnoughError(Exception):
    """There are as many rows as may be."""


class Counted(io.BytesIO):
    """A file in memory that takes so many lines, whole ones, and then raises EnoughError."""

    def __init__(self, lines: int) -> None:
        """Take so many lines."""
        super().__init__()
        self._left, self._full = lines, False

    def write(self, data: Any) -> int:
        """Take what Oxigraph has; it offers the last of it once more when it has been refused."""
        if self._full:
            raise EnoughError
        data = bytes(data)
        found = data.count(b"\n")
        if found > self._left or self.tell() + len(data) > _BYTES:
            kept = data.split(b"\n")[:-1][: self._left]  # the last is no whole line
            super().write(b"".join(line + b"\n" for line in kept))
            self._full = True
            raise EnoughError
        self._left -= found
        return super().write(data)

    def value(self) -> bytes:
        """All whole lines that were taken."""
        text = self.getvalue()
        return text[: text.rfind(b"\n") + 1]


def answer(store: Store, config: dict[str, Any], asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """What a query gives: what to say of it, and its bytes."""
    default, named = ([NamedNode(iri) for iri in asked[name]] for name in ("default", "named"))
    given = bool(default or named)
    results = store.query(
        asked["query"],
        prefixes=config["prefixes"],
        use_default_graph_as_union=config["union"] and not given and not asked["names_graphs"],
        default_graph=[*default] if given else None,
        named_graphs=[*named] if given else None,
    )
    if isinstance(results, QueryBoolean):
        return {"kind": "boolean"}, results.serialize(format=ROWS[asked["format"]]) or b""
    if isinstance(results, QuerySolutions):
        return _rows(results, asked)
    return _graph(results, asked, config["prefixes"])


def _rows(results: QuerySolutions, asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    counted = Counted(asked["limit"] + 1)  # the first line has the names
    cut = False
    try:
        results.serialize(counted, format=QueryResultsFormat.TSV)
    except EnoughError:
        cut = True
    data = counted.value()
    about = {"kind": "rows", "rows": max(0, data.count(b"\n") - 1), "cut": cut}
    if asked["format"] != "tsv" and not (cut and not asked["keep"]):
        data = (
            parse_query_results(data, QueryResultsFormat.TSV).serialize(format=ROWS[asked["format"]]) or b""
        )
    return about, data


def _graph(
    results: QueryTriples, asked: dict[str, Any], prefixes: dict[str, str]
) -> tuple[dict[str, Any], bytes]:
    """Triples, each once, in an order that is always the same but for blank nodes."""
    counted = Counted(asked["limit"])
    cut = False
    try:
        results.serialize(counted, format=RdfFormat.N_TRIPLES)
    except EnoughError:
        cut = True
    lines = sorted(set(counted.value().splitlines(keepends=True)))
    data = b"".join(lines)
    if asked["format"] != "ntriples" and not (cut and not asked["keep"]):
        triples = [quad.triple for quad in parse(data, RdfFormat.N_TRIPLES)]
        data = serialize(triples, format=TRIPLES[asked["format"]], prefixes=prefixes) or b""
    return {"kind": "graph", "rows": len(lines), "cut": cut}, data


def answered(store: Store, config: dict[str, Any], asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The answer, or what is wrong with the query."""
    try:
        about, data = answer(store, config, asked)
    except SyntaxError as error:
        return {"error": "syntax", "message": str(error)}, b""
    except ValueError as error:
        return {"error": "value", "message": str(error)}, b""
    except (OSError, RuntimeError, MemoryError) as error:
        return {"error": "engine", "message": " ".join(str(error).split())}, b""
    if about.get("cut") and not asked["keep"]:
        return {"error": "limit", "message": ""}, b""
    return about, data


def restrain(memory: int) -> None:
    """Let this process have so much memory at most and, where the system allows it, no network."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    unshare = getattr(os, "unshare", None)  # Python 3.12 on Linux
    if unshare is not None:
        with contextlib.suppress(OSError):
            unshare(_NEW_USER | _NEW_NETWORK)


def set_alarm(seconds: float) -> None:
    """Let the system end this process in so many seconds, 0 for never."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def main() -> None:
    """Answer until the server closes the line."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    config = json.loads(source.readline())
    restrain(config["memory"])
    store = Store.read_only(config["store"])
    target.write(b'{"ready": true}\n')
    target.flush()
    while line := source.readline():
        asked = json.loads(line)
        set_alarm(asked["seconds"] + _GRACE)
        about, data = answered(store, config, asked)
        set_alarm(0)
        target.write(json.dumps({**about, "bytes": len(data)}).encode() + b"\n" + data)
        target.flush()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
        main()
