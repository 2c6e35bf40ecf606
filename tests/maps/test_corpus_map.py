"""The corpus map in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.maps import render_corpus_map
from tests.maps.looking import COVERED, OVERLAPS
from tests.maps.test_film_phone import OUTSIDE, PHONE
from tests.maps.test_page import data_of
from tests.network.filmgraphs import FILM, FilmGraph
from tests.network.skerry import skerry

if TYPE_CHECKING:
    from rdflib import Graph

    from tests.maps.conftest import Open

BASE = "https://w3id.org/film-narrative/id/"


def films(size: int) -> list[Graph]:
    """The invented film, its sequel, and others with actors of their own and shared ones."""
    graphs = [skerry()]
    for n in range(size):
        film = FilmGraph(f"film-{n}", "Return to Skerry" if n == 0 else f"The Film of {n}")
        film.head(year=1990 + n, director="Agnes Holm" if n % 3 == 0 else f"Director {n}")
        film.entity("nora-vale" if n == 0 else "x", "Nora Vale" if n == 0 else "Somebody", actor="June Ashby")
        for k in range(4):
            film.entity(f"c{k}", f"Person {n} {k}", actor=f"Actor {(n * 3 + k) % (2 * size)}")
        graphs.append(film.done())
    return graphs


@pytest.fixture(scope="module")
def corpus_html() -> str:
    """The map of nine films."""
    return render_corpus_map(films(8))


@pytest.mark.parametrize("size", [(1400, 900), (420, 850)])
def test_films_and_people_are_readable(open_page: Open, corpus_html: str, size: tuple[int, int]) -> None:
    """No label over another; on a desk every film has its title."""
    page = open_page(corpus_html, size=size)
    assert page.inner_text("h1") == "9 films"
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(COVERED) == []
    if size[0] > 1000:
        named = "() => DATA.nodes.filter(n => n.kind === 'film').every(n => labels.some(l => l.id === n.id))"
        assert page.evaluate(named)


def test_on_a_phone_marks_and_titles_are_seen(open_page: Open, corpus_html: str) -> None:
    """Every film has its title, every person a mark of some pixels and a line; nothing is cut off."""
    page = open_page(corpus_html, size=PHONE)
    assert page.evaluate(OUTSIDE) == []
    assert (
        page.evaluate("() => DATA.nodes.filter(n => n.kind === 'film' && !labels.some(l => l.id === n.id))")
        == []
    )
    assert page.evaluate("() => network.getScale()") < 0.5  # or there would be nothing to mend
    assert page.evaluate("() => Math.min(...DATA.nodes.map(n => n.size)) * network.getScale()") >= 3
    drawn = "() => DATA.nodes.every(n => network.body.nodes[n.id].options.size === n.size)"
    assert page.evaluate(drawn)
    width = "() => Math.min(...edgeSet.get().filter(e => !e.hidden).map(e => e.width)) * network.getScale()"
    assert page.evaluate(width) >= 0.9


def test_marks_grow_no_more_than_the_map(open_page: Open, corpus_html: str) -> None:
    """Nearer, things are as large as they were made; farther again, they stay to be seen."""
    page = open_page(corpus_html, size=PHONE, reduced_motion="reduce")
    own = "() => DATA.nodes.every(n => n.size === n.own)"
    for _ in range(9):
        page.click("#zoom-in")
    assert page.evaluate(own)
    page.click("#fit")
    assert not page.evaluate(own)
    page.evaluate("() => drawing(null, true)")  # saved larger, the map on the screen stays as it is
    assert page.evaluate("() => Math.min(...DATA.nodes.map(n => n.size)) * network.getScale()") >= 3


def test_film_shows_facts_and_links_to_its_map(open_page: Open, corpus_html: str) -> None:
    """A click on a film: what it is, who is in it, and the way to its own map."""
    page = open_page(corpus_html)
    page.click("#info >> text=The Lamp at Skerry Point")
    text = page.inner_text("#info")
    for part in ("1987", "Agnes Holm", "118 min", "Drama, Mystery", "Nora Vale", "plays Edwin Marsh"):
        assert part in text
    assert page.get_attribute("#info a", "href") == "the-lamp-at-skerry-point-1987.html"


def test_returning_character_links_films(open_page: Open, corpus_html: str) -> None:
    """Nora Vale is in two films."""
    page = open_page(corpus_html)
    page.fill("#search", "nora vale")
    found = page.locator("#found [data-id]").all_inner_texts()
    assert any("returning character" in text for text in found)
    page.evaluate("() => choose(DATA.nodes.find(n => n.kind === 'returning').id)")
    films_of_hers = page.locator("#info .cast button").all_inner_texts()
    assert films_of_hers == ["Return to Skerry", "The Lamp at Skerry Point"]


def test_search_by_character_finds_the_film(open_page: Open, corpus_html: str) -> None:
    """Who remembers only a character finds the film by it."""
    page = open_page(corpus_html)
    page.fill("#search", "inspector hale")
    page.press("#search", "Enter")
    assert page.inner_text("#info h2") == "The Lamp at Skerry Point"


def test_there_is_no_story_to_play(open_page: Open, corpus_html: str) -> None:
    """A corpus has no sentences; legend, focus and table are there."""
    page = open_page(corpus_html)
    assert page.locator("#story").count() == 0
    page.click("#legend [data-line=directs]")
    assert page.evaluate("() => [...seen.lines.values()].every(l => l.sign !== 'directs')")
    page.evaluate(f"() => set({{ focus: '{BASE}person/agnes-holm' }})")
    assert page.evaluate("() => seen.nodes.size") == 1
    page.click("#legend [data-line=directs]")
    assert page.evaluate("() => seen.nodes.size") == 5
    page.click("#view-table")
    assert "directs" in page.inner_text("#sheet")


def test_chain_through_films(open_page: Open, corpus_html: str) -> None:
    """From an actor of one film to one of another, by the films and who links them."""
    page = open_page(corpus_html, reduced_motion="reduce")
    page.fill("#search", "tom okafor")
    page.press("#search", "Enter")
    page.click("text=Chain to …")
    page.fill("#search", "nora vale")
    page.press("#search", "Enter")
    assert page.inner_text("#info h2") == "Tom Okafor to Nora Vale"
    assert page.locator("#info .chain h3").all_inner_texts() == [
        "Tom Okafor plays Edwin Marsh in → The Lamp at Skerry Point",
        "The Lamp at Skerry Point ← returns in Nora Vale",
    ]


def test_large_corpus_shows_who_links_films() -> None:
    """Forty films have hundreds of people: only those in two films or more are drawn."""
    names = {node["name"] for node in data_of(render_corpus_map(films(40)))["nodes"]}
    assert {"Agnes Holm", "June Ashby", "Nora Vale"} <= names
    assert "Director 1" not in names


def test_character_said_to_be_the_same_returns() -> None:
    """film:sameCharacterAs counts whatever the names."""
    one, other = FilmGraph("one", "One"), FilmGraph("two", "Two")
    one.entity("kid", "the kid")
    other.entity("sheriff", "Tom")
    before = data_of(render_corpus_map([one.done(), other.done()]))["nodes"]
    assert {node["kind"] for node in before} == {"film"}
    other.add(other.node("sheriff"), FILM.sameCharacterAs, one.node("kid"))
    after = data_of(render_corpus_map([one.done(), other.done()]))["nodes"]
    assert {node["kind"] for node in after} == {"film", "returning"}
