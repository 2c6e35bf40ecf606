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


@dataclass(frozen=True, slots=True)
class Told:
    """The events that happen, by the token that triggers each, and what one asks of each by its order."""

    events: dict[int, Event]
    tokens: dict[int, int]
    latest: dict[int, int]
    """How far the story had come before it was told."""

    def is_look_back(self, event: Event) -> bool:
        """Whether something that happened later was told before it."""
        return self.latest[event.order] > when(event)


def courses(doc: Doc, known: Known) -> dict[Key, Course]:
    """The course of every relationship, by the evidence for it and by the events of the two."""
    told = _told(doc)
    breaks, renewals = _by_key(BREAKS, doc, told, known), _by_key((by_renewal,), doc, told, known)
    return {
        key: _course(doc, told, key, items, breaks.get(key, []), renewals.get(key, []))
        for key, items in known.items()
    }


def _told(doc: Doc) -> Told:
    """What happens in the text."""
    asserted = {event.order: event for event in doc._.events if event.factuality == "asserted"}
    spans = [s for s in doc.spans.get("events", ()) if s.id_.isdigit() and int(s.id_) in asserted]
    events = {s.start: asserted[int(s.id_)] for s in sorted(spans, key=lambda span: span.start)}
    far, latest = 0, {}
    for event in events.values():
        latest[event.order], far = far, max(far, when(event))
    return Told(events, {event.order: token for token, event in events.items()}, latest)


def _by_key(ways: Iterable[Way], doc: Doc, told: Told, known: Known) -> dict[Key, list[Event]]:
    """The events that bear on each relationship, as the ways find them, and that really come about."""
    found: dict[Key, list[Event]] = defaultdict(list)
    for way in ways:
        for key, event in way(doc, told.events, known):
            if is_real(doc[told.tokens[event.order]]):
                found[key].append(event)
    return found


def _course(
    doc: Doc, told: Told, key: Key, items: list[Evidence], breaks: list[Event], renewals: list[Event]
) -> Course:
    """The course of one relationship: what makes it anew after an end takes the end back."""
    kind, events = key[2], told.events
    makes = [events[item.trigger] for item in items if item.trigger in events and _makes(doc, kind, item)]
    anew = [*makes, *renewals]
    last = max(map(when, anew), default=0)
    end = min((event for event in breaks if when(event) > last), key=when, default=None)
    past = [item.trigger for item in items if kind in ENDING and is_past(doc[item.trigger])]
    over = max(past) if past and all(told.tokens[event.order] < max(past) for event in anew) else None
    first = min(makes, key=when, default=None)
    if first is not None and kind not in DEEDS and _was_before(doc, told, first, items):
        first = None
    return Course(first.order if first else None, end.order if end else None, over)


def _makes(doc: Doc, kind: str, item: Evidence) -> bool:
    lemma = doc[item.trigger].lemma_.lower()
    return kind in DEEDS or lemma in table("relation_turns").get(f"{kind} made", ())


def _was_before(doc: Doc, told: Told, made: Event, items: Iterable[Evidence]) -> bool:
    """Whether the text knows the bond in an earlier sentence than the event, which is no look back."""
    at = told.tokens[made.order]
    earlier = min((i.trigger for i in items if i.trigger < at and i.trigger not in told.events), default=at)
    return earlier < doc[at].sent.start and not told.is_look_back(made)
