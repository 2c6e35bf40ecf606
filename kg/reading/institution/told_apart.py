"""Organisations called by a plain noun that a name tells apart: "the Harlow police", "the Dutch navy"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from spacy.tokens import Doc, Span, Token

OFFICIAL = frozenset({"police", "military", "government", "school", "hospital", "media", "criminal"})
"""Kinds of which a plain noun with a name before it is an organisation's name."""
INSIDE = frozenset({"compound", "nmod"})


def told_apart(doc: Doc, taken: Container[int]) -> Iterator[tuple[str, str, Span]]:
    """Plain nouns that a name tells apart, with the name: the Harlow police, the Q-9 squadron."""
    people = {i for s in doc.spans.get("characters", ()) if s.label_ == "name" for i in range(s.start, s.end)}
    for token in doc:
        kind = table("institution_nouns").get(token.lemma_.lower(), ("",))[0]
        loose = token.lemma_.lower() in words("told_apart_loose_nouns")
        if token.pos_ != "NOUN" or loose or kind not in OFFICIAL or token.i in taken or _goes_on(token):
            continue
        start = end = token.i
        while start and _belongs(doc[start - 1], start, token):
            start -= 1
        while doc[end - 1].pos_ == "NOUN" and end > start:
            end -= 1
        name = doc[start:end]
        family = kind == "criminal" and token.tag_ == "NN" and start > 0 and doc[start - 1].lower_ == "the"
        apart = family or not people & set(range(start, token.i + 1))  # the Harlow gang has Ann Harlow's name
        if _is_name(name) and not _hyphened(name) and apart:
            whole = table("institution_nouns").get(doc[token.i - 1 : token.i + 1].text.casefold(), ("",))[0]
            yield name.text, whole or kind, doc[start : token.i + 1]


def _is_name(words: Span) -> bool:
    """Whether there are words, all of them of a name or a people's."""
    names = all(t.pos_ == "PROPN" or t.ent_type_ == "NORP" for t in words)
    return len(words) > 0 and names and words.text[0].isupper()


def _hyphened(words: Span) -> bool:
    """Whether it is only the end of a word with a hyphen: "Franco-Dutch police"."""
    return words.start > 0 and words.doc[words.start - 1].text == "-"


def _belongs(before: Token, start: int, noun: Token) -> bool:
    """Whether a word is part of the name that stands before the noun: a name's, or a people's."""
    state = noun.lemma_.lower() in words("national_bodies")
    people = before.ent_type_ == "NORP" and before.dep_ == "amod" and state
    if people and noun.dep_ in INSIDE and before.head.i != noun.i:
        return False  # whose nation it is: a Dutch police inspector
    return (before.dep_ in INSIDE or people) and start <= before.head.i <= max(noun.i, noun.head.i)


def _goes_on(noun: Token) -> bool:
    """Whether the next noun says better what it is: the police of "the police force"."""
    return noun.dep_ in INSIDE and noun.head.lemma_.lower() in table("institution_nouns")
