"""Where people still are: what they do in a sentence after they came somewhere happens there.

"Ann drives to the lake and drowns the letters": the second event is at the lake, by the evidence
that she has just come there.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kg.reading.grammar.event_types import event_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc

    from kg.reading.event.participants import Arguments

COMING = frozenset({"arrival", "meeting", "travel", "motionEvent", "socialEvent"})
"""Types of events after which their people are at the place."""


def stay(doc: Doc, found: dict[int, str], who: Mapping[int, Arguments]) -> None:
    """Give events without a place that of the last coming, in their sentence, of one who acts in them.

    ``found`` has the places by trigger token and is added to; ``who`` has the participants of what happens.
    """
    for _, sentence in groupby(sorted(who), key=lambda index: doc[index].sent.start):
        came: list[int] = []
        for index in sentence:
            before = [c for c in came if _shared(who[c], who[index])]
            if before and not found.get(index):
                found[index] = found[before[-1]]
            if found.get(index) and event_type(doc[index]) in COMING:
                came.append(index)


def _shared(coming: Arguments, event: Arguments) -> bool:
    """Whether somebody who came, or was brought, acts in the event."""
    return not {*coming.agents, *coming.patients}.isdisjoint(event.agents)
