"""The parts of a person's name: title, given names, nickname, surname."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.folding import plain
from kg.reading.lexicon import KEPT, table, words

NICKNAME = re.compile(r"""["']([^"']+)["']""")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
GIVEN = frozenset({"al", "ben", "e", "el"})
"""Particles that at a name's start rather are a first name or an initial."""
DESCRIBING = frozenset({"old", "young", "little", "big"})
"""Titles that a name may keep in front: they neither rank nor tell a gender."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name taken apart; all parts folded, titles without the full stop."""

    text: str
    """As written."""
    titles: tuple[str, ...]
    """In full: "prof" is "professor"."""
    core: tuple[str, ...]
    """Given names and surname, in order."""
    nickname: tuple[str, ...]
    suffix: str

    @property
    def bare(self) -> bool:
        """Whether it is one word and no title."""
        return len(self.core) == 1 and not self.titles

    @property
    def given(self) -> str:
        """The first name, or the only one."""
        return self.core[0] if self.core else ""

    @property
    def surname(self) -> str:
        """The last name, where there is more than one."""
        return self.core[-1] if len(self.core) > 1 else ""


def fold(word: str) -> str:
    """A name's word as it is compared: casefolded, without accents, a full stop or comma."""
    return plain(word).strip(".,")


@lru_cache(KEPT)
def take_apart(text: str) -> Name:
    """Take a written name apart; an article in front is dropped."""
    nickname = tuple(fold(w) for m in NICKNAME.findall(text) for w in m.split())
    called = NICKNAME.sub(" ", text) if NICKNAME.sub(" ", text).strip() else text.strip("\"'")
    tokens = [fold(w) for w in called.replace(" - ", "-").split() if fold(w)]
    if len(tokens) > 1 and tokens[0] in {"the", "a", "an"}:
        tokens = tokens[1:]
    titles: list[str] = []
    while len(tokens) > 1 and (tokens[0] in table("titles") or _belongs_to_title(tokens)):
        title = tokens.pop(0)
        if title in table("titles"):
            titles.append(table("title_short_forms").get(title, (title,))[0])
    tokens = _with_particles(tokens)
    suffix = tokens.pop() if len(tokens) > 1 and tokens[-1] in SUFFIXES else ""
    return Name(text, tuple(titles), tuple(tokens), nickname, suffix)


def _with_particles(tokens: list[str]) -> list[str]:
    """The words, those of a surname such as "van Allen" or "de la Tour" as one."""
    joined: list[str] = []
    held: list[str] = []
    for i, token in enumerate(tokens):
        begins = i == 0 and (len(tokens) > 2 or token in GIVEN)
        if token in words("name_particles") and i + 1 < len(tokens) and not begins:
            held.append(token)
        else:
            joined.append(" ".join([*held, token]))
            held = []
    return joined


def _belongs_to_title(tokens: list[str]) -> bool:
    """Whether the first word only completes a title behind it: the Police of Police Chief Marlow."""
    completes = tokens[0] in words("title_modifiers") and tokens[1] in table("titles")
    return completes and (len(tokens) > 2 or tokens[0] not in table("titles"))


def untitled(text: str) -> str:
    """The name as written, without the titles in front; "Miss Tess" gives "Tess"."""
    parts = text.split()
    while len(parts) > 1 and fold(parts[-1]) not in table("titles") and fold(parts[0]) not in DESCRIBING:
        if fold(parts[0]) not in table("titles") and not _belongs_to_title([fold(part) for part in parts]):
            break
        if parts[1] == "of":  # the Duke of Arden has no other name
            break
        parts.pop(0)
    return " ".join(parts)


def title_gender(name: Name) -> str:
    """The gender that a title tells, or an empty string."""
    told = {table("titles")[t][0] for t in name.titles} - {"any"}
    return told.pop() if len(told) == 1 else ""


def first_name_gender(name: Name) -> str:
    """The gender that the first name tells, or an empty string."""
    core = name.core
    if len(core) > 1 and core[0] in words("family_names_first"):
        core = core[1:]
    for word in (*core[:1], *name.nickname):
        told = table("first_names").get(word, ("",))[0]
        if len(word) > 2 and told in {"female", "male"} and (len(name.core) > 1 or not name.titles):
            return told
    return ""


@lru_cache(KEPT)
def short_forms(given: str) -> frozenset[str]:
    """Nicknames that people with this first name go by."""
    return frozenset(" ".join(table("nicknames").get(given, ())).split())


def same_given(one: str, other: str) -> bool:
    """Whether two first names may be one person's: equal, an initial, or a nickname of the other."""
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    return other in short_forms(one) or one in short_forms(other)
