"""The film, its head, and who plays whom."""

from __future__ import annotations

from dataclasses import replace

from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SDO, XSD, Literal

from kg.graph.iris import person_iri
from kg.graph.resources import ontology_graph
from kg.graph.vocabulary import FILM as TERMS
from kg.graph.vocabulary import ONTOLOGY_VERSION
from kg.story import Character
from tests.graph.samples import FILM, STORY, at, graph_of


def test_the_head_of_a_film() -> None:
    """All that the source says of a film is there, each in the term for it."""
    film = replace(
        STORY.film,
        year=2001,
        runtime=98,
        languages=("English", "Spanish"),
        directors=("Inés Calder",),
        genres=("Drama", "War"),
        tagline="So it goes.",
    )
    graph = graph_of(film=film)
    assert set(graph.predicate_objects(FILM)) == {
        (RDF.type, TERMS.Film),
        (RDFS.label, Literal("Tin")),
        (SDO.datePublished, Literal("2001", datatype=XSD.gYear)),
        (SDO.duration, Literal("PT98M", datatype=XSD.duration)),
        (SDO.inLanguage, Literal("English")),
        (SDO.inLanguage, Literal("Spanish")),
        (SDO.director, person_iri("Inés Calder")),
        (SDO.genre, Literal("Drama")),
        (SDO.genre, Literal("War")),
        (SDO.abstract, Literal("So it goes.")),
    }
    assert set(graph.predicate_objects(person_iri("Inés Calder"))) == {
        (RDF.type, TERMS.Person),
        (RDFS.label, Literal("Inés Calder")),
    }


def test_what_the_source_leaves_out_stays_out() -> None:
    """A film with nothing but a title has nothing but a type and a label."""
    assert set(graph_of().predicates(FILM)) == {RDF.type, RDFS.label}


def test_the_file_says_what_it_is() -> None:
    """Whoever has it alone learns which ontology it keeps to, of the version that is installed."""
    record = at("graph")
    assert set(graph_of().predicate_objects(record)) == {
        (RDF.type, PROV.Entity),
        (SDO.about, FILM),
        (DCTERMS.conformsTo, ONTOLOGY_VERSION),
    }
    ontology = ontology_graph("film-narrative.ttl")
    assert list(ontology.objects(None, OWL.versionIRI)) == [ONTOLOGY_VERSION]


def test_performances() -> None:
    """A character with an actor has a performance, one without has none."""
    graph = graph_of(characters=(Character("ada", "Ada", actor="Lena Ortiz"), Character("tom", "Tom")))
    assert list(graph.objects(FILM, TERMS.hasPerformance)) == [at("performance/ada")]
    assert set(graph.predicate_objects(at("performance/ada"))) == {
        (RDF.type, TERMS.Performance),
        (RDFS.label, Literal("Lena Ortiz as Ada")),
        (TERMS.performer, person_iri("Lena Ortiz")),
        (TERMS.portrays, at("character/ada")),
    }


def test_a_character_with_two_actors_has_two_performances() -> None:
    """The first keeps the short IRI, a further one is called after its actor."""
    ada = Character("ada", "Ada", actor="Lena Ortiz", also_played_by=("Zoë Marsh",))
    graph = graph_of(characters=(ada,))
    assert set(graph.subject_objects(TERMS.performer)) == {
        (at("performance/ada"), person_iri("Lena Ortiz")),
        (at("performance/ada--zoe-marsh"), person_iri("Zoë Marsh")),
    }


def test_two_spellings_of_one_person_give_one_label() -> None:
    """A director who acts, spelt once without the accent, is one person under the first spelling."""
    film = replace(STORY.film, directors=("Zoë Marsh",))
    graph = graph_of(film=film, characters=(Character("ada", "Ada", actor="Zoe Marsh"),))
    assert list(graph.objects(person_iri("Zoe Marsh"), RDFS.label)) == [Literal("Zoë Marsh")]
