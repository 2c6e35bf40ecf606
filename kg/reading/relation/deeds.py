"""Deeds and acts that make or show a bond: a verb's agents and patients (patterns V1 to V4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.event.participants import roles
from kg.reading.grammar.clauses import is_passive
from kg.reading.lexicon import table, words
from kg.reading.relation.beside import after, before, is_piled_verb
from kg.reading.relation.evidence import CAP, Evidence, between
from kg.reading.relation.phrases import first_words, with_following
from kg.reading.relation.realis import is_real
from kg.reading.relation.roles import characters_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.reading.relation.context import Context

DEADLY = frozenset({"death", "dead"})
CAPTIVE = frozenset({"hostage", "captive", "prisoner", "gunpoint", "knifepoint"})
HOLDING = frozenset({"take", "hold", "keep", "set"})
HURLING = frozenset({"cast", "fling", "hurl", "knock", "push", "send", "throw", "toss"})
"""Verbs that kill where it is "to his death"."""
FATALLY = frozenset({"fatally", "mortally"})
LEADING = frozenset({"lead", "command", "run", "head"})
"""Verbs that show a boss only where several are led: "leads him to the pier" does not."""
SENDING = frozenset({"send", "dispatch"})
"""Verbs that show a boss only where an errand follows: "sends him to investigate", not "sends him away"."""
CAPS = {"romanticPartnerOf": 1, "spouseOf": 1, "mentors": 3}
"""Types that one verb seldom tells of several at once."""


def from_deeds(context: Context) -> list[Evidence]:
    """Evidence of all verbs whose class makes agent and patient stand in a relationship."""
    return [e for token in context.tokens if _acts(context, token) for e in _of_verb(context, token)]


def _acts(context: Context, token: Token) -> bool:
    return token.pos_ == "VERB" or is_piled_verb(context, token)


def from_deed_nouns(context: Context) -> list[Evidence]:
    """Evidence of nouns that tell of a deed: "the murder of Y by X", "her dismissal by X"."""
    return [e for token in context.tokens if token.pos_ == "NOUN" for e in _of_noun(context, token)]


def _of_noun(context: Context, noun: Token) -> Iterator[Evidence]:
    kinds = table("relation_deed_nouns").get(noun.lemma_.lower(), ())
    verb = next((a for a in noun.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    if not kinds or (
        verb and noun.dep_ != "nsubj" and (verb.lemma_ in words("relation_doubts") or not is_real(verb))
    ):
        return
    found = roles(noun)
    doers = [t for t in found.agents if noun.is_ancestor(t)] or _by(noun)
    agents = [c for t in doers for c in characters_of(context, t)]
    patients = [c for t in found.patients if noun.is_ancestor(t) for c in characters_of(context, t)]
    for kind in kinds:
        yield from between(agents, [p for p in patients if p not in agents], kind, noun, f"noun-{kind}")


def _by(noun: Token) -> list[Token]:
    """Who stands after "by" right after the noun, wherever the parse hangs it."""
    following = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    return [c for c in following.children if c.dep_ == "pobj"] if following.lower_ == "by" else []


def _of_verb(context: Context, verb: Token) -> Iterator[Evidence]:
    kinds = _kinds(verb)
    if not kinds or not is_real(verb):
        return
    found = context.arguments.get(verb.i)
    agents = (found.agents if found else ()) or _nested_agents(context, verb)
    agents = agents or (before(context, verb) if verb.pos_ == "NOUN" else ())
    agents = agents or tuple(c for t in roles(verb).agents for c in characters_of(context, t))
    surface = _patients(context, verb)
    if not surface and found:
        surface = found.recipients  # "gives X a job", "gives X shelter"
    patients = tuple(p for p in surface if p not in agents)
    for kind in kinds:
        if kind == "employs" and verb.lemma_ in SENDING and not _errand(verb):
            continue
        if kind == "employs" and verb.lemma_ in LEADING:
            patients = tuple(p for p in patients if context.is_group(p))
        yield from between(agents, patients, kind, verb, f"verb-{kind}", CAPS.get(kind, CAP))


def _errand(verb: Token) -> bool:
    """Whether an infinitive tells what somebody is sent for."""
    return any(
        clause.dep_ in {"xcomp", "advcl", "ccomp"} and any(c.lower_ == "to" for c in clause.lefts)
        for clause in verb.children
        if clause.i > verb.i and clause.tag_ == "VB"
    )


def _nested_agents(context: Context, verb: Token) -> tuple[str, ...]:
    """The agent of a passive that the parse hangs deeper: "saved from the beast by X"."""
    if not is_passive(verb):
        return ()
    for preposition in (c for c in verb.children if c.dep_ == "prep"):
        for noun in (c for c in preposition.children if c.dep_ == "pobj"):
            for by in (c for c in noun.children if c.lower_ == "by"):
                return tuple(c for t in by.children if t.dep_ == "pobj" for c in context.of(t))
    return ()


def _kinds(verb: Token) -> tuple[str, ...]:
    """The relationship types of a verb, with its particle or the phrase that follows it if that is known."""
    verbs = table("relation_verbs")
    if verb.lemma_.lower() not in first_words("relation_verbs") | HOLDING | HURLING or _says_how(verb):
        return ()
    after = {
        c.lower_
        for c in verb.subtree
        if c.i > verb.i and c.dep_ in {"pobj", "acomp", "oprd", "advmod", "ccomp", "dobj"}
    }
    kinds: tuple[str, ...] = ()
    for phrase in with_following(verb):
        if phrase in verbs:
            kinds = verbs[phrase][::2]
            break
    if "harms" in kinds and (after & DEADLY or any(c.lower_ in FATALLY for c in verb.children)):
        kinds = ("kills",)
    if verb.lemma_ in HURLING and "death" in after:
        kinds = ("kills",)
    if not kinds and verb.lemma_ in HOLDING and after & CAPTIVE:
        kinds = ("harms",)
    if verb.lemma_ == "set" and "free" in after:
        kinds = ("helps",)
    return tuple(dict.fromkeys(kinds))


def _says_how(verb: Token) -> bool:
    """Whether the verb only says how somebody behaves to somebody: "treats her like a servant"."""
    return verb.lemma_ == "treat" and any(
        c.dep_ in {"advmod", "acomp"} or c.lower_ in {"with", "like", "as"}
        for c in verb.children
        if c.i > verb.i
    )


def _patients(context: Context, verb: Token) -> tuple[str, ...]:
    """Who it is done to; a preposition's noun only by the lexicon of verbs with prepositions."""
    surface = [t for t in roles(verb).patients if t.dep_ != "pobj" or t.head.head.i != verb.i]
    captives = [t for thing in surface if thing.lower_ in CAPTIVE for t in thing.children if t.dep_ == "poss"]
    found = [c for thing in [*captives, *surface] for c in characters_of(context, thing)]
    found = found or list(after(context, verb))
    return tuple(dict.fromkeys(found))
