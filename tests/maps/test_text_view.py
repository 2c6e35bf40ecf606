"""The text view in a browser: marks pick, the picked is lit, the story goes on in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kg.maps import render_map
from tests.maps.cove import cove

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.maps.conftest import Open

LIT = """which => [...document.querySelectorAll(which)].map(mark => {
  const copy = mark.cloneNode(true); copy.querySelectorAll('.whom').forEach(whom => whom.remove());
  return copy.textContent; })"""
IN_SIGHT = """selector => { const a = document.querySelector(selector).getBoundingClientRect(),
  b = document.querySelector('#text').getBoundingClientRect();
  return a.top >= b.top && a.bottom <= Math.min(b.bottom, innerHeight); }"""
LOW = {"size": (1200, 420), "reduced_motion": "reduce"}
FOCUS = "() => document.activeElement.textContent"


@pytest.fixture(scope="module")
def cove_html() -> str:
    """The map of the invented film with the hard text."""
    return render_map(cove())


def lit(page: Page, which: str = "#plot .one, #plot .two") -> list[str]:
    """The words of the marks that are lit."""
    return list(page.evaluate(LIT, which))


def link(page: Page, words: str, nth: int = 0) -> object:
    """A mark's link, by the words that stand in it."""
    return page.locator("#plot .m > a", has_text=re.compile(rf"^\s?{words}\b")).nth(nth)


def test_the_text_is_a_view_beside_map_and_table(open_page: Open, cove_html: str) -> None:
    """A button shows it, the address says so, and the same address opens it."""
    page = open_page(cove_html)
    assert page.is_hidden("#plot")
    page.click("#view-text")
    assert page.is_visible("#plot")
    assert page.is_hidden("#map")
    assert page.is_hidden("#legend")
    assert "view=text" in page.evaluate("() => location.hash")
    assert page.locator("#plot p").count() == 2
    page.go_back()
    assert page.is_visible("#map")
    assert page.is_hidden("#plot")


def test_a_mention_picks_whom_it_means(open_page: Open, cove_html: str) -> None:
    """Name, description and pronoun in one another: each picks its own, whose mentions are lit."""
    page = open_page(cove_html, hash="#view=text")
    link(page, "mother").click()  # type: ignore[attr-defined]
    assert page.inner_text("#info h2") == "Mrs. Brand"
    assert lit(page) == ["her mother", "They"]
    link(page, "her").click()  # type: ignore[attr-defined]
    assert page.inner_text("#info h2") == "Ida Brand"
    assert lit(page) == ["Ida Brand", "She", "her", "They", "Ida"]
    assert page.inner_text("#hits-name") == "Ida Brand"
    assert page.inner_text("#hits-count") == "5 mentions"
    assert page.inner_text("#said").startswith("Ida Brand, character")
    page.click("#view-map")
    assert page.evaluate("() => [state.pick, state.view]") == ["ida-brand", "map"]


def test_a_pronoun_for_two_picks_the_pair(open_page: Open, cove_html: str) -> None:
    """They are Ida and her mother: the pair opens, in two colours."""
    page = open_page(cove_html, hash="#view=text")
    link(page, "They").click()  # type: ignore[attr-defined]
    assert page.inner_text("#info h2") == "Ida Brand & Mrs. Brand"
    assert lit(page, "#plot .one.two") == ["They"]


def test_the_words_of_an_event_pick_it(open_page: Open, cove_html: str) -> None:
    """It opens, who takes part can be chosen, its words are lit; where nobody takes part that is said."""
    page = open_page(cove_html, hash="#view=text")
    link(page, "marries").click()  # type: ignore[attr-defined]
    assert page.inner_text("#info h2") == "Otto marries Ida Brand"
    assert lit(page) == ["marries"]
    page.click("#info h2 button >> text=Otto")
    assert lit(page) == ["Otto", "he"]
    link(page, "says").click()  # type: ignore[attr-defined]
    assert page.inner_text("#info h2") == "Otto"
    assert page.inner_text("#said") == "says: communication event, nobody takes part"


def test_marks_stand_in_the_text_as_it_is(open_page: Open, cove_html: str) -> None:
    """What a reader copies, 🎬 included, is the plot; the lines of nested marks stand under one another."""
    page = open_page(cove_html, hash="#view=text")
    page.evaluate("() => getSelection().selectAllChildren(document.querySelector('#plot p'))")
    copied = page.evaluate("() => String(getSelection())")
    assert copied.startswith(
        "A card 🎬🌊 says: Ida Brand comes home to Sable Cove. She finds her mother at the"
    )
    offset = "m => parseFloat(getComputedStyle(m).textUnderlineOffset)"
    outer, inner = page.locator("#plot .nominal").first, page.locator("#plot .nominal .pronoun").first
    assert outer.evaluate(offset) > inner.evaluate(offset) + 3
    look = "m => { const s = getComputedStyle(m); return s.textDecorationStyle + s.textDecorationColor; }"
    looks = [page.locator(f"#plot .{kind}").first.evaluate(look) for kind in ("name", "pronoun", "event")]
    looks += [
        page.locator(f"#plot .{kind}").first.evaluate(look) for kind in ("place", "institution", "group")
    ]
    assert len(set(looks)) == 6


def test_whom_a_pronoun_means(open_page: Open, cove_html: str) -> None:
    """Read out always, seen when pointed at, and beside every pronoun where one wants it."""
    page = open_page(cove_html, hash="#view=text")
    assert page.get_by_role("link", name="They (Ida Brand, Mrs. Brand)").count() == 1
    whom = page.locator("#plot .whom").first
    narrow = whom.bounding_box()["width"]  # type: ignore[index]
    link(page, "She").hover()  # type: ignore[attr-defined]
    assert narrow <= 1 < 20 < whom.bounding_box()["width"]  # type: ignore[index]
    page.click("#whom")
    assert page.get_attribute("#whom", "aria-pressed") == "true"
    assert all(box.bounding_box()["width"] > 20 for box in page.locator("#plot .whom").all())  # type: ignore[index]
    assert "whom=1" in page.evaluate("() => location.hash")
    page.reload()
    assert page.get_attribute("#whom", "aria-pressed") == "true"


def test_kinds_are_switched_off(open_page: Open, cove_html: str) -> None:
    """A kind that is switched off is plain text: no line, nothing to pick; the address keeps it."""
    page = open_page(cove_html, hash="#view=text")
    page.click("#text [data-mark=event]")
    line = "() => getComputedStyle(document.querySelector('#plot .event')).textDecorationLine"
    assert page.evaluate(line) == "none"
    link(page, "finds").click()  # type: ignore[attr-defined]
    assert page.evaluate("() => state.pick") is None
    assert "plain=event" in page.evaluate("() => location.hash")
    page.click("#text [data-mark=event]")
    assert page.evaluate(line) == "underline"


def test_the_story_goes_on_in_the_text(open_page: Open, skerry_html: str) -> None:
    """The sentence of the slider is marked and in sight, what is not told yet is faint; a number sets it."""
    page = open_page(skerry_html, hash="#view=text&t=20", **LOW)
    assert page.evaluate(IN_SIGHT, ".s.now")
    assert page.locator("#plot .later").count() == 3
    assert page.get_attribute(".s.now", "data-order") == "20"
    assert page.get_attribute(".s.now", "aria-current") == "step"
    page.locator('.s[data-order="4"] .n').evaluate("n => n.click()")
    assert page.evaluate("() => state.t") == 4
    assert page.locator("#plot .later").count() == 19
    page.locator('.s[data-order="4"] .n').evaluate("n => n.click()")
    assert page.locator("#plot .later, #plot .now").count() == 0


def test_a_sentence_in_the_panel_leads_to_the_text(open_page: Open, skerry_html: str) -> None:
    """One click: the text is there, at that sentence, which is lit."""
    page = open_page(
        skerry_html, hash="#pick=captain-thorne~isla-thorne", size=(1200, 420), reduced_motion="reduce"
    )
    order = page.get_attribute("#info blockquote >> nth=-1", "data-order")
    page.click("#info blockquote .read >> nth=-1")
    assert page.evaluate("() => state.view") == "text"
    assert page.evaluate(IN_SIGHT, ".s.found")
    assert page.get_attribute(".s.found", "data-order") == order
    assert page.evaluate(FOCUS) == order


def test_search_leads_to_the_first_mention(open_page: Open, skerry_html: str) -> None:
    """Found by name: the text goes there, and on and back from mention to mention."""
    page = open_page(skerry_html, hash="#view=text", **LOW)
    page.fill("#search", "Hale")
    page.press("#search", "Enter")
    assert page.evaluate(IN_SIGHT, "#plot .one")
    first = page.evaluate("() => document.querySelector('#text').scrollTop")
    page.click("#hits-next")
    page.click("#hits-next")
    assert page.evaluate("() => document.querySelector('#text').scrollTop") > first
    page.click("#hits-back")
    page.click("#hits-back")
    assert page.evaluate("() => document.querySelector('#text').scrollTop") == first


def test_the_text_by_keyboard(open_page: Open, cove_html: str) -> None:
    """One stop for Tab; arrows go from mark to mark, over those left plain; Enter picks."""
    page = open_page(cove_html, hash="#view=text&plain=event")
    assert page.locator("#plot a[tabindex='0']").count() == 1
    page.focus("#whom")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS) == "1"
    reached = []
    for _ in range(6):
        page.keyboard.press("ArrowRight")
        reached.append(page.evaluate(FOCUS).split(" (")[0].strip())
    assert reached == ["Ida Brand", "Sable Cove", "2", "She", "her", "mother"]
    page.keyboard.press("Enter")
    assert page.inner_text("#info h2") == "Mrs. Brand"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert page.inner_text("#info h2") == "Ida Brand"
    page.keyboard.press("End")
    assert page.evaluate(FOCUS) == "Ida"
    page.keyboard.press("Escape")
    assert page.evaluate("() => state.pick") is None


def test_the_text_on_paper(open_page: Open, cove_html: str) -> None:
    """An annotated plot to hand out: head, what the marks mean, the text; no panel, no map, nothing faint."""
    page = open_page(cove_html, hash="#view=text&t=2&pick=otto&plain=event", scheme="dark")
    page.emulate_media(media="print")
    for there in ("h1", "#plot", "#text [data-mark=character]"):
        assert page.is_visible(there)
    for gone in ("#map", "#sheet", "#panel", "#story", "#hits", "#whom", "#text [data-mark=event]"):
        assert page.is_hidden(gone)
    colours = "() => new Set([...document.querySelectorAll('.s')].map(s => getComputedStyle(s).color)).size"
    assert page.evaluate(colours) == 1
    assert page.pdf(format="A4")[:5] == b"%PDF-"


def test_the_text_on_a_phone(open_page: Open, skerry_html: str) -> None:
    """Nothing is wider than the screen; a tap lights and leaves one reading, a button leads to details."""
    page = open_page(skerry_html, hash="#view=text", size=(390, 844), has_touch=True, reduced_motion="reduce")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    page.locator("#plot .name a").first.tap()
    before = page.evaluate("() => scrollY")
    assert lit(page)[0] == "Nora Vale"
    assert before == 0
    page.click("#hits-more")
    page.wait_for_function("() => document.activeElement.id === 'panel' && scrollY > 300")


def test_the_text_is_there_without_script(browser: object, tmp_path: object, cove_html: str) -> None:
    """Where no script may run, the plot is still in the page."""
    context = browser.new_context(java_script_enabled=False, offline=True)  # type: ignore[attr-defined]
    page = context.new_page()
    page.set_content(cove_html)
    assert "Ida Brand comes home" in page.text_content("#plot").replace("1", "")
    context.close()
