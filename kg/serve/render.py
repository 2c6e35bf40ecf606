"""Pages from templates, all of which escape what is put into them."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from kg import __version__

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.serve.state import State

_ROOT = re.compile(r":root \{.*?\n\}\n", re.DOTALL)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("kg.serve", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(number=lambda value: f"{value:,}", address=address, plural=plural)
    environment.globals.update(version=__version__)
    return environment


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page from a template, with what all pages show."""
    state: State = request.app.state.kg
    about = {
        "films_in_all": len(state.dataset.films),
        "changed": state.changed,
        "trouble": state.trouble,
        "path": request.url.path,
    }
    text = _templates().get_template(f"{template}.html.j2").render(**about, **values)
    return HTMLResponse(text, status, headers=state.news())


def address(path: str, **parameters: str) -> str:
    """An address of this server with its parameters, those without a value left out."""
    given = {name.rstrip("_"): value for name, value in parameters.items() if value}
    return f"{path}?{urlencode(given, quote_via=quote)}" if given else path


def plural(count: int, word: str) -> str:
    """``1 film``, ``2 films``."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


@lru_cache(maxsize=1)
def palette() -> str:
    """The colours and fonts of the maps, which are those of all pages."""
    text = resources.files("kg.maps").joinpath("assets/map.css").read_text(encoding="utf-8")
    found = _ROOT.search(text.replace("\r\n", "\n"))
    return found.group() if found else ""
