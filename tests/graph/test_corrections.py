"""What a person stated, in the graph."""

from __future__ import annotations

from rdflib import RDF, RDFS, Literal

from kg.graph.validate import find_problems
from kg.graph.vocabulary import FILM as TERMS
from kg.story import Relationship, Statement
from tests.graph.samples import FILM, at, graph_of

STATED = Relationship("ada", "tom", "kills", (), ("by hand",), 1.0, -1, stated=(1,))
STATEMENTS = (
    Statement("The lamp is no character."),
    Statement("Ada kills Tom: holds.", ("character/ada", "character/tom")),
)


def test_a_correction() -> None:
    """Each has a number, says what it says, belongs to the film and points to what it is about."""
    graph = graph_of(corrections=STATEMENTS, relationships=(STATED,))
    assert set(graph.predicate_objects(at("correction/1"))) == {
        (RDF.type, TERMS.Correction),
        (RDFS.label, Literal("The lamp is no character.")),
        (TERMS.partOf, FILM),
    }
    assert set(graph.objects(at("correction/2"), TERMS.corrects)) == {
        at("character/ada"),
        at("character/tom"),
        at("relationship/ada--kills--tom"),
    }


def test_a_stated_relationship_is_its_own_evidence() -> None:
    """Without a sentence the correction is the evidence, and the graph is valid."""
    graph = graph_of(corrections=STATEMENTS, relationships=(STATED,))
    assert list(graph.objects(at("relationship/ada--kills--tom"), TERMS.evidence)) == [at("correction/2")]
    assert [p for p in find_problems(graph) if p.severity == "Violation"] == []
