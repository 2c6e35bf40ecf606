"""How a relationship comes to be asserted: stated by a sentence, inferred from others, or guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable

Basis: TypeAlias = Literal["stated", "inferred", "guessed"]
"""The local names of the concepts of ``v:bases``."""

BASES: tuple[Basis, ...] = get_args(Basis)

_GUESSES = frozenset(["learned"])
"""Rules of models that weigh all that two do; no sentence says what they find."""
_INFERS = "inferred-"
"""How the names of rules begin that draw one relationship from others."""


def basis_of(rules: Iterable[str]) -> Basis:
    """The best of what its rules give; what has no rule was written by a person, who states it."""
    found = set(rules)
    if any(rule not in _GUESSES and not rule.startswith(_INFERS) for rule in found) or not found:
        return "stated"
    return "inferred" if found - _GUESSES else "guessed"
