"""What comes of an act in the sentences behind it: who is shot and dies is killed, who accepts is engaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.grammar.clauses import subjects
from kg.reading.relation.evidence import Evidence, between
from kg.reading.relation.realis import is_real

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from kg.reading.relation.context import Context

SOON = 2
"""How many sentences behind the act the outcome may be told."""
DEADLY = frozenset(
    "bite bludgeon choke crush drown hang hit impale poison push shoot slash smother stab strangle".split()  # noqa: SIM905
)
"""Acts of which one may die."""
DYING = frozenset({"die", "perish", "succumb"})
DEAD = frozenset({"body", "corpse", "death", "funeral", "remains"})
ASKING = frozenset({"ask", "beg", "implore", "urge"})
YES = frozenset({"accept", "agree", "consent"})


def from_sequels(context: Context, told: Iterable[Evidence]) -> list[Evidence]:
    """Evidence of what acts and their outcomes tell together; ``told`` is that of the acts alone."""
    return [*_deaths(context, told), *_yeses(context)]


def _deaths(context: Context, told: Iterable[Evidence]) -> Iterator[Evidence]:
    """Deadly acts whose victim is told to die soon."""
    acts = [e for e in told if e.type == "harms" and context.tokens[e.trigger].lemma_ in DEADLY]
    if not acts:
        return
    deaths = list(_told_dead(context))
    for act in acts:
        for token, victims in deaths:
            if act.target in victims and _soon(context, act.trigger, token.i):
                yield Evidence(act.source, act.target, "kills", act.trigger, "sequel-death")
                break


def _told_dead(context: Context) -> Iterator[tuple[Token, tuple[str, ...]]]:
    """Words that tell of a death, with whose it is."""
    for token, lemma in zip(context.tokens, context.lemmas, strict=True):
        if lemma in DYING and token.pos_ == "VERB" and is_real(token):
            yield token, context.of_all(subjects(token))
        elif lemma in DEAD and token.pos_ == "NOUN":
            owners = [c for c in token.children if c.dep_ == "poss"]
            owners += [n for c in token.children if c.lower_ == "of" for n in c.children]
            yield token, context.of_all(owners)
        elif lemma == "dead" and token.dep_ == "acomp" and is_real(token.head):
            yield token, context.of_all(subjects(token.head))


def _yeses(context: Context) -> Iterator[Evidence]:
    """Proposals that are accepted soon."""
    asked = list(_proposals(context))
    if not asked:
        return
    for token, lemma in zip(context.tokens, context.lemmas, strict=True):
        if lemma not in YES or token.pos_ != "VERB" or not is_real(token):
            continue
        willing = context.of_all(subjects(token))
        for verb, first, second in asked:
            if set(willing) & set(second) and _soon(context, verb.i, token.i):
                yield from between(first, second, "romanticPartnerOf", token, "sequel-yes", cap=1)


def _proposals(context: Context) -> Iterator[tuple[Token, tuple[str, ...], tuple[str, ...]]]:
    """Verbs by which one asks another for marriage, with both."""
    for verb, lemma in zip(context.tokens, context.lemmas, strict=True):
        if lemma == "propose" and is_real(verb):
            whom = [n for c in verb.children if c.lower_ == "to" for n in c.children if n.dep_ == "pobj"]
            yield verb, context.of_all(subjects(verb)), context.of_all(whom)
        elif lemma in ASKING and is_real(verb) and any(c.lemma_ == "marry" for c in verb.children):
            yield verb, context.of_all(subjects(verb)), context.of_all(_asked(verb))


def _asked(verb: Token) -> list[Token]:
    """Who is asked: the verb's object, or the subject that the parse gives the infinitive."""
    own = [c for c in verb.children if c.dep_ in {"dobj", "dative"}]
    return own or [n for c in verb.children if c.lemma_ == "marry" for n in c.children if n.dep_ == "nsubj"]


def _soon(context: Context, act: int, outcome: int) -> bool:
    """Whether the outcome stands behind the act, hardly two sentences on."""
    later = context.sentence_indexes[outcome] - context.sentence_indexes[act]
    return outcome > act and later <= SOON
