"""The shapes: good data pass, and each way of breaking them gives the one message that helps."""

from __future__ import annotations

import pyshacl
import pytest
from rdflib import OWL, RDF, BNode, Graph, Literal, URIRef
from rdflib.namespace import SH

from kg.graph.resources import ontology_graph
from kg.graph.validate import Problem, find_problems, validate
from kg.graph.vocabulary import FILM, NIF, SCHEMA, V
from tests.ontology.breaks import DATA, FIRST, Break, good, read_breaks

BREAKS = read_breaks()
ABSTRACT = {"NarrativeEntity", "NarrativeAgent", "Event", "TextSpan"}
CONCEPTS = {"RelationType", "EventType", "EntityKind"}
CLASSES = {
    str(term).rpartition("#")[2]
    for term in ontology_graph("film-narrative.ttl").subjects(RDF.type, OWL.Class)
    if str(term).startswith(str(FILM))
}
INFOS = {"The event has nobody in it", "Weakly supported", "Say whether the relationship is stated"}
WARNINGS = {
    "It stands alone",
    "Leave out the skos:altLabel",
    "No event has this trigger",
    "Nothing in the text refers to it",
    "Of a symmetric type make the agent",
    "The person neither plays nor directs",
    "The polarity is not that of the relation type",
}
BLANK = {name: f"Type it film:{name}" for name in ("Performance", "Relationship", "Mention")}


def messages() -> set[str]:
    """All messages of the shapes."""
    return {str(message) for message in ontology_graph("shapes.ttl").objects(None, SH.message)}


@pytest.fixture(scope="module")
def known() -> set[Problem]:
    """What is said of the good data."""
    return set(find_problems(good("sequel.ttl")))


def test_good_data_conform(known: set[Problem]) -> None:
    """The sample and its sequel have one weak relationship to look at, and nothing to mend."""
    assert [(problem.severity, problem.message.partition(" (")[0]) for problem in known] == [
        ("Info", "Weakly supported")
    ]


@pytest.mark.parametrize("name", ["sample.ttl", "sequel.ttl"])
def test_each_good_file_conforms_alone(name: str) -> None:
    """A file that points to a character of another film is valid without that film."""
    assert validate([DATA / name])[0].conforms


@pytest.mark.parametrize("case", BREAKS, ids=lambda case: case.name)
def test_each_break_gives_its_one_message(case: Break, known: set[Problem]) -> None:
    """One thing broken: exactly that message, and it names the node to mend."""
    found = set(find_problems(case.data())) - known
    assert {problem.message for problem in found} == {expected(case)}, found
    assert case.node in {problem.node for problem in found}
    assert {problem.severity for problem in found} == {severity(case)}


def expected(case: Break) -> str:
    """The message that begins so; there must be one only."""
    (message,) = (text for text in messages() if text.startswith(case.says))
    return message


def severity(case: Break) -> str:
    """What may be right is a warning or an info; all else is a violation."""
    if case.says in INFOS:
        return "Info"
    return "Warning" if case.says in WARNINGS else "Violation"


def test_blank_nodes_are_refused(known: set[Problem]) -> None:
    """Data have no blank nodes, of whatever class."""
    graph = good()
    nodes = {name: BNode(name) for name in CLASSES - ABSTRACT - CONCEPTS}
    for name, node in nodes.items():
        graph.add((node, RDF.type, FILM[name]))
    found = {(problem.node, problem.message) for problem in set(find_problems(graph)) - known}
    for name in nodes:
        wanted = BLANK.get(name, "Give it an IRI")
        assert any(node == name and message.startswith(wanted) for node, message in found), name


def test_every_message_is_tried() -> None:
    """No shape is without a failing example."""
    tried = {expected(case) for case in BREAKS}
    tried |= {text for text in messages() if text.startswith(("Give it an IRI", *BLANK.values()))}
    assert messages() - tried == set()


@pytest.mark.parametrize("name", sorted(CLASSES - ABSTRACT))
def test_every_class_has_its_shape(name: str) -> None:
    """Each class that data may use has one shape, of its own name."""
    shape = URIRef(f"https://w3id.org/film-narrative/shapes#{name}")
    assert (shape, SH.targetClass, FILM[name]) in ontology_graph("shapes.ttl")


def test_shapes_are_shacl() -> None:
    """The shapes conform to the shapes of SHACL itself; pySHACL raises an error if not."""
    _, _, text = pyshacl.validate(Graph(), shacl_graph=ontology_graph("shapes.ttl"), meta_shacl=True)
    assert "There is no film:Film here" in text


def test_shapes_name_only_declared_terms() -> None:
    """A misspelt term in a shape would check nothing."""
    declared = {space[name] for space in (FILM, V) for name in space.__annotations__ if name[0] != "_"}
    used = {
        node
        for triple in ontology_graph("shapes.ttl")
        for node in triple
        if isinstance(node, URIRef) and (node in FILM or str(node).startswith(str(V)))
    }
    assert used - declared == set()
    assert len(used) > 50


def test_offsets_count_code_points(known: set[Problem]) -> None:
    """Offsets in UTF-16 units, as JavaScript and Java count, are wrong after a musical symbol."""
    graph = good()
    plot = URIRef(f"{FIRST}/plot")
    text = str(graph.value(plot, NIF.isString))
    clef = text.index("𝄞")
    shifted = set()
    for span in list(graph.subjects(NIF.referenceContext, plot)):
        for index in (NIF.beginIndex, NIF.endIndex):
            old = graph.value(span, index)
            if isinstance(old, Literal) and int(old) > clef:
                graph.set((span, index, Literal(str(int(old) + 1), datatype=old.datatype)))
                shifted.add(str(span))
    found = set(find_problems(graph)) - known
    wrong = {problem.node for problem in found if problem.message.startswith("nif:anchorOf is not the text")}
    assert wrong == shifted
    assert len(shifted) > 10


def test_good_data_have_the_whole_head() -> None:
    """The sample has every schema.org property of a film, so that their shapes have passed once."""
    head = ("abstract", "datePublished", "director", "duration", "genre", "inLanguage")
    assert {SCHEMA[name] for name in head} <= set(good().predicates(URIRef(FIRST)))
