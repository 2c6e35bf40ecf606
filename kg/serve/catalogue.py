"""The list of films: what the index shows of each, and where it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.folding import plain as fold
from kg.graph.nodes import FILM, LABEL, TYPE
from kg.graph.prefixes import PREFIXES
from kg.slug import unique_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyoxigraph import Store

_YEAR = NamedNode(PREFIXES["schema"] + "datePublished")
_DIRECTOR = NamedNode(PREFIXES["schema"] + "director")
_GENRE = NamedNode(PREFIXES["schema"] + "genre")
_ARTICLE = re.compile(r"(?:the|an?) (?=\S)")
PAGE = 200
"""Films on one page of the index."""
SORTS = ("title", "year", "director", "characters", "relationships", "events")


@dataclass(frozen=True, slots=True)
class Entry:
    """A film as the index shows it."""

    slug: str
    """What it is called in addresses."""
    iri: str
    graph: str
    title: str
    file: str = ""
    """Its Turtle file, where it came from one."""
    year: str = ""
    directors: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    characters: int = 0
    relationships: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of the index."""

    films: tuple[Entry, ...]
    found: int
    page: int
    pages: int


def entries(store: Store, graphs: Iterable[str], files: dict[str, str]) -> tuple[Entry, ...]:
    """The films of these graphs, by title."""
    taken: set[str] = set()
    found = [_entry(store, graph, files.get(graph, ""), taken) for graph in sorted(graphs)]
    return tuple(sorted(found, key=lambda film: (_filed(film.title), film.year, film.slug)))


def select(films: Sequence[Entry], words: str = "", sort: str = "title", page: int = 1) -> Shown:
    """The films with all these words in what the index shows, sorted; ``-year`` is the latest first."""
    wanted = fold(words).split()
    found = [film for film in films if all(word in _searched(film) for word in wanted)] if wanted else films
    name = sort.removeprefix("-")
    if name in SORTS:
        found = sorted(found, key=lambda film: _key(film, name), reverse=sort.startswith("-"))
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(1, page), pages)
    return Shown(tuple(found[(page - 1) * PAGE : page * PAGE]), len(found), page, pages)


def _entry(store: Store, graph: str, file: str, taken: set[str]) -> Entry:
    named = NamedNode(graph)
    films = sorted(
        quad.subject.value
        for quad in store.quads_for_pattern(None, TYPE, FILM, named)
        if isinstance(quad.subject, NamedNode)
    )
    film = NamedNode(films[0] if films else graph)
    local = film.value.rstrip("/").replace("#", "/").rpartition("/")[2].removesuffix(".ttl")

    def values(predicate: NamedNode) -> tuple[str, ...]:
        return tuple(
            sorted(_shown(store, q.object) for q in store.quads_for_pattern(film, predicate, None, named))
        )

    def count(*classes: str) -> int:
        each = (NamedNode(PREFIXES["film"] + name) for name in classes)
        return sum(1 for cls in each for _ in store.quads_for_pattern(None, TYPE, cls, named))

    return Entry(
        slug=unique_slug(local, taken),
        iri=film.value,
        graph=graph,
        title=next(iter(values(LABEL)), "") or local,
        file=file,
        year=next(iter(values(_YEAR)), "")[:4],
        directors=values(_DIRECTOR),
        genres=values(_GENRE),
        characters=count("Character", "CharacterGroup"),
        relationships=count("Relationship"),
        events=count("NarrativeEvent"),
    )


def _shown(store: Store, term: object) -> str:
    """A literal's text, or the label of a thing."""
    if isinstance(term, Literal):
        return term.value
    if isinstance(term, NamedNode):
        for quad in store.quads_for_pattern(term, LABEL, None):
            if isinstance(quad.object, Literal):
                return quad.object.value
        return term.value
    return ""


def _searched(film: Entry) -> str:
    return fold(" ".join((film.title, film.year, *film.directors, *film.genres)))


def _key(film: Entry, name: str) -> tuple[object, ...]:
    if name == "title":
        return (_filed(film.title), film.year, film.slug)
    if name == "director":
        last = [director.split()[-1:] for director in film.directors]
        return (not last, fold(" ".join(word for words in last for word in words)), _filed(film.title))
    value = getattr(film, name)
    return (value, _filed(film.title))


def _filed(title: str) -> str:
    """A title as it is filed: without its article."""
    return _ARTICLE.sub("", fold(title), count=1) if _ARTICLE.match(fold(title)) else fold(title)
