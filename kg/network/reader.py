"""A film's RDF → ``Facts``, by triple patterns: SPARQL in rdflib is many times slower for these.

A file that somebody mended by hand may lack things; what is missing is left out, never a failure,
except where there is no film at all or more than one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from rdflib.namespace import RDF

from kg.errors import DataError
from kg.network.facts import Act, Facts, Film, Mark, Scene, Sentence
from kg.network.index import index_of
from kg.network.terms import FILM, NIF, SCHEMA, instances, label, local_name, number, text, texts
from kg.network.things import read_bonds, read_entities, read_events, read_memberships
from kg.paragraphs import paragraphs_of

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

    from kg.network.index import Index


def read_facts(graph: Graph) -> Facts:
    """Everything the network and the map need to know of the one film in the graph."""
    film = only_film(graph)
    index = index_of(graph, film)
    sentences, events, bonds = _sentences(index), read_events(index), read_bonds(index)
    entities = read_entities(index, sentences, events, bonds)
    parts = (_acts(index), _scenes(index), read_memberships(index))
    return Facts(read_film(graph, film), sentences, entities, bonds, events, *parts)


def only_film(graph: Graph) -> Node:
    """The one film in the graph. Raises DataError where there is none, or more than one."""
    films = instances(graph, FILM.Film)
    if not films:
        raise DataError("no film:Film in the graph: give a Turtle file that `kg build` wrote")
    if len(films) > 1:
        raise DataError(f"{len(films)} films in the graph where one is needed: give the file of one film")
    return films[0]


def read_film(graph: Graph, film: Node) -> Film:
    """A film's own facts."""
    duration = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", text(graph, film, SCHEMA.duration))
    hours, minutes = (int(part or 0) for part in duration.groups()) if duration else (0, 0)
    return Film(
        iri=str(film),
        slug=local_name(film),
        title=label(graph, film),
        year=text(graph, film, SCHEMA.datePublished)[:4],
        minutes=hours * 60 + minutes,
        languages=texts(graph, film, SCHEMA.inLanguage),
        directors=tuple(sorted({label(graph, person) for person in graph.objects(film, SCHEMA.director)})),
        genres=texts(graph, film, SCHEMA.genre),
        tagline=text(graph, film, SCHEMA.abstract),
    )


def _sentences(index: Index) -> tuple[Sentence, ...]:
    graph = index.graph
    spans = [(int(number(graph, s, NIF.beginIndex)), text(graph, s, NIF.anchorOf)) for s in index.orders]
    marks: list[list[Mark]] = [[] for _ in spans]
    at = 0
    for begin, end, entity in sorted(_mentions(index)):
        while at + 1 < len(spans) and spans[at + 1][0] <= begin:
            at += 1
        if spans and spans[at][0] <= begin and end - spans[at][0] <= len(spans[at][1]):
            marks[at].append(Mark(begin - spans[at][0], end - spans[at][0], entity))
    plot = next((text(graph, plot, NIF.isString) for plot in instances(graph, FILM.PlotText)), "")
    begins = [begin for begin, _ in paragraphs_of(plot, [(b, b + len(words)) for b, words in spans])]
    within = [0, *(bisect_right(begins, begin) for begin, _ in spans)]  # which paragraph each is in
    return tuple(
        Sentence(order, words, tuple(marks[order - 1]), order == 1 or within[order] > within[order - 1])
        for order, (_, words) in enumerate(spans, start=1)
    )


def _mentions(index: Index) -> list[tuple[int, int, str]]:
    graph = index.graph
    found = []
    for mention in graph.subjects(RDF.type, FILM.Mention):
        begin, end = (int(number(graph, mention, p, -1)) for p in (NIF.beginIndex, NIF.endIndex))
        found += [(begin, end, entity) for entity in index.entities(mention, FILM.refersTo)]
    return found


def _acts(index: Index) -> tuple[Act, ...]:
    return tuple(act for _, act in _divisions(index, FILM.Act))


def _scenes(index: Index) -> tuple[Scene, ...]:
    return tuple(_scene(index, node, part) for node, part in _divisions(index, FILM.Scene))


def _scene(index: Index, node: Node, part: Act) -> Scene:
    place = next(iter(index.entities(node, FILM.atPlace)), "")
    time = text(index.graph, node, FILM.storyTime)
    return Scene(part.order, part.label, part.begin, part.end, str(node), place, time)


def _divisions(index: Index, kind: Node) -> list[tuple[Node, Act]]:
    """Acts or scenes in order, each with its node.

    One begins where it says or, if it does not, right after the last event of the one before: the
    sentences that open an act often set a scene in which nothing happens yet.
    """
    graph = index.graph
    found = []
    for node in instances(graph, kind):
        events = [min(index.evidence(e), default=0) for e in graph.subjects(FILM.partOf, node)]
        last = max(events, default=0)
        order = int(number(graph, node, FILM.narrativeOrder))
        found.append((order, last, _first_sentence(index, node), label(graph, node), node))
    found.sort()
    begins = [1]
    for (_, last, *_), (_, _, stated, *_) in pairwise(found):
        begins.append(max(begins[-1], stated or last + 1))
    ends = [*(begin - 1 for begin in begins[1:]), len(index.orders)]
    return [
        (node, Act(order, name, begin, end))
        for (order, _, _, name, node), begin, end in zip(found, begins, ends, strict=False)
        if begin <= end
    ]


def _first_sentence(index: Index, part: Node) -> int:
    """The first sentence of a division, by its evidence or by where it begins; 0 if it tells neither."""
    told = index.evidence(part)
    if told:
        return told[0]
    graph = index.graph
    begin = number(graph, part, NIF.beginIndex, -1)
    inside = (order for s, order in index.orders.items() if number(graph, s, NIF.beginIndex) >= begin)
    return min(inside, default=0) if begin >= 0 else 0
