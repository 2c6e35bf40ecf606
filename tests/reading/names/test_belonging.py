"""Signs that somebody belongs to what is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.reading.names.belonging import signs_of_body

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


@pytest.mark.parametrize(
    ("plot", "signs"),
    [
        ("Anna is the president of Harlowe.", {"belongs:of"}),
        ("Anna works for Harlowe.", {"belongs:verb"}),
        ("Anna joins Harlowe.", {"belongs:verb"}),
        ("Anna meets a Harlowe agent.", {"belongs:before noun"}),
        ("Anna sees Harlowe.", set()),
    ],
)
def test_signs(read_doc: Callable[[str], Doc], plot: str, signs: set[str]) -> None:
    """A president, an agent, work and joining show a body; seeing does not."""
    doc = read_doc(plot)
    [at] = [t.i for t in doc if t.text == "Harlowe"]
    assert set(signs_of_body(doc[at : at + 1])) == signs
