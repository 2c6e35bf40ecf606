"""The fields of a film's head (year, runtime, director, …), whatever the source calls them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.sources import genres
from kg.sources.credits import credit, people
from kg.story import Credit, Film

if TYPE_CHECKING:
    from collections.abc import Callable


def _names() -> dict[str, str]:
    """What sources call a field, and what we call it."""
    text = files("kg.sources").joinpath("fields.tsv").read_text(encoding="utf-8")
    rows = [row.split("\t") for row in text.splitlines() if not row.startswith("#")]
    return {row[0]: row[1] for row in rows[1:]}


FIELD_OF = _names()
_NAME = "|".join(re.escape(name) for name in sorted(FIELD_OF, key=lambda name: (-len(name), name)))
_FIELD = re.compile(rf"(?<![\w-])({_NAME})\s*[:\uff1a]\s*", re.IGNORECASE)
_NO_COLON = re.compile(
    r"(?:(directed by)\s+(?=[^\W\d])|(year)\s+(?=\d{4}$)|(runtime)\s+(?=\d))", re.IGNORECASE
)
_MARKUP = re.compile(r"^(?:[-*+>]\s+|#+\s+)|\*\*|__")
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_HOURS = re.compile(
    r"(?:pt)?(?:(\d+)\s*(?:h|hours?|hrs?)\b\.?)?[\s,]*(?:and\s+)?(?:(\d+)\s*(?:m|mins?|minutes?)\b)?"
)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
_LONGEST_FIELD = 400
_NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "none", "null", "~", "unknown", "tba", "tbd", "?"})


@dataclass(frozen=True, slots=True)
class Head:
    """What a source says of its film beside the plot."""

    title: str = ""
    year: int | None = None
    runtime: int | None = None
    languages: tuple[str, ...] = ()
    directors: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    tagline: str = ""
    cast: tuple[Credit, ...] = ()


def fields_in(line: str) -> list[tuple[str, str]]:
    """The fields of a line as (our name, value); empty where the line is none.

    A page may print several on one line: ``Year: 2010 Runtime: 103 min``.
    """
    text = _MARKUP.sub("", line).strip()
    if len(text) > _LONGEST_FIELD:
        return []
    bare = _NO_COLON.match(text)
    if bare is not None and not text.endswith("."):
        return [(FIELD_OF[(bare[1] or bare[2] or bare[3]).lower()], text[bare.end() :])]
    found = list(_FIELD.finditer(text))
    if not found or found[0].start() > 0:
        return []
    # Only the first name may be written small: "The cast: unknown" is no second field.
    found = [found[0], *(match for match in found[1:] if match[1][0].isupper())]
    if FIELD_OF[found[0][1].lower()] == "title":
        found = found[:1]
    ends = [match.start() for match in found[1:]] + [len(text)]
    values = [text[match.end() : end].strip(" \t|·•,;") for match, end in zip(found, ends, strict=True)]
    return [(FIELD_OF[match[1].lower()], value) for match, value in zip(found, values, strict=True)]


def is_nothing(value: str) -> bool:
    """Whether a value says that there is none."""
    return value.strip().lower() in _NOTHING


def year(value: str) -> int | None:
    """The first year in a value such as ``2010`` or ``September 3, 2010``."""
    match = _YEAR.search(value)
    return int(match[1]) if match else None


def runtime(value: str) -> int | None:
    """Minutes, from ``103``, ``103 min``, ``1h 43m``, ``1 hr 43 min``, ``1:43`` or ``PT1H43M``."""
    text = value.replace("\N{NO-BREAK SPACE}", " ").strip().lower()
    clock = _CLOCK.fullmatch(text)
    if clock is not None:
        return int(clock[1]) * 60 + int(clock[2])
    if re.fullmatch(r"\d+", text):
        return int(text) or None
    # "1h43m" has no boundary after the h.
    hours = _HOURS.match(re.sub(r"(?<=[hm])(?=\d)", " ", text))
    if hours is None or hours.end() == 0:
        return None
    return (int(hours[1] or 0) * 60 + int(hours[2] or 0)) or None


def languages(value: str) -> tuple[str, ...]:
    """Languages, also where they are glued as genres are: ``EnglishFrench``."""
    return people(re.sub(r"(?<=[a-z])(?=[A-Z])", ", ", value))


def _cast(value: str) -> tuple[Credit, ...]:
    return tuple(credit(part) for part in people(value, brackets=True))


_READERS: dict[str, Callable[[str], object]] = {
    "title": str,
    "year": year,
    "runtime": runtime,
    "languages": languages,
    "directors": people,
    "genres": genres.listed,
    "tagline": str,
    "cast": _cast,
}


def put(head: Head, field: str, value: str) -> Head:
    """The head with one field more; what it has already stays, and so does a value that says nothing."""
    if field not in _READERS or is_nothing(value) or getattr(head, field):
        return head
    changes: dict[str, object] = {field: _READERS[field](value.strip())}
    return replace(head, **changes)  # type: ignore[arg-type]


def with_head(film: Film, head: Head) -> Film:
    """The film with all that its head says, its title aside, which each kind of source makes up for."""
    return replace(
        film,
        year=head.year,
        runtime=head.runtime,
        languages=head.languages,
        directors=head.directors,
        genres=head.genres,
        tagline=head.tagline,
        cast=head.cast,
    )
