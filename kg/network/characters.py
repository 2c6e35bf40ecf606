"""Who is who in a film's graph: every character with all names, and why each name is taken for theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib.namespace import RDFS, SKOS

from kg.graph.vocabulary import SKOSXL
from kg.network.index import index_of
from kg.network.reader import only_film
from kg.network.terms import FILM, SCHEMA, instances, label, local_name, text, texts
from kg.textable import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib import Graph
    from rdflib.term import Node

    from kg.network.index import Index

HEAD = ("name", "gender", "actor", "mentions", "other names and why")


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name of a character, and the rule that joined it; empty where the graph does not say."""

    name: str
    rule: str

    def __str__(self) -> str:
        """The name, with the rule in brackets."""
        return f"{self.name} ({self.rule})" if self.rule else self.name


@dataclass(frozen=True, slots=True)
class CharacterRow:
    """A character's line in the table."""

    id: str
    name: str
    kind: str
    """``character`` or ``group``."""
    gender: str
    actor: str
    mentions: int
    others: tuple[OtherName, ...]
    corrections: tuple[str, ...]
    """What a person stated of the character."""


def character_rows(graph: Graph) -> list[CharacterRow]:
    """A row for every character and group, who is mentioned most first."""
    index = index_of(graph, only_film(graph))
    kinds = {FILM.Character: "character", FILM.CharacterGroup: "group"}
    rows = [
        _row(index, node, kind)
        for cls, kind in kinds.items()
        for node in instances(graph, cls)
        if node in index.ids
    ]
    return sorted(rows, key=lambda row: (-row.mentions, row.name, row.id))


def _row(index: Index, node: Node, kind: str) -> CharacterRow:
    graph = index.graph
    performances = graph.subjects(FILM.portrays, node)
    actors = {label(graph, person) for p in performances for person in graph.objects(p, FILM.performer)}
    return CharacterRow(
        id=index.ids[node],
        name=label(graph, node),
        kind=kind,
        gender=local_name(graph.value(node, SCHEMA.gender)).lower(),
        actor=", ".join(sorted(actors)),
        mentions=len(set(graph.subjects(FILM.refersTo, node))),
        others=_others(graph, node),
        corrections=tuple(
            sorted(text(graph, c, RDFS.label) for c in set(graph.subjects(FILM.corrects, node)))
        ),
    )


def _others(graph: Graph, node: Node) -> tuple[OtherName, ...]:
    """The other names, the longest first; in a file that somebody mended some may have no rule."""
    rules = {
        text(graph, name, SKOSXL.literalForm): ", ".join(texts(graph, name, FILM.rule))
        for name in graph.objects(node, SKOSXL.altLabel)
    }
    names = sorted({*texts(graph, node, SKOS.altLabel), *filter(None, rules)}, key=lambda n: (-len(n), n))
    return tuple(OtherName(name, rules.get(name, "")) for name in names)


def characters_table(rows: Sequence[CharacterRow]) -> str:
    """The rows as text for a terminal, the other names of one below each other."""
    return table(HEAD, (line for row in rows for line in _lines(row)), right={HEAD.index("mentions")})


def _lines(row: CharacterRow) -> list[tuple[str, ...]]:
    others = [str(other) for other in row.others] or [""]
    first = (row.name, row.gender or "-", row.actor or "-", str(row.mentions), others[0])
    return [first, *(("", "", "", "", other) for other in others[1:])]
