"""Word lists of coreference, by look-up: pronouns, nouns for people, verbs with a bias."""

from __future__ import annotations

from functools import cache

from kg.reading.lexicon import table
from kg.story import Gender

NOMINATIVE, ACCUSATIVE, GENITIVE, REFLEXIVE = range(4)
"""Cases of pronouns."""

SINGULAR: dict[str, tuple[Gender, int]] = {
    "he": ("male", NOMINATIVE),
    "him": ("male", ACCUSATIVE),
    "his": ("male", GENITIVE),
    "himself": ("male", REFLEXIVE),
    "she": ("female", NOMINATIVE),
    "her": ("female", ACCUSATIVE),
    "hers": ("female", GENITIVE),
    "herself": ("female", REFLEXIVE),
}
PLURAL: dict[str, int] = {
    "they": NOMINATIVE,
    "them": ACCUSATIVE,
    "their": GENITIVE,
    "theirs": GENITIVE,
    "themselves": REFLEXIVE,
    "themself": REFLEXIVE,
}
NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "couple": 2, "pair": 2, "duo": 2, "trio": 3}
"""Words that stand for a set of so many, as in "the two"."""

OPPOSITE: dict[Gender, Gender] = {"male": "female", "female": "male"}


@cache
def titles() -> dict[str, Gender]:
    """Titles that tell a gender, with and without a full stop."""
    found: dict[str, Gender] = {}
    for title, kinds in table("titles").items():
        gender = as_gender(kinds[0])
        if gender is not None:
            found[title] = found[f"{title}."] = gender
    return found


def as_gender(kind: str) -> Gender | None:
    """A lexicon's gender, None where it tells none."""
    if kind == "female":
        return "female"
    return "male" if kind == "male" else None


@cache
def nouns() -> dict[str, str]:
    """Nouns for people: female, male, any, or group."""
    return {word: kinds[0] for word, kinds in table("coreference_nouns").items()}


@cache
def verbs() -> dict[str, frozenset[str]]:
    """Verbs that bias the reading of a pronoun, with their classes."""
    return {verb: frozenset(classes) for verb, classes in table("coreference_verbs").items()}


@cache
def relations() -> dict[str, tuple[str, ...]]:
    """Relational nouns and their converses: wife, husband."""
    return table("coreference_relations")


@cache
def first_names() -> dict[str, Gender]:
    """First names that clearly belong to one gender."""
    kinds = {name: as_gender(kinds[0]) for name, kinds in table("first_names").items()}
    return {name: gender for name, gender in kinds.items() if gender is not None}


def gender_of_name(name: str) -> Gender | None:
    """The gender that a name itself shows: by its title, a noun for people in it, or its first name."""
    return gender_of_title(name) or gender_of_first_name(name)


def gender_of_title(name: str) -> Gender | None:
    """The gender that a title or a noun in a name shows for certain: "Mrs. Harrow", "Carl's mother"."""
    first, *rest = name.split() or [""]
    if rest and first.lower() in titles():
        return titles()[first.lower()]
    for part in reversed((first, *rest)):  # the head noun is the last: "his wife's brother"
        gender = as_gender(nouns().get(part, "")) if part.islower() else None
        if gender is not None:
            return gender
    return None


def gender_of_first_name(name: str) -> Gender | None:
    """The gender that most bearers of a first name have."""
    parts = name.lower().split()
    return first_names().get(parts[0].strip("\"'")) if parts else None


def is_common(name: str) -> bool:
    """Whether it begins with a first name that everybody knows for a woman's or a man's: Olga, Charles."""
    parts = name.lower().split()
    return bool(parts) and "common" in table("first_names").get(parts[0].strip("\"'"), ())
