"""Stories in a notebook: the last line of a cell shows its map.

Where IPython runs, ``kg.read`` tells it once how to show a Story; ``kg.story`` itself knows nothing of it.
"""

from __future__ import annotations

import sys
from html import escape
from typing import TYPE_CHECKING, Any

from kg.story import Story

if TYPE_CHECKING:
    from rdflib import Graph

HEIGHT = 720
"""Of a map, in pixels."""


def show_stories() -> None:
    """Have the IPython that runs, if one does, show stories as maps."""
    ipython = sys.modules.get("IPython")
    shell: Any = ipython.get_ipython() if ipython else None
    if shell is None:
        return
    formatters = shell.display_formatter.formatters
    formatters["text/html"].for_type(Story, story_html)
    formatters["text/plain"].for_type(Story, lambda story, printer, _: printer.text(summary(story)))


def story_html(story: Story) -> str:
    """The map of a story, in a frame of its own."""
    from kg.graph import to_graph

    return map_html(to_graph(story))


def map_html(graph: Graph) -> str:
    """The map of a film's graph in a frame that shares neither script nor style with the notebook.

    The frame is sandboxed: what is in it cannot reach the notebook, and so no cell of it. It may save
    pictures and print.
    """
    from kg.maps import render_map
    from kg.network.reader import only_film, read_film

    title = escape(f"Map of {read_film(graph, only_film(graph)).title}")
    return (
        f'<iframe title="{title}" width="100%" height="{HEIGHT}" frameborder="0" '
        f'sandbox="allow-scripts allow-downloads allow-modals" srcdoc="{escape(render_map(graph))}"></iframe>'
    )


def summary(story: Story) -> str:
    """A story in one line; all of it would fill pages."""
    found = (
        (len(story.characters), "character"),
        (len(story.places), "place"),
        (len(story.institutions), "institution"),
        (len(story.events), "event"),
        (len(story.relationships), "relationship"),
    )
    counts = ", ".join(f"{number} {word}{'' if number == 1 else 's'}" for number, word in found)
    return f"Story of {story.film.title}: {counts}"
