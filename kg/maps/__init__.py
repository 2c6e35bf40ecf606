"""A film's graph, or several, → one HTML file that opens anywhere, the network cut."""

from __future__ import annotations

from kg.maps.corpus import render_corpus_map, write_corpus_map
from kg.maps.film import render_map, write_map

__all__ = ["render_corpus_map", "render_map", "write_corpus_map", "write_map"]
