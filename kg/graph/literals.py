"""Literals as the data writes them, one way each."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from rdflib import XSD, Literal

_PLACES = Decimal("0.0001")

MANY = 10_000
"""Numbers whose literals are kept: rdflib takes a while to make one, and films share most."""


def text(value: str) -> Literal:
    """A plain string without language, so that names compare as strings."""
    return Literal(value)


@lru_cache(MANY)
def decimal(value: float) -> Literal:
    """A share or confidence with one to four decimals."""
    digits = f"{Decimal(str(value)).quantize(_PLACES):f}".rstrip("0")
    return Literal(f"{digits}0" if digits.endswith(".") else digits, datatype=XSD.decimal)


@lru_cache(MANY)
def integer(value: int) -> Literal:
    """An order or a polarity."""
    return Literal(str(value), datatype=XSD.integer)


@lru_cache(MANY)
def index(value: int) -> Literal:
    """An offset in code points."""
    return Literal(str(value), datatype=XSD.nonNegativeInteger)


def year(value: int) -> Literal:
    """A year of at least four digits, as XML Schema wants it."""
    return Literal(f"{value:04d}", datatype=XSD.gYear)


def minutes(value: int) -> Literal:
    """A running time. RDF libraries write 103 minutes as PT1H43M, the same value."""
    return Literal(f"PT{value}M", datatype=XSD.duration)


def true() -> Literal:
    """What holds; what does not is left out."""
    return Literal("true", datatype=XSD.boolean)
