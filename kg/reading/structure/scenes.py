"""Scenes: stretches of the plot at one time and place, as far as its paragraphs and its words tell.

A sentence begins a scene where it begins a paragraph or an act, where it opens with words that move the
story ("Ten years later", "Meanwhile", "In Paris"), and where what happens in it happens at another
place than what the scene has told so far; where that has told of no place, a sentence begins one with which
people come somewhere, or that is the first to say where it is after others have passed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.reading.doc import plot_offset, sentences_of
from kg.reading.event.places import LEAVING, WITHIN
from kg.reading.event.times import opens_with_time
from kg.reading.lexicon import words
from kg.reading.paragraphs import paragraph_starts
from kg.story import Scene

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Span, Token

    from kg.story import Act, Event


COMING = frozenset({"arrival", "travel", "motionEvent", *LEAVING})
"""Types of events that bring people to a place, or away."""
LATE = 2
"""Sentences after which the first place that a scene names is another scene's."""


@dataclass(slots=True)
class _Part:
    """A scene that is being gathered."""

    begin: int
    time: str = ""
    opened_at: str = ""
    """The place that its first words name."""
    set_at: str = ""
    """A place that its first sentence names, though nothing is told to happen there."""
    last: str = ""
    """The place of what was told last."""


def scenes(doc: Doc, events: Sequence[Event], acts: Sequence[Act]) -> tuple[Scene, ...]:
    """The scenes of a plot in order; none where all of it is one. Needs sentences, places and events."""
    places: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        if event.place and event.factuality == "asserted":
            places[event.sentence].append(event)
    parts = _parts(doc, places, {act.begin for act in acts})
    ends = [part.begin for part in parts[1:]] + [len(sentences_of(doc))]
    if len(parts) < 2:
        return ()
    return tuple(
        _scene(order, part, end, places)
        for order, (part, end) in enumerate(zip(parts, ends, strict=True), start=1)
    )


def _parts(doc: Doc, places: Mapping[int, list[Event]], acts: set[int]) -> list[_Part]:
    """Where scenes begin, each with the time and place that its own words name.

    ``places`` has what happens at a place, by sentence.
    """
    paragraphs, named = paragraph_starts(doc), {span.start: span for span in doc.spans.get("places", ())}
    parts: list[_Part] = []
    for number, sentence in enumerate(sentences_of(doc)):
        here = places.get(number, [])
        time, place = _time(doc, sentence), _place(sentence, named)
        divided = not parts or sentence.start in paragraphs or number in acts
        if divided or time or _moves(sentence) or _elsewhere(parts[-1], number, place, here):
            parts.append(_Part(number, time, place, _set_at(sentence, named)))
        if here or place:
            parts[-1].last = here[-1].place if here else place
    return parts


def _elsewhere(part: _Part, number: int, opening: str, here: Sequence[Event]) -> bool:
    """Whether a sentence is at another place than the scene so far: what it opens with, or where it happens.

    A scene that has no place yet may have its place named late, but not by a movement that leads out of it.
    """
    if opening and opening != part.last:
        return True
    if not here:
        return False
    if part.last:
        return here[0].place != part.last
    return here[0].type in COMING or number - part.begin >= LATE


def _scene(order: int, part: _Part, end: int, places: Mapping[int, list[Event]]) -> Scene:
    """A scene at the place that its first words name, or where most happens, leaving counted last."""
    happens = [event for number in range(part.begin, end) for event in places.get(number, ())]
    counts = Counter(event.place for event in happens)
    stays = {event.place for event in happens if event.type not in LEAVING}
    ranked = sorted(counts, key=lambda place: (place in stays, counts[place]), reverse=True)
    place = part.opened_at or next(iter(ranked), part.set_at)
    return Scene(order, part.begin, end, place, part.time)


@cache
def _openings() -> re.Pattern[str]:
    """Words that move the story, at the beginning of a sentence."""
    ways = "|".join(sorted(words("structure_scene_openings")))
    return re.compile(rf"\W*(?:(?:and|but|then)\b[\s,]*)?(?:{ways})\b", re.IGNORECASE)


def _moves(sentence: Span) -> bool:
    return _openings().match(sentence.text) is not None


def _time(doc: Doc, sentence: Span) -> str:
    """The expression of time that a sentence opens with, in the plot's own words; empty where none does."""
    found = opens_with_time(sentence.text)
    if found is None:
        return ""
    first, last = sentence.start_char + found[0], sentence.start_char + found[1] - 1
    plot = doc.text if doc._.film is None else str(doc._.film.plot)
    return plot[plot_offset(doc, first) : plot_offset(doc, last) + 1]


def _place(sentence: Span, named: Mapping[int, Span]) -> str:
    """The place that a sentence opens with ("In Paris, …"); ``named`` are places by their first token."""
    first = next((token for token in sentence[:3] if not token.is_punct), None)
    if first is None or first.lower_ not in WITHIN:
        return ""
    return next((named[i].id_ for i in range(first.i + 1, sentence.start + 4) if i in named), "")


def _set_at(sentence: Span, named: Mapping[int, Span]) -> str:
    """The first place that a sentence says something or somebody is in: "Ann is a pupil at the Abbey"."""
    roots = ((named[i].root, named[i].id_) for i in range(sentence.start, sentence.end) if i in named)
    return next((place for root, place in roots if _says_where(root)), "")


def _says_where(noun: Token) -> bool:
    """Whether a place is what a clause is in: "is a pupil at the Abbey", not "Ned, a pupil at the Abbey"."""
    preposition = noun.head
    if preposition.lower_ not in WITHIN or noun.dep_ != "pobj":
        return False
    return preposition.head.pos_ in {"VERB", "AUX"} or preposition.head.dep_ == "attr"
