"""What IPython is told of stories."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell

from kg.graph import to_graph
from kg.maps import render_map
from kg.notebook import map_html, show_stories, summary
from kg.story import Character, Film, Span, Story
from tests.maps.cove import cove

STORY = Story(
    Film("quoted", 'A "Quoted" <Film>', "Ada leaves."), (Span(0, 11),), (Character("ada", "Ada", named=True),)
)


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[InteractiveShell]:
    """IPython, running in this process."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    shell = InteractiveShell.instance()
    shell.history_manager.end_session()
    yield shell
    InteractiveShell.clear_instance()


def test_a_story_is_shown_as_its_map(shell: InteractiveShell) -> None:
    """The map of its graph stands whole in a frame; as words a story is one line, also in a list."""
    show_stories()
    data, _ = shell.display_formatter.format(STORY)
    assert data["text/plain"] == summary(STORY)
    found = unescape(data["text/html"].split('srcdoc="')[1].removesuffix('"></iframe>'))
    assert found == render_map(to_graph(STORY))
    data, _ = shell.display_formatter.format([STORY])
    assert data == {"text/plain": f"[{summary(STORY)}]"}


def test_a_story_in_words() -> None:
    """How many of everything."""
    assert summary(STORY) == (
        'Story of A "Quoted" <Film>: 1 character, 0 places, 0 institutions, 0 events, 0 relationships'
    )


def test_the_frame_is_shut_off() -> None:
    """No same origin: nothing in a map reaches the notebook around it. Its title is text."""
    head = map_html(to_graph(STORY)).split("srcdoc=")[0]
    assert 'sandbox="allow-scripts allow-downloads allow-modals"' in head
    assert 'title="Map of A &quot;Quoted&quot; &lt;Film&gt;"' in head
    assert '"' not in map_html(cove()).split('srcdoc="')[1].removesuffix('"></iframe>')


def test_without_ipython_nothing_is_done() -> None:
    """In a script kg.read tells nobody, and loads nothing for it."""
    code = (
        "import sys; from kg.notebook import show_stories; show_stories(); "
        "assert not {'IPython', 'pandas', 'rdflib'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
