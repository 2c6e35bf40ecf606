"""The order in which events happened, where the text tells that it is not the order told.

An event goes before those told with it when its tense is perfect ("who has endured"), before those of
the sentence before when its whole sentence looks back ("He had fled"), before all of the present line
when a flashback tells it or "ten years earlier" dates it, and before the first event of a later year when
its own year is earlier than one already told.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from kg.reading.event.times import is_perfect
from kg.reading.paragraphs import paragraph_starts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

EARLIER = re.compile(r"\b(?:earlier|ago|(?:years?|months?|weeks?|days?|night|day) before|previous)\b", re.I)
FLASHBACK = re.compile(r"\bflash(?:es)?[ -]?backs?\b|\bis (?:told|shown) in flashback\b", re.I)
PRESENT = re.compile(
    r"\b(?:back (?:in|to) the present|in the present|present[ -]day|now"
    r"|(?:years?|months?|weeks?|days?) (?:later|after))\b",
    re.I,
)
MANY = 50
"""No sentence tells more events than this, or none that matters."""
YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d(?!\d)")


def story_orders(doc: Doc, triggers: Sequence[int], when: Mapping[int, tuple[int, int]]) -> dict[int, int]:
    """For trigger tokens in the order told: 1, 2, … in the order in which they happened."""
    text = doc.text  # spaCy builds it anew each time
    said = {index: text[slice(*when[index])] for index in triggers if index in when}
    past = _flashbacks(doc, triggers, said)
    keys: dict[int, tuple[int, float, int]] = {}
    years: list[tuple[int, int]] = []
    sentences = [sentence.end for sentence in doc.sents]
    first = before = end = 0
    back = False
    for position, index in enumerate(triggers):
        if index >= end:
            before, first, end = first, position, sentences[bisect_right(sentences, index)]
            near = triggers[position : position + MANY]
            back = all(_looks_back(doc, i) for i in near if i < end)
        place = (before if back else first) - 0.5 if is_perfect(doc[index]) else float(position)
        match = YEAR.search(said.get(index, ""))
        year = int(match[0]) if match else 0
        if year:
            place = min([place, *(p - 0.5 for p, y in years if y > year)])
            years.append((position, year))
        keys[index] = (-1 if index in past else 0, place, position)
    ranked = sorted(triggers, key=keys.__getitem__)
    return {index: rank for rank, index in enumerate(ranked, start=1)}


def _looks_back(doc: Doc, index: int) -> bool:
    """Whether the event is told in the past perfect."""
    return any(c.dep_ == "aux" and c.lower_ in {"had", "'d"} for c in doc[index].children)


def _flashbacks(doc: Doc, triggers: Sequence[int], said: Mapping[int, str]) -> frozenset[int]:
    """The triggers that are told as a look back; ``said`` are the words that date them."""
    found = {i for i, words in said.items() if EARLIER.search(words)}
    starts, order = paragraph_starts(doc), sorted(triggers)
    back = False
    for sentence in doc.sents:
        text = sentence.text
        if sentence.start in starts or PRESENT.search(text):
            back = False
        earlier = EARLIER.search(text[:40])
        if earlier and not any(
            t.dep_ == "nsubj" for t in sentence if t.idx < sentence.start_char + earlier.end()
        ):
            back = True
        if back or FLASHBACK.search(text):
            found.update(order[bisect_left(order, sentence.start) : bisect_left(order, sentence.end)])
    return frozenset(found)
