"""A model that reads any number of plots in the same memory.

spaCy keeps every word that it ever saw, and the quick components what they found out about it. Here all
that is forgotten from time to time, and then at once: what is kept about words must not outlive them.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from kg.reading.pipeline import load, read_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

    from kg.story import Film, Story

OFTEN = 2_000
"""Plots that are read before words are forgotten: seldom enough that learning them anew costs little."""


class Reader:
    """The whole pipeline, which forgets."""

    def __init__(self, model: str | None = None, often: int = OFTEN) -> None:
        """Load it."""
        self._nlp = load(model)
        self._often = often
        self._zone = ExitStack()
        self._read = often

    def stories(self, films: Sequence[Film]) -> list[Story]:
        """The films' stories, in order."""
        if self._read >= self._often:
            self.forget()
            self._zone.enter_context(self._nlp.memory_zone())
        self._read += len(films)
        return list(read_all(films, self._nlp))

    def forget(self) -> None:
        """Forget all words but those that the model came with."""
        self._zone.close()
        self._read = 0
        forget(self._nlp)


def forget(nlp: Language) -> None:
    """Let the components of a pipeline forget what they keep about words, those that keep something."""
    for name in nlp.pipe_names:
        getattr(nlp.get_pipe(name), "forget", _nothing)()


def _nothing() -> None:
    """What a component does that keeps nothing."""
