"""Film plots as knowledge graphs.

import kg

story = kg.read("page.txt")
graph = kg.to_graph(story)
kg.write_map(graph, "page.html")

The names below come from their rooms when first used, so that ``import kg`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import read
    from kg.formats import export
    from kg.frames import frames
    from kg.graph import run_query, to_graph, write_turtle
    from kg.maps import write_map
    from kg.network import character_network

__version__ = "0.1.0"

__all__ = [
    "__version__",
    "character_network",
    "export",
    "frames",
    "read",
    "run_query",
    "to_graph",
    "write_map",
    "write_turtle",
]

_ROOMS = {
    "character_network": "kg.network",
    "export": "kg.formats",
    "frames": "kg.frames",
    "read": "kg.api",
    "run_query": "kg.graph",
    "to_graph": "kg.graph",
    "write_map": "kg.maps",
    "write_turtle": "kg.graph",
}


def __getattr__(name: str) -> Any:
    """Fetch a public name from its room."""
    if name not in _ROOMS:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    found = getattr(import_module(_ROOMS[name]), name)
    globals()[name] = found  # the next use finds it at once
    return found
