"""What kind of event a word tells of: a plot type from a hand-written list, else its WordNet class."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.reading.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Token

DEFAULT = "changeEvent"
"""An event of a word that no list has: something changed, nothing more is known."""


@cache
def plot_types() -> dict[str, str]:
    """Plot types by lemma, or by lemma and particle, object or complement ("run away")."""
    rows = table("event_plot_types")
    return {word: concept for concept, listed in rows.items() for word in listed}


def event_type(trigger: Token) -> str:
    """The local name of the concept for an event told by the trigger."""
    lemma = trigger.lemma_.lower()
    narrow = plot_types()
    for child in trigger.children:
        if child.dep_ in {"prt", "prep", "dobj", "acomp", "advmod", "attr", "oprd"}:
            pair = f"{lemma} {child.lemma_.lower()}"
            if pair in narrow:
                return narrow[pair]
    return narrow.get(lemma) or table("event_types").get(lemma, (DEFAULT,))[0]
