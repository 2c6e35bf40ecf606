"""HermiT finds the ontology consistent, alone and with data, and contradictions in data that have one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import owlready2
import pytest
from rdflib import OWL, Graph

from kg.graph.resources import ontology_graph
from tests.needed import missing
from tests.ontology.breaks import FIRST, good

if TYPE_CHECKING:
    from pathlib import Path

PARTS = ("film-narrative.ttl", "vocabulary.ttl", "alignments.ttl")


@pytest.fixture(autouse=True)
def java() -> None:
    """HermiT needs Java: without it these tests are skipped, but in CI they fail."""
    if shutil.which("java") is None:
        missing("no java on this machine: install a Java runtime for HermiT to say whether all is consistent")


def reason(data: Graph, folder: Path) -> list[str]:
    """Run HermiT over ontology, vocabulary, alignments and data; return the unsatisfiable classes."""
    graph = Graph()
    for part in (data, *(ontology_graph(name) for name in PARTS)):
        graph += part
    graph.remove((None, OWL.imports, None))  # all of it is here already
    path = folder / "all.nt"
    graph.serialize(path, format="nt", encoding="utf-8")
    world = owlready2.World()
    world.get_ontology(path.as_uri()).load()
    owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
    return sorted(term.iri for term in world.inconsistent_classes())


@pytest.mark.parametrize("data", [Graph(), good("sequel.ttl")], ids=["alone", "with data"])
def test_ontology_is_consistent(data: Graph, tmp_path: Path) -> None:
    """Consistent, and no class is unsatisfiable."""
    assert reason(data, tmp_path) == []


@pytest.mark.parametrize(
    "contradiction",
    [
        "<character/ada-pell> a film:Place .",
        "<character/ada-pell> a film:Person .",
        "<event/8> a film:NarrativeEvent .",
        "<performance/ada-pell> film:performer <character/ada-pell> .",
        "<event/1> film:narrativeOrder 2 .",
        "<relationship/ada-pell--helps--tom-reed> film:relationType v:killing .",
        "<sentence/1> a film:Mention .",
    ],
)
def test_contradictions_are_found(contradiction: str, tmp_path: Path) -> None:
    """Disjointness, domains, ranges and functional properties are no ornament."""
    prologue = (
        f"@base <{FIRST}/> . @prefix film: <https://w3id.org/film-narrative#> ."
        " @prefix v: <https://w3id.org/film-narrative/vocab/> ."
    )
    data = good().parse(data=f"{prologue} {contradiction}", format="turtle")
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        reason(data, tmp_path)
