"""Numbers that belong to a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


@pytest.mark.parametrize(
    ("plot", "name"),
    [
        ("Anna lives at 12B Harbour Street with Carl.", "12B Harbour Street"),
        ("Anna meets Carl on 42nd Street.", "42nd Street"),
        ("Anna walks down Second Avenue with Carl.", "Second Avenue"),
        ("Carl serves in the 8th Hussars.", "8th Hussars"),
        ("Carl hides in Hangar 18 with Anna.", "Hangar 18"),
        ("In 1933 Chicago frightens Anna.", "Chicago"),
        ("Anna leaves Dellbrook Station 1940 with Carl.", "Dellbrook Station"),
    ],
)
def test_numbers_of_names(read_doc: Callable[[str], Doc], plot: str, name: str) -> None:
    """A house's number, an ordinal and a hangar's number are parts of names; a year is not."""
    assert name in {use.text for use in read_doc(plot)._.names.values()}
