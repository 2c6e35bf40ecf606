"""Corpora of any size: one film's Turtle again and again, each time under another name."""

from __future__ import annotations

from pathlib import Path

from tests.data import FOLDER

MODEL = FOLDER / "paper-lanterns-2003.ttl"
IRI = "https://w3id.org/film-narrative/id/film/"


def copies(folder: Path, count: int, model: Path = MODEL, begin: int = 0) -> list[Path]:
    """Write so many films to a folder; each is the model but for its IRI."""
    folder.mkdir(parents=True, exist_ok=True)
    text = model.read_text(encoding="utf-8")
    paths = [folder / f"film-{number}.ttl" for number in range(begin, begin + count)]
    for path in paths:
        path.write_text(text.replace(model.stem, path.stem), encoding="utf-8")
    return paths


def amend(path: Path, word: str) -> None:
    """Add a statement to a film's file, so that it has changed."""
    film = f"<{IRI}{path.stem}>"
    with path.open("a", encoding="utf-8") as file:
        file.write(f'{film} <https://schema.org/keywords> "{word}" .\n')
