"""Cross-validation by film: what is scored on a film was fitted without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

FOLDS = 10
T = TypeVar("T")


def folds(films: Sequence[T]) -> Iterator[tuple[list[T], list[T]]]:
    """Ten times the films to fit on and those that are held out; each film is held out once."""
    for fold in range(FOLDS):
        yield [film for place, film in enumerate(films) if place % FOLDS != fold], list(films[fold::FOLDS])
