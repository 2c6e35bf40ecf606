"""A browser with the network cut, and pages that must load nothing and complain of nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kg.maps import render_map
from tests.maps.looking import go
from tests.network.filmgraphs import made
from tests.network.skerry import skerry

Open = Callable[..., Page]
Shared = tuple[Page, list[str]]
Visit = Callable[[str], Page]


@pytest.fixture
def problems() -> list[str]:
    """Requests, errors and whatever else the pages of a test complained of."""
    return []


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path, problems: list[str]) -> Iterator[Open]:
    """Opens HTML as a file, offline. After the test: no request was made and nothing complained."""
    contexts = []

    def opened(
        html: str, hash: str = "", size: tuple[int, int] = (1400, 900), scheme: str = "light", **more: object
    ) -> Page:
        path = tmp_path / "map.html"
        path.write_text(html, encoding="utf-8", newline="\n")
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,  # type: ignore[arg-type]
            offline=True,
            accept_downloads=True,
            **more,  # type: ignore[arg-type]
        )
        contexts.append(context)
        return _loaded(context.new_page(), path.as_uri() + hash, problems)

    yield opened
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture(scope="module")
def shared(browser: Browser, skerry_html: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    """The invented film's map, opened once for all tests of a module that can share it."""
    path = tmp_path_factory.mktemp("map") / "map.html"
    path.write_text(skerry_html, encoding="utf-8", newline="\n")
    context = browser.new_context(
        viewport={"width": 1400, "height": 900}, offline=True, accept_downloads=True, reduced_motion="reduce"
    )
    problems: list[str] = []
    yield _loaded(context.new_page(), path.as_uri(), problems), problems
    context.close()


@pytest.fixture
def page(shared: Shared) -> Iterator[Page]:
    """The shared map as if just opened. After the test: no request was made and nothing complained."""
    page, problems = shared
    page.mouse.move(0, 0)
    page.evaluate("() => { play(false); if ($('pace')) $('pace').value = 'sentence'; }")
    page.evaluate("() => { scrollTo(0, 0); document.activeElement.blur(); $('search').value = ''; }")
    go(page, "")
    yield page
    assert problems == []


@pytest.fixture(scope="module")
def visit(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """Opens page after page in one tab, offline: none may ask for anything or complain."""
    context = browser.new_context(viewport={"width": 1200, "height": 800}, offline=True)
    page, problems = context.new_page(), list[str]()
    watch(page, problems)
    path = tmp_path_factory.mktemp("hostile") / "map.html"

    def visited(html: str) -> Page:
        path.write_text(html, encoding="utf-8", newline="\n")
        assert problems == []
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]")
        return page

    yield visited
    context.close()
    assert problems == []


def _loaded(page: Page, address: str, problems: list[str]) -> Page:
    page.set_default_timeout(20_000)
    watch(page, problems)
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    return page


def watch(page: Page, problems: list[str]) -> None:
    """Write down what a page complains of, asks the reader and asks the network for."""
    page.on("console", lambda message: problems.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (problems.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: _note(request.url, problems))


def _note(url: str, problems: list[str]) -> None:
    """The page itself, pictures in it and what is saved from it are no requests to anywhere."""
    if not url.startswith(("file:///", "data:", "blob:")):
        problems.append(f"request: {url}")


@pytest.fixture(scope="session")
def skerry_html() -> str:
    """The map of the invented film."""
    return render_map(skerry())


@pytest.fixture(scope="session")
def crowd_html() -> str:
    """The map of a film with sixty characters and fifteen places."""
    return render_map(made(60))
