"""The networks of a film: what is asserted, and two that are derived and kept apart from it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx

from kg.network.reader import read_facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib import Graph

    from kg.network.facts import Entity, Facts

AGENTS = ("character", "group")
"""Kinds that stand in relationships; measures look at these alone."""


def character_network(graph: Graph) -> nx.MultiDiGraph:
    """The network that a film's graph asserts; nodes and edges as ``network_of`` describes."""
    return network_of(read_facts(graph))


def network_of(facts: Facts) -> nx.MultiDiGraph:
    """Characters, groups, places and institutions, and what binds them.

    Nodes: short id; ``iri``, ``label``, ``kind``, ``type``, ``aliases``, ``actor``, ``gender``,
    ``prominence``, ``first`` (sentence), ``order`` (of appearance, 1, 2, …).

    Edges: the key is unique in the whole network (the relationship's IRI). ``category`` is
    ``relationship``, ``membership`` or ``location``; ``type``, ``polarity``, ``confidence``,
    ``symmetric``, ``evidence`` (a tuple of sentence order and text), ``begins``, ``ends``
    (sentences; 0 for no end), ``established_by``, ``ended_by`` (events; 0 for none), ``rule``, ``basis``.
    Symmetric relationships are one edge, as they are stored.
    """
    network = nx.MultiDiGraph(name=facts.film.title, film=facts.film.iri)
    for order, entity in enumerate(facts.entities, start=1):
        network.add_node(entity.id, **_node(entity), order=order)
    sentences = {sentence.order: sentence.text for sentence in facts.sentences}
    for bond in facts.bonds:
        network.add_edge(
            bond.source,
            bond.target,
            key=bond.iri,
            category="relationship",
            type=bond.type,
            polarity=bond.polarity,
            confidence=bond.confidence,
            symmetric=bond.symmetric,
            evidence=tuple((order, sentences[order]) for order in bond.evidence),
            begins=bond.begins,
            ends=bond.ends,
            established_by=bond.established_by,
            ended_by=bond.ended_by,
            rule=bond.rule,
            basis=bond.basis,
        )
    for entity in facts.entities:
        _tie(network, entity, "membership", "memberOf", entity.member_of)
        _tie(network, entity, "location", "locatedIn", entity.located_in)
    return network


def _node(entity: Entity) -> dict[str, object]:
    names = ("iri", "label", "kind", "type", "aliases", "actor", "gender", "prominence", "first")
    return {name: getattr(entity, name) for name in names}


def _tie(network: nx.MultiDiGraph, entity: Entity, category: str, kind: str, others: Iterable[str]) -> None:
    """Edges for what is no relationship between characters: belonging and lying in."""
    for other in others:
        begins = max(entity.first, network.nodes[other]["first"])
        network.add_edge(
            entity.id,
            other,
            key=f"{entity.iri} {kind} {network.nodes[other]['iri']}",
            category=category,
            type=kind,
            polarity=0,
            confidence=1.0,
            symmetric=False,
            evidence=(),
            begins=begins,
            ends=0,
            established_by=0,
            ended_by=0,
            rule="",
            basis="",
        )


def until(network: nx.MultiDiGraph, sentence: int) -> nx.MultiDiGraph:
    """The network as the story has told it up to a sentence: who has entered, which bonds hold."""
    told = network.copy()
    told.remove_nodes_from([n for n, first in network.nodes(data="first") if first > sentence])
    told.remove_edges_from(
        [
            (source, target, key)
            for source, target, key, edge in network.edges(keys=True, data=True)
            if edge["begins"] > sentence or 0 < edge["ends"] <= sentence
        ]
    )
    return told


def cooccurrence(facts: Facts) -> nx.Graph:
    """Who is mentioned in the same sentence: ``weight`` counts them, ``sentences`` names them.

    It says that two are near each other in the text, not that anything binds them.
    """
    together = nx.Graph()
    agents = {entity.id for entity in facts.entities if entity.kind in AGENTS}
    together.add_nodes_from(entity.id for entity in facts.entities if entity.id in agents)
    for sentence in facts.sentences:
        present = sorted({mark.entity for mark in sentence.marks} & agents)
        for one, other in combinations(present, 2):
            _count(together, one, other, sentence.order)
    return together


def presence(facts: Facts) -> nx.Graph:
    """Who is where: characters and places that share an event that happens in the story."""
    where = nx.Graph()
    for event in facts.events:
        if event.place and event.realised:
            for agent in sorted({*event.agents, *event.patients, *event.recipients} - {event.place}):
                _count(where, agent, event.place, event.sentence)
    return where


def _count(graph: nx.Graph, one: str, other: str, sentence: int) -> None:
    known = graph.get_edge_data(one, other, {"sentences": ()})["sentences"]
    sentences = tuple(sorted({*known, sentence}))
    graph.add_edge(one, other, weight=len(sentences), sentences=sentences)
