"""Places without a name where nothing happens: the reading leaves them out.

What a place noun behind a preposition promises, the events must keep: "he means to sell the barn on
the hill" shows no hill where anything happens.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def leave_out_idle(doc: Doc) -> None:
    """Drop places without a name at which no event of ``doc._.events`` happens, and their mentions."""
    used = {event.place for event in doc._.events if event.factuality == "asserted"}
    idle = {place.id for place in doc._.places.values() if not place.named} - used
    if not idle:
        return
    doc._.places = {identity: place for identity, place in doc._.places.items() if identity not in idle}
    doc.spans["places"] = [span for span in doc.spans["places"] if span.id_ not in idle]
    doc._.events = tuple(replace(event, place="") if event.place in idle else event for event in doc._.events)
    doc._.institutions = {
        identity: replace(found, located_in="") if found.located_in in idle else found
        for identity, found in doc._.institutions.items()
    }
