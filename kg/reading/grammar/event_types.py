"""What kind of event a word tells of: by its use in the sentence, else a plot type, else its WordNet class.

A hand-written list has uses that mean something else than the word alone: "runs a hotel", "hangs up",
"starves to death".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.reading.grammar.clauses import is_passive, objects, subjects
from kg.reading.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

DEFAULT = "changeEvent"
"""An event of a word that no list has: something changed, nothing more is known."""

ATTEMPTS = frozenset({"attempt", "try"})
LETHAL = frozenset({"killing", "death"})
NO_PERSON = frozenset({"it", "its", "itself", "that", "this", "what", "which"})
DONE_TO = frozenset({"+who", "+what", "-"})
"""How `event_uses.tsv` writes whom a verb is done to."""
BESIDE = frozenset({"prt", "prep", "dobj", "acomp", "advmod", "attr", "oprd"})
"""Dependents that, with a verb, make a use of it."""


@cache
def plot_types() -> dict[str, str]:
    """Plot types by lemma, or by lemma and particle, object or complement ("run away")."""
    return _by_word("event_plot_types")


@cache
def uses() -> dict[str, str]:
    """Types of narrower uses, as ``event_uses.tsv`` writes them, and the plot types of pairs of words."""
    return {use: kind for use, kind in plot_types().items() if " " in use} | _by_word("event_uses")


@cache
def _used() -> dict[str, tuple[bool, bool]]:
    """Words with a listed use: whether one needs a noun further down, and one whom the verb is done to."""
    found: dict[str, tuple[bool, bool]] = {}
    for base, *rest in map(str.split, uses()):
        words = [word for word in rest if word not in DONE_TO]
        deep, marked = found.get(base, (False, False))
        found[base] = (deep or len(words) > 1 or "self" in words, marked or len(words) < len(rest))
    return found


def _by_word(name: str) -> dict[str, str]:
    return {word: concept for concept, listed in table(name).items() for word in listed}


@cache
def _amiss() -> dict[str, str]:
    """The lemma of forms that the model often gets wrong."""
    return {form: verb for verb, forms in table("event_lemmas").items() for form in forms}


def lemma(trigger: Token) -> str:
    """The lemma in lower case; for the model "hoping" is a form of "hop", and "leaves" often a noun."""
    return _amiss().get(trigger.lower_) or trigger.lemma_.lower()


def event_type(trigger: Token) -> str:
    """The local name of the concept for an event told by the trigger; what is only tried kills nobody."""
    known = uses()
    listed = (known[use] for use in _uses(trigger) if use in known)
    found = next(listed, "") or word_type(trigger)
    if found in LETHAL and _only_tried(trigger):
        return "attack"
    return "bodyEvent" if found == "death" and _is_under_way(trigger) else found


def word_type(trigger: Token) -> str:
    """The type by the word and what stands beside it: the feature that trained models know."""
    base = lemma(trigger)
    narrow = plot_types()
    for child in trigger.children:
        if child.dep_ in BESIDE:
            pair = f"{base} {child.lemma_.lower()}"
            if pair in narrow:
                return narrow[pair]
    return narrow.get(base) or table("event_types").get(base, (DEFAULT,))[0]


def _uses(trigger: Token) -> Iterator[str]:
    """The uses that a word may be listed in, the narrowest first."""
    base = lemma(trigger)
    deep, marked = _used().get(base, (False, False))
    to = any(c.lower_ == "to" for c in trigger.children)
    nouns = list(_with_nouns(trigger)) if deep or to else []
    deadly = [use for use in nouns if use == "to death"]
    if base not in _used() and not deadly:
        return
    whom = _whom(trigger) if marked or deadly else ""
    yield from (f"{base} {use}" for use in nouns)
    yield from (f"{base} {c.lemma_.lower()}{whom}" for c in trigger.children if c.dep_ == "prt")
    yield from (f"{base} {c.lemma_.lower()}" for c in trigger.children if c.dep_ in BESIDE)
    yield from (f"* {use}{whom}" for use in deadly)
    yield f"{base}{whom}"
    if trigger.pos_ == "NOUN":
        yield f"{base} n"
    yield base


def _with_nouns(trigger: Token) -> Iterator[str]:
    """A preposition with its noun, oneself, an object with its "own": "to death", "self", "own life"."""
    for child in trigger.children:
        if child.dep_ == "prep":
            nouns = [c for c in child.children if c.dep_ == "pobj"]
            yield from (f"{child.lower_} {noun.lemma_.lower()}" for noun in nouns)
            yield from (f"{child.lower_} +who" for noun in nouns if _is_person(noun))
        if child.lower_ == "out" and any(c.lower_ == "of" for c in child.children):
            yield "out of"
    for child in trigger.children:
        if child.dep_ == "dobj" and child.lower_.endswith(("self", "selves")):
            yield "self"
        elif child.dep_ == "dobj" and any(c.lower_ == "own" for c in child.children):
            yield f"own {child.lemma_.lower()}"


def _whom(trigger: Token) -> str:
    """What a verb is done to: " +who" somebody, " +what" something, " -" nothing."""
    done_to = subjects(trigger) if is_passive(trigger) else objects(trigger)
    if not done_to:
        return " -"
    return " +who" if any(_is_person(noun) for noun in done_to) else " +what"


def _is_person(noun: Token) -> bool:
    """Whether a word is for somebody, as far as the word itself tells."""
    if noun.pos_ in {"PRON", "PROPN"}:
        return noun.lower_ not in NO_PERSON
    return noun.lemma_.lower() in table("person_nouns") or noun.lemma_.lower() in table("relation_nouns")


def _is_under_way(verb: Token) -> bool:
    """Whether it goes on and is not over: who "is dying" is not dead."""
    return verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.children)


def _only_tried(verb: Token) -> bool:
    """Whether it is what one tries, alone or joined to it: "tries to kill", "an attempt to find and kill"."""
    while verb.dep_ == "conj" and verb.tag_ == "VB":
        verb = verb.head
    return verb.dep_ in {"xcomp", "acl"} and verb.tag_ == "VB" and verb.head.lemma_ in ATTEMPTS
