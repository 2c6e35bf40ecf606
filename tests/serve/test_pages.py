"""The pages as text: what they show, link to and hand out, and under which headers."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from html import unescape
from urllib.parse import quote

import pytest
from rdflib import Graph

from kg.formats import export
from kg.graph.reading import read_graph
from kg.graph.sparql import ready_queries
from tests.data import FOLDER, STORIES
from tests.serve.servers import Served

# rdflib's own reader of JSON-LD warns of itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

BASE = "https://w3id.org/film-narrative/id/"
SLUG = "paper-lanterns-2003"
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def shown(text: str) -> str:
    """The words of a page, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


def test_index(served: Served) -> None:
    """All films are there with their numbers, and links to map, text and tables."""
    page = served.get("").text
    for slug, story in STORIES.items():
        assert story.film.title in unescape(page)
        for link in (f"/film/{slug}", f"/map/{slug}.html", f"/map/{slug}.html#view=text"):
            assert f'href="{link}"' in page
        assert f">{len(story.relationships)}</td>" in page


def test_index_sorts_and_finds(served: Served) -> None:
    """The address says what is sought and how it is sorted; an article does not count, nor an accent."""

    def titles(path: str) -> list[str]:
        return re.findall(r'class="title"[^>]*>([^<]*)<', served.get(path).text)

    assert titles("?sort=title") == ["Paper Lanterns", "The Salt Road", "The Salt Road II: Ash Harbour"]
    assert titles("?sort=-year")[0] == "The Salt Road II: Ash Harbour"
    assert titles("?sort=year")[0] == "The Salt Road"
    for name in ("director", "characters", "relationships", "events"):
        assert titles(f"?sort={name}") == titles(f"?sort=-{name}")[::-1]
    assert titles("?q=lantêrns") == ["Paper Lanterns"]
    assert titles("?q=SALT+2004") == ["The Salt Road II: Ash Harbour"]
    assert titles("?q=nothing+of+the+kind") == []
    for odd in ("?page=99", "?page=-1", "?page=x", "?sort=x", "?page=99999999999999999999", "?page=²"):
        assert len(titles(odd)) == 3


def test_film(served: Served) -> None:
    """A film's page has every character, relationship with its sentences, scene and event."""
    story = STORIES[SLUG]
    page = shown(served.get(f"film/{SLUG}").text)
    for character in story.characters:
        assert character.name in page
    for relationship in story.relationships:
        for index in relationship.sentences:
            begin, end = story.sentences[index].begin, story.sentences[index].end
            assert " ".join(story.film.plot[begin:end].split()) in page
    assert f"Relationships {len(story.relationships)}" in page
    assert "Scenes" not in page


def test_scenes_of_a_film(served: Served) -> None:
    """Each scene has its place, its time and who takes part, and leads to its end on the map."""
    answer = served.get("film/the-salt-road-2001").text
    page = shown(answer)
    assert "Scenes 5" in page
    assert "Port Salter · In 1881" in page
    assert re.search(r'href="[^"]*#t=9" aria-label="Scene 3 on the map"', answer)
    assert "the company's store the drivers The drivers burn the company's store at night." in page


def test_maps(served: Served) -> None:
    """Each film's map is made where the folder has none, and kept; the corpus map links to them."""
    one, again = served.get(f"map/{SLUG}.html"), served.get(f"map/{SLUG}.html")
    assert (one.status_code, one.content) == (200, again.content)
    assert again.elapsed.total_seconds() < 1
    assert "<title>Paper Lanterns" in one.text
    corpus = served.get("map/corpus.html")
    assert f'"{SLUG}.html"' in corpus.text
    assert served.get("map/none.html").status_code == 404


@pytest.mark.parametrize("format", ["jsonld", "rdfxml", "graphml", "gexf", "csv"])
def test_downloads(served: Served, format: str) -> None:
    """What is handed out is what kg export writes."""
    answer = served.get(f"film/{SLUG}/download/{format}")
    assert f"{SLUG}." in answer.headers["content-disposition"]
    expected = export(read_graph(FOLDER / f"{SLUG}.ttl"), format)
    if format == "csv":
        with (
            zipfile.ZipFile(io.BytesIO(answer.content)) as one,
            zipfile.ZipFile(io.BytesIO(expected)) as other,
        ):
            assert {name: one.read(name) for name in one.namelist()} == {
                name: other.read(name) for name in other.namelist()
            }
    else:
        assert answer.content == expected


def test_turtle_download(served: Served) -> None:
    """The Turtle is that of the file, byte for byte."""
    assert served.get(f"film/{SLUG}/download/turtle").content == (FOLDER / f"{SLUG}.ttl").read_bytes()
    assert served.get(f"film/{SLUG}/download/docx").status_code == 404


@pytest.mark.parametrize("name", [query.name for query in ready_queries()])
def test_ready_questions(served: Served, name: str) -> None:
    """A click on a ready question shows its rows, as table, chart and map; the address is short."""
    for view in ("", "&show=chart", "&show=map"):
        answer = served.get(f"query?name={name}{view}")
        assert answer.status_code == 200
        assert re.search(r"[1-9]\d* rows?\b", shown(answer.text).partition("Answer")[2])
        assert 'aria-current="true"' in answer.text


def test_a_question_of_ones_own(served: Served) -> None:
    """A query by GET or by a form's POST is answered; graphs are shown as Turtle, ASK as a word."""
    query = "SELECT ?f ?t { ?f a film:Film ; rdfs:label ?t } ORDER BY ?t"
    page = served.get(f"query?query={quote(query)}").text
    assert f'href="/describe?iri={quote(BASE + "film/" + SLUG, safe="")}"' in page
    assert "Paper Lanterns" in page
    assert served.get(f"query?query={quote('ASK { ?f a film:Film }')}").text.count('class="verdict">Yes') == 1
    turtle = served.get(f"query?query={quote('CONSTRUCT WHERE { ?f a film:Film }')}").text
    assert "a film:Film" in shown(turtle)


def test_the_csv_of_an_answer(served: Served) -> None:
    """The page's link to CSV gives all rows."""
    page = served.get("query?name=who-plays-whom").text
    [link] = re.findall(r'href="(/sparql\?[^"]*format=csv)"', page)
    answer = served.get(unescape(link))
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert f"{len(rows) - 1} rows" in shown(page)


def test_many_rows_are_marked(served: Served) -> None:
    """The table shows the first rows of many, and says so."""
    page = shown(served.get(f"query?query={quote('SELECT * { ?s ?p ?o }')}").text)
    assert "more than 1,000 rows" in page
    assert "Only the first 1,000 rows of more are shown" in page


def test_slips_are_shown_with_their_line(served: Served) -> None:
    """What is wrong, the line that it is in, and the query as it was typed."""
    query = "SELECT ?x {\n  ?x rdfs:labl> 'y' }"
    answer = served.get(f"query?query={quote(query)}")
    page = unescape(answer.text)
    assert answer.status_code == 400
    assert 'role="alert"' in page
    assert "line 2, column" in page
    assert query in page
    for wrong, status in (
        ("DROP ALL", 403),
        ("SELECT * { SERVICE <http://a/> { ?s ?p ?o } }", 403),
        ("x", 400),
    ):
        assert served.get(f"query?query={quote(wrong)}").status_code == status


def test_data_by_its_iri(served: Served) -> None:
    """A data IRI's path leads to its description, in the form that is liked; any IRI can be asked for."""
    answer = served.get(f"id/film/{SLUG}/character/lin-hua")
    assert answer.status_code == 303
    where = answer.headers["location"]
    for kind, form in (
        ("text/turtle", "turtle"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ):
        data = served.get(where, headers={"Accept": kind})
        assert data.headers["content-type"].startswith(kind)
        graph = Graph().parse(data=data.content, format=form)
        assert f"{BASE}film/{SLUG}/character/lin-hua" in {str(subject) for subject in graph.subjects()}
    assert served.get(where).headers["content-type"].startswith("text/turtle")
    page = served.get(where, headers=BROWSER)
    assert "Lin Hua" in page.text
    assert f"/map/{SLUG}.html#focus=lin-hua" in page.text
    assert served.get(where, headers={"Accept": "image/png"}).status_code == 406
    assert served.get(f"id/film/{SLUG}/character/nobody").status_code == 404
    assert served.get("id/").status_code == 404
    people = served.rows("SELECT ?p { ?p a film:Person }")
    assert served.get(people[0]["p"].removeprefix(BASE).join(("id/", ""))).status_code == 303


def test_terms_and_concepts(served: Served) -> None:
    """Terms and concepts are listed, and each has its page and its data."""
    terms, concepts = served.get("ns", headers=BROWSER), served.get("vocab", headers=BROWSER)
    assert 'id="Character"' in terms.text
    assert "friend of" in concepts.text
    assert len(Graph().parse(data=served.get("ns").content, format="turtle")) > 100
    for path in ("ns/Character", "vocab/friendOf"):
        where = served.get(path, headers=BROWSER).headers["location"]
        assert served.get(where, headers=BROWSER).status_code == 200


@pytest.mark.parametrize(
    "iri", ["", "no iri", "a b:c", "http://a/>b", "x" * 5000, "http://example.org/unknown"]
)
def test_iris_that_are_none(served: Served, iri: str) -> None:
    """What is no IRI, or unknown, is told."""
    assert served.get("describe", params={"iri": iri}).status_code == (404 if "unknown" in iri else 400)


@pytest.mark.parametrize(
    "path",
    [
        "assets/../worker.py",
        "assets/%2e%2e/worker.py",
        "assets/..%2fworker.py",
        "assets//etc/passwd",
        "map/../../../../etc/passwd.html",
        "map/..%2f..%2fetc%2fpasswd.html",
        "map/%2e%2e%2fsecret.html",
        f"film/..%2f{SLUG}",
        f"film/{SLUG}.ttl",
        f"film/{SLUG}/download/..%2f..%2fetc%2fpasswd",
        "id/film/..%2f..%2f..%2fetc/passwd",
        "describe?iri=file:///etc/passwd",
    ],
)
def test_no_file_is_reached(served: Served, path: str) -> None:
    """Nothing outside of what is served can be had by a path."""
    import http.client

    line = http.client.HTTPConnection(
        "127.0.0.1", int(served.address.rstrip("/").rpartition(":")[2]), timeout=60
    )
    line.request("GET", f"/{path}")
    answer = line.getresponse()
    body = answer.read()
    line.close()
    assert answer.status in (400, 404)
    assert b"root:" not in body


def test_no_file_by_a_query(served: Served) -> None:
    """FROM loads nothing: a file or an address is a graph that is empty."""
    for where in ("file:///etc/passwd", served.address):
        assert served.rows(f"SELECT * FROM <{where}> {{ ?s ?p ?o }}") == []
        assert served.rows(f"SELECT * {{ GRAPH <{where}> {{ ?s ?p ?o }} }}") == []


def test_headers(served: Served) -> None:
    """Every answer says that nothing from elsewhere may run in it, and what may be kept."""
    for path in (
        "",
        "query",
        "nothing",
        "sparql?query=ASK+{}",
        "sparql?query=x",
        "assets/editor.js",
        f"film/{SLUG}",
    ):
        headers = served.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert "server" not in headers
    assert served.get("query").headers["cache-control"] == "no-store"
    assert served.get("assets/serve.css").headers["cache-control"] == "no-cache"
    on_a_map = served.get(f"map/{SLUG}.html").headers["content-security-policy"]
    assert "default-src 'none'" in on_a_map
    assert "frame-ancestors 'self'" in on_a_map


def test_pages_that_are_not_there(served: Served) -> None:
    """A page for people, a line for programs; a method that is not taken is told."""
    assert "Not here" in served.get("nothing", headers=BROWSER).text
    assert served.get("nothing").text.count("\n") == 1
    assert served.get("film/none", headers=BROWSER).status_code == 404
