"""The SKOS vocabularies: documented, connected, and the same as what the program uses."""

from __future__ import annotations

import pytest
from rdflib import DCTERMS, RDF, SKOS, Literal, URIRef

from kg.graph.resources import ontology_graph
from kg.graph.vocabulary import FILM, V
from kg.story import POLARITY, SYMMETRIC

CONCEPTS = ontology_graph("film-narrative.ttl", "vocabulary.ttl")
SCHEMES = sorted(URIRef(str(scheme)) for scheme in CONCEPTS.subjects(RDF.type, SKOS.ConceptScheme))
ALL = sorted({URIRef(str(concept)) for concept in CONCEPTS.subjects(SKOS.inScheme, None)})
TYPES = {
    V.relationTypes: {FILM.RelationType, SKOS.Concept},
    V.eventTypes: {FILM.EventType},
    V.placeKinds: {FILM.EntityKind},
    V.institutionKinds: {FILM.EntityKind},
    V.mentionKinds: {SKOS.Concept},
    V.factualities: {SKOS.Concept},
    V.bases: {SKOS.Concept},
}
LEXICOGRAPHER_CLASSES = """
    body change cognition communication competition consumption contact creation emotion motion perception
    possession social stative weather
"""


def members(scheme: URIRef) -> set[str]:
    """Local names of a scheme's concepts."""
    return {str(concept).removeprefix(str(V)) for concept in CONCEPTS.subjects(SKOS.inScheme, scheme)}


def narrower(concept: URIRef) -> set[str]:
    """Local names of what is directly below a concept."""
    return {str(below).removeprefix(str(V)) for below in CONCEPTS.subjects(SKOS.broader, concept)}


def test_there_are_seven_schemes() -> None:
    """Each with a label and a definition."""
    assert set(SCHEMES) == set(TYPES)
    for scheme in SCHEMES:
        assert CONCEPTS.value(scheme, SKOS.prefLabel)
        assert CONCEPTS.value(scheme, SKOS.definition)


@pytest.mark.parametrize("concept", ALL)
def test_each_concept_is_documented(concept: URIRef) -> None:
    """One English label and one English definition that says more."""
    (label,) = CONCEPTS.objects(concept, SKOS.prefLabel)
    (definition,) = CONCEPTS.objects(concept, SKOS.definition)
    assert isinstance(label, Literal)
    assert isinstance(definition, Literal)
    assert (label.language, definition.language) == ("en", "en")
    assert len(definition) > len(label) + 5
    assert definition.endswith(".")
    for note in CONCEPTS.objects(concept, SKOS.scopeNote):
        assert str(note).endswith(".")


@pytest.mark.parametrize("concept", ALL)
def test_no_concept_is_an_orphan(concept: URIRef) -> None:
    """In one scheme, of the scheme's class, and either at its top or one step below a concept there."""
    (scheme,) = CONCEPTS.objects(concept, SKOS.inScheme)
    assert set(CONCEPTS.objects(concept, RDF.type)) <= TYPES[URIRef(str(scheme))]
    tops = [concept, *CONCEPTS.objects(concept, SKOS.broader)]
    assert len(tops) <= 2
    assert list(CONCEPTS.objects(tops[-1], SKOS.topConceptOf)) == [scheme]
    assert len(list(CONCEPTS.objects(concept, SKOS.topConceptOf))) == (1 if len(tops) == 1 else 0)


def test_labels_are_unique_in_their_scheme() -> None:
    """Two concepts of one scheme never share a label."""
    for scheme in SCHEMES:
        labels = [
            CONCEPTS.value(concept, SKOS.prefLabel) for concept in CONCEPTS.subjects(SKOS.inScheme, scheme)
        ]
        assert len(labels) == len(set(labels))


def test_relation_types_are_those_of_the_story() -> None:
    """Names, signs and symmetry agree with kg.story, from which the data are made."""
    types = {str(kind).removeprefix(str(V)): kind for kind in CONCEPTS.subjects(RDF.type, FILM.RelationType)}
    signs = {name: CONCEPTS.value(kind, FILM.polarity) for name, kind in types.items()}
    both_ways = {
        name for name, kind in types.items() if CONCEPTS.value(kind, FILM.symmetric) == Literal(True)
    }
    assert {name: sign.toPython() for name, sign in signs.items() if isinstance(sign, Literal)} == POLARITY
    assert both_ways == SYMMETRIC


@pytest.mark.parametrize(
    ("family", "types"),
    [
        (V.kin, "parentOf siblingOf spouseOf relativeOf"),
        (V.romance, "romanticPartnerOf attractedTo"),
        (V.social, "friendOf colleagueOf employs mentors enemyOf"),
        (V.deed, "kills harms helps deceives"),
    ],
)
def test_relation_types_have_their_families(family: URIRef, types: str) -> None:
    """Kin, romance, social and deed group the types; a family is no type of its own."""
    assert narrower(family) == set(types.split())
    assert (family, RDF.type, FILM.RelationType) not in CONCEPTS


def test_event_types_begin_with_wordnet_classes() -> None:
    """The top concepts are the lexicographer classes of WordNet's verbs, with their names as notation."""
    tops = {
        str(CONCEPTS.value(concept, SKOS.notation)): str(concept).removeprefix(str(V))
        for concept in CONCEPTS.subjects(SKOS.topConceptOf, V.eventTypes)
    }
    assert tops == {f"verb.{name}": f"{name}Event" for name in LEXICOGRAPHER_CLASSES.split()}


def test_narrower_event_types_name_the_sense_that_places_them() -> None:
    """The scope note names a WordNet sense, and the class it gives is the broader concept's."""
    for top in CONCEPTS.subjects(SKOS.topConceptOf, V.eventTypes):
        for concept in CONCEPTS.subjects(SKOS.broader, top):
            note = CONCEPTS.value(concept, SKOS.scopeNote)
            assert f"({CONCEPTS.value(top, SKOS.notation)})" in str(note), concept


def test_vocabulary_cites_fellbaum() -> None:
    """Who made the classes is said where they are used."""
    citation = str(CONCEPTS.value(V.eventTypes, DCTERMS.bibliographicCitation))
    assert "Fellbaum" in citation
    assert "1998" in citation


@pytest.mark.parametrize(
    ("scheme", "names"),
    [
        (V.placeKinds, "settlement region building dwelling room natural vehicle otherPlace"),
        (
            V.institutionKinds,
            "school company police military government hospital religious media criminal club"
            " otherInstitution",
        ),
        (V.mentionKinds, "name nominal pronoun"),
        (V.factualities, "asserted negated planned hypothetical habitual"),
    ],
)
def test_kinds_are_those_of_the_story(scheme: URIRef, names: str) -> None:
    """The kinds that kg.story knows, and no other."""
    assert members(scheme) == set(names.split())
