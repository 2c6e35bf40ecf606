"""Role nouns in the text: "father", "ex-wife", "right-hand man", "brother-in-law", and whose they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.reading.grammar.clauses import subjects
from kg.reading.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.reading.relation.context import Context

SEVERAL = frozenset({"couple", "duo", "pair", "trio"})
IN_LAW = {"-in-law": 4, " in law": 2}
"""What makes another relative of one, and how many tokens it is."""
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
BESIDE = frozenset({"appos", "compound"})
LISTED = 4
"""How far up a list of relatives its first noun is looked for."""
OF_OWNER = frozenset({"of", "to", "for"})


@dataclass(frozen=True, slots=True)
class Role:
    """One role noun: its head token, where its words begin and end, and what it says."""

    head: Token
    begin: int
    end: int
    noun: str
    """The entry of the lexicon."""
    type: str
    side: str
    """Who is the source: bearer, owner or both."""

    @property
    def plural(self) -> bool:
        """Whether it names several: "friends", "sons"."""
        return self.head.tag_ in {"NNS", "NNPS"} or self.head.lower_ in SEVERAL

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its words."""
        return tuple(self.head.doc[self.begin : self.end])


def find_roles(doc: Doc) -> list[Role]:
    """The role nouns of a text in order; one that is fake, would-be or imaginary is left out."""
    found, text, last = [], doc.text, _by_last_word()
    for token in doc:
        if token.lower_ in last or token.lemma_.lower() in last:
            role = match_role(doc, token, text) if token.pos_ in NOMINAL or token.dep_ in BESIDE else None
            if role and not any(c.lower_ in words("relation_pretended") for c in token.children):
                found.append(role)
    return _outermost(found)


def _outermost(roles: list[Role]) -> list[Role]:
    """The roles that lie in no other; only those are compared that share a first token."""
    at: dict[int, list[Role]] = {}
    for role in roles:
        for index in range(role.begin, role.end):
            at.setdefault(index, []).append(role)
    return [
        r for r in roles if not any(r is not o and o.begin <= r.begin and r.end <= o.end for o in at[r.begin])
    ]


@cache
def _by_last_word() -> dict[str, tuple[str, ...]]:
    """Entries by the word that they end with, the longest first."""
    rows: dict[str, list[str]] = {}
    for entry in table("relation_nouns"):
        rows.setdefault(entry, []).append(entry)
        last = re.split(r"[ -]", entry)[-1]
        if last != entry:
            rows.setdefault(last, []).append(entry)
    return {last: tuple(sorted(entries, key=_longest_first)) for last, entries in rows.items()}


def _longest_first(entry: str) -> tuple[int, str]:
    return -len(entry), entry


def match_role(doc: Doc, token: Token, text: str = "") -> Role | None:
    """The longest entry that ends with the token (or with its "in-law"); ``text`` is the doc's."""
    end = token.i + 1
    lemma = token.lemma_.lower() if token.tag_ in {"NNS", "NNPS"} else token.lower_
    if lemma == "law" or lemma not in _by_last_word():
        return None
    text = text or doc.text
    after = token.idx + len(token)
    length = IN_LAW.get(text[after : after + len("-in-law")].lower())
    if length:
        return _of_entry(token, f"{lemma}-in-law", token.idx, end + length)
    for entry in _by_last_word().get(lemma, ()):
        begin = token.idx - (len(entry) - len(lemma))
        if text[max(begin, 0) : token.idx].lower() + lemma == entry and (
            begin <= 0 or not text[begin - 1].isalnum()
        ):
            return _of_entry(token, entry, begin, end)
    return None


def _of_entry(token: Token, entry: str, begin: int, end: int) -> Role | None:
    """The role that a lexicon's entry makes of a noun, whose words begin and end there."""
    if entry not in table("relation_nouns"):
        return None
    kind, side = table("relation_nouns")[entry][:2]
    return Role(token, _token_at(token, begin), end, entry, kind, side)


def _token_at(token: Token, begin: int) -> int:
    """The index of the token that begins at a place in the text before the token."""
    while token.idx > begin and token.i:
        token = token.nbor(-1)
    return token.i


def owner_tokens(role: Role) -> Iterator[Token]:
    """Heads of the phrases that say whose: "X's …", "… of X", "… to X"."""
    carriers = [*role.tokens]
    head = role.head
    if head.dep_ in {"compound", "nmod", "amod"} and head.head.i > head.i:
        carriers.append(head.head)
    for carrier in carriers:
        for child in carrier.children:
            if child.dep_ == "poss" and child.i < role.begin:
                yield child
            elif child.dep_ == "prep" and child.lower_ in OF_OWNER:
                yield from (c for c in child.children if c.dep_ in {"pobj", "poss"})
    if not any(c.dep_ in {"poss", "det"} for carrier in carriers for c in carrier.children):
        yield from _owners_of_list(carriers[-1])


def _owners_of_list(token: Token) -> Iterator[Token]:
    """Whose the first noun of a list is: "his wife Ann, daughter Eve and son Leo", "her friend and aide"."""
    for _ in range(LISTED):
        if token.dep_ not in {"conj", "appos"}:
            return
        token = token.head
        owners = [c for c in token.children if c.dep_ == "poss"]
        if owners or token.pos_ == "NOUN":
            yield from owners
            return


def characters_of(context: Context, token: Token) -> tuple[str, ...]:
    """Who a phrase stands for; "X's father" by what the text has told of X's father."""
    found = context.of(token) or _set_off(context, token)
    if found:
        return found
    role = match_role(token.doc, token, context.text)
    if role is None:
        return ()
    owners = [o for t in owner_tokens(role) for o in context.of(t)]
    return tuple(
        dict.fromkeys(context.known[o, role.noun] for o in owners if (o, role.noun) in context.known)
    )


def _set_off(context: Context, token: Token) -> tuple[str, ...]:
    """The name before a phrase that is set off by commas: "[Ida], the headmistress, dismisses"."""
    begin = token.left_edge.i
    if token.pos_ != "NOUN" or begin < 2 or token.doc[begin].lower_ not in {"the", "a", "an", "his", "her"}:
        return ()
    comma, name = token.doc[begin - 1], token.doc[begin - 2]
    after = token.doc[min(token.right_edge.i + 1, len(token.doc) - 1)]
    closed = after.text == "," or token.right_edge.text == ","
    if comma.text != "," or not closed or name.pos_ != "PROPN" or name.sent != token.sent:
        return ()
    return context.at(name) if name.dep_ in {"npadvmod", "advmod", "dep", "nsubj", "dislocated"} else ()


def owners_of(context: Context, role: Role) -> tuple[str, ...]:
    """The characters whose role it is."""
    found = [c for token in owner_tokens(role) for c in characters_of(context, token)]
    return tuple(dict.fromkeys(found))


def governing_subject(context: Context, token: Token) -> tuple[str, ...]:
    """The subject of the verb that a noun is object of."""
    verb = token.head
    if verb.dep_ == "prep":
        verb = verb.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return ()
    return tuple(c for s in subjects(verb) if s.i != token.i for c in context.of(s))
