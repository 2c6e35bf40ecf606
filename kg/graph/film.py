"""Triples of the film itself: its head, its people, who plays whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import DCTERMS, PROV, RDF, RDFS, SDO

from kg.graph import literals
from kg.graph.iris import agent_iri, part_iri, performance_iri, person_iri
from kg.graph.vocabulary import FILM, ONTOLOGY_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import URIRef

    from kg.graph.triples import Triple
    from kg.story import Character, Film, Story


def film_triples(story: Story, film: URIRef, base: str) -> Iterator[Triple]:
    """The film, its directors, and a performance for each actor of a character."""
    yield film, RDF.type, FILM.Film
    yield film, RDFS.label, literals.text(story.film.title)
    yield from _record(film)
    yield from _head(story.film, film)
    people = dict.fromkeys(name for name in story.film.directors if name)
    for name in people:
        yield film, SDO.director, person_iri(name, base)
    for character in story.characters:
        for actor in filter(None, (character.actor, *character.also_played_by)):
            people[actor] = None
            yield from _performance(character, actor, film, base)
    yield from _people(people, base)


def _record(film: URIRef) -> Iterator[Triple]:
    """What the file is, for whom it comes to alone; ``provenance.jsonld`` says more of the same node."""
    graph = part_iri(film, "graph")
    yield graph, RDF.type, PROV.Entity
    yield graph, SDO.about, film
    yield graph, DCTERMS.conformsTo, ONTOLOGY_VERSION


def _head(facts: Film, film: URIRef) -> Iterator[Triple]:
    """What the source says of the film; what it leaves out stays out."""
    if facts.year is not None:
        yield film, SDO.datePublished, literals.year(facts.year)
    if facts.runtime is not None:
        yield film, SDO.duration, literals.minutes(facts.runtime)
    for language in facts.languages:
        yield film, SDO.inLanguage, literals.text(language)
    for genre in facts.genres:
        yield film, SDO.genre, literals.text(genre)
    if facts.tagline:
        yield film, SDO.abstract, literals.text(facts.tagline)


def _performance(character: Character, actor: str, film: URIRef, base: str) -> Iterator[Triple]:
    performance = performance_iri(film, character.id, "" if actor == character.actor else actor)
    yield film, FILM.hasPerformance, performance
    yield performance, RDF.type, FILM.Performance
    yield performance, FILM.performer, person_iri(actor, base)
    yield performance, FILM.portrays, agent_iri(film, character.id)


def _people(names: dict[str, None], base: str) -> Iterator[Triple]:
    """People, each with the first of the spellings that give one IRI."""
    labelled = set()
    for name in names:
        person = person_iri(name, base)
        if person not in labelled:
            labelled.add(person)
            yield person, RDF.type, FILM.Person
            yield person, RDFS.label, literals.text(name)
