"""Triples of what a person stated of the film: the corrections that the reading took over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import RDF, RDFS

from kg.graph import literals
from kg.graph.iris import correction_iri, part_iri
from kg.graph.vocabulary import FILM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import URIRef

    from kg.graph.triples import Triple
    from kg.story import Story


def correction_triples(story: Story, film: URIRef) -> Iterator[Triple]:
    """Each correction with what it says and what it is about; relationships are about it, too."""
    for index, statement in enumerate(story.corrections):
        iri = correction_iri(film, index)
        yield iri, RDF.type, FILM.Correction
        yield iri, RDFS.label, literals.text(statement.text)
        yield iri, FILM.partOf, film
        for entity in statement.about:
            yield iri, FILM.corrects, part_iri(film, entity)
