"""What stands for and against a word's telling of an event, as features of `kg.reading.event.judged`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.reading.grammar.event_types import event_type
from kg.reading.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

    from kg.story import Factuality

    Rule = Callable[[Token], str]
    Told = Callable[[Token], Factuality]

LISTS = (
    "event_states",
    "event_aspects",
    "event_feelings",
    "event_light_verbs",
    "event_nouns",
    "event_realised",
    "event_wished",
    "event_believed",
    "event_denied",
    "event_habits",
)
"""Word lists that a word or its head may be in."""
SMALL = frozenset(
    {"aux", "auxpass", "neg", "mark", "det", "advmod", "prep", "poss", "prt", "case", "npadvmod", "agent"}
)
"""Dependents of which the word itself matters."""


@cache
def lists() -> tuple[tuple[str, frozenset[str]], ...]:
    """The word lists by name."""
    return tuple((name, words(name)) for name in LISTS)


def signs(token: Token, rule_of: Rule, told_of: Told) -> Iterator[str]:
    """The features of a word, given what gives a word's rule and its factuality."""
    rule, told = rule_of(token), told_of(token)
    yield f"rule {rule}"
    yield f"told {told}"
    yield f"rule {rule} {told}"
    yield f"happens {bool(rule) and told == 'asserted'}"
    yield from _own(token)
    yield from _around(token)
    yield from _above(token, rule_of, told_of)


def _own(token: Token) -> Iterator[str]:
    """The word itself: its form, its class, the lists that have it."""
    lemma = token.lemma_.lower()
    yield f"tag {token.tag_}"
    yield f"{token.dep_.lower()} {token.tag_}"
    yield f"lemma {lemma}"
    yield f"type {event_type(token)}"
    yield from (f"in {name}" for name, known in lists() if lemma in known or token.lower_ in known)


def _around(token: Token) -> Iterator[str]:
    """What hangs on the word, and the tags before and after it."""
    kinds = set()
    for child in token.children:
        kind = child.dep_
        if kind == "punct":
            continue
        kinds.add(kind)
        if kind in SMALL:
            yield f"has {kind} {child.lower_}"
        if kind == "aux":
            yield f"has aux {child.tag_} {token.tag_}"
        elif kind in {"nsubj", "nsubjpass"}:
            yield f"subject {child.tag_}"
        elif kind == "dobj":
            yield f"object {child.pos_}"
    yield from (f"has {kind}" for kind in sorted(kinds))
    if not kinds:
        yield "has nothing"
    yield f"after {token.nbor(-1).tag_}" if token.i else "first"
    yield f"before {token.nbor(1).tag_}" if token.i + 1 < len(token.doc) else "last"


def _above(token: Token, rule_of: Rule, told_of: Told) -> Iterator[str]:
    """What the word hangs on, and whether the verb above tells of something that happens."""
    head, kind = token.head, token.dep_.lower()
    yield f"{kind} under {head.dep_.lower()}"
    yield f"{kind} of {head.lemma_.lower()}"
    yield f"{kind} of {head.tag_}"
    above = [*token.ancestors]
    yield f"root {(above[-1] if above else token).tag_}"
    if head.i != token.i:
        lemma = head.lemma_
        yield from (f"{kind} of {name}" for name, known in lists() if lemma in known)
    verb = next((a for a in above if a.pos_ in {"VERB", "AUX"}), None)
    if verb is not None:
        told = told_of(verb) if verb.pos_ == "VERB" else "aux"
        yield f"{kind} below {verb.pos_} {told}"
        yield f"below what happens {bool(rule_of(verb)) and told == 'asserted'}"
