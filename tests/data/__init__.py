"""Sample data: three invented films, written as stories here and kept beside as Turtle.

``python -m tests.data`` writes the Turtle anew after a story or the graph's layout has changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.data import ash_harbour, paper_lanterns, salt_road

if TYPE_CHECKING:
    from kg.story import Story

FOLDER = Path(__file__).parent
STORIES: dict[str, Story] = {
    story.film.slug: story for story in (salt_road.STORY, ash_harbour.STORY, paper_lanterns.STORY)
}
"""The stories by the slug of their film; the Turtle is ``FOLDER / f"{slug}.ttl"``."""
