"""The notebook of the documentation, run by a real kernel, and its page in a browser."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the notebook as it is after its run, and as a page."""
    folder = tmp_path_factory.mktemp("notebook")
    private = {"IPYTHONDIR": str(folder / "ipython"), "JUPYTER_CONFIG_DIR": str(folder / "jupyter")}
    for step in (
        ["--execute", "--to", "notebook", str(ROOT / "docs" / "notebook.ipynb")],
        ["--to", "html", str(folder / "notebook.ipynb")],
    ):
        command = [sys.executable, "-m", "nbconvert", "--output-dir", str(folder), *step]
        found = subprocess.run(
            command, env={**os.environ, **private}, check=False, capture_output=True, text=True
        )
        assert found.returncode == 0, found.stderr
    return folder


def outputs(notebook: Path) -> list[dict[str, str]]:
    """What each cell with code shows, by kind."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return [
        {kind: "".join(shown) for out in cell["outputs"] for kind, shown in out.get("data", {}).items()}
        for cell in cells
        if cell["cell_type"] == "code"
    ]


def test_cells_show_maps_and_frames(executed: Path) -> None:
    """A story is a map in a frame and one line of words; frames are tables."""
    first, characters, relationships, events, last = outputs(executed / "notebook.ipynb")
    assert first["text/html"].startswith('<iframe title="Map of Never Let Me Go"')
    assert first["text/plain"].startswith("Story of Never Let Me Go: ")
    assert "Kathy H" in characters["text/html"]
    assert "friendOf" in relationships["text/html"]
    assert "planned" in events["text/plain"]
    assert last["text/html"].startswith('<iframe title="Map of The Road"')


def test_the_page_has_both_maps_drawn(browser: Browser, executed: Path) -> None:
    """Offline, in frames without the page's origin: each map is drawn, picks, and leaves the page alone."""
    context = browser.new_context(viewport={"width": 1200, "height": 1000}, offline=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((executed / "notebook.html").as_uri(), wait_until="domcontentloaded")
    frames = page.frames[1:]
    assert len(frames) == 2
    for frame in frames:
        frame.wait_for_selector("html[data-ready]", timeout=20_000)
        assert frame.evaluate("() => document.querySelector('#map canvas').width > 300")
        assert frame.evaluate("() => { try { return !parent.document; } catch { return true; } }")
    frames[0].click("#view-text")
    frames[0].locator("#plot .name a").first.click()
    assert frames[0].inner_text("#info h2") == "Kathy H"
    assert frames[1].evaluate("() => state.pick") is None
    with page.expect_download() as download:
        frames[1].click("#save-png")
    assert download.value.suggested_filename == "the-road-2009.png"
    assert complaints == []
    context.close()


def test_the_notebook_is_kept_without_outputs() -> None:
    """A map is large: what a run shows is not written into the documentation."""
    assert all(not shown for shown in outputs(ROOT / "docs" / "notebook.ipynb"))
