"""When an event happens, in the words of the text: "1952", "the late 1970s", "ten years later"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from kg.reading.doc import sentences_of
from kg.reading.event.tense import finite_tag, is_perfect, told_in_present
from kg.reading.grammar.clauses import SUBJECTS
from kg.reading.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span, Token

EARLIER = re.compile(
    r"\b(?:earlier|ago|previous)\b"
    r"|\b(?:years?|months?|weeks?|days?|night) before(?=\s*(?:[,.;:)]|$|(?-i:[A-Z])))",
    re.I,
)
"""Words of a time before what is just told; "the night before the wedding" is none."""
SHORTLY = re.compile(
    r"\b(?:seconds?|moments?|minutes?|hours?|days?|nights?|evening|morning|afternoon)\b", re.I
)
"""Measures of a time that is not before the whole story: "moments earlier", "the night before"."""
BARE_YEAR = re.compile(r"\d{4}")
DATING = re.compile(
    r"(?:\b(?:in|by|since|until|of|from|circa|around|during|after|before|to|and|year)|[(,]|^)\s*$", re.I
)
"""What stands before a number that is a year: "in 1952", not "kills 2000 men"."""
OPENING = re.compile(
    r"\W*(?:(?:and|but|then|so|finally|now|just|only|about|in|on|at|by|it is|it's|set in|during)\b[\s,]*)*",
    re.I,
)
"""What may stand before an expression of time that opens a sentence."""
LONGEST_OPENING = 100
"""Characters of a sentence in which such an expression is looked for."""
SUBORDINATE = frozenset({"relcl", "acl", "ccomp", "pcomp"})
"""Clauses that an expression which opens the sentence does not date."""


@cache
def pattern() -> re.Pattern[str]:
    """One pattern of all expressions of time, from the rows of ``event_times.tsv``."""
    rows = table("event_times")
    parts = {key[1:]: "|".join(values) for key, values in rows.items() if key.startswith("$")}
    whole = "|".join(value for key, values in rows.items() if not key.startswith("$") for value in values)
    for _ in parts:  # a part may hold other parts
        for name, value in parts.items():
            whole = whole.replace(f"${name}", f"(?:{value})")
    return re.compile(rf"(?<![\w$£€-])(?:{whole})(?![\w-])", re.IGNORECASE)


def times(text: str) -> list[tuple[int, int]]:
    """Begin and end of each expression of time in a text, without a mere "in" or "on" before it."""
    return [
        match.span()
        for match in pattern().finditer(text)
        if not BARE_YEAR.fullmatch(match[0])
        or DATING.search(text[max(0, match.start() - 12) : match.start()])
    ]


def opens_with_time(text: str) -> tuple[int, int] | None:
    """Begin and end of the expression of time that a sentence opens with, as in ``times``; None for none."""
    before = OPENING.match(text)
    last = before.end() if before else 0
    # Only where a word begins may it begin: to look for it everywhere takes long.
    for begin in (0, *(match.end() for match in re.finditer(r"\W+", text[:last]))):
        if pattern().match(text, begin):
            found = times(text[:LONGEST_OPENING])
            return found[0] if found and found[0][0] <= last else None
    return None


def event_times(doc: Doc, triggers: Sequence[int], happened: Sequence[int]) -> dict[int, tuple[int, int]]:
    """For each trigger that is dated: begin and end, in ``doc.text``, of the words that date it.

    What happened is dated before what is merely planned or denied. A date of a sentence where nothing
    happens ("In 1985 the three are grown up.") is that of the next sentence's first event.
    """
    found: dict[int, tuple[int, int]] = {}
    text = doc.text  # spaCy builds it anew each time
    spans = times(text)
    waiting: tuple[int, int] | None = None
    begins, present = [begin for begin, _ in spans], told_in_present(doc)
    happened, triggers = sorted(happened), sorted(triggers)
    for sentence in sentences_of(doc) if spans else ():
        dates = spans[bisect_left(begins, sentence.start_char) : bisect_left(begins, sentence.end_char)]
        if not dates and not waiting:
            continue
        real, every = (
            indexes[bisect_left(indexes, sentence.start) : bisect_left(indexes, sentence.end)]
            for indexes in (happened, triggers)
        )
        for span in dates:
            for index in [*_dated(doc, span, sentence, real), *_dated(doc, span, sentence, every)]:
                found.setdefault(index, span)
                if present and EARLIER.search(text[slice(*span)]):
                    for joined in _joined(doc[index], every):
                        found.setdefault(joined, span)
        if waiting and real and not dates:
            found.setdefault(real[0], waiting)
        waiting = dates[-1] if dates and not real else None
    return found


def _dated(doc: Doc, span: tuple[int, int], sentence: Span, here: Sequence[int]) -> list[int]:
    """The triggers of a sentence that an expression dates."""
    words = doc.char_span(*span, alignment_mode="expand")
    if words is None or not here:
        return []
    if _opens(words, sentence):
        return [i for i in here if not _apart(doc[i], here)] or list(here[:1])
    for ancestor in words.root.ancestors:
        if ancestor.i in here:
            return [ancestor.i]
    return [i for i in here if not is_perfect(doc[i])] or list(here[:1])


def _joined(trigger: Token, every: Sequence[int]) -> list[int]:
    """The events told together with one that lies back: "burned the farm and hanged him years before"."""
    if finite_tag(trigger) != "VBD":
        return []
    top = trigger
    while top.dep_ == "conj":
        top = top.head
    family, waiting = [], [top]
    while waiting:
        verb = waiting.pop()
        family.append(verb)
        waiting.extend(c for c in verb.children if c.dep_ == "conj")
    return [verb.i for verb in family if verb.i in every and finite_tag(verb) == "VBD"]


def _apart(trigger: Token, here: Sequence[int]) -> bool:
    """Whether an event stands in a clause of its own time below another event."""
    if is_perfect(trigger):
        return True
    return trigger.dep_ in SUBORDINATE and any(t.i in here for t in trigger.ancestors)


def _opens(words: Span, sentence: Span) -> bool:
    """Whether the expression stands before the sentence's first subject or verb."""
    before = sentence.doc[sentence.start : words.start]
    return not any(t.dep_ in SUBJECTS or t.pos_ == "VERB" for t in before)
