"""The formats by name, and the two ways to use them: as bytes, or written to a file or folder.

Nothing heavy is imported here: each format's module is loaded when it is first used.
"""

from __future__ import annotations

from dataclasses import dataclass
from pkgutil import resolve_name
from typing import TYPE_CHECKING, cast

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rdflib import Graph


@dataclass(frozen=True, slots=True)
class Format:
    """A format to export to."""

    name: str
    extension: str
    """Of a file in this format, with its dot."""
    writer: str
    """Where its function is, as ``module:function``; loaded late."""
    files: str = ""
    """For a format of several files: where the function is that gives them by name."""

    @property
    def function(self) -> Callable[[Graph], bytes]:
        """From a graph to the bytes of one file."""
        return cast("Callable[[Graph], bytes]", resolve_name(self.writer))


_ALL = (
    Format("jsonld", ".jsonld", "kg.formats.jsonld:jsonld"),
    Format("rdfxml", ".rdf", "kg.formats.rdf:rdfxml"),
    Format("nquads", ".nq", "kg.formats.rdf:nquads"),
    Format("ntriples", ".nt", "kg.formats.rdf:ntriples"),
    Format("trig", ".trig", "kg.formats.rdf:trig"),
    Format("graphml", ".graphml", "kg.formats.graphml:graphml"),
    Format("gexf", ".gexf", "kg.formats.gexf:gexf"),
    Format("cytoscape", ".cyjs", "kg.formats.cytoscape:cytoscape"),
    Format("csv", ".zip", "kg.formats.tables:zipped", "kg.formats.tables:tables"),
)

FORMATS: dict[str, Format] = {each.name: each for each in _ALL}
"""Every format by its name."""


def find_format(name: str) -> Format:
    """The format of that name; raises KgError that lists them."""
    try:
        return FORMATS[name]
    except KeyError:
        raise KgError(f"no export format {name!r}; take one of {', '.join(FORMATS)}") from None


def export(graph: Graph, format: str) -> bytes:
    """The graph in another format, as the bytes of one file (CSV tables as one zip)."""
    return find_format(format).function(graph)


def save(graph: Graph, format: str, output: Path) -> list[Path]:
    """Write the graph in another format and return the files written.

    CSV tables go into ``output`` as a folder, unless its name ends in ``.zip``.
    """
    from kg.graph.files import write_whole

    chosen = find_format(format)
    if not chosen.files or output.suffix.lower() == chosen.extension:
        write_whole(output, chosen.function(graph))
        return [output]
    if output.exists() and not output.is_dir():
        raise KgError(
            f"{output}: a file, but {format} is several; give --output a folder or a {chosen.extension} name"
        )
    tables = cast("Callable[[Graph], dict[str, bytes]]", resolve_name(chosen.files))(graph)
    for name, data in tables.items():
        write_whole(output / name, data)
    return [output / name for name in tables]
