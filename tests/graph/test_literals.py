"""Literals: one way of writing for each kind of value."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import XSD, Literal

from kg.graph import literals


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0.0"),
        (1, "1.0"),
        (0.5, "0.5"),
        (1 / 3, "0.3333"),
        (0.25, "0.25"),
        (1e-7, "0.0"),
        (0.99999, "1.0"),
    ],
)
def test_decimal(value: float, expected: str) -> None:
    """Shares and confidences have one to four decimals and no exponent."""
    assert literals.decimal(value).n3() == f'"{expected}"^^<{XSD.decimal}>'


@settings(deadline=None)
@given(st.floats(0, 1))
def test_decimal_stays_near(value: float) -> None:
    """Rounding moves a value by no more than half of the last decimal."""
    assert abs(float(literals.decimal(value)) - value) <= 0.00005 + 1e-12


@pytest.mark.parametrize(
    ("literal", "lexical", "datatype"),
    [
        (literals.text("Tom"), "Tom", None),
        (literals.integer(-1), "-1", XSD.integer),
        (literals.index(0), "0", XSD.nonNegativeInteger),
        (literals.year(2010), "2010", XSD.gYear),
        (literals.year(80), "0080", XSD.gYear),
    ],
)
def test_lexical_forms(literal: Literal, lexical: str, datatype: object) -> None:
    """Every other kind of value has its datatype, and text has none."""
    assert (str(literal), literal.datatype, literal.language) == (lexical, datatype, None)


def test_minutes() -> None:
    """103 minutes are the same duration however they are written."""
    assert literals.minutes(103) == Literal("PT103M", datatype=XSD.duration)
    assert literals.minutes(103).toPython().total_seconds() == 103 * 60
