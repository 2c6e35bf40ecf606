"""Names and sentences that are markup, script or templates: they are text, and nothing of them runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph, Literal

from kg.maps import render_corpus_map, render_map
from kg.maps.page import SCRIPTS
from tests.network.filmgraphs import FILM, FilmGraph

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.maps.conftest import Open

PAYLOADS = [
    "<script>window.PWNED=1</script>",
    "</script><script>window.PWNED=1</script>",
    "</title><script>window.PWNED=1</script>",
    "</style><img src=x onerror=window.PWNED=1>",
    "<img src=x onerror=window.PWNED=1>",
    "<svg onload=window.PWNED=1>",
    "<svg><animate onbegin=window.PWNED=1 attributeName=x dur=1s>",
    "<iframe srcdoc='<script>parent.PWNED=1</script>'></iframe>",
    "<body onload=window.PWNED=1>",
    "<details open ontoggle=window.PWNED=1>",
    "<input autofocus onfocus=window.PWNED=1>",
    "<a href=javascript:window.PWNED=1>x</a>",
    "javascript:window.PWNED=1",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<base href=https://example.org/>",
    '" onmouseover="window.PWNED=1" x="',
    "' onfocus='window.PWNED=1' autofocus='",
    "`${window.PWNED=1}`",
    "{{ 7 * 7 }}{% for x in y %}",
    "${7*7}#{7*7}",
    "<!--<script>window.PWNED=1//-->",
    "]]></script><script>window.PWNED=1</script>",
    "\\u003cscript\\u003ewindow.PWNED=1\\u003c/script\\u003e",
    "&lt;script&gt;window.PWNED=1&lt;/script&gt;",
    "line\u2028separator\u2029paragraph",
    "__proto__",
    "constructor",
    "\u202eright to left\u202c \u0000nul \x1b[31m",
    "<b>Casablanca</b> & \"北非諜影\" '🎬'",
]


def hostile(payload: str, slug: str = "hostile") -> Graph:
    """A film in which every field that a source can carry holds the payload."""
    film = FilmGraph(slug, payload)
    film.head(year=1999, minutes=90, director=payload, genres=(payload,), language=payload, tagline=payload)
    film.act(1, payload)
    film.act(2, payload)
    film.entity("a", payload, aliases=(f"{payload} too",), actor=payload, gender="female", prominence=0.6)
    film.entity("b", f"B {payload}", prominence=0.4)
    film.entity("place/p", f"P {payload}", "place", type="room")
    film.entity("institution/i", f"I {payload}", "institution", type="club")
    plain = payload.translate(str.maketrans("[]=", "():"))  # what filmgraphs takes for a mention
    first, second = (film.tell(f"[Ann=a] says {plain} to [Bob=b].") for _ in range(2))
    film.relate("a", "deceives", "b", first, second)
    film.add(film.iri("relationship/a--deceives--b"), FILM.rule, Literal(payload))
    for number, order in enumerate((first, second), start=1):
        film.happen(order, payload, "deception", "a", "b", place="place/p", time=payload, act=number)
    return film.done()


def tried(page: Page) -> bool:
    """Did any of it run? Scripts of the payloads set a mark, on the window or on its parent."""
    return bool(page.evaluate("() => 'PWNED' in window"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_film_is_text(open_page: Open, payload: str) -> None:
    """Head, panel of a character and of a pair, table, search: the payload stands there as it is."""
    page = open_page(render_map(hostile(payload)))
    seen = payload.replace("\u0000", "")  # HTML has no such letter
    told = "e => document.querySelector(e).textContent"
    assert seen in page.evaluate(told, "h1")
    assert seen in page.evaluate(told, ".facts")
    assert seen in page.evaluate(told, ".tagline")
    assert seen in page.evaluate(told, "#sheet tbody")
    assert seen in page.evaluate(told, "#acts")
    assert page.evaluate("() => NODES.get('a').name") == payload
    page.evaluate("() => choose('a')")
    assert page.evaluate(told, "#info h2") == payload
    assert f"{payload} too" in page.evaluate(told, "#info dl")
    page.evaluate("() => choose('a~b')")
    assert payload in page.evaluate(told, "#info .rule")
    assert page.locator("#info blockquote").count() == 2
    page.fill("#search", payload[:12])
    page.evaluate("() => { set({ hover: 'a' }); set({ t: 1, focus: 'a' }); }")
    assert page.evaluate(told, "#caption").startswith("Ann says ")
    ours = "() => document.querySelectorAll('script, iframe, base, meta[http-equiv], link').length"
    assert page.evaluate(ours) == len(SCRIPTS) + 4  # the library, the data, the policy, the icon
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
