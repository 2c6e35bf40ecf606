"""No page has a serious or critical violation of the rules that axe-core checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.maps import render_corpus_map
from tests.maps.axe import axe_source, violations
from tests.maps.looking import go
from tests.network.filmgraphs import made
from tests.network.skerry import skerry

if TYPE_CHECKING:
    from tests.maps.conftest import Open

STATES = {
    "map": "",
    "map at a sentence, focus, a character": "#t=9&focus=nora-vale&steps=2&pick=nora-vale",
    "map, a pair": "#pick=captain-thorne~isla-thorne",
    "map, a place, events": "#pick=place/lighthouse&hide=near",
    "map, an event": "#pick=event/4",
    "map, a chain": "#chain=silas~doctor-li",
    "table": "#view=table",
    "table, a pair": "#view=table&pick=isla-thorne~nora-vale",
    "text": "#view=text",
    "text, whom pronouns mean, a pair": "#view=text&whom=1&pick=captain-thorne~isla-thorne",
    "text at a sentence, a character": "#view=text&t=9&pick=nora-vale",
    "text, some kinds plain": "#view=text&plain=event,pronoun",
}


@pytest.fixture(scope="module")
def axe() -> str:
    """axe-core's script."""
    return axe_source()


@pytest.mark.parametrize(
    ("scheme", "size"), [("light", (1440, 900)), ("dark", (390, 844))], ids=["light screen", "dark phone"]
)
def test_a_film_is_accessible(
    open_page: Open, skerry_html: str, axe: str, scheme: str, size: tuple[int, int]
) -> None:
    """Each view with the panel open and closed, the search's list, all events unfolded."""
    page = open_page(skerry_html, scheme=scheme, size=size, reduced_motion="reduce")
    found = {}
    for name, address in STATES.items():
        go(page, address)
        found[name] = violations(page, axe)
    page.evaluate(
        "() => { choose(null); document.querySelectorAll('details').forEach(d => { d.open = true; }); }"
    )
    found["all unfolded"] = violations(page, axe)
    page.fill("#search", "th")
    found["names found"] = violations(page, axe)
    page.fill("#search", "xyzzy")
    found["nobody found"] = violations(page, axe)
    assert {name: problems for name, problems in found.items() if problems} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_corpus_is_accessible(open_page: Open, axe: str, scheme: str) -> None:
    """Map, table, and the panels of a film and of a person."""
    page = open_page(render_corpus_map([skerry(), made(8)]), scheme=scheme, reduced_motion="reduce")
    found = {"map": violations(page, axe)}
    for node in page.evaluate("() => DATA.nodes.map(n => n.id)")[:3]:
        page.evaluate("id => choose(id)", node)
        found[node] = violations(page, axe)
    page.click("#view-table")
    found["table"] = violations(page, axe)
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_axe_finds_what_is_wrong(open_page: Open, skerry_html: str, axe: str) -> None:
    """That it finds nothing says something: a button without a name is found at once."""
    page = open_page(skerry_html)
    page.evaluate("() => document.getElementById('theme').removeAttribute('aria-label')")
    page.evaluate("() => document.getElementById('theme').removeAttribute('title')")
    assert [line.split()[0] for line in violations(page, axe)] == ["button-name"]
