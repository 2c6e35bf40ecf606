"""The map of a whole corpus: films, the people who made them, and characters who return."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING
from urllib.parse import quote

from kg.errors import DataError
from kg.maps.credits import Entry, Lines, linking, people, read_entry, returns
from kg.maps.labels import text_size, wrapped
from kg.maps.layout import Box, Link, place
from kg.maps.page import Page, empty_network, rendered, write
from kg.maps.pairs import Item
from kg.maps.style import LINES, LOOKS, font, radius
from kg.network.terms import FILM, instances

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from rdflib import Graph

CROWD = 150
"""From so many nodes on, only people who link films are shown."""


def write_corpus_map(graphs: Iterable[Graph], path: str | Path) -> None:
    """Write the map of all films in the graphs to one HTML file."""
    write(path, render_corpus_map(graphs))


def render_corpus_map(graphs: Iterable[Graph]) -> str:
    """The map of all films in the graphs; each film links to ``SLUG.html`` beside this page."""
    entries = [read_entry(graph, film) for graph in graphs for film in instances(graph, FILM.Film)]
    if not entries:
        raise DataError("no film:Film in the graphs: give Turtle files that `kg build` wrote")
    entries.sort(key=lambda entry: (entry.film.year, entry.film.title, entry.film.slug))
    nodes, lines = _films(entries), people(entries)
    shown = linking(lines) if len(nodes) + len({who for who, _ in lines}) > CROWD else lines
    shown = {**shown, **returns(entries)}
    names = {iri: name for entry in entries for iri, name in entry.names.items()}
    for who, _ in sorted(shown):
        nodes.setdefault(who, _person(who, names[who], shown))
    return _drawn(entries, nodes, shown)


def _films(entries: Sequence[Entry]) -> dict[str, dict[str, object]]:
    most = max(len(entry.roles) for entry in entries) or 1
    return {entry.film.iri: _film(entry, len(entry.roles) / most) for entry in entries}


def _film(entry: Entry, share: float) -> dict[str, object]:
    film = entry.film
    facts = (
        ("Year", film.year),
        ("Directed by", ", ".join(film.directors)),
        ("Length", f"{film.minutes} min" if film.minutes else ""),
        ("Genre", ", ".join(film.genres)),
        ("Language", ", ".join(film.languages)),
        ("Characters", str(len(entry.roles))),
        ("Relationships", str(entry.relationships)),
    )
    return {
        "name": film.title,
        "kind": "film",
        "year": film.year,
        "facts": [list(fact) for fact in facts if fact[1]],
        "aliases": sorted({role.name for role in entry.roles}),
        "href": quote(film.slug, safe="") + ".html",
        "prominence": share,
    }


def _person(who: str, name: str, lines: Lines) -> dict[str, object]:
    films = [film for person, film in lines if person == who]
    returning = lines[who, films[0]][0].type == "returns in"
    return {
        "name": name,
        "kind": "returning" if returning else "person",
        "facts": [["Films", str(len(films))]],
        "aliases": [],
        "prominence": min(1.0, (len(films) - 1) / 3),
    }


def _layer(items: Sequence[Item]) -> str:
    first = items[0].type
    return "directs" if first == "directs" else "returns" if first == "returns in" else "plays"


def _drawn(entries: Sequence[Entry], nodes: dict[str, dict[str, object]], lines: Lines) -> str:
    network = empty_network("A film" if len(entries) == 1 else f"{len(entries)} films")
    boxes, looks = [], {}
    for iri, node in nodes.items():
        kind, share = str(node["kind"]), float(str(node["prominence"]))
        text, written = font(kind, share), wrapped(str(node["name"]))
        boxes.append(Box(iri, radius(kind, share), *text_size(written, text), text, kind == "film"))
        looks[iri] = {"label": written, "text": text, "size": radius(kind, share)}
    wide, tall = place(boxes, [Link(*ends) for ends in lines])
    for iri, node in nodes.items():
        look = LOOKS[str(node["kind"])]
        at = {"x": wide[iri][0], "y": wide[iri][1], "tall": list(tall[iri])}
        network.add_node(iri, shape=look.shape, color=look.colour, **looks[iri], **at, **node)
    for (who, film), items in sorted(lines.items()):
        network.add_edge(
            who, film, id=f"{who}~{film}", layer=_layer(items), items=[asdict(item) for item in items]
        )
    return rendered(network, _page(network.heading, nodes, lines))


def _page(title: str, nodes: dict[str, dict[str, object]], lines: Lines) -> Page:
    kinds = {str(node["kind"]) for node in nodes.values()}
    layers = {_layer(items) for items in lines.values()}
    rows = [
        (
            f"{who}~{film}",
            *map(str, (nodes[who]["name"], item.type, nodes[film]["name"], nodes[film]["year"])),
        )
        for (who, film), items in lines.items()
        for item in items
    ]
    return Page(
        title=title,
        facts=(),
        data={"mode": "corpus", "film": {"title": title, "year": "", "slug": "films"}, "hidden": []},
        columns=("Who", "Link", "Film", "Year"),
        table=tuple(sorted(rows, key=lambda row: (row[4], row[3], row[2], row[1]))),
        legend=(
            *(("kind", kind, LOOKS[kind].name) for kind in LOOKS if kind in kinds),
            *(("line", line, LINES[line][0]) for line in LINES if line in layers),
        ),
    )
