"""The years of events: given by the words that date them, or counted from a year that was told before.

"Ten years later" after 1931 is 1941. What cannot be counted ("some years later", "almost ten years
later", "two months later") has no year, and nothing is counted from it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.reading.event.tense import is_earlier
from kg.reading.event.times import EARLIER
from kg.reading.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from spacy.tokens import Doc

YEAR = re.compile(r"\b(1\d|20)\d\d\b(?!['’]?s\b)")
"""A year, and no decade: not "the 1970s"."""
NEXT = re.compile(r"^the (?:very )?(?:next|following) year$", re.I)
LAST = re.compile(r"^the (?:previous year|year before)$", re.I)
SAME = re.compile(
    r"\b(?:(?:next|following|same) (?:day|morning|evening|night|afternoon)|(?:days?|hours?|minutes?|moments?)"
    r" later|that (?:day|night|evening|morning|afternoon|year)|the same year|tonight)\b",
    re.I,
)
"""Times from which one may count on as from the one before."""
HOW_LONG = {"year": 1, "decade": 10}


@cache
def _amount() -> re.Pattern[str]:
    numbers = "|".join(sorted(table("event_numbers"), key=len, reverse=True))
    return re.compile(
        rf"^(?:(?:just|exactly)\s+)?(?P<n>\d{{1,3}}|(?:{numbers})(?:-\w+)?)\s+(?:(?:more|long|short|full)\s+)?"
        rf"(?P<unit>year|decade)s?\s+(?P<way>later|earlier|ago|before|afterwards?|into\s+the\s+future)$",
        re.IGNORECASE,
    )


def story_years(
    doc: Doc, triggers: Sequence[int], when: Mapping[int, tuple[int, int]], happened: Callable[[int], bool]
) -> dict[int, int]:
    """The year of each trigger whose year is given or can be counted; ``when`` has the words that date it."""
    text = doc.text
    found: dict[int, int] = {}
    known: dict[tuple[int, int], int | None] = {}
    told: int | None = None
    for index in sorted(set(triggers) & set(when)):
        words = text[slice(*when[index])].strip()
        if when[index] not in known:
            known[when[index]] = _year(words, told)
            if happened(index) and not is_earlier(doc[index]) and not EARLIER.search(words):
                told = told if SAME.search(words) else known[when[index]]
        year = known[when[index]]
        if year is not None:
            found[index] = year
    return found


def _year(words: str, told: int | None) -> int | None:
    """The year of an expression of time, given or counted from the year that was told last."""
    given = YEAR.search(words)
    if given:
        return int(given[0])
    if told is None:
        return None
    if NEXT.match(words) or LAST.match(words):
        return told + (1 if NEXT.match(words) else -1)
    amount = _amount().match(words)
    if amount is None:
        return None
    back = amount["way"].lower() in {"earlier", "ago", "before"}
    years = _number(amount["n"].lower()) * HOW_LONG[amount["unit"].lower()]
    return told - years if back else told + years


def _number(words: str) -> int:
    """ "ten", "a hundred", "twenty-five", "12"."""
    if words.isdigit():
        return int(words)
    tens, _, ones = words.partition("-")
    rows = table("event_numbers")
    return int(rows[tens][0]) + (int(rows[ones][0]) if ones in rows else 0)
