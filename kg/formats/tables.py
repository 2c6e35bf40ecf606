"""CSV tables, one a kind of thing, as spreadsheets, pandas, OpenRefine and Gephi read them.

``relations.csv`` begins as DraCor's does: Source, Type, Target, Relation. ``Source`` and ``Target``
are the ``Id`` of the other tables, ``Film`` is the films table's, so that tables of many films can be
put together. Several values in a cell are divided by ``|``; where they are things to be joined by, a
table of pairs stands beside. ``docs/exports.md`` says what each column is.
"""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from rdflib import URIRef

from kg.formats.flat import joined
from kg.formats.texttables import MENTION_HEAD, SENTENCE_HEAD, mention_rows, part_of, sentence_rows
from kg.network import network_of, network_rows, read_facts
from kg.network.scenes import present
from kg.network.terms import FILM, number, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rdflib import Graph

    from kg.network import Row
    from kg.network.facts import Act, Bond, Entity, Event, Facts, Scene

    Cell: TypeAlias = str | int | float | None

FILM_HEAD = ("Id", "Label", "Year", "Minutes", "Languages", "Directors", "Genres", "Tagline", "IRI")
CHARACTER_HEAD = (
    *("Id", "Label", "Kind", "Aliases", "Gender", "Actor", "MemberOf", "Prominence", "Degree"),
    *("Betweenness", "Community", "FirstSentence", "Sentences", "Film", "IRI"),
)
PLACE_HEAD = ("Id", "Label", "Kind", "Aliases", "LocatedIn", "FirstSentence", "Sentences", "Film", "IRI")
RELATION_HEAD = (
    *("Source", "Type", "Target", "Relation", "Polarity", "Confidence", "Weight", "Basis", "FirstSentence"),
    *("EndSentence", "EstablishedBy", "EndedBy", "Sentences", "Evidence", "Rule", "Film", "IRI"),
)
EVENT_HEAD = (
    *("Order", "Trigger", "Type", "Factuality", "Realised", "Agents", "Patients", "Recipients"),
    *("Place", "Time", "StoryOrder", "Scene", "Act", "Sentence", "Text", "Confidence", "Rule", "Film", "IRI"),
)
PARTICIPANT_HEAD = ("Event", "Role", "Entity", "Film")
EVIDENCE_HEAD = ("Source", "Relation", "Target", "Sentence", "Text", "Film", "IRI")
ACT_HEAD = ("Order", "Label", "FirstSentence", "EndSentence", "Film")
SCENE_HEAD = (
    *("Order", "Label", "Place", "Time", "Act", "Characters", "FirstSentence", "EndSentence", "Film", "IRI"),
)

# Zip files have no day before this one; a real date would change the bytes.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of thing: headings, and a row for each."""

    head: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def tables(graph: Graph) -> dict[str, bytes]:
    """The tables by file name, each with a line of headings even where it has no row."""
    return {f"{name}.csv": _csv(table.head, table.rows) for name, table in rows_by_table(graph).items()}


def rows_by_table(graph: Graph) -> dict[str, Table]:
    """The tables by name, as values."""
    facts = read_facts(graph)
    kinds = {
        kind: [entity for entity in facts.entities if entity.kind == kind]
        for kind in ("place", "institution")
    }
    made = {
        "characters": Table(CHARACTER_HEAD, _characters(facts)),
        "relations": Table(RELATION_HEAD, [_relation(facts, bond) for bond in facts.bonds]),
        "evidence": Table(EVIDENCE_HEAD, [row for bond in facts.bonds for row in _evidence(facts, bond)]),
        "events": Table(EVENT_HEAD, [_event(graph, facts, event) for event in facts.events]),
        "participants": Table(PARTICIPANT_HEAD, [row for e in facts.events for row in _participants(e)]),
        "scenes": Table(SCENE_HEAD, [_scene(facts, scene) for scene in facts.scenes]),
        "acts": Table(ACT_HEAD, [_act(act) for act in facts.acts]),
        "places": Table(PLACE_HEAD, [_place(entity) for entity in kinds["place"]]),
        "institutions": Table(PLACE_HEAD, [_place(entity) for entity in kinds["institution"]]),
        "sentences": Table(SENTENCE_HEAD, sentence_rows(graph, facts)),
        "mentions": Table(MENTION_HEAD, mention_rows(graph, facts)),
    }
    named = {name: _of_film(table, facts.film.slug) for name, table in made.items()}
    return {"films": Table(FILM_HEAD, [_film(facts)]), **named}


def _of_film(table: Table, film: str) -> Table:
    """The table with the film's id in the column for it: ids are unique only within a film."""
    at = table.head.index("Film")
    return Table(table.head, [(*row[:at], film, *row[at:]) for row in table.rows])


def zipped(graph: Graph) -> bytes:
    """The tables in one zip file."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, table in tables(graph).items():
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else it depends on the machine
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, table)
    return data.getvalue()


def _csv(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 without a byte order mark, which many readers would take for part of the first heading."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue().encode()


def _film(facts: Facts) -> tuple[Cell, ...]:
    film = facts.film
    lists = (joined(film.languages), joined(film.directors), joined(film.genres))
    return (film.slug, film.title, film.year, film.minutes or None, *lists, film.tagline, film.iri)


def _characters(facts: Facts) -> list[tuple[Cell, ...]]:
    """Characters and groups, the most prominent first."""
    entities = {entity.id: entity for entity in facts.entities}
    return [_character(entities[row.id], row) for row in network_rows(network_of(facts))]


def _character(entity: Entity, row: Row) -> tuple[Cell, ...]:
    person = (entity.gender, entity.actor, joined(entity.member_of))
    measures = (row.prominence, row.degree, row.betweenness, row.community)
    return (*_names(entity), *person, *measures, *_appearances(entity))


def _names(entity: Entity) -> tuple[Cell, ...]:
    return (entity.id, entity.label, entity.type or entity.kind, joined(entity.aliases))


def _appearances(entity: Entity) -> tuple[Cell, ...]:
    return (entity.first, joined(entity.mentioned), entity.iri)


def _place(entity: Entity) -> tuple[Cell, ...]:
    return (*_names(entity), joined(entity.located_in), *_appearances(entity))


def _relation(facts: Facts, bond: Bond) -> tuple[Cell, ...]:
    told = joined(facts.sentences[order - 1].text for order in bond.evidence)
    ends = (bond.source, "Undirected" if bond.symmetric else "Directed", bond.target, bond.type)
    sure = (bond.polarity, bond.confidence, bond.confidence, bond.basis)
    when = (bond.begins, bond.ends or None, bond.established_by or None, bond.ended_by or None)
    rules = joined(bond.rule.split(", "))
    return (*ends, *sure, *when, joined(bond.evidence), told, rules, bond.iri)


def _evidence(facts: Facts, bond: Bond) -> Iterator[tuple[Cell, ...]]:
    for order in bond.evidence:
        text = facts.sentences[order - 1].text
        yield bond.source, bond.type, bond.target, order, text, bond.iri


def _event(graph: Graph, facts: Facts, event: Event) -> tuple[Cell, ...]:
    node = URIRef(event.iri)
    who = (joined(event.agents), joined(event.patients), joined(event.recipients))
    what = (event.order, event.words, event.type, event.factuality, "true" if event.realised else "false")
    told = facts.sentences[event.sentence - 1].text if event.sentence else ""
    happened = int(number(graph, node, FILM.storyOrder)) or None
    parts = (part_of(facts.scenes, event.sentence), part_of(facts.acts, event.sentence))
    where = (event.place, event.time, happened, *parts, event.sentence or None, told)
    sure = (number(graph, node, FILM.confidence, 1.0), joined(texts(graph, node, FILM.rule)))
    return (*what, *who, *where, *sure, event.iri)


def _participants(event: Event) -> Iterator[tuple[Cell, ...]]:
    """A row for each who takes part, by role."""
    for role, who in (("agent", event.agents), ("patient", event.patients), ("recipient", event.recipients)):
        for entity in who:
            yield event.order, role, entity


def _scene(facts: Facts, scene: Scene) -> tuple[Cell, ...]:
    who = joined(entity.id for entity in present(facts, scene))
    act = part_of(facts.acts, scene.begin)
    return (
        *(scene.order, scene.label, scene.place, scene.time, act, who),
        *(scene.begin, scene.end, scene.iri),
    )


def _act(act: Act) -> tuple[Cell, ...]:
    return (act.order, act.label, act.begin, act.end)
