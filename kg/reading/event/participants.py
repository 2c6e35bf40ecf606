"""Who does it and to whom: the characters that take part in what a verb or event noun tells.

``arguments(doc)`` is the way in; ``roles(token)`` gives the words behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.reading.grammar.clauses import (
    NOMINAL,
    VERBAL,
    causers,
    is_mistagged,
    is_passive,
    joined_to,
    objects,
    own_subjects,
    subjects,
)
from kg.reading.grammar.event_types import event_type
from kg.reading.grammar.who import Who
from kg.reading.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token


SPOKEN = frozenset({"communicationEvent", "revelation", "proposal", "agreement", "quarrel"})
"""Types of events that somebody is told."""
BARE = frozenset({"VB", "VBP", "VBG"})
"""Tags of a complement's verb that has no tense of its own; the tagger takes VB for VBP."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """The characters (ids) that take part; every recipient is a patient too."""

    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roles:
    """The words that fill the roles of a verb or event noun, heads of their phrases."""

    agents: tuple[Token, ...] = ()
    patients: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()


def arguments(doc: Doc, triggers: Iterable[int] | None = None) -> dict[int, Arguments]:
    """Agents, patients and recipients by the index of the trigger token.

    Without ``triggers``: of every verb and event noun, whether it happens or not. The doc needs a
    parse and ``doc.spans["characters"]``.
    """
    who = Who(doc)
    chosen = triggers if triggers is not None else candidates(doc)
    found = {i: _disjoint(doc[i], _resolve(roles(doc[i]), who), who) for i in chosen}
    return {i: _addressed(doc[i], found[i], who) for i in found}


def candidates(doc: Doc) -> list[int]:
    """The indexes of all verbs and event nouns."""
    return [t.i for t in doc if _candidate(t)]


def _disjoint(verb: Token, found: Arguments, who: Who) -> Arguments:
    """Who sees that "he lies and leaves him" leaves him: nobody's object pronoun is oneself."""
    head = joined_to(verb)
    if verb.dep_ != "conj" or head.dep_ != "ccomp" or own_subjects(verb) or is_passive(verb):
        return found
    own = [t for t in objects(verb) if t.pos_ == "PRON" and not t.lower_.endswith(("self", "selves"))]
    done_to = _characters(tuple(own), who)
    above = _characters(tuple(subjects(head.head)), who)
    if not set(done_to) & set(found.agents) or not above or set(above) & set(done_to):
        return found
    return Arguments(above, done_to, found.recipients)


def _addressed(verb: Token, found: Arguments, who: Who) -> Arguments:
    """Give a verb of speaking the addressee of the clause it continues: "meets Ann, telling that …"."""
    if found.patients or verb.dep_ not in {"advcl", "conj"} or event_type(verb) not in SPOKEN:
        return found
    head = verb.head
    if head.pos_ != "VERB" or own_subjects(verb) or any(c.dep_ == "mark" for c in verb.children):
        return found
    before = _resolve(roles(head), who)
    if not before.patients or not set(before.agents) & set(found.agents):
        return found
    return Arguments(found.agents, before.patients, before.patients)


def _candidate(token: Token) -> bool:
    return token.pos_ == "VERB" or (token.pos_ == "NOUN" and token.lemma_.lower() in words("event_nouns"))


def _resolve(found: Roles, who: Who) -> Arguments:
    """The characters behind the words; nobody is agent and patient at once."""
    agents = _characters(found.agents, who)
    recipients = _characters(found.recipients, who)
    patients = _characters(found.patients + found.recipients, who)
    patients = tuple(p for p in patients if p not in agents)
    return Arguments(agents, patients, tuple(r for r in recipients if r not in agents))


def _characters(tokens: tuple[Token, ...], who: Who) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entity for token in tokens for entity in who.of(token)))


def roles(trigger: Token) -> Roles:
    """The words that fill the roles of a verb or an event noun."""
    verbal = trigger.pos_ in VERBAL or is_mistagged(trigger)
    return _of_verb(trigger) if verbal else _of_noun(trigger)


def _of_verb(verb: Token) -> Roles:
    """Roles of a verb by its surface subject and voice, its objects and its prepositions."""
    surface, direct, passive = subjects(verb), objects(verb), is_passive(verb)
    done_to = [*direct, *_object_clause(verb), *_owners(verb, surface if passive else direct)]
    agents, patients = (causers(verb), surface + done_to) if passive else (surface, done_to)
    recipients = []
    for child in verb.children:
        if child.dep_ == "dative" and child.pos_ in NOMINAL:
            recipients.append(child)
        elif child.dep_ in {"prep", "dative", "agent"}:
            for noun in (c for c in child.children if c.dep_ == "pobj"):
                role = _prepositional(verb, child)
                {"agent": agents, "patient": patients, "recipient": recipients, "": []}[role].append(noun)
    return Roles(tuple(agents), tuple(patients), tuple(recipients))


def _object_clause(verb: Token) -> list[Token]:
    """The subject of a bare complement is its head's object: "helps her escape", "sees him leaving"."""
    return [
        noun
        for clause in verb.children
        if clause.dep_ in {"ccomp", "dobj"}
        and clause.tag_ in BARE
        and not any(c.dep_ == "mark" for c in clause.children)
        for noun in own_subjects(clause)
        if noun.dep_ != "nsubjpass" and noun.i > verb.i
    ]


def _owners(verb: Token, nouns: Iterable[Token]) -> list[Token]:
    """Whose life or body it is done to: "saves her life", "holds the hand of X"."""
    return [
        owner
        for noun in nouns
        if noun.lemma_.lower() in words("event_body") or verb.lemma_ in words("event_owner_verbs")
        for child in noun.children
        for owner in ([child] if child.dep_ == "poss" else child.children if child.lower_ == "of" else [])
    ]


def _prepositional(verb: Token, preposition: Token) -> str:
    """The role of a preposition's noun, by the preposition and the verb; "" where it has none."""
    word = preposition.lower_
    if preposition.dep_ == "agent" or (word == "by" and is_passive(verb)):
        return "agent"
    if preposition.dep_ == "dative":
        return "recipient"
    for role in ("agent", "patient", "recipient"):
        verbs = table("event_prepositions").get(f"{word} {role}", ())
        if verb.lemma_ in verbs:
            return role
        if "*" in verbs and f"-{verb.lemma_}" not in verbs:
            return role
    return ""


def _of_noun(noun: Token) -> Roles:
    """Roles of an event noun: of its own dependents, then of the verb that it hangs on."""
    agents: list[Token] = []
    patients: list[Token] = []
    filled = {"agent": agents, "patient": patients}
    for child in noun.children:
        if child.dep_ == "prep":
            nouns = [c for c in child.children if c.dep_ == "pobj"]
            filled.get(_noun_role(noun, child), []).extend(nouns)
        elif child.dep_ == "poss" and noun.lemma_.lower() in words("event_nouns_undergone"):
            patients.append(child)
        elif child.dep_ == "poss" or (child.dep_ == "compound" and child.pos_ == "PROPN"):
            agents.append(child)
    if noun.dep_ == "dobj":
        _of_object(noun, agents, patients)
    elif noun.dep_ == "pobj":
        _of_prepositional(noun, agents, patients)
    return Roles(tuple(agents), tuple(patients))


def _noun_role(noun: Token, preposition: Token) -> str:
    """What a preposition says of its noun: "the murder of X" and "the death of X" differ."""
    owned = any(c.dep_ == "poss" for c in noun.children)  # "her betrayal of X"
    if preposition.lower_ == "of" and noun.lemma_.lower() in words("event_nouns_done") and not owned:
        return "agent"
    return table("event_noun_prepositions").get(preposition.lower_, ("",))[0]


def _of_object(noun: Token, agents: list[Token], patients: list[Token]) -> None:
    """An event noun that is an object: "shares a kiss", "gives her advice", "rejects X's offer"."""
    verb = noun.head
    if agents:
        patients.extend(subjects(verb))
    elif verb.lemma_ in words("event_light_verbs") | words("event_noun_verbs"):
        (patients if is_passive(verb) else agents).extend(subjects(verb))
    for child in verb.children:
        if child.dep_ == "dative":
            patients.extend([child] if child.pos_ in NOMINAL else child.children)
        elif child.dep_ == "prep" and child.lower_ in {"with", "on", "against"} and child.i > noun.i:
            patients.extend(c for c in child.children if c.dep_ == "pobj")


def _of_prepositional(noun: Token, agents: list[Token], patients: list[Token]) -> None:
    """An event noun in an adjunct: "during the fight, X falls", "with Y's help, X escapes"."""
    preposition = noun.head.lower_
    verb = noun.head.head
    if verb.pos_ not in VERBAL:
        return
    if preposition == "with" and agents:
        patients.extend(subjects(verb))
    elif preposition in {"during", "following", "upon", "in", "after"} and not agents:
        agents.extend(t for t in subjects(verb) if t not in patients)
