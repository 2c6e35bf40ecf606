"""What a film's files depend on, as one digest: a film whose fingerprint is the same need not be built."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import TYPE_CHECKING

from kg import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from kg.story import Film

_LIBRARIES = frozenset(
    {"jinja2", "markupsafe", "networkx", "numpy", "pyoxigraph", "pyvis", "rdflib", "scipy", "spacy", "thinc"}
)
"""Packages whose other version may give other bytes."""

_ROOMS = (
    "graph",
    "maps",
    "network",
    "reading",
    "sources",
    "folding.py",
    "paragraphs.py",
    "slug.py",
    "story.py",
)
"""What of this package does. A test holds that these stand on nothing of it besides but ``errors`` and
``textable``, which only tell, and ``model``, whose answer is among a build's settings."""


def fingerprint(film: Film, *settings: str) -> str:
    """A digest of all that the source says of a film, its place in the source aside, and of settings."""
    said = repr((replace(film, source=""), settings))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def program() -> str:
    """A digest of this version of the program: its code, its word lists, and the packages it stands on.

    The version's number alone would not do: between releases the code changes and the number does not.
    """
    digest = hashlib.sha256(__version__.encode())
    for name in sorted(_LIBRARIES):
        digest.update(f"{name} {_version(name)}\n".encode())
    for room in _ROOMS:
        for path, data in _contents(files("kg") / room, room):
            digest.update(f"{path} {len(data)}\n".encode())
            digest.update(data)
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _contents(entry: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    """The files of a room by their paths, in order; compiled ones are none."""
    if entry.is_file():
        yield path, entry.read_bytes()
        return
    for child in sorted(entry.iterdir(), key=lambda child: child.name):
        if child.name != "__pycache__" and not child.name.startswith("."):
            yield from _contents(child, f"{path}/{child.name}")
