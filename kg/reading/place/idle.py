"""Places without a name where nothing happens are left out: the component ``kg_idle_places``.

What a place noun behind a preposition promises, the events must keep: "he means to sell the barn on
the hill" shows no hill where anything happens. Events need the places to begin with, so that this
can be told only after them: the component takes back what ``kg_places`` read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.reading.doc import register

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


@Language.factory(
    "kg_idle_places",
    requires=["doc._.places", "doc._.institutions", "doc._.events", "doc.spans"],
    assigns=["doc._.places", "doc._.institutions", "doc._.events", "doc.spans"],
)
def make_idle_places(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component."""
    register()
    return leave_out_idle


def leave_out_idle(doc: Doc) -> Doc:
    """Drop places without a name at which no event of ``doc._.events`` happens, and what speaks of them."""
    used = {event.place for event in doc._.events if event.factuality == "asserted"}
    idle = {place.id for place in doc._.places.values() if not place.named} - used
    if not idle:
        return doc
    doc._.places = {identity: place for identity, place in doc._.places.items() if identity not in idle}
    doc.spans["places"] = [span for span in doc.spans["places"] if span.id_ not in idle]
    doc._.events = tuple(replace(event, place="") if event.place in idle else event for event in doc._.events)
    doc._.institutions = {
        identity: replace(found, located_in="") if found.located_in in idle else found
        for identity, found in doc._.institutions.items()
    }
    return doc
