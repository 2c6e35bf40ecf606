"""Who is in which film of a corpus: actors, directors, and characters who return."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx
from rdflib.namespace import SKOS

from kg.maps.pairs import Item
from kg.network.reader import read_film
from kg.network.terms import FILM, SCHEMA, instances, label, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib import Graph
    from rdflib.term import Node

    from kg.network.facts import Film


@dataclass(frozen=True, slots=True)
class Role:
    """A character of one film: its names and who plays it."""

    iri: str
    film: str
    name: str
    names: frozenset[str]
    performers: tuple[tuple[str, str], ...]
    """IRI and name."""
    same: frozenset[str]
    """Characters of other films that the graph says are this one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A film with what the corpus map says of it."""

    film: Film
    roles: tuple[Role, ...]
    directors: tuple[tuple[str, str], ...]
    relationships: int

    @property
    def names(self) -> dict[str, str]:
        """Names of all people and characters, by IRI."""
        people = [*self.directors, *(performer for role in self.roles for performer in role.performers)]
        return {**dict(people), **{role.iri: role.name for role in self.roles}}


def read_entry(graph: Graph, film: Node) -> Entry:
    """What the corpus map needs to know of a film."""
    roles = []
    for character in instances(graph, FILM.Character, FILM.CharacterGroup):
        if (character, FILM.appearsIn, film) in graph:
            performers = {
                (str(person), label(graph, person))
                for performance in graph.subjects(FILM.portrays, character)
                for person in graph.objects(performance, FILM.performer)
            }
            name = label(graph, character)
            names = frozenset({name, *texts(graph, character, SKOS.altLabel)})
            same = frozenset(map(str, graph.objects(character, FILM.sameCharacterAs)))
            roles.append(Role(str(character), str(film), name, names, tuple(sorted(performers)), same))
    directors = {(str(person), label(graph, person)) for person in graph.objects(film, SCHEMA.director)}
    bonds = len(instances(graph, FILM.Relationship))
    return Entry(read_film(graph, film), tuple(roles), tuple(sorted(directors)), bonds)


Lines = dict[tuple[str, str], list[Item]]
"""Who and which film, by IRI, with what links them."""


def people(entries: Sequence[Entry]) -> Lines:
    """Who directs and who plays."""
    lines: Lines = defaultdict(list)
    for entry in entries:
        for iri, _ in entry.directors:
            lines[iri, entry.film.iri].append(Item(iri, entry.film.iri, "directs"))
        for role in entry.roles:
            for iri, _ in role.performers:
                lines[iri, entry.film.iri].append(Item(iri, entry.film.iri, f"plays {role.name} in"))
    return dict(lines)


def linking(lines: Lines) -> Lines:
    """The lines of those who are in more than one film."""
    films = defaultdict(set)
    for who, film in lines:
        films[who].add(film)
    return {ends: items for ends, items in lines.items() if len(films[ends[0]]) > 1}


def returns(entries: Sequence[Entry]) -> Lines:
    """Characters in several films: said to be the same, or of one name that is full or one actor's."""
    same = nx.Graph()
    by_name = defaultdict(list)
    roles = {role.iri: role for entry in entries for role in entry.roles}
    same.add_edges_from((role.iri, iri) for role in roles.values() for iri in role.same if iri in roles)
    for role in roles.values():
        for name in role.names:
            by_name[name.casefold()].append(role)
    for name in sorted(by_name):
        for one, other in combinations(by_name[name], 2):
            if one.film != other.film and (_full(name, one) or set(one.performers) & set(other.performers)):
                same.add_edge(one.iri, other.iri)
    groups = [sorted(group) for group in nx.connected_components(same)]
    return {
        (group[0], roles[iri].film): [Item(group[0], roles[iri].film, "returns in")]
        for group in sorted(groups)
        for iri in group
    }


def _full(name: str, role: Role) -> bool:
    """A name of two words or more; "the bartender" is a description, and many films have one."""
    written = next(each for each in role.names if each.casefold() == name)
    return len(name.split()) > 1 and written[:1] != written[:1].lower()
