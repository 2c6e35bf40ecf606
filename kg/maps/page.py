"""The page around a map: pyvis holds nodes and edges, our own template and scripts draw them.

Of pyvis' own page nothing is used: it loads from other hosts in every mode and runs script that
stands in a heading or a node's id. Of its package the drawing library is, put into the page.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from kg.graph.files import write_whole

if TYPE_CHECKING:
    from kg.maps.text import Telling

SCRIPTS = tuple(
    f"{name}.js"
    for name in (
        *("model", "address", "dom", "views", "looks", "labels", "arc", "chain", "text", "panel", "timeline"),
        *("legend", "draw", "search", "pointer", "controls", "save", "start"),
    )
)
"""In this order: what takes room on the page goes before what is drawn into the rest of it."""
STYLES = ("map.css", "text.css")
LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template needs beside the network."""

    title: str
    facts: tuple[str, ...]
    """What stands under the title."""
    data: dict[str, object]
    """What the scripts read, beside nodes and edges."""
    table: tuple[tuple[str, ...], ...] = ()
    """Rows: the pair's id, then a cell for each column."""
    columns: tuple[str, ...] = ()
    tagline: str = ""
    last: int = 0
    """Where the slider ends; 0 for no slider."""
    acts: tuple[tuple[str, int, int], ...] = ()
    division: str = "act"
    """What those parts are called."""
    legend: tuple[tuple[str, str, str], ...] = ()
    """Rows: ``kind`` or ``line``, its name, its words."""
    telling: Telling | None = None
    """The plot, for a page with a text view."""


def empty_network(title: str) -> Network:
    """A pyvis network without pyvis' page: directed (else it drops lines), still, template ours."""
    network = Network(height="100%", width="100%", directed=True, cdn_resources="in_line", heading=title)
    network.toggle_physics(False)
    network.templateEnv = Environment(
        loader=PackageLoader("kg.maps", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    network.path = "map.html.j2"
    return network


def rendered(network: Network, page: Page) -> str:
    """The whole page. Its policy lets no script run but the ones named by their hashes here."""
    scripts = [_library(), *(_own(name) for name in SCRIPTS)]
    style = "".join(_own(name) for name in STYLES)
    network.templateEnv.globals.update(
        page=page,
        data={**page.data, "nodes": network.nodes, "edges": network.edges},
        scripts=[Markup(script) for script in scripts],
        style=Markup(style),
        script_hashes=" ".join(_hashed(script) for script in scripts),
        style_hash=_hashed(style),
    )
    return str(network.generate_html())


def write(path: str | Path, html: str) -> None:
    """Write the page, the same bytes on every system, all of it or nothing."""
    write_whole(Path(path), html.encode("utf-8"))


def _own(name: str) -> str:
    return _read("kg.maps", f"assets/{name}")


def _library() -> str:
    """vis-network as pyvis ships it, without the pointer to a source map, which a browser would fetch."""
    return _read("pyvis", LIBRARY).split("//# sourceMappingURL=")[0]


def _read(package: str, path: str) -> str:
    """A packaged file with the line ends that a browser sees, on which the hashes depend."""
    return resources.files(package).joinpath(path).read_text(encoding="utf-8").replace("\r\n", "\n")


def _hashed(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
