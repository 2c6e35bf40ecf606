"""Turns of phrase that make a bond of what no single word tells: "leaves X for Y", "in the care of Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.grammar.clauses import objects, subjects
from kg.reading.lexicon import table
from kg.reading.relation.evidence import Evidence, between
from kg.reading.relation.realis import is_real
from kg.reading.relation.roles import match_role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

    from kg.reading.relation.context import Context

CHARGE = frozenset({"care", "custody", "charge"})
CHILD = frozenset({"child", "baby"})
POWER = frozenset(
    {"captivity", "castle", "clutch", "control", "den", "dungeon", "grip", "hand", "lair", "prison"}
)
"""What somebody is rescued from whom another has in his power."""
SAVING = frozenset({"protect", "rescue", "save"})
ATTACKS = frozenset({"assassinate", "kill", "murder", "poison", "rape", "shoot", "stab", "strangle"})
BUSINESSES = frozenset(
    {"bakery", "bar", "business", "cafe", "farm", "garage", "office", "ranch", "restaurant", "shop", "store"}
)


def from_idioms(context: Context) -> list[Evidence]:
    """Evidence of all idioms, in the order of the text."""
    return [
        e
        for token, lemma in zip(context.tokens, context.lemmas, strict=True)
        for rule in _RULES.get(lemma, ())
        for e in rule(context, token)
    ]


def _left_for(context: Context, verb: Token) -> Iterator[Evidence]:
    """ "Y leaves him for X": Y is X's from then on; whom one leaves at the altar one was to marry."""
    left = context.of_all(objects(verb))
    whom = left or any(match_role(o.doc, o, context.text) for o in objects(verb))  # "leaves his wife for X"
    if verb.pos_ != "VERB" or not is_real(verb) or not whom:
        return
    if any(noun.lower_ == "altar" for noun in _after(verb, "at")):
        yield from between(context.of_all(subjects(verb)), left, "romanticPartnerOf", verb, "leaves-at-altar")
    for noun in _after(verb, "for"):
        yield from between(
            context.of_all(subjects(verb)), context.of(noun), "romanticPartnerOf", verb, "leaves-for"
        )


def _engaged(context: Context, verb: Token) -> Iterator[Evidence]:
    """ "Y agrees to marry X": they are engaged, married or not."""
    if verb.pos_ != "VERB" or not is_real(verb):
        return
    for wed in (c for c in verb.children if c.lemma_ in {"marry", "wed"} and c.dep_ == "xcomp"):
        doers = context.of_all(subjects(verb))
        yield from between(doers, context.of_all(objects(wed)), "romanticPartnerOf", verb, "agrees-to-marry")


def _tried(context: Context, verb: Token) -> Iterator[Evidence]:
    """ "Tries to kill Y", "threatens to shoot Y": that is an attack."""
    if verb.pos_ != "VERB" or not is_real(verb):
        return
    for attack in (c for c in verb.children if c.dep_ == "xcomp" and c.lemma_ in ATTACKS):
        doers, victims = context.of_all(subjects(verb)), context.of_all(objects(attack))
        yield from between(doers, [v for v in victims if v not in doers], "harms", attack, "tried")


def _in_care(context: Context, noun: Token) -> Iterator[Evidence]:
    """ "Leaves X in the care of Y": Y looks after X."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"in", "into", "to"} or not is_real(verb):
        return
    left = context.of_all([c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}])
    yield from between(
        context.of_all([*_after(noun, "of"), *_owners(noun)]), left, "mentors", noun, "in-care"
    )


def _unknown_to(context: Context, word: Token) -> Iterator[Evidence]:
    """ "Unbeknownst to Y, X has sold the house": X deceives Y."""
    verb = word.head
    if verb.pos_ == "VERB" and is_real(verb):
        doers = context.of_all(subjects(verb))
        kept_from = context.of_all([n for n in _after(word, "to") if not n.is_ancestor(verb)])
        yield from between(doers, kept_from, "deceives", verb, "unknown-to")


def _with_child(context: Context, word: Token) -> Iterator[Evidence]:
    """ "Y is pregnant with X's child": the two are, or were, together."""
    mothers = context.of_all(subjects(word.head)) if is_real(word) else ()
    fathers = [o for n in _after(word, "with") if n.lemma_.lower() in CHILD for o in _owners(n)]
    yield from between(mothers, context.of_all(fathers), "romanticPartnerOf", word, "with-child")


def _saved_from(context: Context, verb: Token) -> Iterator[Evidence]:
    """ "Rescues Y from X", "from X's dungeon": X had Y in his power."""
    if verb.pos_ != "VERB" or not is_real(verb):
        return
    saved = context.of_all([c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}])
    for noun in _after(verb, "from"):
        captors = context.of(noun) or (context.of_all(_owners(noun)) if noun.lemma_.lower() in POWER else ())
        yield from between(captors, saved, "harms", verb, "saved-from")


def _sacrificed(context: Context, verb: Token) -> Iterator[Evidence]:
    """ "Sacrifices herself to save Y": whoever dies for it has done it."""
    if verb.pos_ != "VERB" or not is_real(verb):
        return
    for purpose in (c for c in verb.children if c.lemma_ in SAVING and c.i > verb.i):
        yield from between(
            context.of_all(subjects(verb)), context.of_all(objects(purpose)), "helps", verb, "sacrifice"
        )


def _works_at(context: Context, verb: Token) -> Iterator[Evidence]:
    """ "Works in X's shop": X is the boss."""
    if verb.pos_ != "VERB" or not is_real(verb):
        return
    places = [n for word in ("at", "in", "for", "on") for n in _after(verb, word)]
    owners = [o for n in places if _is_business(n) for o in _owners(n)]
    yield from between(context.of_all(owners), context.of_all(subjects(verb)), "employs", verb, "works-at")


def _is_business(noun: Token) -> bool:
    return noun.lemma_.lower() in BUSINESSES or noun.lemma_.lower() in table("institution_nouns")


def _after(token: Token, preposition: str) -> list[Token]:
    """The nouns that a preposition joins to a word."""
    return [
        n
        for c in token.children
        if c.lower_ == preposition and c.i > token.i
        for n in c.children
        if n.dep_ == "pobj"
    ]


def _owners(noun: Token) -> list[Token]:
    return [c for c in noun.children if c.dep_ == "poss"]


_RULES: dict[str, tuple[Callable[[Context, Token], Iterator[Evidence]], ...]] = {
    "leave": (_left_for,),
    **dict.fromkeys(("free", "rescue", "save"), (_saved_from,)),
    **dict.fromkeys(("agree", "consent", "promise"), (_engaged,)),
    **dict.fromkeys(("attempt", "threaten", "try"), (_tried,)),
    "sacrifice": (_sacrificed,),
    "work": (_works_at,),
    "dump": (_left_for,),
    **dict.fromkeys(sorted(CHARGE), (_in_care,)),
    "unbeknownst": (_unknown_to,),
    "pregnant": (_with_child,),
}
