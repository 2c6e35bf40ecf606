"""Where each film's graph comes from: one PROV-O file beside the graphs.

The graphs themselves hold no clock and no version, so that a second build writes the same bytes.
``provenance.jsonld`` says which build made each of them, from which file, when, with what. A build of
some films replaces the records of these films and leaves the others'.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from kg.errors import DataError
from kg.graph.files import write_whole
from kg.graph.iris import check_base
from kg.graph.prefixes import DEFAULT_BASE, PREFIXES
from kg.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
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
    """Of the source file's bytes, in hexadecimal."""
    corrections: str = ""
    """The file of a person's corrections; empty where there is none."""
    corrections_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Build:
    """One run of ``kg build``."""

    started: datetime
    ended: datetime
    version: str
    model: str
    model_version: str


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_provenance(path: Path, build: Build, origins: Iterable[Origin], base: str = DEFAULT_BASE) -> None:
    """Record a build of films in a JSON-LD file, keeping what it says of other films.

    Raises DataError if the file is there but is not such a record.
    """
    base = check_base(base)
    origins = list(origins)
    gone = {f"{base}film/{origin.slug}/corrections" for origin in origins}
    records = {record["id"]: record for record in _read(path) if record["id"] not in gone}
    run, agents = _run(build, base)
    made = [record for origin in origins for record in _film(origin, run["id"], base)]
    records |= {record["id"]: record for record in (run, *agents, *made)}
    document = {"@context": CONTEXT, "@graph": _wanted(records)}
    write_whole(path, (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode())


def source_beside(turtle: Path) -> str:
    """The source of a film's Turtle, as the record beside it tells; empty where it does not."""
    try:
        records = {record["id"]: record for record in _read(turtle.with_name("provenance.jsonld"))}
    except DataError:
        return ""
    graph = next((r for r in records.values() if r.get("file") == turtle.name and "build" in r), {})
    sources = graph.get("source", [])
    first = sources if isinstance(sources, str) else next(iter(sources), "")
    return str(records.get(first, {}).get("file", ""))


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


def _wanted(records: dict[str, Record]) -> list[Record]:
    """All records in order, without builds and software that no film's graph comes from any more."""
    builds = {record["build"] for record in records.values() if "build" in record}
    agents = {agent for build in builds for agent in records.get(build, {}).get("agent", ())}
    wanted = builds | agents
    passing = ("prov:Activity", "prov:SoftwareAgent")
    return [
        record
        for iri, record in sorted(records.items())
        if iri in wanted or record.get("type") not in passing
    ]


def _read(path: Path) -> list[Record]:
    """The records of an earlier build, or none."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        records = document["@graph"]
        return [record for record in records if record["id"]]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(
            f"{path}: not a provenance record of kg build; move it away and build again"
        ) from error
