"""Which event makes a relationship, and which breaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

    from kg.reading.relation.evidence import Evidence

DEEDS = frozenset({"kills", "harms", "helps", "deceives"})
"""A deed is made by the event that does it."""


def event_orders(doc: Doc) -> dict[int, int]:
    """The order of the event that a token triggers; events that do not happen are left out."""
    happened = {event.order for event in doc._.events if event.factuality == "asserted"}
    return {
        span.start: int(span.id_)
        for span in doc.spans.get("events", ())
        if span.id_.isdigit() and int(span.id_) in happened
    }


def turns(
    doc: Doc, orders: dict[int, int], kind: str, items: Iterable[Evidence]
) -> tuple[int | None, int | None]:
    """The orders of the first event that makes the relationship and of the last that breaks it."""
    made, broken = [], []
    for item in items:
        order = orders.get(item.trigger)
        if order is None:
            continue
        lemma = doc[item.trigger].lemma_.lower()
        if kind in DEEDS or lemma in table("relation_turns").get(f"{kind} made", ()):
            made.append(order)
        if lemma in table("relation_turns").get(f"{kind} broken", ()):
            broken.append(order)
    return min(made, default=None), max(broken, default=None)
