"""The pages in Chromium: by mouse and keyboard, at three sizes, light and dark, and with hostile films."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from kg.graph import write_turtle
from kg.graph.sparql import ready_queries
from tests.maps.test_hostile_names import PAYLOADS, hostile
from tests.serve.servers import Served

TRIED = PAYLOADS[:60]
SIZES = {"desk": (1440, 900), "tablet": (820, 1180), "phone": (390, 844)}
SLUG = "paper-lanterns-2003"
PAGES = (
    "",
    f"film/{SLUG}",
    "query",
    "query?name=who-plays-whom",
    "query?name=characters-by-prominence&show=chart",
    "query?name=relationships-with-evidence&show=map",
    "query?query=SELECT+*+%7B%0A+%3Fs+%3Fp+%7D",
    "ns",
    f"describe?iri=https://w3id.org/film-narrative/id/film/{SLUG}/character/lin-hua",
)


def opened(
    browser: Browser, problems: list[str], size: str = "desk", scheme: str = "light", **more: object
) -> Page:
    """A page whose complaints are noted."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        accept_downloads=True,
        **more,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.on("console", lambda message: problems.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (problems.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    return page


@pytest.fixture
def problems() -> Iterator[list[str]]:
    """What pages complained of; in the end there must be nothing."""
    found: list[str] = []
    yield found
    # A page that tells of a slip has a status that says so, which Chromium puts into its log.
    assert [each for each in found if "status of 400" not in each] == []


@pytest.fixture
def page(browser: Browser, problems: list[str]) -> Iterator[Page]:
    """A page on a desk."""
    found = opened(browser, problems)
    yield found
    found.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits(
    browser: Browser, served: Served, problems: list[str], size: str, scheme: str
) -> None:
    """No page is wider than the window, none complains, each has a heading, a main part, a language."""
    page = opened(browser, problems, size, scheme)
    for path in PAGES:
        page.goto(served.url(path))
        wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1], path
        assert page.locator("h1").count() == page.locator("main").count() == 1
        assert page.evaluate("document.documentElement.lang") == "en"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
            "rgb(253, 252, 249)" if scheme == "light" else "rgb(20, 22, 26)"
        )
    page.context.close()


def test_from_the_index_to_a_map(page: Page, served: Served) -> None:
    """A film is found by typing, its page shows the map, and a character's name leads to it on the map."""
    page.goto(served.address)
    page.get_by_placeholder("Title, year, director or genre").fill("lanterns")
    page.keyboard.press("Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Paper Lanterns", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Paper Lanterns")
    expect(page.frame_locator("iframe").locator("h1")).to_contain_text("Paper Lanterns")
    page.locator("#characters").locator("xpath=..").get_by_role("link", name="Lin Hua", exact=True).click()
    page.wait_for_selector("html[data-ready]")
    assert page.evaluate("state.focus") == "lin-hua"


def test_sorting(page: Page, served: Served) -> None:
    """The head of a column sorts by it, again the other way round, and says so."""
    page.goto(served.address)
    page.get_by_role("link", name="Year").click()
    head = page.locator("th", has_text="Year")
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("tbody tr").first).to_contain_text("2001")
    page.get_by_role("link", name="Year").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(page.locator("tbody tr").first).to_contain_text("2004")


def test_each_ready_question_by_a_click(page: Page, served: Served) -> None:
    """A click on any ready question gives rows."""
    page.goto(served.url("query"))
    for query in ready_queries():
        page.get_by_role("link", name=query.question, exact=True).click()
        expect(page.locator("table.rows tbody tr").first).to_be_visible()
        expect(page.locator(".ready [aria-current]")).to_have_text(query.question)
        assert page.url.endswith(f"/query?name={query.name}")


def test_the_editor_by_keyboard(page: Page, served: Served) -> None:
    """Tab indents, Escape lets it go on, Enter keeps the indent, Ctrl+/ comments, Ctrl+Enter asks."""
    page.goto(served.url("query"))
    editor = page.get_by_label("The question, in SPARQL")
    editor.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("SELECT ?t {\n?f a film:Film ;")
    assert editor.input_value() == "SELECT ?t {\n  ?f a film:Film ;"
    page.keyboard.press("Enter")
    page.keyboard.type("rdfs:label ?t")
    page.keyboard.press("Tab")
    assert editor.input_value().endswith("\n  rdfs:label ?t  ")
    page.keyboard.press("Control+/")
    assert editor.input_value().endswith("\n#   rdfs:label ?t  ")
    page.keyboard.press("Control+/")
    page.keyboard.press("End")
    page.keyboard.type("}")
    assert page.locator(".lines div").count() == 3
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Ask"
    editor.focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator("table.rows tbody tr")).to_have_count(3)
    expect(page.locator("#answer")).to_be_focused()
    page.go_back()
    page.go_forward()
    expect(page.locator("table.rows tbody tr")).to_have_count(3)


def test_a_slip_is_pointed_at(page: Page, served: Served) -> None:
    """The wrong line's number stands out, and the cursor is where the slip is."""
    query = "SELECT ?x {\n  ?x rdfs:labl> 'y'\n}"
    page.goto(served.url(f"query?query={quote(query)}"))
    expect(page.get_by_role("alert")).to_contain_text("line 2, column")
    expect(page.locator(".lines .bad")).to_have_text("2")
    at = page.evaluate("document.activeElement.selectionStart")
    assert query.index("\n") < at <= query.rindex("\n")


def test_a_chart(page: Page, served: Served) -> None:
    """Bars are as long as their numbers, and the chart says them in words; what they are of can be chosen."""
    query = "SELECT ?name ?n { VALUES (?name ?n) { ('one' 1) ('four' 4) ('minus two' -2) } }"
    page.goto(served.url(f"query?show=chart&query={quote(query)}"))
    bars = page.evaluate(
        "[...document.querySelectorAll('.chart rect')].map(r => Number(r.getAttribute('width')))"
    )
    assert bars == pytest.approx([bars[0], bars[0] / 4, bars[0] / 2], rel=0.02)
    assert page.locator(".chart desc").text_content() == "four: 4. one: 1. minus two: -2. "
    page.get_by_label("long as").select_option("rows")
    page.get_by_role("button", name="Draw").click()
    expect(page.locator(".chart .value").first).to_have_text("1")
    assert "value=rows" in page.url


def test_a_result_on_the_map(page: Page, served: Served) -> None:
    """Who a result names is listed under the film; a click shows the two on the film's map."""
    query = (
        "SELECT ?film ?who ?whom { ?r film:source/rdfs:label ?who ; film:target/rdfs:label ?whom ; "
        "film:source/film:appearsIn/rdfs:label ?film } ORDER BY ?film ?who ?whom"
    )
    page.goto(served.url(f"query?show=map&query={quote(query)}"))
    link = page.locator(".onmap section", has_text="Paper Lanterns").locator("li a").first
    one, other = (link.text_content() or "").split(" and ")
    link.click()
    frame = page.frame(name="result-map")
    assert frame is not None
    frame.wait_for_selector("html[data-ready]")
    names = frame.evaluate("state.pick.split('~').map(nameOf)")
    assert sorted(names) == sorted([one, other])


def test_downloads_by_a_click(page: Page, served: Served) -> None:
    """A film's page and an answer hand out files."""
    page.goto(served.url(f"film/{SLUG}"))
    with page.expect_download() as found:
        page.get_by_role("link", name="GraphML").click()
    assert found.value.suggested_filename == f"{SLUG}.graphml"
    page.goto(served.url("query?name=who-plays-whom"))
    with page.expect_download() as found:
        page.get_by_role("link", name="CSV").click()
    assert Path(found.value.path()).read_text(encoding="utf-8").startswith("film,")


def test_without_script(browser: Browser, served: Served, problems: list[str]) -> None:
    """The pages and the editor's form work where script is off."""
    page = opened(browser, problems, java_script_enabled=False)
    page.goto(served.url("query"))
    page.get_by_label("The question, in SPARQL").fill("ASK { ?f a film:Film }")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator(".verdict")).to_have_text("Yes")
    page.get_by_role("link", name="Who is loved by two?").click()
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.locator(".onmap h3").first).to_be_visible()
    page.context.close()


def test_all_by_keyboard(page: Page, served: Served) -> None:
    """Tab reaches the skip link, the menu, the search, the links of the table; what has focus shows it."""
    page.goto(served.address)
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            continue
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
        style = page.evaluate(
            "(s => [s.outlineStyle, s.outlineWidth])(getComputedStyle(document.activeElement))"
        )
        assert style == ["solid", "3px"], reached[-1]
    assert reached[0] == "To the page"
    assert {"Films", "Ask", "Find", "Paper Lanterns", "Map", "Text", "Tables"} <= set(reached)


@pytest.fixture(scope="module")
def hostile_films(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A film for each payload, in every field of which it stands."""
    folder = tmp_path_factory.mktemp("hostile")
    for number, payload in enumerate(TRIED):
        write_turtle(hostile(payload, f"hostile-{number}"), folder / f"hostile-{number}.ttl")
    server = Served(folder)
    yield server
    server.stop()


def test_no_payload_runs(browser: Browser, hostile_films: Served, problems: list[str]) -> None:
    """Hostile films on the index and their pages, hostile queries, searches and IRIs: all of it is text."""
    page = opened(browser, problems)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.route("**/map/*", lambda route: route.abort())  # the maps have their own tests

    def harmless(path: str, selector: str, payload: str) -> None:
        page.goto(hostile_films.url(path), wait_until="domcontentloaded")
        assert not page.evaluate("'PWNED' in window"), path
        shown = page.evaluate("s => document.querySelector(s).textContent", selector)
        assert plain(payload) in plain(shown), path

    for number, payload in enumerate(TRIED):
        harmless(f"film/hostile-{number}", "main", payload)
    for begin in range(0, len(TRIED), 6):
        several = "\n".join(TRIED[begin : begin + 6])
        harmless(f"query?query={quote(several)}", "textarea", several)
    page.goto(hostile_films.address)
    assert page.locator("tbody tr").count() == len(TRIED)
    for payload in TRIED[::8]:
        literal = payload.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\x00", "")
        for view in ("table", "chart", "map"):
            query = f'SELECT ("{literal}" AS ?x) (2 AS ?n) {{}}'
            harmless(f"query?show={view}&query={quote(query)}", "textarea", literal)
        page.goto(hostile_films.url(f"?q={quote(payload)}&sort={quote(payload)}&page={quote(payload)}"))
        page.goto(hostile_films.url(f"describe?iri={quote(payload)}"))
        page.goto(
            hostile_films.url(f"query?name={quote(payload)}&show={quote(payload)}&label={quote(payload)}")
        )
        assert not page.evaluate("'PWNED' in window")
    assert not [url for url in requests if not url.startswith((hostile_films.address, "data:"))]
    problems[:] = [each for each in problems if "ERR_FAILED" not in each and "status of 40" not in each]
    page.context.close()


def plain(text: str) -> str:
    """A text as a page has it: without the letters that HTML has not, all white space one."""
    return re.sub(r"\s+", " ", re.sub("[\x00-\x08\x0b-\x1f\ufffd]", "", text)).strip()
