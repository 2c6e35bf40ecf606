"""Tables, pages, file names and corrections that are markup and script, built as a user builds them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from kg.slug import film_slug
from tests.conftest import run_alone
from tests.maps.test_hostile_names import PAYLOADS, TOLD, tried

if TYPE_CHECKING:
    from pathlib import Path

    from tests.maps.conftest import Visit

SAFE = [re.sub(r"[\x00-\x1f\x7f\u2028\u2029\ufeff]", "", payload) for payload in PAYLOADS]
"""Without letters that a file of text may not hold."""
SHARE = 5
FILMS = [(SAFE[n : n + SHARE] * SHARE)[:SHARE] for n in range(0, len(SAFE), SHARE)]
"""The payloads of each film."""

NAMES = (
    "<img src=x onerror=window.PWNED=1>",
    '" onload="window.PWNED=1',
    "javascript:window.PWNED=1",
    "{{ 7*7 }}",
)
"""Of pages: what a file may be called."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of the sources wrote."""
    sources, out = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("hostile-build")
    with (sources / "films.jsonl").open("w", encoding="utf-8") as table:
        for n, payloads in enumerate(FILMS):
            table.write(json.dumps(row(n, *payloads)) + "\n")
            name = film_slug(row(n, *payloads)["title"], 1950 + n, "")
            (sources / f"{name}.corrections.toml").write_text(corrections(*payloads), encoding="utf-8")
    for name in NAMES:
        (sources / f"{name}.txt").write_text("Ada Holm meets Bruno Dunn in Leeds.", encoding="utf-8")
    done = run_alone("build", sources, "--output", out)
    assert "Traceback" not in done.stderr
    assert len(list(out.glob("*.ttl"))) == len(FILMS) + len(NAMES), done.stderr
    return out


def row(n: int, one: str, two: str, three: str, four: str, five: str) -> dict[str, object]:
    """A row of the table."""
    plot = (
        f"Ada Holm loves Bruno Dunn in Leeds. {one} She gives him {two} and says: {three}. "
        f"{four} they leave {five}"
    )
    more = {"tagline": two, "director": three, "genres": [four], "languages": [five]}
    cast = [f"{one} as Ada Holm", f"{five} as Bruno Dunn"]
    return {"title": f"{one} {n}", "year": 1950 + n, "plot": plot, "cast": cast, **more}


def corrections(one: str, two: str, three: str, four: str, five: str) -> str:
    """Corrections of that film."""
    said = [json.dumps(payload, ensure_ascii=False) for payload in (one, two, three, four, five)]
    return (
        f'same = [["Bruno Dunn", {said[0]}]]\nnot_characters = [{said[4]}]\n'
        f'[characters."Ada Holm"]\nname = {said[1]}\nactor = {said[2]}\n'
        f'[[relationships]]\nsource = "Ada Holm"\ntype = "deceives"\ntarget = "Bruno Dunn"\n'
        f"sentence = {said[3]}\n"
    )


def test_hostile_sources_give_pages_that_are_text(visit: Visit, folder: Path) -> None:
    """Every film's page and the map of all: none runs, asks for anything, or lacks a part."""
    pages = sorted(folder.glob("*.html"))
    assert len(pages) == len(FILMS) + len(NAMES) + 1
    renamed = set()
    for path in pages:
        page = visit(path.read_text(encoding="utf-8"))
        assert page.evaluate(TOLD, "h1").strip()
        renamed |= set(page.evaluate("() => DATA.nodes.map(node => node.name)"))
        page.evaluate("() => DATA.nodes.forEach(node => choose(node.id))")
        page.evaluate("() => DATA.edges.forEach(edge => choose(edge.id))")
        page.evaluate("() => document.querySelectorAll('#plot .m').forEach(mark => mark.click())")
        assert not tried(page)
    assert renamed >= {payloads[1].strip() for payloads in FILMS if payloads[1].strip()}
