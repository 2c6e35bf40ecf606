"""The sample films' Turtle is what their stories give."""

from __future__ import annotations

import pytest

from kg.graph.triples import to_graph
from kg.graph.turtle import turtle_bytes
from tests.data import FOLDER, STORIES


@pytest.mark.parametrize("slug", STORIES)
def test_turtle_is_in_step_with_the_story(slug: str) -> None:
    """If this fails, look at the difference, then run ``python -m tests.data``."""
    assert (FOLDER / f"{slug}.ttl").read_bytes() == turtle_bytes(to_graph(STORIES[slug]))


def test_no_other_turtle() -> None:
    """Every sample file has its story."""
    assert {path.stem for path in FOLDER.glob("*.ttl")} == set(STORIES)
