"""Which words tell of an event, and whether it happens: the first rule that fits decides.

Only a word that tells of a change or an act is a trigger; states, auxiliaries and verbs that merely
phase another ("begins to run") are none. See ``factuality`` for what is planned, denied or supposed, and
``judged`` for the trained model that has the last word on what happens.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.reading.event.judged import LEAST, chance, fitted
from kg.reading.grammar.clauses import is_mistagged, own_subjects
from kg.reading.grammar.event_types import lemma
from kg.reading.grammar.factuality import factuality
from kg.reading.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.story import Factuality


NAMED = ("characters", "places", "institutions")
"""Span groups whose names are no triggers."""
UNTOLD = frozenset({"of", "like", "than", "about", "from", "in", "on"})
"""Prepositions whose gerund seldom tells of an event: "dreams of flying", "keeps her from leaving"."""
DURING = frozenset({"during", "following", "after"})
"""Prepositions before what happens."""
STRETCHES = frozenset({"couple", "time", "start", "end", "course", "rest", "process", "period"})
"""Nouns of mere time after such prepositions."""
NARRATORS = frozenset(
    {"i", "we", "you", "film", "movie", "story", "plot", "act", "narrative", "epilogue", "prologue", "finale"}
)
"""Subjects of verbs that tell of the telling."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event."""

    index: int
    """Of the token in the doc."""
    factuality: Factuality
    rule: str
    chance: float | None = None
    """How likely it is that this happens, by the trained model; None where that has no say."""


def triggers(doc: Doc) -> Iterator[Trigger]:
    """The triggers of a parsed doc, in the order of the text; names tell of none ("Storm", "Death")."""
    named, judged = names_in(doc), fitted(doc.vocab)
    rule_of, told_of = cache(trigger_rule), cache(factuality)  # a word is asked for by all that hang on it
    for token in doc:
        if token.i in named or not token.text[0].isalpha() or not (rule := rule_of(token)):
            continue
        told = told_of(token)
        likely = chance(token, rule_of, told_of) if judged and told == "asserted" else None
        if likely is None or likely >= LEAST:
            yield Trigger(token.i, told, rule, likely)


def names_in(doc: Doc) -> set[int]:
    """The indexes of all tokens within names."""
    return {
        index
        for group in NAMED
        for span in doc.spans.get(group, ())
        if span.label_ == "name"
        for index in range(span.start, span.end)
    }


def trigger_rule(token: Token) -> str:
    """The rule by which a token tells of an event, happening or not; "" where it tells of none."""
    if token.pos_ == "VERB":
        return _verb(token)
    if token.pos_ == "NOUN":
        return _noun(token)
    return ""


def _verb(token: Token) -> str:
    """Verbs and participles: not auxiliaries, states, phases, feelings or mere attributes."""
    if token.dep_ in {"aux", "auxpass", "amod", "compound", "csubj", "case", "prep"}:
        return ""
    if _told_by_narrator(token) or _is_preposition(token):
        return ""
    if lemma(token) in words("event_states") or _phase(token) or _feeling(token) or _light(token):
        return ""
    if token.dep_ == "acl" and token.tag_ == "VBN":
        return "" if not _by_agent(token) or token.lemma_ in {"lead", "run", "own"} else "event:participle"
    if token.dep_ == "pcomp" and token.head.lower_ in UNTOLD and not _phase(token.head.head):
        return ""
    if token.lemma_ in {"begin", "continue", "end", "start"} and _noun_subject(token):
        return ""
    return f"event:{token.dep_.lower()}"


def _told_by_narrator(token: Token) -> bool:
    """Whether the verb is about the telling ("the film opens", "we find") or stands in a speech."""
    if any(c.dep_ == "dobj" and c.lower_ in {"us", "viewers"} for c in token.children):
        return True
    return any(c.lower_ in NARRATORS for c in own_subjects(token))


def _is_preposition(token: Token) -> bool:
    """Whether a participle only says when: "following her departure"."""
    return token.lower_ == "following" and any(
        c.dep_ in {"dobj", "pobj"} and c.lemma_.lower() in words("event_nouns") for c in token.children
    )


def _light(token: Token) -> bool:
    """Whether the verb only lends itself to the event noun that is its object: "takes a walk"."""
    if token.lemma_ not in words("event_light_verbs"):
        return False
    return any(c.dep_ == "dobj" and c.lemma_.lower() in words("event_nouns") for c in token.children)


def _phase(token: Token) -> bool:
    """Whether the verb only phases its complement's event: "manages to flee", "succeeds in fleeing"."""
    if token.lemma_ not in words("event_aspects"):
        return False
    steps = {c.lower_: c for c in token.children if c.dep_ == "prep"}
    gerunds = [g for word in ("in", "to") if word in steps for g in steps[word].children]
    return any(c.dep_ in {"xcomp", "pcomp"} and c.pos_ == "VERB" for c in [*token.children, *gerunds])


def _feeling(token: Token) -> bool:
    """Whether it is a participle that tells a feeling or a state, with nobody who causes it."""
    if token.tag_ != "VBN" or token.lower_ not in words("event_feelings") or _by_agent(token):
        return False
    helpers = {c.lemma_ for c in token.children if c.dep_ in {"aux", "auxpass"}}
    return not helpers & {"get", "have"} or "be" in helpers


def _by_agent(token: Token) -> bool:
    return any(c.dep_ == "agent" for c in token.children)


def _noun_subject(token: Token) -> bool:
    """Whether an event noun is the subject: in "the fight begins" the fight is the event."""
    return any(c.dep_ == "nsubj" and c.lemma_.lower() in words("event_nouns") for c in token.children)


def _noun(token: Token) -> str:
    """Event nouns that head their phrase, and verbs that the tagger took for nouns."""
    if is_mistagged(token):
        return "event:mistagged"
    if token.dep_ in {"compound", "nmod", "npadvmod"} or _idiom(token):
        return ""
    if token.lemma_.lower() in words("event_nouns"):
        return "event:noun"
    return "event:during" if _lasting(token) else ""


def _idiom(noun: Token) -> bool:
    """Whether a bare noun and its preposition only say how or why: "shot to death", "in return"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in {"to", "in", "under"} and noun.n_lefts == 0


def _lasting(noun: Token) -> bool:
    """Whether a noun is told as something that lasts or has passed: "during the audit", "after dinner"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in DURING or noun.lemma_.lower() in STRETCHES:
        return False
    return table("event_types").get(noun.lemma_.lower()) is not None and noun.n_lefts > 0
