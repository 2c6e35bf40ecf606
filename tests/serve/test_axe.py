"""axe-core finds nothing serious on any page, light or dark, on a desk or a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.maps import axe
from tests.serve.servers import Served
from tests.serve.test_browser import PAGES, opened

MORE = (
    "vocab",
    "nothing",
    "query?query=CONSTRUCT+WHERE+%7B+?f+a+film:Film+%7D",
    "query?query=ASK+%7B%7D",
    "?q=none",
)


@pytest.mark.parametrize(("size", "scheme"), [("desk", "light"), ("phone", "dark"), ("tablet", "light")])
def test_no_serious_violation(browser: Browser, served: Served, size: str, scheme: str) -> None:
    """Every page, with an answer, a chart, a slip, nothing found: no serious or critical violation."""
    page = opened(browser, [], size, scheme, bypass_csp=True, extra_http_headers={"Accept": "text/html"})
    page.route("**/map/*", lambda route: route.abort())  # the maps have their own tests
    source = axe.axe_source()
    for path in (*PAGES, *MORE):
        page.goto(served.url(path))
        assert axe.violations(page, source) == [], path
    page.context.close()
