"""What tests of several rooms share."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.cli import main
from tests.chromium import FLAGS, chromium
from tests.needed import missing
from tests.sources.pages import PLOT, TITLE, page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]

FILMS = 60
"""How many films the table of short plots has."""

NAMES = ("Orla", "Ned", "Ada", "Bo", "Cyril", "Dinah", "Edwin", "Fay", "Gus")

Run = Callable[..., tuple[int, str, str]]


def pytest_configure() -> None:
    """Let Ctrl-C through to the processes that tests start: what a shell runs behind has it shut off."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process: ``run("query", "ASK {}")`` gives exit code, output and errors."""

    def run_command(*arguments: str | Path) -> tuple[int, str, str]:
        capfd.readouterr()
        code = main([str(argument) for argument in arguments])
        return code, *capfd.readouterr()

    return run_command


def run_alone(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        command, capture_output=True, text=True, encoding="utf-8", check=False, **options
    )


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two pages of the tests' own and one file that is no page."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "keeper.txt").write_text(page(), encoding="utf-8")
    (folder / "plain-story.txt").write_text("\n\n".join(PLOT[1:]), encoding="utf-8")
    (folder / "broken.txt").write_bytes(TITLE.encode("utf-16-le"))
    return folder


@pytest.fixture(scope="session")
def built(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of the pages wrote."""
    from kg.building import build

    folder = tmp_path_factory.mktemp("built")
    build([pages], folder)
    return folder


@pytest.fixture(scope="session")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table of short plots."""
    path = tmp_path_factory.mktemp("table") / "plots.jsonl"
    rows = []
    for number in range(FILMS):
        first, second = NAMES[number % 9], NAMES[(number + 1 + number // 9) % 9]
        plot = f"{first} meets {second} in Leeds. In 19{number % 70 + 30} {first} marries {second} and dies."
        rows.append(json.dumps({"title": f"Film {number:02}", "year": 1950 + number % 3, "plot": plot}))
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def whole(table: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The graphs that a build of the table writes in one process, without any fault."""
    from kg.building import build

    folder = tmp_path_factory.mktemp("whole")
    build([table], folder, maps=False)
    return graphs(folder)


def graphs(folder: Path) -> dict[str, bytes]:
    """The Turtle files of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.ttl"))}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it, one for all tests; its absence is a failure only where CI=true."""
    from playwright.sync_api import sync_playwright

    path = chromium()
    if path is None:
        reason = "no Chromium on this machine: install Debian's package chromium to test in a browser"
        missing(reason)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield launched
        launched.close()
