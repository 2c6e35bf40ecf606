from __future__ import annotations

import csv
import io
import zipfile

import networkx as nx
import pytest
from rdflib import RDF, XSD, Graph, Literal

from kg.formats import export
from kg.formats.flat import joined
from kg.formats.tables import tables
from kg.network import character_network
from tests.formats.sample import ANN, BASE, BEN, EVIL, FILM, LI, NIF, PLOT, SENTENCES
from tests.network.filmgraphs import FilmGraph


def rows(graph: Graph, name: str) -> list[dict[str, str]]:
    """A table as Python's own reader has it."""
    return list(csv.DictReader(io.StringIO(tables(graph)[name].decode(), newline="")))


def test_relations_begin_as_dracors_do(graph: Graph) -> None:
    """Scripts written for DraCor's relations find their four columns, and the types they know."""
    head, *lines = csv.reader(io.StringIO(tables(graph)["relations.csv"].decode(), newline=""))
    assert head[:4] == ["Source", "Type", "Target", "Relation"]
    assert {line[1] for line in lines} <= {"Directed", "Undirected"}


def test_relations_are_the_relationships_of_the_graph(hostile: Graph) -> None:
    """Each relationship is a row, symmetric ones undirected, with its evidence."""
    found = {row["Relation"]: row for row in rows(hostile, "relations.csv")}
    assert set(found) == {"attractedTo", "enemyOf", "spouseOf"}
    assert (found["attractedTo"]["Source"], found["attractedTo"]["Target"]) == ("li", "ann")
    assert [found[name]["Type"] for name in ("attractedTo", "enemyOf", "spouseOf")] == [
        "Directed",
        "Undirected",
        "Undirected",
    ]
    assert found["enemyOf"]["Polarity"] == "-1"
    assert (found["enemyOf"]["EndSentence"], found["enemyOf"]["EndedBy"]) == ("3", "2")
    assert found["enemyOf"]["EstablishedBy"] == ""
    assert [found[name]["Basis"] for name in ("attractedTo", "enemyOf", "spouseOf")] == ["stated"] * 3
    assert all(row["Weight"] == row["Confidence"] for row in found.values())
    assert [
        (row["Source"], row["Relation"], row["Sentence"], row["Text"])
        for row in rows(hostile, "evidence.csv")
    ] == [
        ("li", "attractedTo", "1", SENTENCES[0]),
        ("ann", "enemyOf", "2", SENTENCES[1]),
        ("ann", "spouseOf", "2", SENTENCES[1]),
    ]
    assert found["spouseOf"]["Evidence"] == SENTENCES[1]


def test_hostile_names_read_back(hostile: Graph) -> None:
    """Commas, quotes, line feeds, emoji and Chinese letters are what they were."""
    names = {row["Id"]: row["Label"] for row in rows(hostile, "characters.csv")}
    assert names == {"li": LI, "ann": ANN, "ben": BEN, "evil": EVIL}


def test_characters_come_with_cast_and_measures(hostile: Graph) -> None:
    """The most prominent first, with the actor and the measures of the network."""
    found = rows(hostile, "characters.csv")
    assert [row["Id"] for row in found] == ["li", "ann", "ben", "evil"]
    assert found[0]["Actor"] == "张伟"
    assert found[1]["Gender"] == "female"
    assert float(found[1]["Degree"]) == pytest.approx(2.25)
    assert found[2]["MemberOf"] == "institution/bar"
    assert found[3]["Community"] == ""


def test_aliases_can_be_taken_apart(hostile: Graph) -> None:
    """Values are divided by bars, a bar of their own is escaped."""
    aliases = {row["Id"]: row["Aliases"] for row in rows(hostile, "characters.csv")}
    assert aliases["ann"] == joined(["Ace | of spades", "Ann"]) == "Ace \\| of spades|Ann"


def test_places_and_institutions_have_their_own_tables(hostile: Graph) -> None:
    """A bar that is both is in both, under ids that differ."""
    places = {row["Id"]: row for row in rows(hostile, "places.csv")}
    assert set(places) == {"place/bar", "place/東京"}
    assert places["place/bar"]["LocatedIn"] == "place/東京"
    assert places["place/東京"]["Kind"] == "settlement"
    assert [row["Id"] for row in rows(hostile, "institutions.csv")] == ["institution/bar"]


def test_events_are_in_the_order_told(hostile: Graph) -> None:
    """Who does what to whom, where, when, and whether it happens at all."""
    first, second = rows(hostile, "events.csv")
    assert (first["Order"], first["Trigger"], first["Type"]) == ("1", "marries", "marriage")
    assert (first["Agents"], first["Patients"], first["Place"]) == ("ann", "li", "place/bar")
    assert first["Text"] == SENTENCES[1]
    assert (first["Realised"], second["Realised"], second["Factuality"]) == ("true", "false", "planned")
    assert second["Time"] == "in 1952"


def test_events_tell_how_they_happened_and_how_sure_that_is() -> None:
    """The order of the story, the scene and the act, a chance and a rule: all of it is in the graph."""
    film = FilmGraph("f", "F")
    film.entity("ann", "Ann")
    film.act(1, "Act One")
    film.act(2, "Act Two")
    for number, text in enumerate(("[Ann=ann] rows home.", "[Ann=ann] was born there."), start=1):
        film.happen(film.tell(text), "rows", "travel", "ann", act=number)
        event = film.iri(f"event/{number}")
        film.graph.set((event, FILM.storyOrder, Literal(3 - number)))
        film.graph.set((event, FILM.confidence, Literal(f"0.{number}", datatype=XSD.decimal)))
        film.graph.set((event, FILM.rule, Literal("verb")))
    film.scene(1, "Scene 1", 1)
    film.scene(2, "Scene 2", 2)
    found = [
        tuple(row[name] for name in ("Order", "StoryOrder", "Scene", "Act", "Confidence", "Rule"))
        for row in rows(film.done(), "events.csv")
    ]
    assert found == [("1", "2", "1", "1", "0.1", "verb"), ("2", "1", "2", "2", "0.2", "verb")]
    sentences = rows(film.done(), "sentences.csv")
    assert [(row["Order"], row["Scene"], row["Act"]) for row in sentences] == [
        ("1", "1", "1"),
        ("2", "2", "2"),
    ]
    assert [row["Label"] for row in rows(film.done(), "acts.csv")] == ["Act One", "Act Two"]


def test_participants_can_be_joined(hostile: Graph) -> None:
    """A row for each who takes part: nobody has to take cells apart."""
    found = [(row["Event"], row["Role"], row["Entity"]) for row in rows(hostile, "participants.csv")]
    assert found == [
        ("1", "agent", "ann"),
        ("1", "patient", "li"),
        ("2", "agent", "ann"),
        ("2", "patient", "ben"),
    ]


def test_every_table_names_its_film(hostile: Graph) -> None:
    """Tables of many films go below each other; ids are unique with the film."""
    [film] = rows(hostile, "films.csv")
    for name in tables(hostile):
        if name != "films.csv":
            assert {row["Film"] for row in rows(hostile, name)} <= {film["Id"]}, name


def test_sentences_say_where_they_stand(graph: Graph) -> None:
    """Their words are those of the plot there, and the numbers are those of the other tables."""
    found = {row["Order"]: row for row in rows(graph, "sentences.csv")}
    plot = str(graph.value(None, NIF.isString, None) or next(graph.objects(None, NIF.isString)))
    for row in found.values():
        assert plot[int(row["Begin"]) : int(row["End"])] == row["Text"]
    for row in rows(graph, "events.csv"):
        assert found[row["Sentence"]]["Text"] == row["Text"]


def test_scenes_tell_who_takes_part() -> None:
    """Where and when a scene is, and who takes part in what happens in it, not in what is planned."""
    film = FilmGraph("f", "F")
    film.entity("ann", "Ann")
    film.entity("ben", "Ben")
    film.entity("cove", "the cove", "place")
    film.happen(film.tell("[Ann=ann] rows home."), "rows", "travel", "ann")
    film.happen(film.tell("[Ben=ben] wants to leave."), "leave", "departure", "ben", factuality="planned")
    film.happen(film.tell("[Ben=ben] hits [Ann=ann]."), "hits", "attack", "ben", "ann")
    film.scene(1, "Scene 1", 1, 2)
    film.scene(2, "Scene 2: the cove, one day", 3, place="cove", time="One day")
    first, second = rows(film.done(), "scenes.csv")
    assert (first["Characters"], first["FirstSentence"], first["EndSentence"]) == ("ann", "1", "2")
    assert (second["Characters"], second["Place"], second["Time"]) == ("ann|ben", "place/cove", "One day")


def test_mentions_point_into_the_plot(hostile: Graph) -> None:
    """Offsets are code points; a mention of two characters is two rows."""
    found = rows(hostile, "mentions.csv")
    assert [row["Entity"] for row in found] == ["ann", "ben"]
    for row in found:
        assert PLOT[int(row["Begin"]) : int(row["End"])] == row["Text"] == "Ann"
        assert (row["Sentence"], row["Kind"], row["Rule"]) == ("1", "name", "name")


def test_every_mention_and_event_of_the_graph_is_there(graph: Graph) -> None:
    """Nothing is left out on the way."""
    assert len(rows(graph, "mentions.csv")) == len(set(graph.subject_objects(FILM.refersTo)))
    events = {*graph.subjects(RDF.type, FILM.NarrativeEvent), *graph.subjects(RDF.type, FILM.UnrealisedEvent)}
    assert {row["IRI"] for row in rows(graph, "events.csv")} == {str(event) for event in events}


def test_ids_agree_between_tables(graph: Graph) -> None:
    """Sources, targets, agents and mentions are the ids of the entity tables."""
    ids = {
        row["Id"] for name in ("characters", "places", "institutions") for row in rows(graph, f"{name}.csv")
    }
    assert {row[end] for row in rows(graph, "relations.csv") for end in ("Source", "Target")} <= ids
    assert {row["Entity"] for row in rows(graph, "mentions.csv")} <= ids
    assert ids == set(character_network(graph))


def test_relations_load_as_an_edge_list(graph: Graph) -> None:
    """networkx makes the network of relationships from Source and Target."""
    table = tables(graph)["relations.csv"].decode()
    pairs = [(row["Source"], row["Target"]) for row in csv.DictReader(io.StringIO(table, newline=""))]
    bonds = [
        (s, t) for s, t, kind in character_network(graph).edges(data="category") if kind == "relationship"
    ]
    assert sorted(nx.MultiDiGraph(pairs).edges()) == sorted(bonds)


def test_the_film_has_one_row(hostile: Graph) -> None:
    """Title, year and length, as a corpus table wants them."""
    [film] = rows(hostile, "films.csv")
    assert (film["Id"], film["Label"], film["Year"], film["Minutes"]) == (
        "雨-2001",
        "雨 & <Rain>",
        "2001",
        "103",
    )
    assert film["Genres"] == "Drama|Science Fiction"
    assert film["IRI"] == f"{BASE}film/雨-2001"


def test_empty_tables_keep_their_headings() -> None:
    """A reader that expects columns finds them."""
    graph = Graph()
    film = FILM.of_no_consequence
    graph.add((film, RDF.type, FILM.Film))
    assert tables(graph)["relations.csv"].startswith(b"Source,Type,Target,Relation,")
    assert all(data.count(b"\n") == 1 for name, data in tables(graph).items() if name != "films.csv")


def test_the_zip_holds_the_tables(graph: Graph) -> None:
    """One file for those who want one, with no date in it."""
    with zipfile.ZipFile(io.BytesIO(export(graph, "csv"))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == tables(graph)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
