"""Terms as pages show them: short names of IRIs, cells of a table of results."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kg.graph.prefixes import DEFAULT_BASE, PREFIXES

_LOCAL = re.compile(r"\w[\w.-]*")
_NUMBERS = frozenset(
    PREFIXES["xsd"] + name
    for name in ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger")
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in a table of results."""

    text: str = ""
    iri: str = ""
    number: float | None = None


def shortened(iri: str) -> str:
    """An IRI by its prefix where it has a known one, or without the base of data; else as it is."""
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and _LOCAL.fullmatch(local):
            return f"{prefix}:{local}"
    return iri.removeprefix(DEFAULT_BASE) or iri


def cell(term: dict[str, Any] | None) -> Cell:
    """A cell of a term as SPARQL's JSON has it."""
    if term is None:
        return Cell()
    kind, value = term.get("type"), term.get("value")
    if kind == "uri":
        return Cell(shortened(str(value)), iri=str(value))
    if kind == "bnode":
        return Cell(f"_:{value}")
    if not isinstance(value, str):  # a triple
        return Cell(str(value))
    number = None
    if term.get("datatype") in _NUMBERS:
        try:
            number = float(value)
        except ValueError:
            number = None
        if number is not None and (number != number or abs(number) == float("inf")):
            number = None
    return Cell(value, number=number)
