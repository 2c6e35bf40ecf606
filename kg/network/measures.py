"""Measures of the character network, one row a character; what each means stands in ``MEASURES``.

They are taken over characters and groups and the relationships between them. Places, institutions
and who is merely mentioned together do not count. The sign of a relationship does not count
either: enemies are as close in a story as friends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from kg.network.build import AGENTS
from kg.textable import table

if TYPE_CHECKING:
    from collections.abc import Sequence

MEASURES: dict[str, str] = {
    "prominence": "share of all mentions of characters, names and pronouns alike, that mean this one",
    "degree": "sum of the confidences of one's relationships, the strength of a node "
    "(Barrat, Barthélemy, Pastor-Satorras, Vespignani 2004)",
    "betweenness": "share of the shortest paths between two others that run through this one, "
    "0 to 1 (Freeman 1977; computed as in Brandes 2001, in networks of more than 1,000 from a sample of "
    "beginnings, Brandes and Pich 2007)",
    "community": "circle of those bound more closely to each other than chance would have it, by "
    "greedy modularity (Clauset, Newman, Moore 2004); 1 is the largest; - for who has no relationship",
}
"""What each column says, and where it comes from."""


MANY, SAMPLE = 1_000, 200
"""From how many characters on betweenness is estimated, and from how many beginnings: its time would
grow with the square of their number."""


@dataclass(frozen=True, slots=True)
class Row:
    """A character's line in the table."""

    id: str
    name: str
    prominence: float
    degree: float
    betweenness: float
    community: int | None


def network_rows(network: nx.MultiDiGraph) -> list[Row]:
    """A row for every character and group, the most prominent first."""
    bonds = bond_graph(network)
    sample = SAMPLE if len(bonds) > MANY else None
    between = nx.betweenness_centrality(bonds, k=sample, normalized=True, seed=1)
    circles = communities(bonds)
    rows = [
        Row(
            id=node,
            name=network.nodes[node]["label"],
            prominence=network.nodes[node]["prominence"],
            degree=round(bonds.degree(node, weight="weight"), 6),
            betweenness=round(between[node], 6),
            community=circles.get(node),
        )
        for node in bonds
    ]
    return sorted(rows, key=lambda row: (-row.prominence, -row.degree, row.name, row.id))


def bond_graph(network: nx.MultiDiGraph) -> nx.Graph:
    """Characters and groups, one edge a pair: ``weight`` is the sum of confidences."""
    bonds = nx.Graph()
    bonds.add_nodes_from(sorted(n for n, kind in network.nodes(data="kind") if kind in AGENTS))
    for source, target, edge in sorted(network.edges(data=True), key=lambda each: each[:2]):
        if edge["category"] == "relationship" and source != target and {source, target} <= set(bonds):
            weight = bonds.get_edge_data(source, target, {"weight": 0.0})["weight"]
            bonds.add_edge(source, target, weight=weight + edge["confidence"])
    return bonds


def communities(bonds: nx.Graph) -> dict[str, int]:
    """The number of everybody's circle, 1 for the largest; nobody without a relationship."""
    bound = bonds.subgraph(sorted(n for n, degree in bonds.degree() if degree))
    if not bound.number_of_edges():
        return {}
    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(bound))
    ordered.add_weighted_edges_from(sorted(bound.edges(data="weight")))
    circles = nx.community.greedy_modularity_communities(ordered, weight="weight")
    ranked = sorted((sorted(circle) for circle in circles), key=lambda circle: (-len(circle), circle))
    return {node: number for number, circle in enumerate(ranked, start=1) for node in circle}


def network_table(rows: Sequence[Row]) -> str:
    """The rows as lines of text for a terminal, in aligned columns."""
    lines = (
        (
            row.name,
            f"{row.prominence:.3f}",
            f"{row.degree:.2f}",
            f"{row.betweenness:.3f}",
            "-" if row.community is None else str(row.community),
        )
        for row in rows
    )
    return table(("name", *MEASURES), lines, right=range(1, 1 + len(MEASURES)))
