"""What tests of several rooms share."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import main
from tests.sources.pages import PLOT, TITLE, page

ROOT = Path(__file__).parents[1]

Run = Callable[..., tuple[int, str, str]]


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
    from kg.build import build

    folder = tmp_path_factory.mktemp("built")
    build([pages], folder)
    return folder
