"""Lists of people: directors, and cast lists with who plays whom."""

from __future__ import annotations

import re

from kg.story import Credit

# A comma parts two people, but not in "Robert Downey, Jr."
_PEOPLE = re.compile(r"\s*(?:,\s+(?:and|&)\s|,(?!\s*(?:[JS]r\b|I{2,3}\b|IV\b))|[;/|·•]|\s(?:and|&)\s)\s*")
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_NOBODY = frozenset({"", "-", "–", "—", "n/a", "none", "unknown", "various", "et al.", "others"})
_BULLET = re.compile(r"^(?:[-*+•]|\d+[.)])\s+|\*\*|__")
_PLAYED_BY = re.compile(r"^(?P<role>.+?)[\s,(]+(?:is\s+)?(?:played|portrayed|voiced) by (?P<actor>[^)]+)\)?$")
_AS = re.compile(
    r"^(?P<actor>.+?)\s*(?:\s(?:as|plays)\s|:\s|\s[–—-]\s|\s?(?:\.{2,}|…)\s?|\s\|\s)\s*(?P<role>.+)$"
)


def people(value: str, *, brackets: bool = False) -> tuple[str, ...]:
    """The names in a list such as ``Joel Coen, Ethan Coen`` or ``Lana and Lilly Wachowski``."""
    text = " ".join((value if brackets else _BRACKETS.sub("", value)).split())
    names = (name.strip() for name in ([text] if _is_nobody(text) else _PEOPLE.split(text)))
    return tuple(dict.fromkeys(name for name in names if not _is_nobody(name)))


def _is_nobody(name: str) -> bool:
    return name.lower() in _NOBODY


def credit(line: str) -> Credit:
    """One entry of a cast list: ``Actor as Role``, ``Actor: Role``, ``Role (played by Actor)``, an actor."""
    text = " ".join(_BULLET.sub("", line.strip()).replace("\t", " | ").split()).strip(" *_")
    match = _PLAYED_BY.match(text) or _AS.match(text)
    if match is None:
        return Credit(text)
    return Credit(match["actor"].strip(" *_"), match["role"].strip(" *_."))
