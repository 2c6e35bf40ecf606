"""What tenses tell of time: which events lie before what the plot is just telling."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.reading.doc import sentences_of
from kg.reading.grammar.clauses import FINITE, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PRESENT = frozenset({"VBZ", "VBP"})
BELOW = frozenset({"relcl", "ccomp", "advcl", "acl", "parataxis"})
"""Clauses whose past tense, below a present one, tells of something earlier."""
STILL_TO_COME = frozenset({"before", "until", "till"})
"""Conjunctions of what happens after the clause above."""
MOSTLY = 2
"""So many times as many present tenses as past ones make a plot one that is told in the present."""


def is_perfect(trigger: Token) -> bool:
    """Whether the tense tells of something earlier: "who has endured", "had been killed"."""
    return any(c.dep_ == "aux" and c.lower_ in {"had", "has", "have", "'d"} for c in trigger.children)


def finite_tag(verb: Token) -> str:
    """The tag of the word that bears a verb's tense, its own or its first auxiliary's; "" where none does."""
    if verb.pos_ not in VERBAL:
        return ""
    helper = next((c for c in verb.lefts if c.dep_ in {"aux", "auxpass"} and c.tag_ in FINITE | {"MD"}), None)
    word = helper if helper is not None else verb
    if word.tag_ == "VBD" and word.lower_ == word.lemma_:
        return ""  # "put", "hit": nobody can tell
    return word.tag_ if word.tag_ in FINITE | {"MD"} else ""


def told_in_present(doc: Doc) -> bool:
    """Whether the plot is told in the present tense, so that a past one looks back."""
    tags = Counter(finite_tag(sentence.root) for sentence in sentences_of(doc))
    return sum(tags[tag] for tag in PRESENT) >= MOSTLY * tags["VBD"]


def is_earlier(trigger: Token) -> bool:
    """Whether an event lies before what its sentence tells: in the perfect, or past below a present tense."""
    if is_perfect(trigger):
        return True
    top = trigger
    while top.dep_ == "conj" and top.head.tag_ == trigger.tag_:
        top = top.head
    if finite_tag(trigger) != "VBD" or top.dep_ not in BELOW:
        return False
    if any(c.dep_ == "mark" and c.lower_ in STILL_TO_COME for c in top.children):
        return any(finite_tag(above) in PRESENT for above in [*top.head.ancestors])
    above = next((tag for a in top.ancestors if (tag := finite_tag(a))), "")
    return above in PRESENT or (above == "VBD" and is_earlier(top.head))


def looks_back(trigger: Token, *, present: bool) -> bool:
    """Whether the clause of a trigger is in a tense that looks back; ``present``: the plot is told in it."""
    verb = next((t for t in (trigger, *trigger.ancestors) if finite_tag(t)), trigger)
    if present:
        return is_perfect(verb) or finite_tag(verb) == "VBD"
    return any(c.dep_ == "aux" and c.lower_ in {"had", "'d"} for c in verb.children)
