"""Which events a plot tells as a look back, and how long it does.

A look back that is told in the present tense goes on to the end of its paragraph, or to words of the
present. One that opens the plot is the story itself, told in a frame: that goes on over paragraphs until
words of the present, or a year that is not before the frame's. One in a past tense goes on as long as the
tense does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from kg.reading.doc import sentences_of
from kg.reading.event.tense import looks_back
from kg.reading.event.times import EARLIER, SHORTLY, opens_with_time
from kg.reading.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Span

SHOWN = re.compile(r"\bflash(?:es)?[ -]?backs?\b|\bis (?:told|shown) in flashback\b", re.I)
"""What is told of a flashback, in the same sentence."""
OPENS = re.compile(
    r"\W*(?:then |and )?(?:in (?:a|another|the) (?:\w+ )?flashback|in flashbacks?|flashing back)\b", re.I
)
BACK_AGAIN = re.compile(
    r"\b(?:back (?:in|to) the present|in the present(?: day)?|present[ -]day)\b|^\W*now\b", re.I
)
GOES_ON = re.compile(r"\bnow\b|\b(?:years?|months?|weeks?|days?) (?:later|after)\b", re.I)
"""What leads out of a look back in the midst of a plot; a frame has it inside too."""
OPENING = 5
"""A frame is opened in the first paragraph, or in this part of a plot's sentences."""
YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
EARLY = 40
"""Characters of a sentence in which words of an earlier time open it."""


@dataclass(slots=True)
class _Look:
    """A look back that goes on."""

    kind: str
    """"aside", "scene" or "frame"."""
    year: int | None = None
    """The last year of the frame, where one is given."""
    since: int | None = None
    """The year that the frame's story begins in."""
    words: str = ""
    """The sentence that began it."""


@cache
def _announced() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('structure_look_backs')))})\b", re.I)


def flashbacks(
    doc: Doc,
    triggers: Sequence[int],
    said: Mapping[int, str],
    years: Mapping[int, int],
    starts: frozenset[int],
    *,
    present: bool,
) -> dict[int, int]:
    """How far back the triggers lie that are told as a look back: -1, and -2 for one within a frame's story.

    ``said`` are the words, ``years`` the years that date them, ``starts`` the tokens that begin paragraphs;
    ``present``: the plot is told in the present tense.
    """
    found = {i: -1 for i, text in said.items() if is_far(text) and i not in years}
    order, sentences, text = sorted(triggers), sentences_of(doc), doc.text
    opening = max(_second_paragraph(sentences, starts), len(sentences) // OPENING)
    look: _Look | None = None
    told: int | None = None
    announced = False
    for number, sentence in enumerate(sentences):
        here = order[bisect_left(order, sentence.start) : bisect_left(order, sentence.end)]
        words_of_it = text[sentence.start_char : sentence.end_char]
        paragraph = sentence.start in starts
        past = bool(here) and all(looks_back(doc[i], present=present) for i in here)
        year = max((years[i] for i in here if i in years), default=None)
        if look and _is_over(look, words_of_it, year, paragraph=paragraph, past=past):
            look = None
        if look is None or look.kind == "aside":
            new = _begun(
                sentence,
                words_of_it,
                told,
                past=past,
                announced=announced,
                paragraph=paragraph,
                early=number <= opening,
            )
            look = new or look
            if new and new.since:
                found.update((i, -1) for i, y in years.items() if i < sentence.start and y < new.since)
        told = max((y for y in (told, year) if y is not None), default=None)
        announced = number < opening and look is None and _announced().search(words_of_it) is not None
        if look and look.kind == "aside":
            here = [i for i in here if i not in years]  # the year tells how far it goes back
        shown = SHOWN.search(words_of_it)
        if shown and not look:
            here = [i for i in here if doc[i].idx >= sentence.start_char + shown.start()]
        if look or shown:
            found.update((i, -2 if _is_deeper(look, said.get(i, "")) else -1) for i in here)
    return found


def _is_deeper(look: _Look | None, words: str) -> bool:
    """Whether a date lies back from a frame's story, and is not the one that began it."""
    return look is not None and look.kind == "frame" and is_far(words) and words not in look.words


def is_far(words: str) -> bool:
    """Whether words date something before all of the present line: not "the night before"."""
    return EARLIER.search(words) is not None and SHORTLY.search(words) is None


def _second_paragraph(sentences: Sequence[Span], starts: frozenset[int]) -> int:
    """The number of the sentence with which the second paragraph begins; 0 where there is none."""
    return next((number for number, sentence in enumerate(sentences) if sentence.start in starts), 0)


def _begun(
    sentence: Span, text: str, told: int | None, *, past: bool, announced: bool, paragraph: bool, early: bool
) -> _Look | None:
    """The look back that a sentence begins; ``told``: the last year so far, ``early``: in the opening."""
    opens = opens_with_time(text)
    year = YEAR.search(text[slice(*opens)]) if opens else None
    since = int(year[0]) if year else None
    kind = _begins(sentence, text, past=past, announced=announced and (paragraph or since is not None))
    jumps = since is not None and told is not None and since < told
    if early and not past and (jumps or kind == "scene"):
        return _Look("frame", told if since is None or jumps else None, since, text)
    return _Look(kind) if kind else None


def _begins(sentence: Span, text: str, *, past: bool, announced: bool) -> str:
    """The kind of look back that a sentence begins; "" where it begins none."""
    earlier = EARLIER.search(text[:EARLY])
    if earlier and SHORTLY.search(text[: earlier.end()]):
        earlier = None
    if earlier:
        before = sentence.start_char + earlier.end()
        if any(t.dep_ == "nsubj" for t in takewhile(lambda t: t.idx < before, sentence)):
            earlier = None
    if earlier or OPENS.match(text):
        return "aside" if past else "scene"
    return "scene" if announced and not past else ""


def _is_over(look: _Look, text: str, year: int | None, *, paragraph: bool, past: bool) -> bool:
    """Whether a look back does not go on in a sentence."""
    if BACK_AGAIN.search(text):
        return True
    if look.kind == "frame":
        return look.year is not None and year is not None and year >= look.year
    return paragraph or GOES_ON.search(text) is not None or (look.kind == "aside" and not past)
