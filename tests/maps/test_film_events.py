"""A film's map in a browser: places, institutions and events that are switched on, and what an event says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.maps.looking import COVERED, OVERLAPS, click_node, go, lines, shown

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize(("kind", "count"), [("place", 3), ("institution", 2), ("event", 22)])
def test_kinds_are_switched_on_and_off(page: Page, kind: str, count: int) -> None:
    """A click in the legend, or the keyboard there: so many more, so many fewer."""
    go(page, "#hide=near,place,institution,event")
    before = len(shown(page))
    page.click(f"#legend [data-kind={kind}]")
    assert len(shown(page)) == before + count
    page.focus(f"#legend [data-kind={kind}]")
    page.keyboard.press("Space")
    assert len(shown(page)) == before


def test_events_stand_between_those_who_take_part(page: Page) -> None:
    """Lines to who does it, to whom, and where; no event over another, and no label over anything."""
    assert not {name for name in shown(page) if name.startswith("event/")}
    page.click("#legend [data-kind=event]")
    assert {line for line in lines(page) if line.startswith("event/4~")} == {
        "event/4~edwin-marsh",
        "event/4~nora-vale",
        "event/4~place/lighthouse",
    }
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(COVERED) == []
    assert page.evaluate("() => labels.filter(l => l.id.startsWith('event/')).length") >= 20


def test_click_on_an_event_says_what_happens(page: Page) -> None:
    """Who, whom, where, its sentence, and what kind of event it is."""
    page.click("#legend [data-kind=event]")
    click_node(page, "event/4")
    assert page.inner_text("#info h2") == "Nora Vale meets Edwin Marsh · lighthouse"
    assert page.locator("#info blockquote mark").all_inner_texts() == ["she", "Edwin Marsh", "Ned"]
    assert page.inner_text("#said").startswith("meets, event")
    page.click("#info dd >> text=lighthouse")
    assert page.inner_text("#info h2") == "lighthouse"


def test_an_event_is_found_by_its_word_and_from_a_list(page: Page) -> None:
    """Search and the panel lead to one event, and only that one appears on the map."""
    page.fill("#search", "marry")
    assert "event" in page.inner_text("#found [aria-selected=true]")
    page.press("#search", "Enter")
    assert {name for name in shown(page) if name.startswith("event/")} == {"event/21"}
    go(page, "#pick=tam")
    page.click(".events .verb >> text=saves")
    assert page.inner_text("#info h2") == "Doctor Li saves Tam"


def test_events_come_with_the_story(page: Page) -> None:
    """By the fourth sentence four have happened."""
    go(page, "#t=4&hide=near")
    assert sorted(name for name in shown(page) if name.startswith("event/")) == [
        "event/1",
        "event/2",
        "event/3",
        "event/4",
    ]


def test_focus_has_the_events_of_those_in_it(page: Page) -> None:
    """One step from the doctor: Tam, and what the two do; an event is no step to anybody else."""
    go(page, "#focus=doctor-li&hide=near")
    assert shown(page) == {"doctor-li", "tam", "event/8"}


def test_what_was_only_planned_is_hollow(page: Page) -> None:
    """An event that did not happen is drawn as an outline."""
    go(page, "#hide=near")
    paper = "id => nodeLook(NODES.get(id), null).color.background === theme.paper"
    planned = page.evaluate("() => DATA.events.filter(e => !e.realised).map(e => `event/${e.order}`)")
    assert [page.evaluate(paper, name) for name in [*planned, "event/1"]] == [True, False]


def test_who_is_told_something_is_named_once(page: Page) -> None:
    """A recipient is a patient too in the data; the panel says only to whom."""
    told = page.evaluate(
        "() => eventLine({agents: ['nora-vale'], words: 'tells', patients: ['tam'], recipients: ['tam'], "
        "realised: true, place: '', time: ''}).textContent"
    )
    assert " ".join(told.split()) == "Nora Vale tells (to Tam)"
