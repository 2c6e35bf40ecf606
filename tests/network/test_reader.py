"""What is read in a film's graph, also in one that somebody mended by hand."""

from __future__ import annotations

import pytest
from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef

from kg.errors import DataError
from kg.network import read_facts
from kg.network.facts import Act, Bond, Entity, Facts, Mark, Scene
from tests.network.filmgraphs import FILM, NIF, SCHEMA, FilmGraph, V
from tests.network.skerry import skerry


@pytest.fixture(scope="module")
def facts() -> Facts:
    """The invented film of the tests."""
    return read_facts(skerry())


def entity(facts: Facts, name: str) -> Entity:
    return next(each for each in facts.entities if each.id == name)


def bond(facts: Facts, kind: str) -> Bond:
    return next(each for each in facts.bonds if each.type == kind)


def test_film_has_its_own_facts(facts: Facts) -> None:
    """Title, year, length, genres, language, director and tagline are read."""
    film = facts.film
    assert (film.slug, film.title, film.year, film.minutes) == (
        "the-lamp-at-skerry-point-1987",
        "The Lamp at Skerry Point",
        "1987",
        118,
    )
    assert (film.genres, film.languages) == (("Drama", "Mystery"), ("English",))
    assert film.directors == ("Agnes Holm",)
    assert film.tagline == "Every light keeps a secret."


@pytest.mark.parametrize(
    ("duration", "minutes"), [("PT103M", 103), ("PT1H43M", 103), ("PT2H", 120), ("P1D", 0), ("x", 0)]
)
def test_duration_is_read_in_hours_and_minutes(duration: str, minutes: int) -> None:
    """Both ways in which schema.org writes a length; what is neither counts as not given."""
    film = FilmGraph("f", "F")
    film.add(film.film, SCHEMA.duration, Literal(duration))
    assert read_facts(film.done()).film.minutes == minutes


def test_entities_come_in_order_of_appearance(facts: Facts) -> None:
    """The first sentence that mentions somebody decides; then prominence."""
    order = [each.id for each in facts.entities]
    assert order[:4] == ["nora-vale", "institution/thorne-and-sons", "place/skerry-point", "captain-thorne"]
    assert order.index("edwin-marsh") < order.index("widow-crake") < order.index("doctor-li")


def test_character_has_names_actor_and_gender(facts: Facts) -> None:
    """A character's every field."""
    ned = entity(facts, "edwin-marsh")
    assert (ned.label, ned.aliases, ned.actor) == ("Edwin Marsh", ("Edwin", "Ned"), "Tom Okafor")
    assert (ned.kind, ned.gender, ned.prominence, ned.first) == ("character", "male", 0.2, 4)
    assert ned.mentioned == (4, 5, 6, 9, 11, 13, 16, 19, 22)


def test_kinds_are_told_apart(facts: Facts) -> None:
    """Groups, places and institutions, with what kind of place or institution."""
    assert entity(facts, "the-smugglers").kind == "group"
    assert (entity(facts, "place/harbour").kind, entity(facts, "place/harbour").type) == ("place", "natural")
    assert entity(facts, "institution/coastguard").type == "government"


def test_belonging_and_lying_in(facts: Facts) -> None:
    """film:memberOf and film:locatedIn lead to short ids."""
    assert entity(facts, "inspector-hale").member_of == ("institution/coastguard",)
    assert entity(facts, "place/lighthouse").located_in == ("place/skerry-point",)


def test_group_member_belongs_to_the_group() -> None:
    """film:hasMember says the same as film:memberOf from the other side."""
    film = FilmGraph("f", "F")
    film.entity("ann", "Ann")
    film.entity("the-band", "the band", "group")
    film.add(film.node("the-band"), FILM.hasMember, film.node("ann"))
    assert entity(read_facts(film.done()), "ann").member_of == ("the-band",)


def test_relationship_has_evidence_in_story_order(facts: Facts) -> None:
    """Evidence, direction, sign, confidence, and where it begins."""
    friends = bond(facts, "friendOf")
    assert (friends.source, friends.target, friends.symmetric) == ("isla-thorne", "nora-vale", True)
    assert (friends.polarity, friends.confidence, friends.evidence, friends.begins) == (1, 0.9, (3, 12), 3)
    assert not bond(facts, "employs").symmetric


def test_relationship_that_ends(facts: Facts) -> None:
    """film:endedBy gives the event and the sentence that tells it."""
    engaged = bond(facts, "romanticPartnerOf")
    assert (engaged.begins, engaged.ends, engaged.ended_by) == (6, 16, 14)
    assert bond(facts, "employs").established_by == 2


def test_events_come_in_the_order_told(facts: Facts) -> None:
    """Who, what, whom, where and when; what was only planned is marked."""
    arrival = facts.events[0]
    assert (arrival.order, arrival.sentence, arrival.words, arrival.type) == (1, 1, "comes", "arrival")
    assert (arrival.agents, arrival.place, arrival.time) == (("nora-vale",), "place/skerry-point", "In 1923")
    planned = next(event for event in facts.events if event.words == "reach")
    assert (planned.realised, planned.factuality) == (False, "planned")


def test_trigger_gives_the_words_of_an_event() -> None:
    """The text's own word goes before the lemma."""
    film = FilmGraph("f", "F")
    film.entity("ann", "Ann")
    order = film.happen(film.tell("[Ann=ann] left."), "leave", "departure", "ann")
    trigger = film.iri("trigger/4-8")
    film.add(film.iri(f"event/{order}"), FILM.trigger, trigger)
    film.add(trigger, NIF.anchorOf, Literal("left"))
    assert read_facts(film.done()).events[0].words == "left"


def test_acts_cover_the_story(facts: Facts) -> None:
    """An act begins after the last event of the one before and lasts until the next begins."""
    assert facts.acts == (
        Act(1, "Arrival", 1, 7),
        Act(2, "The wreck", 8, 16),
        Act(3, "The reckoning", 17, 23),
    )


def test_act_begins_where_it_says() -> None:
    """A span on the act itself goes before what its events let one guess."""
    film = FilmGraph("f", "F")
    film.act(1, "One")
    film.act(2, "Two")
    film.entity("ann", "Ann")
    for act in (1, 1, 2):
        film.happen(film.tell("[Ann=ann] goes."), "goes", "departure", "ann", act=act)
    assert [(act.begin, act.end) for act in read_facts(film.done()).acts] == [(1, 2), (3, 3)]
    film.add(film.iri("act/2"), NIF.beginIndex, Literal(len("Ann goes. "), datatype=XSD.nonNegativeInteger))
    assert [(act.begin, act.end) for act in read_facts(film.done()).acts] == [(1, 1), (2, 3)]


def test_scenes_have_their_sentences_time_and_place() -> None:
    """A scene is where its evidence is."""
    film = FilmGraph("f", "F")
    film.entity("cove", "the cove", "place")
    for sentence in ("One.", "Two.", "Three."):
        film.tell(sentence)
    film.scene(2, "Scene 2: the cove, a day later", 2, 3, place="cove", time="A day later")
    film.scene(1, "Scene 1", 1)
    first, second = read_facts(film.done()).scenes
    assert (first.order, first.begin, first.end, first.place, first.time) == (1, 1, 1, "", "")
    iri = str(film.iri("scene/2"))
    assert second == Scene(2, "Scene 2: the cove, a day later", 2, 3, iri, "place/cove", "A day later")


def test_mentions_are_marks_in_sentences(facts: Facts) -> None:
    """Marks count code points within their sentence; a plural pronoun has one for each."""
    third = facts.sentences[2]
    assert [(third.text[m.begin : m.end], m.entity) for m in third.marks] == [
        ("His", "captain-thorne"),
        ("Isla", "isla-thorne"),
        ("Nora", "nora-vale"),
        ("they", "isla-thorne"),
        ("they", "nora-vale"),
    ]


def test_marks_count_code_points() -> None:
    """A letter beyond the sixteen-bit range before a name does not move it."""
    film = FilmGraph("f", "F")
    film.entity("ann", "Ann")
    film.tell("🎬 [Ann=ann] 北 waves.")
    assert read_facts(film.done()).sentences[0].marks == (Mark(2, 5, "ann"),)


def test_no_film_is_an_error_that_says_what_to_give() -> None:
    """One line: what is wrong and what to do."""
    with pytest.raises(DataError, match=r"no film:Film .* `kg build`"):
        read_facts(Graph())


def test_two_films_are_an_error() -> None:
    """A map is of one film; which, is not guessed."""
    with pytest.raises(DataError, match="2 films"):
        read_facts(skerry() + FilmGraph("f", "F").done())


def test_bare_film_is_read() -> None:
    """A film of which nothing is known but that it is one."""
    graph = Graph()
    graph.add((URIRef("https://example.org/film/bare"), RDF.type, FILM.Film))
    facts = read_facts(graph)
    assert (facts.film.title, facts.entities, facts.bonds, facts.acts) == ("bare", (), (), ())


def test_what_is_missing_or_wrong_is_left_out() -> None:
    """Hand-made data: no label, a confidence that is no number, a relationship with one end."""
    film = FilmGraph("f", "F")
    film.entity("ann", "Ann")
    film.entity("bob", "Bob")
    film.graph.remove((film.node("bob"), RDFS.label, None))
    film.relate("ann", "helps", "bob")
    film.relate("bob", "harms", "ann", confidence="high")
    half = film.iri("relationship/half")
    film.add(half, RDF.type, FILM.Relationship)
    film.add(half, FILM.source, film.node("ann"))
    facts = read_facts(film.done())
    assert [each.label for each in facts.entities] == ["Ann", "bob"]
    assert {(each.type, each.confidence, each.begins) for each in facts.bonds} == {
        ("helps", 0.8, 1),
        ("harms", 1.0, 1),
    }


def test_other_films_characters_are_left_out() -> None:
    """Only who appears in the film, or in none at all."""
    film = FilmGraph("f", "F")
    film.entity("ann", "Ann")
    film.entity("bob", "Bob")
    film.add(film.node("bob"), FILM.appearsIn, URIRef("https://example.org/film/other"))
    film.graph.remove((film.node("bob"), FILM.appearsIn, film.film))
    film.graph.remove((film.node("ann"), FILM.appearsIn, None))
    assert [each.id for each in read_facts(film.done()).entities] == ["ann"]


def test_vocabulary_in_the_graph_says_what_is_symmetric() -> None:
    """A type of one's own is symmetric where its concept says so."""
    film = FilmGraph("f", "F")
    for name in ("ann", "bob"):
        film.entity(name, name.title())
    film.relate("ann", "neighbourOf", "bob")
    film.add(V.neighbourOf, FILM.symmetric, Literal(True))
    assert read_facts(film.done()).bonds[0].symmetric


def test_language_tags_and_several_labels() -> None:
    """Protégé adds tags; of two labels always the same one is taken."""
    film = FilmGraph("f", "F")
    film.entity("ann", "Ann")
    film.add(film.node("ann"), RDFS.label, Literal("Anna", lang="de"))
    assert entity(read_facts(film.done()), "ann").label == "Ann"


def test_sentences_are_ordered_by_where_they_begin() -> None:
    """The number in a sentence's IRI is not relied on."""
    film = FilmGraph("f", "F")
    film.entity("ann", "Ann")
    for words in ("[Ann=ann] comes.", "She stays.", "She goes."):
        film.tell(words)
    late = film.iri("sentence/0")
    for predicate, value in ((NIF.beginIndex, 500), (NIF.endIndex, 504)):
        film.add(late, predicate, Literal(value, datatype=XSD.nonNegativeInteger))
    film.add(late, NIF.anchorOf, Literal("End."))
    film.add(late, RDF.type, FILM.Sentence)
    assert [s.text for s in read_facts(film.done()).sentences] == [
        "Ann comes.",
        "She stays.",
        "She goes.",
        "End.",
    ]
