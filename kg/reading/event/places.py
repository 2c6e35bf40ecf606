"""Where an event happens: the place that its own words name, or that its sentence opens with."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.reading.doc import sentences_of
from kg.reading.grammar.clauses import FINITE, SUBJECTS, VERBAL
from kg.reading.grammar.event_types import event_type
from kg.reading.grammar.who import Who
from kg.reading.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span, Token

WITHIN = frozenset({"in", "at", "on", "inside", "aboard", "within"})
"""Prepositions of a scene: what opens with them holds for the whole sentence."""
WHERE = WITHIN | {"into", "to", "near", "outside", "onto", "through", "across", "over", "around", "off"}
"""Prepositions whose noun is where the event happens or ends."""
PARTICLES = frozenset({"prep", "agent", "prt", "advmod"})
POINTING = frozenset({"there", "inside", "here"})
"""Adverbs that mean the place of which the text has just spoken."""
STAYING = frozenset({"arrival", "meeting"})
"""Types of events after which the same people are still there."""
LEAVING = frozenset({"departure", "escape"})
"""Types of events after which they are somewhere else."""
NESTED = WITHIN | {"to"}


def event_places(doc: Doc, triggers: Sequence[int]) -> dict[int, str]:
    """The place (its id) of each trigger token that has one; the doc needs ``doc.spans["places"]``."""
    where = Who(doc, "places")
    if not doc.spans.get("places"):
        return {}
    found = {index: place for index in triggers if (place := _own_place(doc[index], where))}
    found |= {i: place for i in triggers if i not in found and (place := _pointed_at(doc[i]))}
    for index in triggers:
        if index not in found and (place := _shared_place(doc[index], found)):
            found[index] = place
    _spread(doc, triggers, where, found)
    return found


def _own_place(trigger: Token, where: Who) -> str:
    """The place that the trigger's own arguments name."""
    for noun in _locations(trigger):
        for place in where.at(noun):
            return place
    return ""


def _pointed_at(trigger: Token) -> str:
    """The place that "there" or "inside" means: the last one that is mentioned before the sentence."""
    start = trigger.sent.start
    if not any(c.dep_ == "advmod" and c.lower_ in POINTING and c.i < trigger.i for c in trigger.children):
        return ""
    before = [span for span in trigger.doc.spans["places"] if span.end <= start]
    return before[-1].id_ if before else ""


def _locations(trigger: Token) -> Iterator[Token]:
    """Nouns that say where, the closest first: "goes to X", "enters X", "X, where she meets him"."""
    nested: list[Token] = []
    for child in trigger.children:
        if child.dep_ in PARTICLES and child.lower_ in WHERE:
            yield from _nouns(child)
        elif child.dep_ in {"prt", "advmod"}:  # runs away to X, is back in X
            for preposition in child.children:
                if preposition.dep_ == "prep" and preposition.lower_ in WHERE:
                    yield from _nouns(preposition)
        elif child.dep_ == _place_argument(trigger):
            yield child
        for noun in [child] if child.dep_ == "dobj" else _objects(child):
            nested.extend(p for p in noun.children if p.dep_ == "prep" and p.lower_ in NESTED)
    if trigger.dep_ == "relcl" and any(c.lower_ == "where" for c in trigger.children):
        yield trigger.head
    for preposition in nested:
        yield from _nouns(preposition)


def _place_argument(trigger: Token) -> str:
    """The kind of dependent that is a place as it stands: "enters X", "the X riot"."""
    if trigger.pos_ not in VERBAL:
        return "compound"
    return "dobj" if trigger.lemma_ in words("event_place_objects") else ""


def _nouns(preposition: Token) -> Iterator[Token]:
    """What a preposition stands before, with its own preposition, possessor and apposition."""
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield child
            yield from (c for c in child.children if c.dep_ in {"appos", "poss"})
            yield from _whole(child)
        elif child.dep_ == "prep":
            yield from _objects(child)


def _whole(part: Token) -> Iterator[Token]:
    """What a noun is a part of: the streets of X, an X street."""
    if part.lemma_.lower() not in words("place_parts"):
        return
    yield from (c for c in part.children if c.dep_ in {"compound", "nmod"})
    for child in part.children:
        if child.lower_ == "of":
            yield from _objects(child)


def _objects(preposition: Token) -> Iterator[Token]:
    if preposition.dep_ in {"prep", "agent"}:
        yield from (c for c in preposition.children if c.dep_ == "pobj")


def _shared_place(trigger: Token, found: dict[int, str]) -> str:
    """The place of an event that this one belongs to: "goes there to fight", "arrives at X and sings"."""
    head = trigger.head
    if trigger.dep_ == "advcl" and any(c.lower_ == "to" for c in trigger.children):
        return found.get(head.i, "")
    if trigger.pos_ not in VERBAL and trigger.dep_ == "dobj":
        return found.get(head.i, "")
    if trigger.dep_ == "conj" and head.i in found and event_type(head) in STAYING:
        return found[head.i]
    for before in trigger.lefts:
        gone = before.tag_ == "VBN" or event_type(before) in LEAVING
        if before.dep_ == "advcl" and before.i in found and not gone:
            return found[before.i]  # while she waits at X, he comes
        for clause in [] if before.dep_ == "advcl" else before.children:
            if clause.i in found and event_type(clause) == "arrival":
                return found[clause.i]
    return ""


def _spread(doc: Doc, triggers: Sequence[int], where: Who, found: dict[int, str]) -> None:
    """Give the place that a sentence opens with to its events that have none of their own."""
    ordered = sorted(triggers)
    for sentence in sentences_of(doc):
        here = ordered[bisect_left(ordered, sentence.start) : bisect_left(ordered, sentence.end)]
        opening = _opening_place(sentence, where) if here else ""
        if opening:
            for index in here:
                if doc[index].dep_ != "relcl":
                    found.setdefault(index, opening)


def _opening_place(sentence: Span, where: Who) -> str:
    """The place of "At X, …", before the first subject or finite verb; "" where it opens otherwise."""
    place = ""
    for token in sentence:
        if token.dep_ in SUBJECTS or token.tag_ in FINITE:
            break
        if token.dep_ == "pobj" and token.head.lower_ in WITHIN and token.head.head.dep_ != "appos":
            place = next(iter(where.at(token)), place)
    return place
