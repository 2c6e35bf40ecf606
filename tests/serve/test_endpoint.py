"""The SPARQL 1.1 Protocol, point by point, over HTTP."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest
import requests
from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from kg.graph.results import format_results
from kg.graph.sparql import ready_queries, run_query
from tests.data import FOLDER, STORIES
from tests.serve.servers import Served

# rdflib's own reader of JSON-LD warns of itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

TITLES = "SELECT ?title { ?film a film:Film ; rdfs:label ?title } ORDER BY ?title"
NAMES = sorted(story.film.title for story in STORIES.values())
FILM = "https://w3id.org/film-narrative/id/film/"
SD = "http://www.w3.org/ns/sparql-service-description#"
FORMS = {
    "application/sparql-results+json": lambda text: [
        row["title"]["value"] for row in json.loads(text)["results"]["bindings"]
    ],
    "application/sparql-results+xml": lambda text: [
        found.text
        for found in ElementTree.fromstring(text).iter("{http://www.w3.org/2005/sparql-results#}literal")
    ],
    "text/csv": lambda text: [row[0] for row in csv.reader(io.StringIO(text))][1:],
    "text/tab-separated-values": lambda text: [line.strip('"') for line in text.splitlines()[1:]],
}
GRAPHS = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/ld+json": "json-ld",
    "application/rdf+xml": "xml",
}


def of(answer: requests.Response) -> str:
    """An answer's media type."""
    return answer.headers["content-type"].partition(";")[0]


@pytest.mark.parametrize("kind", FORMS)
def test_rows_in_every_form(served: Served, kind: str) -> None:
    """SELECT is answered in each of the W3C's four forms, and read back with the same rows."""
    answer = served.ask(TITLES, kind)
    assert (answer.status_code, of(answer)) == (200, kind)
    assert FORMS[kind](answer.content.decode()) == NAMES


@pytest.mark.parametrize("kind", GRAPHS)
def test_graphs_in_every_form(served: Served, kind: str) -> None:
    """CONSTRUCT and DESCRIBE are answered in four forms of RDF, and rdflib reads the same graph from each."""
    for query in (
        "CONSTRUCT { ?f a film:Film } WHERE { ?f a film:Film }",
        f"DESCRIBE <{FILM}paper-lanterns-2003>",
    ):
        answer = served.ask(query, kind)
        assert (answer.status_code, of(answer)) == (200, kind)
        graph = Graph().parse(data=answer.content, format=GRAPHS[kind])
        films = {
            str(film) for film in graph.subjects(RDF.type, URIRef("https://w3id.org/film-narrative#Film"))
        }
        assert films == (
            {FILM + slug for slug in STORIES} if "CONSTRUCT" in query else {f"{FILM}paper-lanterns-2003"}
        )


@pytest.mark.parametrize("kind", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_yes_and_no(served: Served, kind: str) -> None:
    """ASK is answered in JSON and XML."""
    assert "true" in served.ask("ASK { ?f a film:Film }", kind).text
    assert "false" in served.ask("ASK { ?f a film:Nothing }", kind).text


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/json, application/sparql-results+json", "application/sparql-results+json"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.5, text/tab-separated-values;q=0.6", "text/tab-separated-values"),
        ("application/sparql-results+json;q=0, */*", "application/sparql-results+xml"),
        ("application/xml, text/csv;q=0.9", "application/xml"),
        ("TEXT/CSV", "text/csv"),
        ("image/png, text/csv;q=0.1", "text/csv"),
        ("text/csv;q=broken, application/json", "application/json"),
    ],
)
def test_what_a_client_likes_best(served: Served, accept: str | None, kind: str) -> None:
    """The form is the one with the highest quality, wildcards and refusals counted."""
    answer = served.ask(TITLES, accept)
    assert of(answer) == kind
    assert "accept" in answer.headers["vary"].lower()


@pytest.mark.parametrize("accept", ["image/png", "text/turtle", "*/*;q=0", "text/csv;q=0"])
def test_what_cannot_be_given(served: Served, accept: str) -> None:
    """A client that takes none of the forms gets 406 and their names."""
    answer = served.ask(TITLES, accept)
    assert answer.status_code == 406
    assert "application/sparql-results+json, application/sparql-results+xml, text/csv" in answer.text


def test_rows_are_no_graph(served: Served) -> None:
    """The forms of rows are none for a graph."""
    assert served.ask("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv").status_code == 406


def test_both_posts(served: Served) -> None:
    """A query comes as a form's field or as the whole body; parameters may be in the address then."""
    url = served.url("sparql")
    form = requests.post(url, data={"query": TITLES}, headers={"Accept": "text/csv"}, timeout=60)
    whole = requests.post(
        url,
        data=TITLES.encode(),
        headers={"Content-Type": "application/sparql-query; charset=utf-8", "Accept": "text/csv"},
        timeout=60,
    )
    assert form.text == whole.text
    assert FORMS["text/csv"](form.text) == NAMES
    one = requests.post(
        url,
        params={"default-graph-uri": f"{FILM}paper-lanterns-2003"},
        data=TITLES.encode(),
        headers={"Content-Type": "application/sparql-query", "Accept": "text/csv"},
        timeout=60,
    )
    assert FORMS["text/csv"](one.text) == ["Paper Lanterns"]


def test_head_and_options(served: Served) -> None:
    """HEAD says what GET would, without the answer; OPTIONS says what can be done."""
    head = requests.head(served.url("sparql"), params={"query": TITLES}, timeout=60)
    assert (head.status_code, head.content, of(head)) == (200, b"", "application/sparql-results+json")
    options = requests.options(served.url("sparql"), timeout=60)
    assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, OPTIONS, POST")
    assert requests.put(served.url("sparql"), timeout=60).status_code == 405


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ({"query": ["ASK {}", "ASK {}"]}, 400),
        ({"query": "ASK {"}, 400),
        ({"query": ""}, 400),
        ({"query": "hello"}, 400),
        ({"update": "DROP ALL"}, 403),
        ({"query": "DROP ALL"}, 403),
        ({"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}, 403),
        ({"query": "ASK {}", "default-graph-uri": "no iri"}, 400),
    ],
)
def test_requests_that_are_wrong(served: Served, parameters: dict[str, object], status: int) -> None:
    """What is wrong has a status of its own and a line that says so."""
    answer = served.get("sparql", params=parameters)
    assert answer.status_code == status
    assert answer.text.count("\n") == 1


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("text/plain", b"ASK {}", 415),
        ("application/sparql-update", b"DROP ALL", 403),
        ("application/sparql-query", b"ASK { <http://a> <http://b> '\xff' }", 400),
        ("application/x-www-form-urlencoded", b"nothing=here", 400),
        ("application/x-www-form-urlencoded", b"update=DROP+ALL", 403),
        ("application/x-www-form-urlencoded", b"query=%ff", 400),
        ("multipart/form-data; boundary=x", b"--x--", 415),
    ],
)
def test_bodies_that_are_wrong(served: Served, kind: str, body: bytes, status: int) -> None:
    """A body that is no query is told apart from one that may not be asked."""
    answer = requests.post(served.url("sparql"), data=body, headers={"Content-Type": kind}, timeout=60)
    assert answer.status_code == status


def test_a_slip_has_its_line(served: Served) -> None:
    """The place of a slip is told."""
    answer = served.ask("SELECT ?x {\n ?x a film:Film .\n ?x rdfs:label }")
    assert (answer.status_code, answer.text[:14]) == (400, "query, line 3,")


def test_service_description(served: Served) -> None:
    """Without a query the service says what it can and which graphs it has, in four forms."""
    for kind, form in GRAPHS.items():
        answer = served.get("sparql", headers={"Accept": kind})
        assert (answer.status_code, of(answer)) == (200, kind)
        graph = Graph().parse(data=answer.content, format=form)
        [service] = graph.subjects(RDF.type, URIRef(f"{SD}Service"))
        assert str(graph.value(service, URIRef(f"{SD}endpoint"))) == served.url("sparql")
        assert (service, URIRef(f"{SD}supportedLanguage"), URIRef(f"{SD}SPARQL11Query")) in graph
        names = {str(name) for name in graph.objects(None, URIRef(f"{SD}name"))}
        assert {FILM + slug for slug in STORIES} < names
    assert of(served.get("sparql")) == "text/turtle"


def test_graphs(served: Served) -> None:
    """Each film is a named graph; what a query is about can be named by the client, and by FROM."""
    graphs = served.rows("SELECT DISTINCT ?g { GRAPH ?g { ?f a film:Film } }")
    assert sorted(row["g"] for row in graphs) == sorted(FILM + slug for slug in STORIES)
    one, other = (FILM + slug for slug in sorted(STORIES)[:2])
    count = "SELECT (COUNT(DISTINCT ?f) AS ?n) { ?f a film:Film }"
    inside = "SELECT (COUNT(DISTINCT ?f) AS ?n) { GRAPH ?g { ?f a film:Film } }"

    def n(query: str, **more: object) -> str:
        found = served.get("sparql", params={"query": query, **more})
        return str(found.json()["results"]["bindings"][0]["n"]["value"])

    assert n(count) == n(inside) == "3"
    assert n(count, **{"default-graph-uri": [one, other]}) == "2"
    assert n(inside, **{"default-graph-uri": one}) == "0"
    assert n(inside, **{"named-graph-uri": one}) == "1"
    assert n(count, **{"named-graph-uri": one}) == "0"
    assert n(count.replace("{ ?f", f"FROM <{one}> {{ ?f")) == "1"
    assert n(count.replace("{ ?f", f"FROM <{one}> {{ ?f"), **{"default-graph-uri": [one, other]}) == "2"
    assert n(count, **{"default-graph-uri": "https://example.org/none"}) == "0"


def test_the_default_graph_is_all_films_and_the_ontology(served: Served) -> None:
    """A shared triple is there once, and concepts have their labels."""
    labels = served.rows(
        "SELECT DISTINCT ?type ?label { ?r film:relationType ?type . ?type skos:prefLabel ?label }"
    )
    assert {"type": "https://w3id.org/film-narrative/vocab/friendOf", "label": "friend of"} in labels
    query = "SELECT ?p ?name { ?p a film:Person ; rdfs:label ?name }"
    rows = [tuple(row.values()) for row in served.rows(query)]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("name", [query.name for query in ready_queries()])
def test_ready_questions_as_kg_query_answers_them(served: Served, name: str) -> None:
    """The ontology beside the films changes no answer of the ready questions."""
    [query] = [each for each in ready_queries() if each.name == name]
    answer = served.ask(query.text, "text/csv").content.decode()
    assert answer.replace("\r\n", "\n") == format_results(run_query(query, [FOLDER]), "csv").replace(
        "\r\n", "\n"
    )


def test_other_pages_may_read_only_where_told(served: Served) -> None:
    """An origin that was named may ask, any other may not."""
    for origin, allowed in (("https://tools.example", True), ("https://else.example", False)):
        answer = served.get("sparql", params={"query": "ASK {}"}, headers={"Origin": origin})
        assert (answer.headers.get("access-control-allow-origin") == origin) is allowed
        asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        before = requests.options(served.url("sparql"), headers=asked, timeout=60)
        assert (before.headers.get("access-control-allow-origin") == origin) is allowed
    page = served.get("", headers={"Origin": "https://tools.example"})
    assert "access-control-allow-origin" not in page.headers


def test_a_browser_is_led_to_the_page(served: Served) -> None:
    """Who would rather have a page is sent to the query page, with the query."""
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    answer = served.ask("ASK {}", accept)
    assert (answer.status_code, answer.headers["location"]) == (303, "/query?query=ASK%20%7B%7D")
    assert served.get("sparql", headers={"Accept": accept}).headers["location"] == "/query"
    graph = {"default-graph-uri": f"{FILM}paper-lanterns-2003"}
    assert served.ask(TITLES, accept, **graph).status_code == 200  # the page asks of all films


def test_a_form_by_name_is_a_download(served: Served) -> None:
    """The pages' links name the form in the address."""
    answer = served.ask(TITLES, "text/html", format="csv")
    assert of(answer) == "text/csv"
    assert answer.headers["content-disposition"] == 'attachment; filename="answer.csv"'
    assert served.ask(TITLES, None, format="docx").status_code == 406
