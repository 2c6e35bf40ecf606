"""The real page beside the repository, built as a user builds it: what a reader of it expects to find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib.namespace import RDF, RDFS

from kg.building import build
from kg.graph import FILM, SCHEMA, V, run_query
from kg.graph.reading import read_graph
from kg.graph.validate import validate
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Graph, URIRef

PAGE = ROOT.parent / "shared" / "pages" / "never-let-me-go.txt"
pytestmark = pytest.mark.skipif(
    not PAGE.exists(), reason=f"the makers' page is not at {PAGE}: only they have it"
)


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page's Turtle."""
    [path] = build([PAGE], tmp_path_factory.mktemp("out"), maps=False).turtle
    return path


@pytest.fixture(scope="module")
def graph(turtle: Path) -> Graph:
    """The page's graph."""
    return read_graph(turtle)


def labels(graph: Graph, kind: URIRef) -> set[str]:
    """Labels of everything of a class."""
    return {str(graph.value(thing, RDFS.label)) for thing in graph.subjects(RDF.type, kind)}


def test_six_characters_with_their_actors(turtle: Path) -> None:
    """Six, each once: "Emily" and "Miss Emily" are one, and no actor is among them."""
    rows = run_query(
        "SELECT ?n ?a { ?p film:portrays/rdfs:label ?n ; film:performer/rdfs:label ?a }", [turtle]
    )
    assert {(str(row[0].value), str(row[1].value)) for row in rows} == {
        ("Kathy H", "Carey Mulligan"),
        ("Tommy", "Andrew Garfield"),
        ("Ruth", "Keira Knightley"),
        ("Madame", "Nathalie Richard"),
        ("Miss Lucy", "Sally Hawkins"),
        ("Miss Emily", "Charlotte Rampling"),
    }


def test_nobody_else_is_a_character(graph: Graph) -> None:
    """Neither an actor, nor the director, nor a genre."""
    assert labels(graph, FILM.Character) == {"Kathy H", "Tommy", "Ruth", "Madame", "Miss Lucy", "Miss Emily"}


def test_places_and_the_school(graph: Graph) -> None:
    """Hailsham is both; the Gallery, the farm and the sea are places."""
    assert labels(graph, FILM.Place) >= {"Hailsham", "The Gallery", "farm", "sea"}
    assert labels(graph, FILM.Institution) == {"Hailsham"}


def test_times_in_order(graph: Graph) -> None:
    """The four times of the story, in the order of the telling."""
    told = sorted(
        (int(str(graph.value(event, FILM.narrativeOrder))), str(time))
        for event, time in graph.subject_objects(FILM.storyTime)
    )
    assert list(dict.fromkeys(time for _, time in told)) == [
        "1952",
        "the late 1970s",
        "1985",
        "ten years into the future",
    ]


@pytest.mark.parametrize(
    ("source", "kind", "target"),
    [
        ("kathy-h", V.romanticPartnerOf, "tommy"),
        ("ruth", V.romanticPartnerOf, "tommy"),
        ("miss-emily", V.employs, "miss-lucy"),
        ("miss-lucy", V.mentors, "students"),
    ],
)
def test_who_stands_how_to_whom(graph: Graph, source: str, kind: URIRef, target: str) -> None:
    """Who loves, dismisses and teaches, with a sentence."""
    found = [
        relationship
        for relationship in graph.subjects(FILM.relationType, kind)
        if str(graph.value(relationship, FILM.source)).endswith(f"/{source}")
        and str(graph.value(relationship, FILM.target)).endswith(f"/{target}")
    ]
    assert len(found) == 1
    assert graph.value(found[0], FILM.evidence) is not None


def test_the_page_is_valid(turtle: Path) -> None:
    """Under the shapes."""
    [report] = validate([turtle])
    assert report.conforms


def test_the_head_is_read(graph: Graph) -> None:
    """Title, year, running time, director, and genres that the page glues together."""
    [film] = graph.subjects(RDF.type, FILM.Film)
    assert str(graph.value(film, RDFS.label)) == "Never Let Me Go"
    assert {str(genre) for genre in graph.objects(film, SCHEMA.genre)} == {"Drama", "Thriller"}
    assert str(graph.value(graph.value(film, SCHEMA.director), RDFS.label)) == "Mark Romanek"
