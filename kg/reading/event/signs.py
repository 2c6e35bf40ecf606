"""What stands for and against a word's telling of an event, as features of `kg.reading.event.judged`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.event.factuality import factuality
from kg.reading.event.types import event_type
from kg.reading.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

    Rule = Callable[[Token], str]

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


def signs(token: Token, rule_of: Rule) -> Iterator[str]:
    """The features of a word; ``rule_of`` gives the rule by which a word tells of an event."""
    rule, told = rule_of(token), factuality(token)
    yield f"rule {rule}"
    yield f"told {told}"
    yield f"rule {rule} {told}"
    yield f"happens {bool(rule) and told == 'asserted'}"
    yield from _own(token)
    yield from _around(token)
    yield from _above(token, rule_of)


def _own(token: Token) -> Iterator[str]:
    """The word itself: its form, its class, the lists that have it."""
    lemma = token.lemma_.lower()
    yield f"tag {token.tag_}"
    yield f"{token.dep_.lower()} {token.tag_}"
    yield f"lemma {lemma}"
    yield f"type {event_type(token)}"
    for name in LISTS:
        if lemma in words(name) or token.lower_ in words(name):
            yield f"in {name}"


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


def _above(token: Token, rule_of: Rule) -> Iterator[str]:
    """What the word hangs on, and whether the verb above tells of something that happens."""
    head, kind = token.head, token.dep_.lower()
    yield f"{kind} under {head.dep_.lower()}"
    yield f"{kind} of {head.lemma_.lower()}"
    yield f"{kind} of {head.tag_}"
    yield f"root {token.sent.root.tag_}"
    if head is not token and head.i != token.i:
        yield from (f"{kind} of {name}" for name in LISTS if head.lemma_ in words(name))
    verb = next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    if verb is not None:
        told = factuality(verb) if verb.pos_ == "VERB" else "aux"
        yield f"{kind} below {verb.pos_} {told}"
        yield f"below what happens {bool(rule_of(verb)) and told == 'asserted'}"
