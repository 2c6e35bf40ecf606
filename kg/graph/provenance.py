"""Where each film's graph comes from: one PROV-O file beside the graphs.

The graphs themselves hold no clock and no version, so that a second build writes the same bytes.
``provenance.jsonld`` says which build made each of them, from which file, when, with what. It is
written in one go and record by record, so that its length is no matter.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from kg.errors import DataError
from kg.graph.files import write_whole
from kg.graph.iris import check_base
from kg.graph.prefixes import DEFAULT_BASE, PREFIXES
from kg.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Record: TypeAlias = dict[str, Any]

CONTEXT: Record = {
    **{name: PREFIXES[name] for name in ("prov", "rdfs", "schema", "xsd")},
    "id": "@id",
    "type": "@type",
    "label": "rdfs:label",
    "version": "schema:softwareVersion",
    "film": {"@id": "schema:about", "@type": "@id"},
    "file": "schema:contentUrl",
    "sha256": "schema:sha256",
    "started": {"@id": "prov:startedAtTime", "@type": "xsd:dateTime"},
    "ended": {"@id": "prov:endedAtTime", "@type": "xsd:dateTime"},
    "agent": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "build": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "source": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one film's graph comes from."""

    slug: str
    source: str
    """The file, as messages name it; of a table also the row."""
    sha256: str
    """Of the page's bytes or the row's, in hexadecimal."""
    corrections: str = ""
    """The file of a person's corrections; empty where there is none."""
    corrections_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Build:
    """One run of ``kg build``."""

    started: datetime
    ended: datetime
    """When it ended or, where it was killed, when it last put away a film."""
    version: str
    model: str
    model_version: str


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_provenance(path: Path, films: Iterable[tuple[Build, Origin]], base: str = DEFAULT_BASE) -> None:
    """Record of every film which build made it and from what, in the order given, in a JSON-LD file."""
    write_whole(path, _document(films, check_base(base)))


def read_provenance(path: Path) -> Iterator[tuple[Build, Origin]]:
    """What such a file says. Raises DataError if it is there but is not such a record."""
    try:
        records = json.loads(path.read_text(encoding="utf-8"))["@graph"]
        known: dict[str, Record] = {record["id"]: record for record in records}
        graphs = [record for record in records if "build" in record]
        yield from [(_build(known[graph["build"]], known), _origin(graph, known)) for graph in graphs]
    except FileNotFoundError:
        return
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            f"{path}: not a provenance record of kg build; move it away and build again"
        ) from error


def source_beside(turtle: Path) -> str:
    """The source of a film's Turtle, as the record beside it tells; empty where it does not."""
    try:
        films = read_provenance(turtle.with_name("provenance.jsonld"))
        return next((origin.source for _, origin in films if origin.slug == turtle.stem), "")
    except DataError:
        return ""


def _document(films: Iterable[tuple[Build, Origin]], base: str) -> Iterator[bytes]:
    """The file in pieces: films as they come, then the builds and programs that they name."""
    yield _bytes('{\n"@context": ' + json.dumps(CONTEXT, ensure_ascii=False, indent=2) + ',\n"@graph": [')
    passing: dict[str, Record] = {}
    runs: dict[Build, str] = {}
    before = "\n"
    for build, origin in films:
        if build not in runs:
            run, agents = _run(build, base)
            runs[build] = run["id"]
            passing |= {record["id"]: record for record in (run, *agents)}
        for record in _film(origin, runs[build], base):
            yield _bytes(before + json.dumps(record, ensure_ascii=False))
            before = ",\n"
    for _, record in sorted(passing.items()):
        yield _bytes(before + json.dumps(record, ensure_ascii=False))
        before = ",\n"
    yield b"\n]\n}\n"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")  # a path may hold bytes that are no UTF-8


def _run(build: Build, base: str) -> tuple[Record, list[Record]]:
    """The build itself, and the program and model that did it."""
    program = _software("narrative-kg", build.version, base)
    model = _software(build.model, build.model_version, base)
    started = build.started.isoformat(timespec="milliseconds")
    run = {
        "id": f"{base}build/{slug(started)}",
        "type": "prov:Activity",
        "started": started,
        "ended": build.ended.isoformat(timespec="milliseconds"),
        "agent": [program["id"], model["id"]],
    }
    return run, [program, model]


def _software(name: str, version: str, base: str) -> Record:
    iri = f"{base}software/{slug(f'{name} {version}')}"
    return {"id": iri, "type": "prov:SoftwareAgent", "label": name, "version": version}


def _film(origin: Origin, run: str, base: str) -> list[Record]:
    """A film's graph, and the files it was made from."""
    film = f"{base}film/{origin.slug}"
    graph: Record = {
        "id": f"{film}/graph",
        "type": "prov:Entity",
        "film": film,
        "file": f"{origin.slug}.ttl",
        "build": run,
        "source": f"{film}/source",
    }
    source = {"id": f"{film}/source", "type": "prov:Entity", "file": origin.source, "sha256": origin.sha256}
    if not origin.corrections:
        return [graph, source]
    corrections = {
        "id": f"{film}/corrections",
        "type": "prov:Entity",
        "file": origin.corrections,
        "sha256": origin.corrections_sha256,
    }
    graph["source"] = [source["id"], corrections["id"]]
    return [graph, source, corrections]


def _build(run: Record, known: dict[str, Record]) -> Build:
    program, model = (known[agent] for agent in run["agent"])
    started, ended = (datetime.fromisoformat(run[name]) for name in ("started", "ended"))
    return Build(started, ended, program["version"], model["label"], model["version"])


def _origin(graph: Record, known: dict[str, Record]) -> Origin:
    sources = [graph["source"]] if isinstance(graph["source"], str) else graph["source"]
    files = [known[source][key] for source in sources for key in ("file", "sha256")]
    return Origin(graph["file"].removesuffix(".ttl"), *files)
