"""What is where in a film's graph: short ids of its entities, and the order of its sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network.terms import FILM, NIF, instances, local_name, number

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

KINDS = (
    (FILM.Character, "character"),
    (FILM.CharacterGroup, "group"),
    (FILM.Place, "place"),
    (FILM.Institution, "institution"),
)


@dataclass(frozen=True, slots=True)
class Index:
    """What readers of one kind need from the others."""

    graph: Graph
    film: Node
    """The one film in the graph."""
    ids: dict[Node, str]
    """Short id of every entity."""
    orders: dict[Node, int]
    """Order of every sentence, by IRI."""

    def entities(self, subject: Node, predicate: Node) -> tuple[str, ...]:
        """Short ids of the entities that a property leads to, sorted."""
        return tuple(sorted({self.ids[o] for o in self.graph.objects(subject, predicate) if o in self.ids}))

    def evidence(self, subject: Node | None, predicate: Node = FILM.evidence) -> tuple[int, ...]:
        """Orders of the sentences that are evidence, in story order; none for nothing."""
        if subject is None:
            return ()
        found = self.graph.objects(subject, predicate)
        return tuple(sorted({self.orders[s] for s in found if s in self.orders}))


def index_of(graph: Graph, film: Node) -> Index:
    """The index of a film."""
    return Index(graph, film, _ids(graph, film), _orders(graph))


def _ids(graph: Graph, film: Node) -> dict[Node, str]:
    """Short ids: the slug for those who act, ``place/…`` and ``institution/…`` for the rest."""
    ids: dict[Node, str] = {}
    for cls, kind in KINDS:
        for thing in instances(graph, cls):
            if thing in ids or not _appears(graph, thing, film):
                continue
            slug = local_name(thing)
            short = slug if kind in ("character", "group") else f"{kind}/{slug}"
            ids[thing] = str(thing) if short in ids.values() else short
    return ids


def _appears(graph: Graph, thing: Node, film: Node) -> bool:
    return (thing, FILM.appearsIn, film) in graph or (thing, FILM.appearsIn, None) not in graph


def _orders(graph: Graph) -> dict[Node, int]:
    """Sentences by where they begin; the number in the IRI is not relied on."""

    def place(sentence: Node) -> tuple[float, str]:
        return number(graph, sentence, NIF.beginIndex), str(sentence)

    return {s: n for n, s in enumerate(sorted(instances(graph, FILM.Sentence), key=place), start=1)}
