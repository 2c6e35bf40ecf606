"""How a relationship runs: which event makes it, which breaks it, and whether it is over.

A relationship ends by an event of both ("they divorce", "she leaves him"), of one who gives it up
("he resigns", "he breaks off the engagement"), by a death, or before the story begins ("his
ex-wife"). What makes it anew later takes an end back.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.reading.lexicon import table
from kg.reading.relation.breaks import BREAKS, LIVED, by_renewal, when
from kg.reading.relation.past import is_past
from kg.reading.relation.realis import is_real

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

    from kg.reading.relation.breaks import Key, Known, Way
    from kg.reading.relation.evidence import Evidence
    from kg.story import Event

DEEDS = frozenset({"kills", "harms", "helps", "deceives"})
"""A deed is made by the event that does it, and never ends."""
ENDING = LIVED | {"attractedTo"}
"""Types that end: what the text calls past of others is past for another reason ("his murdered brother")."""


@dataclass(frozen=True, slots=True)
class Course:
    """How a relationship runs: orders of the events that make and break it, and whether it is over."""

    made: int | None = None
    broken: int | None = None
    over: int | None = None
    """The token that speaks of it as of something past, where nothing makes it anew later."""


def courses(doc: Doc, known: Known) -> dict[Key, Course]:
    """The course of every relationship, by the evidence for it and by the events of the two."""
    told = _happened(doc)
    breaks, renewals = _by_key(BREAKS, doc, told, known), _by_key((by_renewal,), doc, told, known)
    return {
        key: _course(doc, told, key, items, breaks.get(key, []), renewals.get(key, []))
        for key, items in known.items()
    }


def _by_key(ways: Iterable[Way], doc: Doc, told: dict[int, Event], known: Known) -> dict[Key, list[Event]]:
    """The events that bear on each relationship, as the ways find them, and that really come about."""
    found: dict[Key, list[Event]] = defaultdict(list)
    tokens = {event.order: token for token, event in told.items()}
    for way in ways:
        for key, event in way(doc, told, known):
            if is_real(doc[tokens[event.order]]):
                found[key].append(event)
    return found


def _happened(doc: Doc) -> dict[int, Event]:
    """The events that happen, by the token that triggers each."""
    events = {event.order: event for event in doc._.events if event.factuality == "asserted"}
    spans = [s for s in doc.spans.get("events", ()) if s.id_.isdigit() and int(s.id_) in events]
    return {s.start: events[int(s.id_)] for s in spans}


def _course(
    doc: Doc,
    told: dict[int, Event],
    key: Key,
    items: list[Evidence],
    breaks: list[Event],
    renewals: list[Event],
) -> Course:
    """The course of one relationship: what makes it anew after an end takes the end back."""
    kind = key[2]
    makes = [told[item.trigger] for item in items if item.trigger in told and _makes(doc, kind, item)]
    anew = [*makes, *renewals]
    last = max(map(when, anew), default=0)
    ends = sorted((event for event in breaks if when(event) > last), key=when)
    past = [item.trigger for item in items if kind in ENDING and is_past(doc[item.trigger])]
    over = bool(past) and _after(told, max(past)).isdisjoint(event.order for event in anew)
    first = min(makes, key=when, default=None)
    if first is not None and kind not in DEEDS and _was_before(told, first, items):
        first = None
    return Course(
        first.order if first else None, ends[0].order if ends else None, max(past) if over else None
    )


def _makes(doc: Doc, kind: str, item: Evidence) -> bool:
    lemma = doc[item.trigger].lemma_.lower()
    return kind in DEEDS or lemma in table("relation_turns").get(f"{kind} made", ())


def _after(told: dict[int, Event], token: int) -> set[int]:
    """Orders of the events that are told after a token."""
    return {event.order for at, event in told.items() if at > token}


def _was_before(told: dict[int, Event], made: Event, items: Iterable[Evidence]) -> bool:
    """Whether the text knows the bond in an earlier sentence than the event, which is no flashback."""
    at = next(token for token, event in told.items() if event is made)
    earlier = [item.trigger for item in items if item.trigger < at and item.trigger not in told]
    if not earlier:
        return False
    since = [event for token, event in told.items() if min(earlier) <= token < at]
    sentences = {event.sentence for event in since} | {made.sentence}
    return len(sentences) > 1 and all(when(event) < when(made) for event in since)
