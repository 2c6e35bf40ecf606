"""Bonds told by a verb, adjective or noun with a preposition (V5, A1, E1): "works for", "married to"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.reading.grammar.clauses import is_passive, subjects
from kg.reading.lexicon import table, words
from kg.reading.relation.beside import is_predicate
from kg.reading.relation.evidence import Evidence, among, between
from kg.reading.relation.phrases import complements, first_words, word
from kg.reading.relation.realis import is_real
from kg.reading.relation.roles import characters_of, match_role
from kg.story import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.reading.relation.context import Context

COPULAS = frozenset({"be", "become", "grow", "remain"})
LEXICONS = ("relation_verb_prepositions", "relation_adjectives", "relation_event_nouns")
KIN = frozenset({"parentOf", "siblingOf", "relativeOf"})
COMPANY = frozenset({"end up with", "move in with", "run away with", "run off with", "spend night with"})
"""What only lovers do, unless it is with one's boss, with one's brother or with several."""
AID = frozenset({"help", "aid", "assistance", "support", "guidance", "encouragement"})
BEHIND = frozenset({("behind", "back"), ("without", "knowledge")})
LENDING = frozenset({"dobj", "attr", "pobj", "nsubjpass", "conj", "appos", "xcomp", "acomp"})


def from_bonds(context: Context) -> list[Evidence]:
    """Evidence of all words with a preposition that the lexicons know, in the order of the text."""
    known = _known_words()
    told = zip(context.tokens, context.lemmas, strict=True)
    worth = [t for t, lemma in told if lemma in known or t.lower_ in known]
    return [e for token in worth for e in _of_word(context, token)]


@cache
def _known_words() -> frozenset[str]:
    """The words that begin an entry of any lexicon that is used here."""
    return (
        AID
        | COPULAS
        | {noun for _, noun in BEHIND}
        | frozenset().union(*(first_words(name) for name in LEXICONS))
    )


def _of_word(context: Context, token: Token) -> Iterator[Evidence]:
    if token.pos_ in {"NOUN", "PROPN"}:
        yield from _of_noun(context, token)
    if is_predicate(token):
        yield from _with_preposition(context, token, "relation_verb_prepositions", "verb-preposition")
    if token.lemma_ in COPULAS or token.pos_ == "ADJ" or token.tag_ == "VBN" or _beside_copula(token):
        yield from _with_preposition(context, token, "relation_adjectives", "adjective")


def _beside_copula(token: Token) -> bool:
    """Whether it is a participle for all that the parse says: "is a physician and engaged to X"."""
    return (
        token.tag_ == "VBD" and token.dep_ == "conj" and token.head.lemma_ == "be" and token.i > token.head.i
    )


def _with_preposition(context: Context, token: Token, lexicon: str, rule: str) -> Iterator[Evidence]:
    """A verb or adjective: its surface subject stands to the preposition's noun."""
    if token.lemma_ not in COPULAS and not {word(token), token.lower_} & first_words(lexicon):
        return
    for phrase, noun in _phrases(token, lexicon):
        for kind, side in _entries(lexicon, phrase):
            others = characters_of(context, noun)
            if not is_real(token) or (phrase in COMPANY and (len(others) > 1 or _is_other_bond(noun))):
                continue
            kind = _still_engaged(token, kind)
            yield from _sided(_subject(context, token), others, kind, side, token, rule)


def _is_other_bond(noun: Token) -> bool:
    """Whether the phrase says that it is somebody's boss, brother or friend."""
    said = (noun, *(c for c in noun.children if c.dep_ in {"appos", "compound", "nmod"}))
    roles = [role for word in said if (role := match_role(noun.doc, word)) is not None]
    return any(role.type not in {"romanticPartnerOf", "spouseOf", "attractedTo"} for role in roles)


def _still_engaged(token: Token, kind: str) -> str:
    """Who "is getting married" is engaged: partners, not spouses yet."""
    getting = any(c.lower_ == "getting" for c in token.children) or token.head.lower_ == "getting"
    return "romanticPartnerOf" if kind == "spouseOf" and getting else kind


def _phrases(token: Token, lexicon: str) -> Iterator[tuple[str, Token]]:
    """Each phrase once, with its noun."""
    seen = set()
    for phrase, noun in complements(token):
        if lexicon == "relation_adjectives":
            own = [] if token.lemma_ in COPULAS else [token.lower_]
            phrase = " ".join([*own, *phrase.split()[1:]])
        if (phrase, noun.i) not in seen:
            seen.add((phrase, noun.i))
            yield phrase, noun


def _entries(lexicon: str, phrase: str) -> list[tuple[str, str]]:
    cells = table(lexicon).get(phrase, ())
    return list(zip(cells[::2], cells[1::2], strict=True))


def _subject(context: Context, token: Token) -> tuple[str, ...]:
    """Who the verb's or adjective's surface subject is."""
    found = [c for s in subjects(token) for c in characters_of(context, s)]
    if not found and token.dep_ in {"amod", "acl", "appos"} and token.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        found = list(context.of(token.head))
    return tuple(dict.fromkeys(found))


def _sided(
    first: tuple[str, ...], second: tuple[str, ...], kind: str, side: str, token: Token, rule: str
) -> Iterator[Evidence]:
    first = tuple(c for c in first if c not in second)
    if side == "object":
        first, second = second, first
    yield from between(first, second, kind, token, rule)


def _of_noun(context: Context, noun: Token) -> Iterator[Evidence]:
    """An event noun: its possessor, or its verb's subject, stands to the preposition's noun."""
    yield from _aid(context, noun)
    yield from _behind(context, noun)
    name = noun.lemma_.lower()
    if name not in first_words("relation_event_nouns"):
        return
    owners = tuple(c for t in _possessors(noun) for c in context.of(t))
    symmetric = {k for k in (f"{name} with", f"{name} to", f"{name} from", f"{name} of") if _symmetric(k)}
    if len(owners) == 2 and symmetric:
        yield from among(owners, _entries("relation_event_nouns", min(symmetric))[0][0], noun, "noun-shared")
    for child in (c for c in noun.children if c.dep_ == "prep"):
        for other in (c for c in child.children if c.dep_ == "pobj"):
            if child.lower_ == "between" and symmetric:
                kind = _entries("relation_event_nouns", min(symmetric))[0][0]
                yield from among(context.of(other), kind, noun, "noun-between")
            for kind, side in _entries("relation_event_nouns", f"{name} {child.lower_}"):
                first = owners or _lent(context, noun)
                if _noun_is_real(noun) and not _kin(kind, other):
                    yield from _sided(first, characters_of(context, other), kind, side, noun, "event-noun")


def _possessors(noun: Token) -> list[Token]:
    """Whose the noun is; in "at X and Y's wedding" the parse may join X to the wedding."""
    own = [c for c in noun.children if c.dep_ == "poss"]
    first = own[0].left_edge.i if own else 0
    joined = noun.dep_ == "conj" and first and noun.doc[first - 1].lower_ in {"and", "&"}
    return [noun.head, *own] if joined and noun.head.pos_ == "PROPN" else own


def _kin(kind: str, noun: Token) -> bool:
    """Whether "relationship with his father" only seems a romance."""
    role = match_role(noun.doc, noun)
    return kind == "romanticPartnerOf" and role is not None and role.type in KIN


def _aid(context: Context, noun: Token) -> Iterator[Evidence]:
    """ "With X's help, Y …": X helps the subject."""
    verb = noun.head.head
    if (
        noun.lemma_.lower() not in AID
        or noun.head.lower_ != "with"
        or verb.pos_ != "VERB"
        or not is_real(verb)
    ):
        return
    givers = [t for c in noun.children if c.dep_ == "prep" and c.lower_ in {"of", "from"} for t in c.children]
    givers += [c for c in noun.children if c.dep_ == "poss"]
    helped = [c for s in subjects(verb) for c in context.of(s)]
    yield from between([c for t in givers for c in context.of(t)], helped, "helps", noun, "with-aid")


def _behind(context: Context, noun: Token) -> Iterator[Evidence]:
    """ "Behind Y's back", "without Y's knowledge, X sells the farm": X deceives Y."""
    preposition, verb = noun.head, noun.head.head
    known = (preposition.lower_, noun.lower_) in BEHIND and verb.pos_ == "VERB"
    if not known or not is_real(verb) or verb.lemma_ in words("relation_doubts"):
        return
    owners = [c for t in noun.children if t.dep_ == "poss" for c in context.of(t)]
    doers = [c for s in subjects(verb) for c in context.of(s)]
    yield from between(doers, owners, "deceives", verb, "behind-back")


def _symmetric(phrase: str) -> bool:
    entries = _entries("relation_event_nouns", phrase)
    return bool(entries) and entries[0][0] in SYMMETRIC


def _governor(noun: Token) -> Token | None:
    """The verb that a noun depends on, through a preposition or a coordination."""
    head = noun.head
    for _ in range(3):
        if head.pos_ in {"VERB", "AUX"}:
            return head
        if head.head is head:
            return None
        head = head.head
    return None


def _noun_is_real(noun: Token) -> bool:
    verb = _governor(noun)
    if any(c.lower_ == "no" for c in noun.children):
        return False
    if verb is None or noun.dep_ == "nsubj":
        return True
    return is_real(verb) and verb.lemma_ not in words("relation_doubts")


def _lent(context: Context, noun: Token) -> tuple[str, ...]:
    """The subject of the verb that the noun is object of; the agent of a passive."""
    verb = _governor(noun)
    if verb is None or noun.dep_ not in LENDING:
        return ()
    if is_passive(verb) and noun.dep_ == "nsubjpass":
        entry = context.arguments.get(verb.i)
        return entry.agents if entry else ()
    return tuple(c for s in subjects(verb) if s.i != noun.i for c in context.of(s))
