"""The shortest way from a page to its story, for notebooks and scripts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.notebook import show_stories
from kg.sources import read_film
from kg.story import Film

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.story import Story


def read(source: str | Path | Film, model: str | None = None) -> Story:
    """Read a page, by its path, or a Film that is in memory already. A notebook shows the Story's map.

    The language model is loaded once and kept. Raises SourceError where the page cannot be used and
    ModelError where the model is missing.
    """
    from kg.reading import read as read_one

    show_stories()
    film = source if isinstance(source, Film) else read_film(Path(source))
    return read_one(film, _pipeline(model))


@cache
def _pipeline(model: str | None) -> Language:
    from kg.reading import load

    return load(model)
