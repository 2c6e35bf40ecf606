"""A film's map on a phone: 390 pixels wide, by touch alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.maps.looking import NODE_AT

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.maps.conftest import Open

SMALL = """() => [...document.querySelectorAll('header, #legend, .zoom, #play, #acts')]
  .flatMap(e => [e, ...e.querySelectorAll('button')]).filter(e => e.tagName === 'BUTTON')
  .filter(b => b.offsetParent && b.getBoundingClientRect().height < 24).map(b => b.textContent)"""


@pytest.fixture
def phone(open_page: Open, skerry_html: str) -> Page:
    """The map on a phone."""
    return open_page(skerry_html, size=(390, 844), has_touch=True, is_mobile=True, reduced_motion="reduce")


def test_a_tap_beside_a_small_node_finds_it(phone: Page) -> None:
    """A finger is broad: a tap some pixels off still picks, and what it says comes into sight."""
    x, y = phone.evaluate(NODE_AT, "doctor-li")
    radius = phone.evaluate("() => NODES.get('doctor-li').size * network.getScale()")
    assert radius < 14
    phone.touchscreen.tap(x + 14, y - 6)
    phone.wait_for_function("() => state.pick === 'doctor-li'")
    phone.wait_for_function("() => $('panel').getBoundingClientRect().top < innerHeight * 0.6")


def test_chain_focus_and_views_by_taps(phone: Page) -> None:
    """Everything that a mouse does, fingers do."""
    phone.evaluate("() => choose('doctor-li')")
    phone.tap("text=Chain to …")
    phone.tap("#info .cast >> text=Silas")
    assert phone.inner_text("#info h2") == "Doctor Li to Silas"
    phone.tap("#unchain")
    phone.evaluate("() => choose('doctor-li')")
    phone.tap("text=Focus: one step")
    assert phone.inner_text("#focusname") == "Doctor Li"
    phone.tap("#all")
    phone.tap("#view-table")
    assert phone.is_visible("#sheet table")


def test_nothing_is_too_small_or_too_wide(phone: Page) -> None:
    """No side scrolling, and nothing to tap lower than 24 pixels."""
    assert phone.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert phone.evaluate(SMALL) == []
    phone.tap("#view-table")
    assert phone.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_window_of_no_height_is_borne(phone: Page) -> None:
    """A keyboard that leaves no room for the map, or a frame not yet laid out, is no failure."""
    phone.set_viewport_size({"width": 500, "height": 20})
    phone.evaluate("() => { set({ focus: 'doctor-li' }); fit(); }")
    phone.set_viewport_size({"width": 390, "height": 844})
    phone.evaluate("() => { labels.length = 0; fit(); }")
    phone.wait_for_function("() => labels.some(l => l.id === 'doctor-li')")
    assert phone.evaluate("() => network.getScale()") > 0.05, "the map is not left as small as the window was"
