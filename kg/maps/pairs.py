"""One line for each two on the map, with all that binds them bundled in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network.terms import words

if TYPE_CHECKING:
    import networkx as nx

    from kg.network.facts import Bond, Facts

LENGTHS = {"bond": 1.0, "tie": 1.0, "near": 1.4}
"""How long a line of each layer would be, where it could choose."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that binds a pair."""

    source: str
    target: str
    type: str
    """As words: "parent of"."""
    polarity: int = 0
    confidence: float = 1.0
    symmetric: bool = False
    evidence: tuple[int, ...] = ()
    begins: int = 1
    ends: int = 0
    end: str = ""
    """The word that ends it; empty where it does not end, or the text only speaks of it as past."""
    rule: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A line: of relationships (``bond``), of belonging and being there (``tie``), or of being
    mentioned together (``near``), which is drawn only where there is no other."""

    one: str
    other: str
    layer: str
    items: tuple[Item, ...]

    @property
    def id(self) -> str:
        """The two ids, the smaller first."""
        return f"{self.one}~{self.other}"

    @property
    def length(self) -> float:
        """How long the line would be."""
        return LENGTHS[self.layer]


def film_pairs(facts: Facts, presence: nx.Graph, together: nx.Graph) -> list[Pair]:
    """All lines of a film's map, in the order of the layers, then of ids."""
    ways = {event.order: event.words for event in facts.events}
    bonds = [_bond(bond, ways) for bond in facts.bonds if bond.source != bond.target]
    ties = _ties(facts, presence)
    lines = [*_bundled(bonds, "bond", set()), *_bundled(ties, "tie", set())]
    taken = {(line.one, line.other) for line in lines}
    near = [
        _near(min(one, other), max(one, other), found)
        for one, other, found in together.edges(data="sentences")
    ]
    return [*lines, *_bundled(near, "near", taken)]


def _bond(bond: Bond, ways: dict[int, str]) -> Item:
    """A relationship; ``ways`` are the words of the events by their order."""
    return Item(
        source=bond.source,
        target=bond.target,
        type=words(bond.type),
        polarity=bond.polarity,
        confidence=bond.confidence,
        symmetric=bond.symmetric,
        evidence=bond.evidence,
        begins=bond.begins,
        ends=bond.ends,
        end=ways.get(bond.ended_by, ""),
        rule=bond.rule,
        basis=bond.basis,
    )


def _near(one: str, other: str, sentences: tuple[int, ...]) -> Item:
    return Item(one, other, "mentioned with", symmetric=True, evidence=sentences, begins=min(sentences))


def _ties(facts: Facts, presence: nx.Graph) -> list[Item]:
    """Belonging to groups and institutions, lying in places, and events at places."""
    first = {entity.id: entity.first for entity in facts.entities}
    ties = []
    for entity in facts.entities:
        for kind, others in (("member of", entity.member_of), ("located in", entity.located_in)):
            ties += [
                Item(entity.id, other, kind, begins=max(first[entity.id], first[other]))
                for other in others
                if other != entity.id
            ]
    places = {entity.id for entity in facts.entities if entity.kind in ("place", "institution")}
    for one, other, found in sorted(presence.edges(data="sentences"), key=_ends):
        agent, place = (other, one) if one in places else (one, other)
        known = tuple(order for order in found if order)
        ties.append(Item(agent, place, "at", evidence=known, begins=min(known, default=first[agent])))
    return ties


def _ends(edge: tuple[str, str, object]) -> tuple[str, str]:
    return min(edge[:2]), max(edge[:2])


def _bundled(items: list[Item], layer: str, taken: set[tuple[str, str]]) -> list[Pair]:
    bundles: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        one, other = sorted((item.source, item.target))
        if (one, other) not in taken:
            bundles.setdefault((one, other), []).append(item)
    return [Pair(one, other, layer, tuple(bundle)) for (one, other), bundle in sorted(bundles.items())]
