"""The map of one film."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from kg.maps.happenings import divisions_of, told_events
from kg.maps.labels import text_size, wrapped
from kg.maps.layout import Box, Link, place
from kg.maps.page import Page, empty_network, rendered, write
from kg.maps.pairs import Pair, film_pairs
from kg.maps.sentences import pieces
from kg.maps.style import LINES, LOOKS, font, radius
from kg.maps.text import telling
from kg.network import cooccurrence, network_of, network_rows, presence, read_facts
from kg.network.terms import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pyvis.network import Network
    from rdflib import Graph

    from kg.maps.layout import Places
    from kg.network import Row
    from kg.network.facts import Entity, Facts

CROWD = 26
"""From so many nodes on, places and institutions are switched off until somebody wants them."""


def write_map(graph: Graph, path: str | Path) -> None:
    """Write the map of the film in the graph to one HTML file."""
    write(path, render_map(graph))


def render_map(graph: Graph) -> str:
    """The map of the film in the graph, as one HTML page that needs nothing else."""
    facts = read_facts(graph)
    rows = {row.id: row for row in network_rows(network_of(facts))}
    pairs = film_pairs(facts, presence(facts), cooccurrence(facts))
    network = empty_network(facts.film.title)
    wide, tall = _add_nodes(network, facts, rows, pairs)
    for pair in pairs:
        network.add_edge(
            pair.one, pair.other, id=pair.id, layer=pair.layer, items=[asdict(item) for item in pair.items]
        )
    page = _page(facts, pairs, told_events(facts, boxes_of(facts), wide, tall))
    return rendered(network, replace(page, telling=telling(graph, facts)))


def boxes_of(facts: Facts) -> list[Box]:
    """How much room each entity takes with its name."""
    top = _top(facts)
    boxes = []
    for entity in facts.entities:
        share = entity.prominence / top
        text = font(entity.kind, share)
        size = text_size(wrapped(entity.label), text)
        boxes.append(Box(entity.id, radius(entity.kind, share), *size, text))
    return boxes


def _top(facts: Facts) -> float:
    return max((entity.prominence for entity in facts.entities), default=0.0) or 1.0


def _add_nodes(
    network: Network, facts: Facts, rows: dict[str, Row], pairs: Sequence[Pair]
) -> tuple[Places, Places]:
    links = [Link(pair.one, pair.other, pair.length, pair.layer != "near") for pair in pairs]
    wide, tall = place(boxes_of(facts), links)
    for entity in facts.entities:
        share = entity.prominence / _top(facts)
        network.add_node(
            entity.id,
            label=wrapped(entity.label),
            shape=LOOKS[entity.kind].shape,
            color=LOOKS[entity.kind].colour,
            size=radius(entity.kind, share),
            x=wide[entity.id][0],
            y=wide[entity.id][1],
            tall=list(tall[entity.id]),
            text=font(entity.kind, share),
            **_about(entity, rows.get(entity.id)),
        )
    return wide, tall


def _about(entity: Entity, row: Row | None) -> dict[str, object]:
    """What the panel says of an entity."""
    return {
        "name": entity.label,
        "kind": entity.kind,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "actor": entity.actor,
        "gender": entity.gender,
        "prominence": entity.prominence,
        "first": entity.first,
        "mentioned": list(entity.mentioned),
        "degree": row.degree if row else 0,
        "betweenness": row.betweenness if row else 0,
        "community": row.community if row else None,
    }


def _page(facts: Facts, pairs: Sequence[Pair], events: list[dict[str, object]]) -> Page:
    film = facts.film
    known = {entity.id: entity for entity in facts.entities}
    crowded = len(facts.entities) > CROWD
    division, divisions = divisions_of(facts)
    needed: dict[int, set[str]] = {}
    for pair in pairs:
        for order in {order for item in pair.items for order in item.evidence if pair.layer == "bond"}:
            needed.setdefault(order, set()).update((pair.one, pair.other))
    data: dict[str, object] = {
        "mode": "film",
        "film": {"title": film.title, "year": film.year, "slug": film.slug},
        "sentences": [pieces(s, known, needed.get(s.order, ())) for s in facts.sentences],
        "events": events,
        "acts": [asdict(act) for act in divisions],
        "hidden": ["near", "event", *(["place", "institution"] if crowded else [])],
    }
    return Page(
        title=f"{film.title} ({film.year})" if film.year else film.title,
        facts=_head(facts),
        tagline=film.tagline,
        data=data,
        columns=("From", "Relationship", "To", "Sign", "Confidence", "Sentences", "Ends"),
        table=tuple(_table(facts, pairs)),
        last=len(facts.sentences),
        acts=tuple((act.label, act.begin, act.end) for act in divisions),
        division=division,
        legend=_legend(facts, pairs),
    )


def _head(facts: Facts) -> tuple[str, ...]:
    film = facts.film
    return tuple(
        filter(
            None,
            (
                f"Directed by {' and '.join(film.directors)}" if film.directors else "",
                f"{film.minutes} min" if film.minutes else "",
                ", ".join(film.genres),
                ", ".join(film.languages),
            ),
        )
    )


def _table(facts: Facts, pairs: Sequence[Pair]) -> list[tuple[str, ...]]:
    """A row for every relationship, in the order of the story."""
    names = {entity.id: entity.label for entity in facts.entities}
    pair_of = {frozenset((pair.one, pair.other)): pair.id for pair in pairs if pair.layer == "bond"}
    return [
        (
            pair_of.get(frozenset((bond.source, bond.target)), ""),
            names[bond.source],
            words(bond.type),
            names[bond.target],
            _sign(bond.polarity),
            f"{bond.confidence:.2f}",
            ", ".join(str(order) for order in bond.evidence),
            str(bond.ends or ""),
        )
        for bond in facts.bonds
    ]


def _sign(polarity: int) -> str:
    return "friendly" if polarity > 0 else "hostile" if polarity < 0 else "neutral"


def _legend(facts: Facts, pairs: Sequence[Pair]) -> tuple[tuple[str, str, str], ...]:
    """Only what is on the map."""
    kinds = {entity.kind for entity in facts.entities} | ({"event"} if facts.events else set())
    layers = {pair.layer for pair in pairs}
    signs = ("friendly", "hostile", "mixed", "neutral") if "bond" in layers else ()
    lines = [*signs, *(["broken"] if signs else []), *(layer for layer in ("tie", "near") if layer in layers)]
    return (
        *(("kind", kind, LOOKS[kind].name) for kind in LOOKS if kind in kinds),
        *(("line", line, LINES[line][0]) for line in lines),
    )
