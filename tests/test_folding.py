"""One way to compare names, wherever somebody writes one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.folding import bare_name, plain
from kg.reading.byhand.record import fold as corrected
from kg.reading.names.gazetteer import fold as on_maps
from kg.reading.names.parts import fold as part

NAMES = [
    ("Amélie", "amelie"),
    ("AMELIE", "amelie"),
    ("Ame\u0301lie", "amelie"),
    ("The Hawk", "hawk"),
    ("the  Hawk", "hawk"),
    ("O’Neil", "o'neil"),
    ("“Lucky” Ned", 'lucky" ned'),
    ("Dr.", "dr"),
    ("Straße", "strasse"),
    ("The", "the"),
    ("'.'", "'.'"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "name"), NAMES)
def test_names_are_compared_bare(written: str, name: str) -> None:
    """Corrections and places' names are compared by what a person would call the same."""
    assert bare_name(written) == corrected(written) == on_maps(written) == name


@pytest.mark.parametrize(
    ("written", "folded"), [("Amélie", "amelie"), ("The Hawk", "the hawk"), ("Jr.", "jr."), ("Ａ", "a")]
)
def test_search_keeps_articles_and_stops(written: str, folded: str) -> None:
    """A title is searched by every word it has; a name's word is compared without its stop."""
    assert plain(written) == folded
    assert part(written) == folded.strip(".,")


@given(st.text())
def test_case_and_folding_twice_make_no_difference(text: str) -> None:
    """What is folded stays as it is."""
    assert plain(plain(text)) == plain(text)
