"""Triples of the plot's text: the plot as it stands in the source, its sentences and mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import RDF

from kg.graph import literals
from kg.graph.iris import mention_iri, part_iri, plot_iri, sentence_iri
from kg.graph.vocabulary import FILM, NIF, V

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import URIRef

    from kg.graph.triples import Triple
    from kg.story import Span, Story

# Made once: rdflib makes an open namespace's term anew each time.
_BEGIN, _END, _WORDS, _CONTEXT = NIF.beginIndex, NIF.endIndex, NIF.anchorOf, NIF.referenceContext


def text_triples(story: Story, film: URIRef) -> Iterator[Triple]:
    """The plot unchanged, its sentences, and a mention for each span and entity."""
    plot = plot_iri(film)
    yield plot, RDF.type, FILM.PlotText
    yield plot, FILM.plotOf, film
    yield plot, NIF.isString, literals.text(story.film.plot)
    yield plot, FILM.sourceOffset, literals.index(story.film.plot_offset)
    for number, span in enumerate(story.sentences):
        yield from span_triples(story, film, span, sentence_iri(film, number), FILM.Sentence)
    for mention in story.mentions:
        iri = mention_iri(film, mention)
        yield from span_triples(story, film, mention.span, iri, FILM.Mention)
        yield iri, FILM.refersTo, part_iri(film, mention.entity)
        yield iri, FILM.mentionKind, V[mention.kind]
        yield iri, FILM.confidence, literals.decimal(mention.confidence)
        if mention.rule:
            yield iri, FILM.rule, literals.text(mention.rule)


def span_triples(story: Story, film: URIRef, span: Span, iri: URIRef, kind: URIRef) -> Iterator[Triple]:
    """A stretch of the plot with its words and where they stand."""
    yield iri, RDF.type, kind
    yield iri, _BEGIN, literals.index(span.begin)
    yield iri, _END, literals.index(span.end)
    yield iri, _WORDS, literals.text(story.film.plot[span.begin : span.end])
    yield iri, _CONTEXT, plot_iri(film)
