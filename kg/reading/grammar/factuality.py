"""Whether a told event happens in the story, or is planned, denied, supposed or habitual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.grammar.clauses import VERBAL, joined_to
from kg.reading.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.story import Factuality

MODALS: dict[str, Factuality] = {
    "will": "planned",
    "'ll": "planned",
    "wo": "planned",
    "shall": "planned",
    "must": "planned",
    "should": "planned",
    "can": "hypothetical",
    "ca": "hypothetical",
    "could": "hypothetical",
    "may": "hypothetical",
    "might": "hypothetical",
    "would": "hypothetical",
    "'d": "hypothetical",
}
REAL: frozenset[Factuality] = frozenset({"asserted", "habitual"})
"""What is told as happening, once or as a rule."""
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
COMING = frozenset({"arrive", "awake", "awaken", "come", "return", "wake"})
"""Verbs whose infinitive of finding is what came of them: "returns to find the house empty"."""
FINDING = frozenset({"discover", "find", "learn", "realise", "realize"})


def factuality(token: Token) -> Factuality:
    """The factuality of a trigger, from the words on it and from what it hangs on."""
    if token.pos_ not in VERBAL:
        return _of_noun(token)
    return _own(token) or _embedded(token) or "asserted"


def _own(verb: Token) -> Factuality | None:
    """What the verb's own negation, modal, conjunction or adverb says."""
    children = list(verb.children)
    if _inverted(children):
        return "hypothetical"
    if _instead(verb):
        return "negated"
    if any(c.dep_ == "neg" or c.lower_ in {"never", "nobody", "neither"} or no_longer(c) for c in children):
        return "negated"
    for child in children:
        if child.dep_ == "aux" and child.tag_ == "MD":
            return MODALS.get(child.lower_, "hypothetical")
        if child.dep_ == "mark" and child.lower_ in CONDITIONS:
            return "hypothetical"
        if child.dep_ == "advmod" and child.lower_ in words("event_habits"):
            return "habitual"
    return None


def no_longer(word: Token) -> bool:
    """Whether it is the "longer" of "no longer", the "more" of "no more", or "anymore"."""
    no = word.lower_ in {"longer", "more"} and any(c.lower_ == "no" for c in word.children)
    return no or (word.lower_ == "anymore" and word.dep_ == "advmod")


def _inverted(children: list[Token]) -> bool:
    """Whether the clause begins with its auxiliary, a condition without "if": "had she known"."""
    before = [c.i for c in children if c.dep_ == "aux" and c.lower_ in {"had", "should", "were"}]
    return bool(before) and any(c.dep_ == "nsubj" and c.i > before[0] for c in children)


def _embedded(verb: Token) -> Factuality | None:
    """What the clause that the verb hangs on makes of it."""
    head, dep = verb.head, verb.dep_
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    if dep == "conj" and head.pos_ in VERBAL:
        return _conjunct(verb, joined_to(verb))
    if dep in {"xcomp", "ccomp"} and head.pos_ in VERBAL | {"ADJ", "NOUN"}:
        return _complement(verb, head, infinitive)
    if dep in {"advcl", "acl", "relcl"} and infinitive:
        return _own(head) or _embedded(head) if _came_about(verb, head) else "planned"
    if dep == "pcomp":
        return _gerund(verb)
    return None


def _instead(verb: Token) -> bool:
    """Whether it is what one does not do: "leaves rather than accept the money"."""
    before = [verb.doc[k].lower_ for k in range(max(0, verb.i - 2), verb.i)]
    return before == ["rather", "than"]


def _came_about(verb: Token, head: Token) -> bool:
    """Whether an infinitive tells what came of it, or what one feels about: "only to die", "glad to see"."""
    if any(c.dep_ == "advmod" and c.lower_ == "only" and c.i < verb.i for c in verb.children):
        return True
    if head.lemma_ in COMING:
        return verb.lemma_ in FINDING
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return head.lower_ in words("event_glad") and (passive or verb.lemma_ in words("event_met"))


def _conjunct(verb: Token, head: Token) -> Factuality | None:
    """A conjunct without its own subject shares its head's modal, infinitive or negation."""
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return None
    if verb.tag_ in {"VB", "VBN", "VBG"} or head.tag_ == verb.tag_:
        shared = _own(head) or _embedded(head)
        return None if shared == "habitual" else shared
    return None


def _complement(verb: Token, head: Token, infinitive: bool) -> Factuality | None:
    """A complement: wished, denied or believed by its head, or brought about by it."""
    lemma = head.lemma_
    if head.lower_ == "going" and infinitive and any(c.lemma_ == "be" for c in head.children):
        return "planned"
    above = _own(head) or _embedded(head) if head.pos_ in VERBAL else None
    if lemma in words("event_denied"):
        return "negated"
    if verb.dep_ == "ccomp" and not infinitive:
        return "hypothetical" if lemma in words("event_believed") else None
    if lemma in words("event_realised") and head.pos_ in VERBAL:
        return above
    if infinitive:
        return above if _came_about(verb, head) else _not_able(head)
    return above


def _not_able(head: Token) -> Factuality:
    """What an infinitive is without more: planned, but "unable to help" and "too weak to stand" deny it."""
    too = head.pos_ == "ADJ" and any(c.lower_ == "too" for c in head.children)
    return "negated" if too or head.lower_ in {"unable", "unwilling", "powerless"} else "planned"


def _gerund(verb: Token) -> Factuality | None:
    """A preposition's gerund: "without leaving" denies, "for killing" tells."""
    word = verb.head.lower_
    if word == "without":
        return "negated"
    if word in {"instead", "of", "from"} and verb.head.head.lemma_ in words("event_denied"):
        return "negated"
    return None


def _of_noun(noun: Token) -> Factuality:
    """An event noun: "no fight" is denied; the object of a plan or wish is planned."""
    if any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
        return "negated"
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ in {"dobj", "pobj"} and verb.pos_ in VERBAL:
        sought = noun.head.lower_ == "for" and verb.lemma_ in {"file", "apply", "petition"}
        if sought or (noun.dep_ == "dobj" and verb.lemma_ in words("event_wished")):
            return "planned"
        if noun.dep_ == "dobj" and verb.lemma_ in words("event_denied"):
            return "negated"
        if noun.dep_ == "dobj":
            return _own(verb) or _embedded(verb) or "asserted"
    return "asserted"
