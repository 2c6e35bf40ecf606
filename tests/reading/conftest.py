"""The real pipeline, loaded once for all tests of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.story import Story


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole pipeline with the default model."""
    from kg.reading import load

    return load()


@pytest.fixture(scope="session")
def read_doc(nlp: Language) -> Callable[[str], Doc]:
    """A plot as text → the read Doc."""
    from kg.reading.pipeline import make_doc
    from kg.story import Film

    def read(plot: str, **facts: object) -> Doc:
        return nlp(make_doc(Film("film", "Film", plot, **facts), nlp))  # type: ignore[arg-type]

    return read


@pytest.fixture(scope="session")
def read_story(read_doc: Callable[[str], Doc]) -> Callable[[str], Story]:
    """A plot as text → the Story."""
    from kg.reading.assemble import story_of

    def read(plot: str, **facts: object) -> Story:
        return story_of(read_doc(plot, **facts))

    return read
