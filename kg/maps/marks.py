"""What a film's graph marks in its plot: mentions, by whom they mean, and the words of events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import URIRef
from rdflib.namespace import RDF

from kg.maps.nesting import Mark
from kg.network.terms import FILM, NIF, instances, local_name, number, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib import Graph
    from rdflib.term import Node

    from kg.network.facts import Event, Facts

KINDS = ("character", "group", "place", "institution", "event")


def plot_of(graph: Graph, facts: Facts) -> str:
    """The plot as it stands in the source, else its sentences."""
    plots = [text(graph, node, NIF.isString) for node in instances(graph, FILM.PlotText)]
    return next(filter(None, plots), "") or " ".join(sentence.text for sentence in facts.sentences)


def sentences_of(graph: Graph) -> list[tuple[int, int]]:
    """Where each sentence begins and ends, in their order."""
    return sorted(_span(graph, node) for node in instances(graph, FILM.Sentence))


def marks_of(graph: Graph, facts: Facts) -> list[Mark]:
    """All marks, in the order of the text; of two that begin together the longer first.

    A span that means several is one mark. The words of an event hold a mention of the same span.
    """
    marks = [*_mentions(graph, facts), *_events(graph, facts)]
    return sorted(marks, key=lambda mark: (mark.begin, -mark.end, mark.kind != "event"))


def _mentions(graph: Graph, facts: Facts) -> Iterable[Mark]:
    entities = {entity.iri: entity for entity in facts.entities}
    order = {entity.id: n for n, entity in enumerate(facts.entities)}
    found: dict[tuple[int, int], dict[str, str]] = {}
    for node in graph.subjects(RDF.type, FILM.Mention):
        how = local_name(graph.value(node, FILM.mentionKind))
        for one in graph.objects(node, FILM.refersTo):
            if str(one) in entities:
                found.setdefault(_span(graph, node), {})[str(one)] = how
    for (begin, end), meant in found.items():
        who = sorted((entities[iri] for iri in meant), key=lambda entity: order[entity.id])
        kind = min((entity.kind for entity in who), key=KINDS.index)
        how = min(meant.values())
        yield Mark(begin, end, kind, tuple(e.id for e in who), tuple(e.label for e in who), how)


def _events(graph: Graph, facts: Facts) -> Iterable[Mark]:
    found: dict[tuple[int, int], list[Event]] = {}
    for event in facts.events:
        trigger = graph.value(URIRef(event.iri), FILM.trigger)
        if trigger is not None:
            found.setdefault(_span(graph, trigger), []).append(event)
    for (begin, end), events in found.items():
        ids = tuple(f"event/{event.order}" for event in events)
        about = "; ".join(dict.fromkeys(_about(event) for event in events))
        yield Mark(begin, end, "event", ids, about=about)


def _about(event: Event) -> str:
    """Its type, and that it does not take place, where it does not."""
    return event.type if event.realised else f"{event.type}, {event.factuality}"


def _span(graph: Graph, node: Node) -> tuple[int, int]:
    """Where it stands; nowhere where the graph does not say."""
    return int(number(graph, node, NIF.beginIndex)), int(number(graph, node, NIF.endIndex))
