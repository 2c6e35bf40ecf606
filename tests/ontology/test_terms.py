"""The ontology: its header, and that every term is documented, declared once and told of in the README."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, XSD, Graph, Literal, URIRef

from kg.graph.resources import ontology_file, ontology_graph
from kg.graph.vocabulary import FILM, NIF, V
from tests.ontology.breaks import good

ONTOLOGY = URIRef("https://w3id.org/film-narrative")
FILES = {
    "film-narrative.ttl": ONTOLOGY,
    "vocabulary.ttl": URIRef("https://w3id.org/film-narrative/vocab"),
    "alignments.ttl": URIRef("https://w3id.org/film-narrative/alignments"),
    "shapes.ttl": URIRef("https://w3id.org/film-narrative/shapes"),
}
SHARED = ("atPlace", "confidence", "evidence", "narrativeOrder", "partOf", "polarity", "rule", "storyTime")
TERMS = ontology_graph("film-narrative.ttl")
README = ontology_file("README.md").read_text("utf-8")
QUERIES = re.findall(r"```sparql\n(.+?)```", README, re.DOTALL)


def declared(*types: URIRef) -> set[URIRef]:
    """The project's own terms of these types."""
    found = {term for kind in types for term in TERMS.subjects(RDF.type, kind)}
    return {term for term in found if isinstance(term, URIRef) and term in FILM}


CLASSES = declared(OWL.Class)
PROPERTIES = declared(OWL.ObjectProperty, OWL.DatatypeProperty)
ALL = sorted(CLASSES | PROPERTIES)


@pytest.mark.parametrize("name", FILES)
def test_each_file_has_a_full_header(name: str) -> None:
    """Every file is an ontology with a version, a title, a licence, an author and dates."""
    graph, iri = ontology_graph(name), FILES[name]
    assert (iri, RDF.type, OWL.Ontology) in graph
    assert graph.value(iri, OWL.versionInfo) == Literal("0.1.0")
    assert graph.value(iri, OWL.versionIRI) == URIRef(f"{iri}/0.1.0")
    assert graph.value(iri, DCTERMS.creator) == Literal("The narrative-kg authors")
    assert graph.value(iri, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    for text in (DCTERMS.title, DCTERMS.description):
        assert getattr(graph.value(iri, text), "language", None) == "en"
    for date in (DCTERMS.created, DCTERMS.modified):
        assert getattr(graph.value(iri, date), "datatype", None) == XSD.date


def test_the_ontology_names_its_prefix() -> None:
    """Tools that read VANN write the terms with the prefix film."""
    assert TERMS.value(ONTOLOGY, VANN.preferredNamespacePrefix) == Literal("film")
    assert TERMS.value(ONTOLOGY, VANN.preferredNamespaceUri) == Literal(str(FILM))


def test_the_ontology_is_small() -> None:
    """At most 30 classes and 50 properties, so that a person can learn them."""
    assert 15 <= len(CLASSES) <= 30
    assert 30 <= len(PROPERTIES) <= 50


@pytest.mark.parametrize("term", ALL)
def test_each_term_is_documented(term: URIRef) -> None:
    """One English label, one English comment that says more than the label, and where it is defined."""
    (label,) = TERMS.objects(term, RDFS.label)
    (comment,) = TERMS.objects(term, RDFS.comment)
    assert isinstance(label, Literal)
    assert isinstance(comment, Literal)
    assert (label.language, comment.language) == ("en", "en")
    name = str(term).removeprefix(str(FILM))
    assert label == Literal(re.sub("(?<=[a-z])([A-Z])", r" \1", name).lower(), lang="en")
    assert len(comment) > len(label) + 15
    assert comment.endswith(".")
    assert list(TERMS.objects(term, RDFS.isDefinedBy)) == [ONTOLOGY]


def test_no_term_is_undeclared() -> None:
    """Every film: term that the ontology speaks of is a class or a property of it."""
    used = {node for triple in TERMS for node in triple if isinstance(node, URIRef) and node in FILM}
    assert used == CLASSES | PROPERTIES


@pytest.mark.parametrize("name", SHARED)
def test_shared_properties_have_no_domain_or_range(name: str) -> None:
    """A domain on a property of several classes would make a reasoner infer wrong types."""
    assert not list(TERMS.objects(FILM[name], RDFS.domain))
    assert not list(TERMS.objects(FILM[name], RDFS.range))


@pytest.mark.parametrize("term", sorted(PROPERTIES - {FILM[name] for name in SHARED}))
def test_other_properties_have_domain_and_range(term: URIRef) -> None:
    """Every other property says from what to what it goes."""
    assert len(list(TERMS.objects(term, RDFS.domain))) == 1
    assert len(list(TERMS.objects(term, RDFS.range))) == 1


def test_transitive_properties_are_not_functional() -> None:
    """OWL 2 DL forbids it."""
    for term in declared(OWL.TransitiveProperty):
        assert (term, RDF.type, OWL.FunctionalProperty) not in TERMS


@pytest.mark.parametrize("term", ALL)
def test_each_term_is_in_the_readme(term: URIRef) -> None:
    """The tables of the README leave nothing out."""
    name = str(term).removeprefix(str(FILM))
    assert f"| `film:{name}`" in README


def test_the_readme_counts_right() -> None:
    """Its first lines say how many classes, properties and concepts there are."""
    concepts = set(ontology_graph("vocabulary.ttl").subjects(SKOS.inScheme, None))
    counts = f"{len(CLASSES)} classes, {len(PROPERTIES)} properties, {len(concepts)} concepts;"
    assert counts in README


def test_the_readme_names_no_unknown_term() -> None:
    """The README speaks of no term that is gone."""
    named = set(re.findall(r"film:(\w+)", README))
    assert named == {str(term).removeprefix(str(FILM)) for term in ALL}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.split("\n")[0].strip("# "))
def test_queries_of_the_readme_answer(query: str) -> None:
    """Each finds something in the sample, with the vocabulary beside it."""
    graph = good()
    graph += ontology_graph("vocabulary.ttl")
    rows = list(graph.query(query, initNs={"film": FILM, "v": V, "nif": NIF, "rdfs": RDFS, "skos": SKOS}))
    assert rows


def test_the_catalogue_leads_protege_to_every_file() -> None:
    """Each ontology IRI and version IRI has its file in catalog-v001.xml."""
    root = ElementTree.fromstring(ontology_file("catalog-v001.xml").read_text("utf-8"))
    entries = {entry.get("name"): entry.get("uri") for entry in root}
    expected = {str(iri): name for name, iri in FILES.items()}
    assert entries == expected | {f"{iri}/0.1.0": name for iri, name in expected.items()}


@pytest.mark.parametrize("name", FILES)
def test_imports_are_files_of_ours(name: str) -> None:
    """Nothing is fetched from the web to open the ontology."""
    assert set(ontology_graph(name).objects(None, OWL.imports)) <= set(FILES.values())


@pytest.mark.parametrize("name", FILES)
def test_turtle_survives_a_round_trip(name: str) -> None:
    """What is written is what was read."""
    graph = ontology_graph(name)
    assert len(Graph().parse(data=graph.serialize(format="turtle"))) == len(graph)
