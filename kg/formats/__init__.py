"""What other tools open: JSON-LD, RDF/XML, N-Quads, GraphML, GEXF, Cytoscape JSON, CSV tables.

``export(graph, "graphml")`` gives the bytes of a file, ``save(graph, "csv", folder)`` writes. Every
format reads the RDF graph, so a Turtle file that somebody mended gives the mended export, and the
same graph gives the same bytes.
"""

from __future__ import annotations

from kg.formats.registry import FORMATS, Format, export, find_format, save

__all__ = ["FORMATS", "Format", "export", "find_format", "save"]
