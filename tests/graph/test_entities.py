"""Characters, groups, places and institutions."""

from __future__ import annotations

import pytest
from rdflib import RDF, RDFS, SDO, SKOS, XSD, Literal

from kg.graph.vocabulary import FILM as TERMS
from kg.graph.vocabulary import SKOSXL, V
from kg.story import Alias, Character, Institution, Membership, Place
from tests.graph.samples import FILM, at, graph_of


def test_a_character() -> None:
    """A character has a label, its other names with their rules, its film, its gender and its share."""
    aliases = (Alias("Ada", "given-name"), Alias("Ada Lin", "name"), Alias("Miss Lin", "title"))
    graph = graph_of(characters=(Character("ada-lin", "Ada Lin", aliases, "female", prominence=0.25),))
    assert set(graph.predicate_objects(at("character/ada-lin"))) == {
        (RDF.type, TERMS.Character),
        (RDFS.label, Literal("Ada Lin")),
        (SKOS.altLabel, Literal("Ada")),
        (SKOS.altLabel, Literal("Miss Lin")),
        (SKOSXL.altLabel, at("name/character-ada-lin--1")),
        (SKOSXL.altLabel, at("name/character-ada-lin--2")),
        (TERMS.appearsIn, FILM),
        (SDO.gender, SDO.Female),
        (TERMS.prominence, Literal("0.25", datatype=XSD.decimal)),
    }
    assert set(graph.predicate_objects(at("name/character-ada-lin--2"))) == {
        (RDF.type, SKOSXL.Label),
        (SKOSXL.literalForm, Literal("Miss Lin")),
        (TERMS.rule, Literal("title")),
    }


@pytest.mark.parametrize(("gender", "expected"), [("female", [SDO.Female]), ("male", [SDO.Male]), (None, [])])
def test_gender(gender: str, expected: list[object]) -> None:
    """A gender that is not known is left out."""
    graph = graph_of(characters=(Character("ada", "Ada", gender=gender),))
    assert list(graph.objects(at("character/ada"), SDO.gender)) == expected


def test_a_group_and_its_members() -> None:
    """A group is no Character, and names its members."""
    group = Character("the-two", "the two", group=True, members=("ada", "tom"))
    graph = graph_of(characters=(group,))
    assert list(graph.objects(at("character/the-two"), RDF.type)) == [TERMS.CharacterGroup]
    assert set(graph.objects(at("character/the-two"), TERMS.hasMember)) == {
        at("character/ada"),
        at("character/tom"),
    }


def test_a_school_is_a_place_and_an_institution() -> None:
    """The two have one id and two IRIs, and the institution is located in the place."""
    graph = graph_of(
        places=(Place("hill", "Hill School", kind="building", located_in="town"),),
        institutions=(Institution("hill", "Hill School", kind="school", located_in="hill"),),
    )
    assert set(graph.predicate_objects(at("place/hill"))) == {
        (RDF.type, TERMS.Place),
        (RDFS.label, Literal("Hill School")),
        (TERMS.appearsIn, FILM),
        (TERMS.entityType, V.building),
        (TERMS.locatedIn, at("place/town")),
    }
    assert (at("institution/hill"), RDF.type, TERMS.Institution) in graph
    assert (at("institution/hill"), TERMS.entityType, V.school) in graph
    assert (at("institution/hill"), TERMS.locatedIn, at("place/hill")) in graph


def test_other_kinds() -> None:
    """What has no kind of its own is an other place or an other institution."""
    graph = graph_of(places=(Place("x", "X"),), institutions=(Institution("x", "X"),))
    assert list(graph.objects(at("place/x"), TERMS.entityType)) == [V.otherPlace]
    assert list(graph.objects(at("institution/x"), TERMS.entityType)) == [V.otherInstitution]


def test_a_kind_that_the_vocabulary_lacks_is_a_mistake() -> None:
    """A slip in a kind's name stops the build rather than writing an unknown concept."""
    with pytest.raises(AttributeError):
        graph_of(places=(Place("x", "X", kind="bildung"),))


def test_membership() -> None:
    """A member points to the institution, and a node has the sentence and the rule."""
    graph = graph_of(memberships=(Membership("ada", "hill", 0, "rule"),))
    assert set(graph.subject_objects(TERMS.memberOf)) == {(at("character/ada"), at("institution/hill"))}
    node = at("membership/ada--hill")
    assert set(graph.predicate_objects(node)) == {
        (RDF.type, TERMS.Membership),
        (TERMS.member, at("character/ada")),
        (TERMS.institution, at("institution/hill")),
        (TERMS.evidence, at("sentence/1")),
        (TERMS.rule, Literal("rule")),
    }


def test_membership_that_is_over() -> None:
    """The sentence that says so is evidence too."""
    graph = graph_of(memberships=(Membership("ada", "hill", 0, "rule", ended=2),))
    node = at("membership/ada--hill")
    assert graph.value(node, TERMS.former) == Literal(True)
    assert set(graph.objects(node, TERMS.evidence)) == {at("sentence/1"), at("sentence/3")}
