"""The order in which events happened, where the text tells that it is not the order told.

An event goes before those told with it when its tense is perfect ("who has endured") or past below the
present; before those of the sentence before when its whole sentence looks back ("He had fled", "Moments
earlier"); before all of the present line when a flashback tells it or "ten years earlier" dates it; and
before the first event of a later year when its own year is earlier than one already told. What follows a
sentence that opens with such a year goes with it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.reading.doc import sentences_of
from kg.reading.event.flashbacks import BACK_AGAIN, flashbacks, is_far
from kg.reading.event.tense import is_earlier, looks_back, told_in_present
from kg.reading.event.times import EARLIER, opens_with_time
from kg.reading.paragraphs import paragraph_starts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

Key = tuple[int, float, int]
"""How far back its line lies (0, -1, -2), its place there, and where it is told."""


def story_orders(
    doc: Doc, triggers: Sequence[int], when: Mapping[int, tuple[int, int]], years: Mapping[int, int]
) -> dict[int, int]:
    """For trigger tokens in the order told: 1, 2, … in the order in which they happened.

    ``when`` has the words that date them, ``years`` their years.
    """
    text, present = doc.text, told_in_present(doc)  # spaCy builds the text anew each time
    said = {index: text[slice(*when[index])] for index in triggers if index in when}
    dated = {index: years[index] for index in triggers if index in years}
    starts = paragraph_starts(doc)
    past = flashbacks(doc, triggers, said, dated, starts, present=present)
    shortly = frozenset(i for i, words in said.items() if EARLIER.search(words) and not is_far(words))
    keys = _keys(doc, triggers, past, dated, shortly, starts, present=present)
    ranked = sorted(triggers, key=keys.__getitem__)
    return {index: rank for rank, index in enumerate(ranked, start=1)}


def _keys(
    doc: Doc,
    triggers: Sequence[int],
    past: Mapping[int, int],
    years: Mapping[int, int],
    shortly: frozenset[int],
    starts: frozenset[int],
    *,
    present: bool,
) -> dict[int, Key]:
    """For each trigger what it is sorted by, sentence by sentence."""
    found: dict[int, Key] = {}
    told: dict[int, list[tuple[float, int]]] = {0: [], -1: [], -2: []}  # places and years, of each line
    before, carried, text = 0.0, None, doc.text
    for sentence in sentences_of(doc):
        begin = bisect_left(triggers, sentence.start)
        here = triggers[begin : bisect_left(triggers, sentence.end)]
        words = text[sentence.start_char : sentence.end_char]
        opens = opens_with_time(words) is not None
        if sentence.start in starts or opens or BACK_AGAIN.search(words):
            carried = None
        if not here:
            continue
        back = shortly >= {*here} or all(i not in years and looks_back(doc[i], present=present) for i in here)
        base = before if back else float(begin)
        for position, index in enumerate(here, start=begin):
            line = past.get(index, 0)
            place = base - 0.5 if back or index in shortly or is_earlier(doc[index]) else float(position)
            if index in years:
                place = min([place, *(p - 0.5 for p, year in told[line] if year > years[index])])
                told[line].append((place, years[index]))
            elif carried is not None:
                place = min(place, carried)
            found[index] = (line, place, position)
        if opens and here[0] in years and found[here[0]][1] < begin - 0.5:
            carried = found[here[0]][1]
        before = base
    return found
