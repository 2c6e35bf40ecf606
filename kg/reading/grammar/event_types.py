"""What kind of event a word tells of: a plot type from a hand-written list, else its WordNet class."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.reading.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Token

DEFAULT = "changeEvent"
"""An event of a word that no list has: something changed, nothing more is known."""

AMISS = {"hates": "hate", "hoped": "hope", "hopes": "hope", "hoping": "hope", "leaves": "leave"}
"""Verbs whose lemma the model often gets wrong."""


@cache
def plot_types() -> dict[str, str]:
    """Plot types by lemma, or by lemma and particle, object or complement ("run away")."""
    rows = table("event_plot_types")
    return {word: concept for concept, listed in rows.items() for word in listed}


def lemma(trigger: Token) -> str:
    """The lemma in lower case; for the model "hoping" is a form of "hop", and "leaves" often a noun."""
    return AMISS.get(trigger.lower_, trigger.lemma_.lower())


def event_type(trigger: Token) -> str:
    """The local name of the concept for an event told by the trigger."""
    base = lemma(trigger)
    narrow = plot_types()
    for child in trigger.children:
        if child.dep_ in {"prt", "prep", "dobj", "acomp", "advmod", "attr", "oprd"}:
            pair = f"{base} {child.lemma_.lower()}"
            if pair in narrow:
                return narrow[pair]
    return narrow.get(base) or table("event_types").get(base, (DEFAULT,))[0]
