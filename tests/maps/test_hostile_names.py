"""Names and sentences that are markup, script or templates: they are text, and nothing of them runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from rdflib import Graph, Literal

from kg.maps import render_corpus_map, render_map
from tests.network.filmgraphs import FILM, SCHEMA, FilmGraph, V

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.maps.conftest import Open, Visit

LETTER = re.compile("⟨([0-9a-f]{4})⟩")
PAYLOADS = [
    LETTER.sub(lambda found: chr(int(found[1], 16)), line)
    for line in (Path(__file__).parents[1] / "data" / "payloads.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("# ")
]

TOLD = "which => document.querySelector(which).textContent"
BUILT = """() => [...document.querySelectorAll('*')].map(e => e.tagName + ' ' + e.id + ' ' +
  [...e.attributes].map(a => a.name).sort().join(' ')).join('\\n')"""
"""The page's elements in order, each with the names of its attributes."""
SVG = "() => new XMLSerializer().serializeToString(drawing(null, true))"
ADDRESS = """payload => {
  const names = ['pick', 'focus', 'chain', 't', 'steps', 'view', 'hide', 'plain', 'whom'];
  const all = new URLSearchParams(names.map(name => [name, payload]));
  for (const address of [`#${all}`, `#pick=${payload}`]) {
    history.replaceState(null, '', address);
    dispatchEvent(new Event('hashchange'));
  } }"""
"""Opens addresses that somebody else made up."""


def hostile(payload: str, slug: str = "hostile") -> Graph:
    """A film in which every field that a source can carry holds the payload."""
    film = FilmGraph(slug, payload)
    film.head(minutes=90, director=payload, genres=(payload,), language=payload, tagline=payload)
    film.add(film.film, SCHEMA.datePublished, Literal(payload))
    film.act(1, payload)
    film.act(2, payload)
    film.entity("a", payload, aliases=(f"{payload} too",), actor=payload, gender="female", prominence=0.6)
    film.entity("b", f"B {payload}", prominence=0.4)
    film.entity("place/p", f"P {payload}", "place", type="room")
    film.entity("institution/i", f"I {payload}", "institution", type="club")
    plain = payload.translate(str.maketrans("[]=", "():"))  # what filmgraphs takes for a mention
    first, second = (film.tell(f"[Ann=a] says {plain} to [Bob=b].") for _ in range(2))
    film.tell("[They=a,b] meet at [the club=institution/i] in [the room=place/p].")
    film.relate("a", "deceives", "b", first, second)
    film.add(film.iri("relationship/a--deceives--b"), FILM.rule, Literal(payload))
    for number, order in enumerate((first, second), start=1):
        film.happen(order, plain, "deception", "a", "b", place="place/p", time=payload, act=number)
        film.add(film.iri(f"event/{number}"), FILM.eventType, V[quote(payload)])
    return film.done()


@pytest.fixture(scope="module")
def harmless(visit: Visit) -> str:
    """What the page of a harmless film of the same shape is built of."""
    return str(visit(render_map(hostile("word"))).evaluate(BUILT))


def tried(page: Page) -> bool:
    """Did any of it run? Scripts of the payloads set a mark, on the window or on its parent."""
    return bool(page.evaluate("() => 'PWNED' in window"))


def test_there_are_payloads_enough() -> None:
    """No line is there twice, and every way in is there: tags, attributes, addresses, templates, queries."""
    assert len(PAYLOADS) == len(set(PAYLOADS)) > 90


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_film_is_text(visit: Visit, harmless: str, payload: str) -> None:
    """Head, panel, table, text, search, drawing, address: the payload is text and builds nothing."""
    page = visit(render_map(hostile(payload)))
    assert page.evaluate(BUILT) == harmless
    seen = payload.replace("\u0000", "")  # HTML has no such letter
    for which in ("h1", ".facts", ".tagline", "#sheet tbody", "#acts", "#plot", "#plot .whom"):
        assert (seen.translate(str.maketrans("[]=", "():")) if which == "#plot" else seen) in page.evaluate(
            TOLD, which
        )
    assert page.evaluate("() => NODES.get('a').name") == payload
    page.evaluate("() => choose('a')")
    assert page.evaluate(TOLD, "#info h2") == payload
    assert f"{payload} too" in page.evaluate(TOLD, "#info dl")
    page.evaluate("() => choose('a~b')")
    assert payload in page.evaluate(TOLD, "#info .rule")
    assert page.locator("#info blockquote").count() == 2
    page.fill("#search", payload[:12])
    assert page.locator("#found [data-id]").count() > 0
    page.evaluate(
        "() => { set({ hover: 'a' }); set({ t: 1, focus: 'a' }); set({ view: 'text', whom: true }); }"
    )
    assert page.evaluate(TOLD, "#caption").startswith("Ann says ")
    page.evaluate("() => document.querySelectorAll('#plot .m').forEach(mark => mark.click())")
    drawn = list(ElementTree.fromstring(page.evaluate(SVG)).iter())
    assert {each.tag.split("}")[1] for each in drawn} == {"svg", "title", "rect", "text", "g", "path"}
    assert not [name for each in drawn for name in each.attrib if name.startswith(("on", "href"))]
    page.evaluate(ADDRESS, payload)
    assert not tried(page)


def test_hostile_corpus_is_text(open_page: Open) -> None:
    """The corpus map, with films and people so named; links lead to files beside it only."""
    page = open_page(render_corpus_map([hostile(payload, f"h{n}") for n, payload in enumerate(PAYLOADS)]))
    nodes = page.evaluate("() => DATA.nodes.map(n => [n.id, n.name])")
    assert {name for _, name in nodes} >= set(PAYLOADS)
    for node, name in nodes:
        page.evaluate("id => choose(id)", node)
        assert page.evaluate("() => document.querySelector('#info h2').textContent") == name
        for link in page.locator("#info a").all():
            assert re.fullmatch(r"h\d+\.html", str(link.get_attribute("href")))
    assert not tried(page)


@pytest.mark.parametrize(
    ("slug", "href"),
    [("javascript:x", "javascript%3Ax.html"), ("a b?c", "a%20b%3Fc.html"), ("北", "%E5%8C%97.html")],
)
def test_slugs_stay_file_names(open_page: Open, slug: str, href: str) -> None:
    """Whatever a film's IRI ends in, the link is a file beside the page."""
    graph = Graph()
    for triple in FilmGraph("SLUG", "F").done():
        graph.add(tuple(type(term)(str(term).replace("SLUG", slug)) for term in triple))  # type: ignore[arg-type]
    page = open_page(render_corpus_map([graph]))
    page.evaluate("() => choose(DATA.nodes[0].id)")
    assert page.get_attribute("#info a", "href") == href


def test_policy_stops_what_would_be_injected(open_page: Open, problems: list[str], skerry_html: str) -> None:
    """Were a script to get into the page all the same, the browser would not run it."""
    page = open_page(skerry_html)
    page.evaluate(
        """() => { const s = document.createElement('script'); s.textContent = 'window.PWNED = 1';
        window.refused = 0; addEventListener('securitypolicyviolation', () => refused++);
        document.body.append(s); }"""
    )
    page.wait_for_function("() => refused")
    assert not tried(page)
    assert len(problems) == 1
    assert "Content Security Policy" in problems.pop()
