"""Triples of characters, groups, places and institutions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import RDF, RDFS, SDO, SKOS

from kg.graph import literals
from kg.graph.iris import agent_iri, label_iri, membership_iri, part_iri, sentence_iri
from kg.graph.vocabulary import FILM, SKOSXL, V

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import URIRef

    from kg.graph.triples import Triple
    from kg.story import Character, Institution, Membership, Place, Story


def entity_triples(story: Story, film: URIRef) -> Iterator[Triple]:
    """Everybody and everything that the plot names, and who belongs to what."""
    for character in story.characters:
        yield from _character(character, film)
    for place in story.places:
        iri = part_iri(film, f"place/{place.id}")
        yield iri, RDF.type, FILM.Place
        yield from _located(place, film, iri, "otherPlace")
    for institution in story.institutions:
        iri = part_iri(film, f"institution/{institution.id}")
        yield iri, RDF.type, FILM.Institution
        yield from _located(institution, film, iri, "otherInstitution")
    for membership in story.memberships:
        yield from _membership(membership, film)


def _membership(membership: Membership, film: URIRef) -> Iterator[Triple]:
    """The direct link, and a node with the sentences that say so."""
    member, body = agent_iri(film, membership.member), part_iri(film, f"institution/{membership.institution}")
    yield member, FILM.memberOf, body
    iri = membership_iri(film, membership)
    yield iri, RDF.type, FILM.Membership
    yield iri, FILM.member, member
    yield iri, FILM.institution, body
    yield iri, FILM.rule, literals.text(membership.rule)
    yield iri, FILM.evidence, sentence_iri(film, membership.sentence)
    if membership.ended is not None:
        yield iri, FILM.evidence, sentence_iri(film, membership.ended)
        yield iri, FILM.former, literals.true()


def _named(entity: Character | Place | Institution, film: URIRef, iri: URIRef) -> Iterator[Triple]:
    """The label, every other name with the rule that joined it, and the film."""
    yield iri, RDFS.label, literals.text(entity.name)
    yield iri, FILM.appearsIn, film
    others = {alias.name: alias.rule for alias in entity.aliases if alias.name != entity.name}
    for number, (name, rule) in enumerate(others.items(), start=1):
        label = label_iri(iri, film, number)
        yield iri, SKOS.altLabel, literals.text(name)
        yield iri, SKOSXL.altLabel, label
        yield label, RDF.type, SKOSXL.Label
        yield label, SKOSXL.literalForm, literals.text(name)
        if rule:
            yield label, FILM.rule, literals.text(rule)


def _character(character: Character, film: URIRef) -> Iterator[Triple]:
    iri = agent_iri(film, character.id)
    yield iri, RDF.type, FILM.CharacterGroup if character.group else FILM.Character
    yield from _named(character, film, iri)
    yield iri, FILM.prominence, literals.decimal(character.prominence)
    if character.gender is not None:
        yield iri, SDO.gender, SDO.Female if character.gender == "female" else SDO.Male
    for member in character.members:
        yield iri, FILM.hasMember, agent_iri(film, member)


def _located(entity: Place | Institution, film: URIRef, iri: URIRef, other: str) -> Iterator[Triple]:
    """A place or institution with its kind (``other`` names the kind for all the rest) and where it is."""
    yield from _named(entity, film, iri)
    yield iri, FILM.entityType, V[other if entity.kind == "other" else entity.kind]
    if entity.located_in:
        yield iri, FILM.locatedIn, part_iri(film, f"place/{entity.located_in}")
