"""Who is who, read from graphs."""

from __future__ import annotations

import pytest
from rdflib import Graph, Literal
from rdflib.namespace import SKOS

from kg.errors import DataError
from kg.network.characters import OtherName, character_rows, characters_table
from kg.story import Alias, Character, Mention, Span, Statement
from tests.graph.samples import at, graph_of

CAST = (
    Character("tom", "Tom", actor="Lee Poe", gender="male"),
    Character("ada-lin", "Ada Lin", (Alias("Ada", "first name"), Alias("Miss Lin", "surname")), "female"),
    Character("crew", "the crew", group=True, named=False),
)
MENTIONS = (
    Mention(Span(0, 3), "character/ada-lin", "name", "first name"),
    Mention(Span(15, 19), "character/ada-lin", "pronoun", "ranker"),
    Mention(Span(10, 13), "character/tom", "name", "name"),
)


def test_rows() -> None:
    """Each character with all names and why, gender, actor, number of mentions, corrections."""
    statement = Statement("The actor of Tom is Lee Poe.", ("character/tom",))
    rows = character_rows(graph_of(characters=CAST, mentions=MENTIONS, corrections=(statement,)))
    assert [(r.name, r.kind, r.gender, r.actor, r.mentions) for r in rows] == [
        ("Ada Lin", "character", "female", "", 2),
        ("Tom", "character", "male", "Lee Poe", 1),
        ("the crew", "group", "", "", 0),
    ]
    assert rows[0].others == (OtherName("Miss Lin", "surname"), OtherName("Ada", "first name"))
    assert rows[1].corrections == ("The actor of Tom is Lee Poe.",)


def test_a_name_without_a_rule() -> None:
    """A name that somebody wrote into the Turtle is there too."""
    graph = graph_of(characters=CAST)
    graph.add((at("character/tom"), SKOS.altLabel, Literal("Tommy")))
    [tom] = [row for row in character_rows(graph) if row.id == "tom"]
    assert tom.others == (OtherName("Tommy", ""),)


def test_table() -> None:
    """Other names stand below each other; columns are aligned, also with wide letters."""
    cast = (*CAST, Character("x", "花样", (Alias("年华\x07", "surname"),)))
    assert characters_table(character_rows(graph_of(characters=cast, mentions=MENTIONS))).splitlines() == [
        "name      gender  actor    mentions  other names and why",
        "--------  ------  -------  --------  -------------------",
        "Ada Lin   female  -               2  Miss Lin (surname)",
        "                                     Ada (first name)",
        "Tom       male    Lee Poe         1",
        "the crew  -       -               0",
        "花样      -       -               0  年华 (surname)",
    ]


def test_a_graph_without_a_film() -> None:
    """What is no film's graph is an error."""
    with pytest.raises(DataError, match="no film:Film"):
        character_rows(Graph())
