"""The file itself, before any browser: what is in it, what is not, the same bytes."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from rdflib import Graph

from kg.errors import DataError, KgError
from kg.maps import render_corpus_map, render_map, write_corpus_map, write_map
from kg.maps.page import SCRIPTS
from kg.maps.style import LOOKS, radius
from tests.network.filmgraphs import FilmGraph
from tests.network.skerry import skerry

ROOT = Path(__file__).parents[2]


def data_of(html: str) -> dict[str, list[dict[str, object]]]:
    """The page's data block."""
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
    assert block is not None
    return json.loads(block.group(1))  # type: ignore[no-any-return]


def test_nodes_in_the_data(skerry_html: str) -> None:
    """What the page knows of one character, whole."""
    nodes = {node["id"]: node for node in data_of(skerry_html)["nodes"]}
    ned = {key: nodes["edwin-marsh"][key] for key in nodes["edwin-marsh"] if key not in ("x", "y", "tall")}
    assert ned == {
        "id": "edwin-marsh",
        "label": "Edwin Marsh",
        "name": "Edwin Marsh",
        "kind": "character",
        "type": "",
        "shape": "dot",
        "color": "#1d1d1f",
        "size": 27.1,
        "text": 19.2,
        "aliases": ["Edwin", "Ned"],
        "actor": "Tom Okafor",
        "gender": "male",
        "prominence": 0.2,
        "first": 4,
        "mentioned": [4, 5, 6, 9, 11, 13, 16, 19, 22],
        "degree": 5.66,
        "betweenness": 0.32963,
        "community": 1,
    }


def test_pairs_events_and_acts_in_the_data(skerry_html: str) -> None:
    """Bundles, sentences cut at names, events, acts."""
    data = data_of(skerry_html)
    pair = next(edge for edge in data["edges"] if edge["id"] == "isla-thorne~nora-vale")
    assert [(item["type"], item["evidence"]) for item in pair["items"]] == [("friend of", [3, 12])]  # type: ignore[index, attr-defined]
    begs = data["sentences"][11]
    assert begs == [["Isla", "isla-thorne"], [" begs "], ["Nora", "nora-vale"], [" to search the ledgers."]]
    assert [event["words"] for event in data["events"][:3]] == ["comes", "hires", "shows"]
    assert [act["label"] for act in data["acts"]] == ["Arrival", "The wreck", "The reckoning"]
    assert data["hidden"] == ["near", "event"]


def test_prominent_characters_are_larger(skerry_html: str) -> None:
    """Size goes by prominence, shape by kind."""
    nodes = {node["id"]: node for node in data_of(skerry_html)["nodes"]}
    assert nodes["nora-vale"]["size"] > nodes["silas"]["size"] > nodes["doctor-li"]["size"]  # type: ignore[operator]
    assert len({LOOKS[kind].shape for kind in ("character", "group", "place", "institution")}) == 4
    assert radius("character", 2) == radius("character", 1) == LOOKS["character"].most


def test_crowded_maps_begin_without_places(crowd_html: str) -> None:
    """Sixty characters are enough for a beginning; the legend brings the places back."""
    assert data_of(crowd_html)["hidden"] == ["near", "event", "place", "institution"]


def test_no_address_is_loaded(skerry_html: str) -> None:
    """No src, no href to anywhere, no import, no source map."""
    assert re.findall(r"<(?:script|img|iframe|object|embed)\b[^>]*\bsrc=", skerry_html) == []
    assert re.findall(r'<link\b[^>]*href="(?!data:)', skerry_html) == []
    assert "sourceMappingURL" not in skerry_html
    assert "@import" not in skerry_html


def test_policy_names_every_script_and_the_style(skerry_html: str) -> None:
    """Only what has its hash in the policy runs; nothing else is allowed at all."""
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', skerry_html)
    assert found is not None
    policy = unescape(found.group(1))
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    blocks = re.findall(r"<script>(.*?)</script>", skerry_html, re.S) + re.findall(
        r"<style>(.*?)</style>", skerry_html, re.S
    )
    assert len(blocks) == len(SCRIPTS) + 2
    for block in blocks:
        assert base64.b64encode(hashlib.sha256(block.encode()).digest()).decode() in policy


def test_size_of_a_map_with_sixty_characters(crowd_html: str) -> None:
    """Small enough to send by mail: under 900 kB."""
    assert len(crowd_html.encode()) < 900_000


def test_same_bytes_under_any_hash_seed() -> None:
    """Two runs, two seeds, the same map of a film and of a corpus."""
    code = (
        "import hashlib; from kg.maps import *; from tests.network.skerry import skerry; "
        "from tests.network.filmgraphs import made; "
        "html = render_map(skerry()) + render_corpus_map([skerry(), made(8)]); "
        "print(hashlib.sha256(html.encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        ).stdout
        for seed in ("1", "4242")
    }
    assert len(found) == 1


def test_write_map_writes_what_render_map_gives(tmp_path: Path, skerry_html: str) -> None:
    """UTF-8, line ends as they are, and nothing beside the file."""
    write_map(skerry(), tmp_path / "map.html")
    assert (tmp_path / "map.html").read_bytes() == skerry_html.encode()
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]


def test_a_map_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """What is wrong, where, what to do."""
    (tmp_path / "file").touch()
    with pytest.raises(KgError, match=r"file/map.html: cannot be written .*--output"):
        write_map(skerry(), tmp_path / "file" / "map.html")


def test_a_path_may_be_a_string(tmp_path: Path) -> None:
    """As in the README's lines of Python."""
    write_map(skerry(), str(tmp_path / "map.html"))
    assert (tmp_path / "map.html").stat().st_size > 0


def test_maps_of_nothing_are_errors(tmp_path: Path) -> None:
    """No film, no map."""
    with pytest.raises(DataError, match="no film:Film"):
        render_map(Graph())
    with pytest.raises(DataError, match="no film:Film"):
        write_corpus_map([], tmp_path / "corpus.html")


def test_a_film_without_anybody_has_a_page() -> None:
    """Title and an empty table, no failure."""
    html = render_map(FilmGraph("empty", "Empty").done())
    assert "<h1>Empty" in html
    assert "None was found." in html


def test_a_polarity_beyond_one_has_a_sign() -> None:
    """A file mended by hand may say 2: it is friendly all the same."""
    film = FilmGraph("f", "F")
    for name in ("ann", "bob"):
        film.entity(name, name.title())
    film.relate("ann", "helps", "bob", film.tell("[Ann=ann] saves [Bob=bob]."), polarity=2)
    assert "<td>friendly</td>" in render_map(film.done())


def test_corpus_data() -> None:
    """Films with facts and links, people who link films, characters who return."""
    data = data_of(render_corpus_map([skerry(), sequel()]))
    nodes = {str(node["name"]): node for node in data["nodes"]}
    film = nodes["The Lamp at Skerry Point"]
    assert film["href"] == "the-lamp-at-skerry-point-1987.html"
    assert ["Directed by", "Agnes Holm"] in film["facts"]  # type: ignore[operator]
    assert {name: nodes[name]["kind"] for name in ("June Ashby", "Nora Vale")} == {
        "June Ashby": "person",
        "Nora Vale": "returning",
    }
    links = {(edge["from"], item["type"]) for edge in data["edges"] for item in edge["items"]}  # type: ignore[attr-defined]
    assert (nodes["June Ashby"]["id"], "plays Nora Vale in") in links


@pytest.mark.parametrize("name", ["Tam", "the ferryman"])
def test_a_first_name_or_a_description_is_not_a_returning_character(name: str) -> None:
    """Two films may both have a Tom and a bartender."""
    film = FilmGraph("other", "Other")
    film.entity("x", name)
    nodes = data_of(render_corpus_map([skerry(), film.done()]))["nodes"]
    assert name not in [node["name"] for node in nodes]


def test_one_actor_in_a_role_of_one_name_returns() -> None:
    """A first name alone is enough where the same person plays it."""
    film = FilmGraph("other", "Other")
    film.entity("silas", "Silas", actor="Piotr Zając")
    nodes = data_of(render_corpus_map([skerry(), film.done()]))["nodes"]
    assert [node["name"] for node in nodes if node["kind"] == "returning"] == ["Silas"]


def sequel() -> Graph:
    """A second film with Nora Vale in it."""
    film = FilmGraph("return-to-skerry-1991", "Return to Skerry")
    film.head(year=1991, director="Agnes Holm")
    film.entity("nora-vale", "Nora Vale", actor="June Ashby")
    return film.done()
