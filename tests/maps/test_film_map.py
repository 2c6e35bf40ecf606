"""A film's map in a real browser, offline: what a person can see and do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.maps.conftest import Open

# Where a node is, and a point of a line, in the window's pixels.
NODE_AT = """id => { const {x, y} = network.canvasToDOM(network.getPosition(id));
  const r = box.getBoundingClientRect(); return [r.left + x, r.top + y]; }"""
LINE_AT = """([id, part]) => { const {from, to} = EDGES.get(id);
  const a = network.getPosition(from), b = network.getPosition(to);
  const {x, y} = network.canvasToDOM({x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part});
  const r = box.getBoundingClientRect(); return [r.left + x, r.top + y]; }"""
LABEL_AT = """id => { const l = labels.find(l => l.id === id), r = box.getBoundingClientRect();
  const {x, y} = network.canvasToDOM({x: (l.left + l.right) / 2, y: (l.top + l.bottom) / 2});
  return [r.left + x, r.top + y]; }"""
IN_SIGHT = """() => labels.length === 16 && labels.every(l => {
  const a = network.canvasToDOM({x: l.left, y: l.top}), b = network.canvasToDOM({x: l.right, y: l.bottom});
  return a.x >= 0 && a.y >= 0 && b.x <= box.clientWidth && b.y <= box.clientHeight; })"""
INKED = """() => { const c = document.querySelector('#map canvas');
  const pixels = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
  let n = 0; for (let i = 3; i < pixels.length; i += 4) n += pixels[i] > 0;
  return n > 5000; }"""
PAPER_AND_INK = "() => [theme.paper, theme.ink]"
PICTURE = "() => document.querySelector('#map canvas').toDataURL()"
FOCUSED = """() => { const a = document.activeElement;
  return a.id || a.dataset.kind || a.dataset.line || a.textContent; }"""
OVERLAPS = """() => labels.flatMap((a, n) => labels.slice(n + 1).filter(b =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).map(b => [a.id, b.id]))"""
COVERED = """() => labels.flatMap(l => [...seen.nodes].filter(id => { if (id === l.id) return false;
  const {x, y} = network.getPosition(id), r = NODES.get(id).size;
  return l.left < x + r && x - r < l.right && l.top < y + r && y - r < l.bottom; }).map(id => [l.id, id]))"""
SIZES = [(1400, 900), (1000, 700), (420, 850)]


def shown(page: Page) -> set[str]:
    """Ids of the nodes that the map shows."""
    return set(page.evaluate("() => [...seen.nodes]"))


def lines(page: Page) -> set[str]:
    """Ids of the lines that the map shows."""
    return set(page.evaluate("() => [...seen.lines.keys()]"))


def click_node(page: Page, name: str) -> None:
    page.mouse.click(*page.evaluate(NODE_AT, name))


def test_head_says_what_the_film_is(open_page: Open, skerry_html: str) -> None:
    """Title and facts, as in the graph."""
    page = open_page(skerry_html)
    assert page.inner_text("h1") == "The Lamp at Skerry Point 1987"
    assert page.inner_text(".facts") == "Directed by Agnes Holm · 118 min · Drama, Mystery · English"
    assert page.inner_text(".tagline") == "Every light keeps a secret."
    assert page.title() == "The Lamp at Skerry Point (1987)"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_name_is_readable(
    open_page: Open, skerry_html: str, size: tuple[int, int], scheme: str
) -> None:
    """At three sizes, light and dark: all are labelled, no label covers another or a node."""
    page = open_page(skerry_html, size=size, scheme=scheme)
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(COVERED) == []
    assert set(page.evaluate("() => labels.map(l => l.id)")) == shown(page)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", SIZES)
def test_crowd_has_no_label_over_another(open_page: Open, crowd_html: str, size: tuple[int, int]) -> None:
    """Sixty characters: what does not fit waits for a closer look, and most of it fits."""
    page = open_page(crowd_html, size=size)
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(COVERED) == []
    if size[0] > 1000:
        assert page.evaluate("() => labels.length") >= 54


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_map_is_drawn(open_page: Open, skerry_html: str, scheme: str) -> None:
    """The canvas holds ink, whichever scheme."""
    assert open_page(skerry_html, scheme=scheme).evaluate(INKED)


def test_colours_follow_scheme_and_button(open_page: Open, skerry_html: str) -> None:
    """Light and dark as the system says; the button turns it round."""
    light, dark = ["rgb(253, 252, 249)", "rgb(29, 29, 31)"], ["rgb(20, 22, 26)", "rgb(236, 233, 226)"]
    page = open_page(skerry_html)
    assert page.evaluate(PAPER_AND_INK) == light
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("ink => theme.ink === ink", arg=dark[1])
    page.click("#theme")
    assert page.evaluate(PAPER_AND_INK) == light
    page.click("#theme")
    assert page.evaluate(PAPER_AND_INK) == dark


def test_click_on_a_pair_shows_its_sentences(open_page: Open, skerry_html: str) -> None:
    """Every relationship with type, direction, sign and confidence, every sentence in order, names marked."""
    page = open_page(skerry_html)
    page.mouse.click(*page.evaluate(LINE_AT, ["edwin-marsh~nora-vale", 0.5]))
    assert page.inner_text("#info h2") == "Edwin Marsh & Nora Vale"
    assert [page.inner_text(f"#info .item:nth-of-type({n}) h3") for n in (1, 2)] == [
        "Nora Vale → attracted to Edwin Marsh",
        "Edwin Marsh ↔ spouse of Nora Vale",
    ]
    assert "friendly, confidence 0.88" in page.inner_text("#info .item:nth-of-type(1)")
    assert page.locator("#info blockquote").all_inner_texts() == [
        "6\n\nNora falls for Ned, but he is engaged to Isla.",
        "13\n\nNora would do anything for Ned, and finds that the wreck was insured twice.",
        "22\n\nNora and Ned marry in the spring and take in Tam.",
    ]
    marks = page.locator("#info blockquote >> nth=0").locator("mark")
    assert marks.all_inner_texts() == ["Nora", "Ned", "he"]
    assert [mark.get_attribute("class") for mark in marks.all()] == ["two", "one", "one"]


def test_hostile_pair_has_both_its_relationships(open_page: Open, skerry_html: str) -> None:
    """Who employs and later harms: one dashed line by the sum of signs, two entries in the panel."""
    page = open_page(skerry_html, hash="#pick=captain-thorne~nora-vale")
    assert page.locator("#info .item h3").all_inner_texts() == [
        "Captain Thorne → employs Nora Vale",
        "Captain Thorne → harms Nora Vale",
    ]
    look = page.evaluate("() => edgeLook(EDGES.get('captain-thorne~nora-vale'), null)")
    assert (look["dashes"], look["arrows"]["to"]["enabled"], look["arrows"]["from"]["enabled"]) == (
        [9, 6],
        True,
        False,
    )
    assert look["color"]["color"] == page.evaluate("() => theme.hostile")


def test_click_on_a_character_shows_who_it_is(open_page: Open, skerry_html: str) -> None:
    """Other names, actor, gender, relationships, events in order."""
    page = open_page(skerry_html)
    click_node(page, "edwin-marsh")
    text = page.inner_text("#info")
    for part in ("Edwin Marsh", "Character · male", "Tom Okafor", "Edwin, Ned", "20 % of mentions"):
        assert part in text
    assert "← mentors" in page.inner_text(".bonds")
    assert page.locator(".bonds b").all_inner_texts()[:2] == ["Widow Crake", "Isla Thorne"]
    orders = [int(order) for order in page.locator(".events .order").all_inner_texts()]
    assert orders == sorted(orders) == [4, 9, 11, 16, 19, 22]
    assert "Nora Vale meets Edwin Marsh · lighthouse" in page.inner_text(".events li >> nth=0")


def test_unrealised_events_say_so(open_page: Open, skerry_html: str) -> None:
    """What was only planned is not told as if it happened."""
    page = open_page(skerry_html, hash="#pick=silas")
    assert page.locator(".events .unreal").all_inner_texts() == ["Nora Vale reach Silas · planned"]


def test_click_on_a_label_and_on_nothing(open_page: Open, skerry_html: str) -> None:
    """A name is as good as its node; the empty ground leads back to the overview."""
    page = open_page(skerry_html)
    page.mouse.click(*page.evaluate(LABEL_AT, "captain-thorne"))
    assert page.inner_text("#info h2") == "Captain Thorne"
    page.mouse.click(15, 95)
    assert page.inner_text("#info h3 >> nth=0") == "Characters"


@pytest.mark.parametrize(
    ("typed", "found"),
    [("ned", "Edwin Marsh"), ("okaf", "Edwin Marsh"), ("ZAJAC", "Silas"), ("coast", "Coastguard")],
)
def test_search_finds_aliases_and_actors(open_page: Open, skerry_html: str, typed: str, found: str) -> None:
    """By name, other name and actor, without capitals and accents; Enter takes the first."""
    page = open_page(skerry_html)
    page.fill("#search", typed)
    assert page.inner_text("#found [aria-selected=true]").startswith(found)
    page.press("#search", "Enter")
    assert page.inner_text("#info h2") == found
    assert page.is_hidden("#found")


def test_search_by_arrow_keys_and_for_nobody(open_page: Open, skerry_html: str) -> None:
    """Down and up move the mark, Escape closes, a name of nobody's says so."""
    page = open_page(skerry_html)
    page.fill("#search", "th")
    names = page.locator("#found [data-id]").all_inner_texts()
    page.press("#search", "ArrowDown")
    assert page.inner_text("#found [aria-selected=true]") == names[1]
    page.press("#search", "ArrowUp")
    page.press("#search", "ArrowUp")
    assert page.inner_text("#found [aria-selected=true]") == names[-1]
    page.press("#search", "Escape")
    assert page.is_hidden("#found")
    page.fill("#search", "xyzzy")
    assert page.inner_text("#found") == "Nobody of that name"


def test_search_brings_back_who_is_hidden(open_page: Open, skerry_html: str) -> None:
    """Found in an early sentence, and with places switched off: it is shown all the same."""
    page = open_page(skerry_html, hash="#t=2&hide=near,place")
    page.fill("#search", "lighthouse")
    page.press("#search", "Enter")
    assert "place/lighthouse" in shown(page)
    assert page.evaluate("() => state.t") == 4


def test_slider_hides_what_comes_later(open_page: Open, skerry_html: str) -> None:
    """Up to sentence 4: who has entered, which bonds exist, and the sentence itself."""
    page = open_page(skerry_html)
    page.fill("#time", "4")
    assert {"nora-vale", "edwin-marsh", "captain-thorne"} <= shown(page)
    assert shown(page).isdisjoint({"silas", "tam", "widow-crake", "institution/coastguard"})
    assert "isla-thorne~nora-vale" in lines(page)
    assert "edwin-marsh~nora-vale" not in lines(page)
    assert page.inner_text("#when") == "4 of 23"
    assert page.inner_text("#caption").startswith("At the lighthouse she meets its keeper")
    assert page.locator("#caption mark").all_inner_texts() == ["lighthouse", "she", "Edwin Marsh", "Ned"]
    assert page.inner_text("#acts .now") == "Arrival"


def test_sign_of_a_pair_changes_with_the_story(open_page: Open, skerry_html: str) -> None:
    """Neutral while she is employed, hostile when he threatens her; broken bonds grow faint."""
    page = open_page(skerry_html)
    line = "([id, t]) => { const l = lineOf(EDGES.get(id), t); return [l.sign, l.ended]; }"
    assert page.evaluate(line, ["captain-thorne~nora-vale", 5]) == ["neutral", False]
    assert page.evaluate(line, ["captain-thorne~nora-vale", 18]) == ["hostile", False]
    assert page.evaluate(line, ["edwin-marsh~isla-thorne", 15]) == ["friendly", False]
    assert page.evaluate(line, ["edwin-marsh~isla-thorne", 16]) == ["friendly", True]


def test_play_lets_the_story_unfold(open_page: Open, skerry_html: str) -> None:
    """From the end it begins anew, goes on by itself, and stops."""
    page = open_page(skerry_html)
    page.click("#play")
    assert page.get_attribute("#play", "aria-label") == "Pause"
    page.wait_for_function("() => state.t === 3")
    page.click("#play")
    assert page.get_attribute("#play", "aria-label") == "Play the story"
    assert "silas" not in shown(page)


def test_acts_lead_to_their_beginning(open_page: Open, skerry_html: str) -> None:
    """A band under the slider for each act; a click goes there."""
    page = open_page(skerry_html)
    assert page.locator("#acts button").all_inner_texts() == ["Arrival", "The wreck", "The reckoning"]
    page.click("#acts button >> nth=1")
    assert page.evaluate("() => state.t") == 8
    assert page.input_value("#time") == "8"


def test_legend_counts_and_filters(open_page: Open, skerry_html: str) -> None:
    """Each entry names a kind or a sign, counts it, and hides it."""
    page = open_page(skerry_html)
    entries = [text.strip() for text in page.locator("#legend button:visible").all_inner_texts()]
    assert entries == [
        "Characters 10",
        "Groups 1",
        "Places 3",
        "Institutions 2",
        "Friendly 7",
        "Hostile 5",
        "Neutral 4",
        "Place, membership 12",
        "Mentioned together 5",
    ]
    page.click("#legend [data-line=hostile]")
    assert "inspector-hale~silas" not in lines(page)
    assert "isla-thorne~nora-vale" in lines(page)
    assert page.get_attribute("#legend [data-line=hostile]", "aria-pressed") == "false"
    page.click("#legend [data-kind=place]")
    assert not {name for name in shown(page) if name.startswith("place/")}
    page.click("#legend [data-line=near]")
    assert "nora-vale~silas" in lines(page)
    page.click("#legend [data-line=hostile]")
    assert "inspector-hale~silas" in lines(page)


def test_legend_counts_go_with_the_story(open_page: Open, skerry_html: str) -> None:
    """At the fourth sentence there are five characters."""
    page = open_page(skerry_html, hash="#t=4")
    assert page.inner_text("#legend [data-kind=character] .count") == "4"
    assert page.inner_text("#legend [data-line=hostile] .count") == "0"


def test_focus_on_one_and_two_steps(open_page: Open, skerry_html: str) -> None:
    """Who is within one step of the ferryman's neighbours, then two, then all again."""
    page = open_page(skerry_html, hash="#pick=doctor-li")
    page.click("text=Focus: one step")
    assert shown(page) == {"doctor-li", "tam"}
    assert page.inner_text("#focusname") == "Doctor Li"
    page.click("#step-2")
    assert shown(page) == {"doctor-li", "tam", "nora-vale", "edwin-marsh", "place/harbour"}
    page.click("#all")
    assert len(shown(page)) == 16
    assert page.is_hidden("#focusbar")


def test_double_click_takes_into_focus(open_page: Open, skerry_html: str) -> None:
    """The quick way."""
    page = open_page(skerry_html)
    page.mouse.dblclick(*page.evaluate(NODE_AT, "doctor-li"))
    page.wait_for_function("() => state.focus === 'doctor-li'")
    assert shown(page) == {"doctor-li", "tam"}


def test_address_holds_the_state(open_page: Open, skerry_html: str) -> None:
    """What is set by hand stands in the address; an address brings the same view back."""
    page = open_page(skerry_html)
    page.fill("#time", "12")
    page.evaluate("() => set({ focus: 'nora-vale', steps: 2, pick: 'isla-thorne~nora-vale' })")
    page.click("#legend [data-kind=place]")
    address = page.evaluate("() => location.hash")
    assert address == "#t=12&focus=nora-vale&steps=2&pick=isla-thorne%7Enora-vale&hide=near%2Cplace"
    again = open_page(skerry_html, hash=address)
    assert shown(again) == shown(page)
    assert again.inner_text("#info h2") == "Isla Thorne & Nora Vale"


@pytest.mark.parametrize(
    "hash", ["t=0", "t=-3", "t=x", "t=999", "focus=nobody", "pick=no~one", "hide=,,zzz", "%E0%A4%A", "=&&"]
)
def test_broken_addresses_are_forgiven(open_page: Open, skerry_html: str, hash: str) -> None:
    """What an address does not know is the whole story."""
    page = open_page(skerry_html, hash=f"#{hash}")
    assert len(lines(page)) >= 28


def test_address_changed_while_open(open_page: Open, skerry_html: str) -> None:
    """Links to a state work within the page too."""
    page = open_page(skerry_html)
    page.evaluate("() => { location.hash = '#t=3'; }")
    page.wait_for_function("() => state.t === 3")
    assert "edwin-marsh" not in shown(page)


def test_keyboard_walks_the_map(open_page: Open, skerry_html: str) -> None:
    """Arrows go from node to node, Enter opens, f focuses, Escape goes back step by step."""
    page = open_page(skerry_html)
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#info h2") == "Nora Vale"
    page.keyboard.press("ArrowUp")
    second = page.evaluate("() => state.pick")
    assert second != "nora-vale"
    assert page.evaluate("id => network.getPosition(id).y < network.getPosition('nora-vale').y", second)
    assert page.inner_text("#said") == page.inner_text("#info h2")
    page.keyboard.press("f")
    assert page.evaluate("() => state.focus") == second
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    assert page.evaluate("() => [state.pick, state.focus]") == [None, second]
    page.keyboard.press("Escape")
    assert page.evaluate("() => state.focus") is None
    page.keyboard.press("/")
    assert page.evaluate("() => document.activeElement.id") == "search"


def test_everything_is_reached_by_tab(open_page: Open, skerry_html: str) -> None:
    """Search, views, save, map, zoom, every legend entry, slider, acts and panel, in reading order."""
    page = open_page(skerry_html)
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    wanted = ["search", "view-map", "view-table", "save", "theme", "map", "zoom-in", "zoom-out", "fit"]
    wanted += ["character", "group", "place", "institution", "friendly", "hostile", "neutral", "tie", "near"]
    wanted += ["play", "time", "Arrival", "The wreck", "The reckoning", "Nora Vale", "Edwin Marsh"]
    assert [name for name in dict.fromkeys(reached) if name in wanted] == wanted


def test_zoom_by_keys_and_buttons(open_page: Open, skerry_html: str) -> None:
    """Plus and minus, nought for all; types stand on the lines when near."""
    page = open_page(skerry_html)
    before = page.evaluate("() => network.getScale()")
    page.focus("#map")
    page.keyboard.press("+")
    page.click("#zoom-in")
    page.wait_for_function("() => labels.some(l => EDGES.has(l.id))")
    assert page.evaluate("() => network.getScale()") == pytest.approx(before * 1.69)
    assert page.evaluate(OVERLAPS) == []
    page.focus("#map")
    page.keyboard.press("0")
    page.wait_for_function("s => Math.abs(network.getScale() - s) < 0.01", arg=before)


def test_pointing_at_a_line_names_its_types(open_page: Open, skerry_html: str) -> None:
    """Without a click: what binds the two stands on the line, and all else steps back."""
    page = open_page(skerry_html)
    page.mouse.move(*page.evaluate(LINE_AT, ["doctor-li~tam", 0.5]))
    page.wait_for_function("() => state.hover === 'doctor-li~tam'")
    assert page.evaluate("() => labels.find(l => l.id === 'doctor-li~tam').lines") == ["helps"]
    assert page.evaluate("() => labels.find(l => l.id === 'silas').faint")


def test_table_says_the_same(open_page: Open, skerry_html: str) -> None:
    """Every relationship as a row in story order; its button opens the pair."""
    page = open_page(skerry_html)
    page.click("#view-table")
    assert page.is_hidden("#map")
    rows = page.locator("#sheet tbody tr")
    assert rows.count() == 19
    assert rows.nth(2).locator("td").all_inner_texts() == [
        "Isla Thorne",
        "friend of",
        "Nora Vale",
        "friendly",
        "0.90",
        "3, 12",
    ]
    assert page.locator("#sheet th[scope=col]").count() == 6
    rows.nth(2).locator("button").click()
    assert page.inner_text("#info h2") == "Isla Thorne & Nora Vale"
    page.click("#view-map")
    assert page.is_visible("#map")


def test_table_is_there_without_script(browser: object, tmp_path: Path, skerry_html: str) -> None:
    """Where no script may run, the table is still in the page, and a line says what is missing."""
    path = tmp_path / "map.html"
    path.write_text(skerry_html, encoding="utf-8")
    context = browser.new_context(java_script_enabled=False, offline=True)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(path.as_uri())
    assert "needs JavaScript" in page.inner_text("#panel")
    assert page.locator("#sheet tbody tr").count() == 19
    context.close()


def test_picture_is_saved(open_page: Open, skerry_html: str, tmp_path: Path) -> None:
    """A PNG twice as large as the map, named after the film."""
    page = open_page(skerry_html)
    with page.expect_download() as download:
        page.click("#save")
    assert download.value.suggested_filename == "the-lamp-at-skerry-point-1987.png"
    download.value.save_as(tmp_path / "saved.png")
    head = (tmp_path / "saved.png").read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
    assert [width, height] == page.evaluate("() => [box.clientWidth * 2, box.clientHeight * 2]")
    assert page.locator(".offstage").count() == 0


def test_phone_has_the_tall_drawing(open_page: Open, skerry_html: str) -> None:
    """On a phone's width the map is higher than wide, and picking scrolls to what it says."""
    page = open_page(skerry_html, size=(390, 800))
    assert page.evaluate("() => tall")
    page.evaluate("() => choose('nora-vale')")
    page.wait_for_function("() => $('panel').getBoundingClientRect().top < innerHeight * 0.5")


def test_turning_the_screen_turns_the_drawing(open_page: Open, skerry_html: str) -> None:
    """From tall to wide: the other positions, nothing out of sight."""
    page = open_page(skerry_html, size=(390, 800))
    page.set_viewport_size({"width": 1200, "height": 700})
    page.wait_for_function("() => !tall")
    page.wait_for_function(IN_SIGHT)


def test_print_has_map_and_table(open_page: Open, skerry_html: str) -> None:
    """On paper: the map, the legend and the table, light, without buttons."""
    page = open_page(skerry_html, scheme="dark")
    page.emulate_media(media="print")
    assert page.is_visible("#map canvas")
    assert page.is_visible("#sheet table")
    assert page.is_hidden("#story")
    assert page.is_hidden(".tools")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("() => theme.paper") == "rgb(253, 252, 249)"
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("() => theme.paper") == "rgb(20, 22, 26)"


def test_reduced_motion_jumps(open_page: Open, skerry_html: str) -> None:
    """Who wants no motion gets the new view at once."""
    page = open_page(skerry_html, reduced_motion="reduce")
    page.evaluate("() => set({ focus: 'doctor-li' })")
    scales = page.evaluate("() => { fit(); return [network.getScale(), calm.matches]; }")
    page.wait_for_timeout(600)
    assert scales == [page.evaluate("() => network.getScale()"), True]


def test_two_openings_look_the_same(open_page: Open, skerry_html: str) -> None:
    """No chance in the drawing: the same pixels twice."""
    assert open_page(skerry_html).evaluate(PICTURE) == open_page(skerry_html).evaluate(PICTURE)


def test_dragging_a_node_takes_its_label_along(open_page: Open, skerry_html: str) -> None:
    """A node can be put elsewhere by hand."""
    page = open_page(skerry_html)
    x, y = page.evaluate(NODE_AT, "the-ferryman")
    before = page.evaluate("() => labels.find(l => l.id === 'the-ferryman').left")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y + 40, steps=4)
    page.mouse.up()
    moved = "b => b - labels.find(l => l.id === 'the-ferryman').left > 20"
    page.wait_for_function(moved, arg=before)
