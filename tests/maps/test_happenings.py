"""Events with their places on the map, and the parts of the story."""

from __future__ import annotations

from kg.maps.film import boxes_of
from kg.maps.happenings import divisions_of, paragraphs, told_events
from kg.network import read_facts
from kg.network.facts import Act
from tests.network.filmgraphs import FilmGraph
from tests.network.skerry import skerry


def test_events_have_a_place_where_somebody_takes_part() -> None:
    """An event of nobody's is in the lists only."""
    film = FilmGraph("f", "F")
    film.entity("ann", "Ann")
    film.happen(film.tell("[Ann=ann] sails."), "sails", "changeEvent", "ann")
    film.happen(film.tell("It rains."), "rains", "changeEvent")
    facts = read_facts(film.done())
    told = told_events(facts, boxes_of(facts), {"ann": (0, 0)}, {"ann": (0, 0)})
    assert ["at" in event for event in told] == [True, False]
    assert "iri" not in told[0]


def test_a_story_is_played_by_acts_or_else_scenes_or_else_paragraphs() -> None:
    """The largest divisions that the graph tells of; a scene is called by its number."""
    assert divisions_of(read_facts(skerry()))[0] == "act"
    film = FilmGraph("f", "F")
    for sentence in ("One.", "Two.", "Three."):
        film.tell(sentence)
    assert divisions_of(read_facts(film.done())) == ("paragraph", ())
    film.scene(1, "Scene 1", 1)
    film.scene(2, "Scene 2: the cove", 2, 3)
    assert divisions_of(read_facts(film.done())) == (
        "scene",
        (Act(1, "1", 1, 1), Act(2, "2: the cove", 2, 3)),
    )


def test_paragraphs() -> None:
    """Each begins with the first sentence behind a line's end; one alone is no division."""
    film = FilmGraph("f", "F")
    film.tell("One.")
    film.tell("Two.")
    film.plot += "\n\n"
    film.tell("Three.")
    facts = read_facts(film.done())
    assert [sentence.opens for sentence in facts.sentences] == [True, False, True]
    assert [(part.label, part.begin, part.end) for part in paragraphs(facts)] == [
        ("¶ 1", 1, 2),
        ("¶ 2", 3, 3),
    ]
    assert paragraphs(read_facts(skerry())) == ()
