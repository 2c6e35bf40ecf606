"""The tables of the text: its sentences, and the mentions in them, with where they stand in the plot."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, TypeAlias

from kg.formats.flat import joined
from kg.network.terms import FILM, NIF, instances, local_name, number, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib import Graph
    from rdflib.term import Node

    from kg.network.facts import Act, Facts, Scene

    Cell: TypeAlias = str | int | float | None

SENTENCE_HEAD = ("Order", "Begin", "End", "Text", "Scene", "Act", "Film", "IRI")
MENTION_HEAD = ("Begin", "End", "Text", "Entity", "Kind", "Sentence", "Confidence", "Rule", "Film", "IRI")


def part_of(parts: Iterable[Act | Scene], sentence: int) -> int | None:
    """The order of the act or scene that a sentence is in."""
    return next((part.order for part in parts if part.begin <= sentence <= part.end), None)


def sentence_rows(graph: Graph, facts: Facts) -> list[tuple[Cell, ...]]:
    """Sentences in the order of the text, as ``Sentence`` of the other tables counts them."""
    found = sorted((_span(graph, node), str(node)) for node in instances(graph, FILM.Sentence))
    return [
        (
            *(sentence.order, *span, sentence.text),
            *(part_of(facts.scenes, sentence.order), part_of(facts.acts, sentence.order), iri),
        )
        for sentence, (span, iri) in zip(facts.sentences, found, strict=True)
    ]


def mention_rows(graph: Graph, facts: Facts) -> list[tuple[Cell, ...]]:
    """Mentions in the order of the text; one that is for several entities has a row for each."""
    ids = {entity.iri: entity.id for entity in facts.entities}
    starts = sorted(_span(graph, node)[0] for node in instances(graph, FILM.Sentence))
    rows = [
        _mention(graph, mention, ids[str(entity)], starts)
        for mention in instances(graph, FILM.Mention)
        for entity in graph.objects(mention, FILM.refersTo)
        if str(entity) in ids
    ]
    return sorted(rows, key=_text_order)


def _mention(graph: Graph, mention: Node, entity: str, starts: list[int]) -> tuple[Cell, ...]:
    begin, end = _span(graph, mention)
    kind = local_name(graph.value(mention, FILM.mentionKind))
    confidence = number(graph, mention, FILM.confidence, 1.0)
    rule = joined(texts(graph, mention, FILM.rule))
    what = (begin, end, text(graph, mention, NIF.anchorOf), entity, kind)
    return (*what, bisect_right(starts, begin) or None, confidence, rule, str(mention))


def _span(graph: Graph, node: Node) -> tuple[int, int]:
    return int(number(graph, node, NIF.beginIndex)), int(number(graph, node, NIF.endIndex))


def _text_order(row: tuple[Cell, ...]) -> tuple[int, int, str, str]:
    return int(row[0] or 0), int(row[1] or 0), str(row[3]), str(row[-1])
