"""CSV tables, one a kind of thing, as spreadsheets, pandas, OpenRefine and Gephi read them.

``relations.csv`` begins as DraCor's does: Source, Type, Target, Relation. ``Source`` and ``Target``
are the ``Id`` of the other tables. Several values in a cell are divided by ``|``.
"""

from __future__ import annotations

import csv
import io
import zipfile
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kg.formats.flat import joined
from kg.network import network_of, network_rows, read_facts
from kg.network.scenes import present
from kg.network.terms import FILM, NIF, instances, local_name, number, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rdflib import Graph
    from rdflib.term import Node

    from kg.network import Row
    from kg.network.facts import Bond, Entity, Event, Facts, Scene

    Cell: TypeAlias = str | int | float | None

FILM_HEAD = ("Id", "Label", "Year", "Minutes", "Languages", "Directors", "Genres", "Tagline", "IRI")
CHARACTER_HEAD = (
    *("Id", "Label", "Kind", "Aliases", "Gender", "Actor", "MemberOf", "Prominence", "Degree"),
    *("Betweenness", "Community", "FirstSentence", "Sentences", "IRI"),
)
PLACE_HEAD = ("Id", "Label", "Kind", "Aliases", "LocatedIn", "FirstSentence", "Sentences", "IRI")
RELATION_HEAD = (
    *("Source", "Type", "Target", "Relation", "Polarity", "Confidence", "FirstSentence", "EndSentence"),
    *("Sentences", "Evidence", "Rule", "IRI"),
)
EVENT_HEAD = (
    *("Order", "Trigger", "Type", "Factuality", "Realised", "Agents", "Patients", "Recipients"),
    *("Place", "Time", "Sentence", "Text", "IRI"),
)
SCENE_HEAD = ("Order", "Label", "Place", "Time", "Characters", "FirstSentence", "EndSentence", "IRI")
MENTION_HEAD = ("Begin", "End", "Text", "Entity", "Kind", "Sentence", "Confidence", "Rule", "IRI")

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
    return {
        "films": Table(FILM_HEAD, [_film(facts)]),
        "characters": Table(CHARACTER_HEAD, _characters(facts)),
        "relations": Table(RELATION_HEAD, [_relation(facts, bond) for bond in facts.bonds]),
        "events": Table(EVENT_HEAD, [_event(facts, event) for event in facts.events]),
        "scenes": Table(SCENE_HEAD, [_scene(facts, scene) for scene in facts.scenes]),
        "places": Table(PLACE_HEAD, [_place(entity) for entity in kinds["place"]]),
        "institutions": Table(PLACE_HEAD, [_place(entity) for entity in kinds["institution"]]),
        "mentions": Table(MENTION_HEAD, _mentions(graph, facts)),
    }


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
    when = (bond.begins, bond.ends or None, joined(bond.evidence))
    return (*ends, bond.polarity, bond.confidence, *when, told, bond.rule, bond.iri)


def _event(facts: Facts, event: Event) -> tuple[Cell, ...]:
    who = (joined(event.agents), joined(event.patients), joined(event.recipients))
    what = (event.order, event.words, event.type, event.factuality, "true" if event.realised else "false")
    told = facts.sentences[event.sentence - 1].text if event.sentence else ""
    return (*what, *who, event.place, event.time, event.sentence or None, told, event.iri)


def _scene(facts: Facts, scene: Scene) -> tuple[Cell, ...]:
    who = joined(entity.id for entity in present(facts, scene))
    return (scene.order, scene.label, scene.place, scene.time, who, scene.begin, scene.end, scene.iri)


def _mentions(graph: Graph, facts: Facts) -> list[tuple[Cell, ...]]:
    """Mentions in the order of the text; one that is for several entities has a row for each."""
    ids = {entity.iri: entity.id for entity in facts.entities}
    starts = sorted(int(number(graph, node, NIF.beginIndex)) for node in instances(graph, FILM.Sentence))
    rows = [
        _mention(graph, mention, ids[str(entity)], starts)
        for mention in instances(graph, FILM.Mention)
        for entity in graph.objects(mention, FILM.refersTo)
        if str(entity) in ids
    ]
    return sorted(rows, key=_text_order)


def _mention(graph: Graph, mention: Node, entity: str, starts: list[int]) -> tuple[Cell, ...]:
    begin, end = (int(number(graph, mention, index)) for index in (NIF.beginIndex, NIF.endIndex))
    kind = local_name(graph.value(mention, FILM.mentionKind))
    sentence = bisect_right(starts, begin) or None
    confidence = number(graph, mention, FILM.confidence, 1.0)
    rule = joined(texts(graph, mention, FILM.rule))
    return (
        begin,
        end,
        text(graph, mention, NIF.anchorOf),
        entity,
        kind,
        sentence,
        confidence,
        rule,
        str(mention),
    )


def _text_order(row: tuple[Cell, ...]) -> tuple[int, int, str, str]:
    return int(row[0] or 0), int(row[1] or 0), str(row[3]), str(row[-1])
