"""Characters without a name who matter, and groups who act as one.

Somebody unnamed is a character where the text gives an actor ("a woman (Ann Lee)"), speaks of
the same one again and lets him act ("a bartender … the bartender shoots"), or tells whose relative
it is ("Nora's father"). The last come after coreference, in the component ``kg_relatives``: only
then it is known whose "her father" is, and whether he has a name after all. Groups are somebody's
people ("Castor's men") and plural nouns that act in two sentences.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from kg.reading.character.gender import told_gender
from kg.reading.character.performers import actors_beside
from kg.reading.lexicon import table, words
from kg.reading.mentions import TAKES_PART, phrase_begin, position, usual_name
from kg.reading.names.beside import nouns_beside
from kg.slug import unique_slug
from kg.story import Alias, Character

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Found = tuple[Character, list[Span]]

ACTS = frozenset({"nsubj", "agent"})
SINGULAR_KINDS = frozenset({"kin", "role", "work", "being", "animal"})
ARTICLES = frozenset({"a", "an", "the"})
DOER = re.compile(r"(?:man|woman|boy|girl|maid|mate|[^t]er|[^lt]ter|or|ess|ist|ian|eer|ant|ard)$")
"""How nouns for people end: milkman, glassblower, impersonator; a letter is none."""
PLAYED = ("any", "work")
"""What a noun in no lexicon is for, where an actor's name stands behind it: "a milkman (Joe Lind)"."""
AGAIN = 2
"""Mentions that an unnamed one needs, in as many sentences."""


@dataclass(slots=True)
class Described:
    """One who is described by a noun: the noun's head word, the phrase and whose it is."""

    head: Token
    span: Span
    owner: str
    """Id of the character whose it is, by name, or an empty string."""


def called_small(doc: Doc, spans: Iterable[Span]) -> Iterator[Span]:
    """Plain nouns that mean one whose name is that noun with a capital: the Monster, later "the monster"."""
    spans = list(spans)
    named = {span.text.casefold().removeprefix("the "): span.id_ for span in spans if span.label_ == "name"}
    taken = {i for span in spans for i in range(span.start, span.end)}
    for noun in doc:
        if noun.pos_ != "NOUN" or noun.i in taken or noun.lemma_.lower() not in table("person_nouns"):
            continue
        words_for_it = phrase(noun)
        before = doc[words_for_it.start - 1].lower_ if words_for_it.start else ""
        if before == "the" and words_for_it.text.casefold() in named:
            identity = named[words_for_it.text.casefold()]
            yield Span(
                doc, words_for_it.start, noun.i + 1, label="nominal", kb_id="description", span_id=identity
            )


def find_unnamed(doc: Doc, characters: dict[str, Character], spans: Iterable[Span]) -> Iterator[Found]:
    """Unnamed individuals who are nobody's relatives, each with the phrases that describe it."""
    taken = set(characters)
    said = {noun.lemma_.lower() for span in spans for noun in nouns_beside(span)}
    for (owner, noun), mentions in _by_phrase(doc, spans, plural=False).items():
        actor = next(iter(actors_beside(doc, [m.span for m in mentions])), "")
        if actor:
            yield _character(mentions, taken, actor, group=False)
        elif noun not in said and not owner:
            for one in filter(_returns, _referents(mentions)):
                yield _character(one, taken, "", group=False)


def _referents(mentions: list[Described]) -> list[list[Described]]:
    """Mentions of one noun by whom they mean: "an old man", then "a rich man" is somebody new.

    A description goes to whom it has a word in common with, a bare "the man" to the last one.
    """
    found: list[tuple[set[str], list[Described]]] = []
    for one in mentions:
        own = {t.lower_ for t in one.span[:-1]}
        new = any(c.lower_ in {"a", "an", "another"} for c in one.head.children)
        alike = next((f for f in reversed(found) if own & f[0]), None)
        last = found[-1] if found else None
        if last is None or (new and own and alike is None and last[0]):
            found.append((own, [one]))
        else:
            words_for_it, seen = alike or last
            words_for_it |= own
            seen.append(one)
    return [seen for _, seen in found]


def find_relatives(doc: Doc, characters: dict[str, Character], spans: Iterable[Span]) -> Iterator[Found]:
    """Unnamed relatives and companions of characters, called after them.

    "Nora's father" who takes part is one; who is always "her father", of a named one, must act and return.
    """
    taken = set(characters)
    said = {noun.lemma_.lower() for span in spans if span.label_ == "name" for noun in nouns_beside(span)}
    for (owner, noun), mentions in _by_phrase(doc, spans, plural=False).items():
        by_name = any(m.span[0].pos_ != "PRON" for m in mentions)
        sentences = {m.head.sent.start for m in mentions if _takes_part(m.head)}
        returns = len(sentences) >= AGAIN and any(m.head.dep_ in ACTS for m in mentions)
        returns = returns and owner in characters and characters[owner].named
        if owner and noun not in said and ((by_name and sentences) or returns):
            yield _character(mentions, taken, "", group=False)


def _by_phrase(doc: Doc, spans: Iterable[Span], *, plural: bool) -> dict[tuple[str, str], list[Described]]:
    """Descriptions by owner and noun, in order of the text; none of whom a clause says who it is."""
    at: dict[int, str] = {}
    for span in spans:
        for i in range(span.start, span.end):
            at[i] = "" if at.get(i, span.id_) != span.id_ else span.id_
    found: dict[tuple[str, str], list[Described]] = defaultdict(list)
    for one in _described(doc, at, plural=plural):
        found[one.owner, one.head.lemma_.lower()].append(one)
    return {key: those for key, those in found.items() if not any(_is_named(one.head, at) for one in those)}


def find_groups(doc: Doc, characters: dict[str, Character], spans: Iterable[Span]) -> Iterator[Found]:
    """Groups, each with the phrases that name or describe it."""
    taken = set(characters)
    for (owner, noun), mentions in _by_phrase(doc, spans, plural=True).items():
        if not owner and noun in words("vague_groups"):
            continue
        sentences = {m.head.sent.start for m in mentions if _takes_part(m.head)}
        if len(sentences) >= AGAIN and any(m.head.dep_ in ACTS for m in mentions):
            yield _character(mentions, taken, "", group=True)


def _described(doc: Doc, at: dict[int, str], *, plural: bool) -> Iterator[Described]:
    """Noun phrases about people that are not part of a name or beside one."""
    played = {credit.end - 1 for credit in doc.spans.get("cast", ())}
    for token in doc:
        if (
            token.i in at
            or token.pos_ != "NOUN"
            or token.dep_ in {"compound", "appos", "attr", "oprd", "nmod", "amod"}
        ):
            continue
        row = _kind(token) or (PLAYED if token.i in played and _is_doer(token) else None)
        if row is None or _names_inside(token, at) or _is_plural(token, row[1]) != plural:
            continue
        owner = next((at[c.i] for c in token.children if c.dep_ == "poss" and c.i in at), "")
        whose = any(c.dep_ == "poss" and c.i not in at for c in token.children)
        if (whose and token.i not in played) or any(c.lower_ == "no" for c in token.children):
            continue
        if plural or row[1] in SINGULAR_KINDS:
            span = phrase(token)
            yield Described(token, span[1:] if whose and span[0].pos_ == "PRON" else span, owner)


def _kind(noun: Token) -> tuple[str, ...] | None:
    """The gender that a noun for somebody tells and what it is, or None."""
    lemma = noun.lemma_.lower()
    return table("person_nouns").get(lemma) or table("unnamed_nouns").get(lemma)


def _is_doer(noun: Token) -> bool:
    """Whether a noun in no lexicon ends as those for people do, and is for no thing, place or body."""
    lemma = noun.lemma_.lower()
    known = words("thing_nouns") | words("work_nouns") | table("place_nouns").keys()
    return bool(DOER.search(lemma)) and lemma not in known | table("institution_nouns").keys()


def _is_plural(token: Token, kind: str) -> bool:
    return kind == "group" or token.tag_ == "NNS"


def _names_inside(noun: Token, at: dict[int, str]) -> bool:
    """Whether a name stands beside the noun, which then describes the one so named."""
    beside = any(c.i in at and c.dep_ in {"appos", "compound", "nmod", "attr"} for c in noun.children)
    renamed = [c for c in noun.children if c.dep_ == "appos"]  # "Vera's husband, a banker named Nils"
    named = any(
        t.i in at
        for c in (*noun.children, *(below for other in renamed for below in other.children))
        if c.dep_ in {"acl", "relcl"}
        for t in c.subtree
        if t.dep_ in {"oprd", "attr"}
    )
    after = noun.i + 1 < len(noun.doc) and noun.i + 1 in at
    return beside or named or after or _shares_name(noun, at)


def _is_named(noun: Token, at: dict[int, str]) -> bool:
    """Whether the clause says who it is: "Nora's boss is Tom"."""
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be":
        return False
    return any(c.i in at and c.dep_ == "attr" and c.pos_ == "PROPN" for c in noun.head.children)


def _shares_name(noun: Token, at: dict[int, str]) -> bool:
    """Whether the noun says what one is who is named behind a second noun: "her guide and driver Nora"."""
    doc, end = noun.doc, noun.i + 3
    if end >= len(doc) or doc[noun.i + 1].lower_ != "and" or end not in at or noun.tag_ != "NN":
        return False
    kinds = [_kind(t) or ("", "") for t in (noun, doc[end - 1])]
    return all(kind in {"role", "work"} for _, kind in kinds) and doc[end - 1].tag_ == "NN"


def phrase(noun: Token) -> Span:
    """The noun with its own words before it, without an article."""
    return noun.doc[phrase_begin(noun, ARTICLES) : noun.i + 1]


def _takes_part(head: Token) -> bool:
    """Whether it does something or something is done to it."""
    return (
        head.dep_ in TAKES_PART or (head.dep_ == "pobj" and head.head.dep_ == "agent") or head.dep_ == "conj"
    )


def _returns(mentions: list[Described]) -> bool:
    """Whether the same one is spoken of again, as "the …", and acts."""
    definite = sum(any(c.lower_ in {"the", "this", "that"} for c in m.head.children) for m in mentions)
    sentences = {m.head.sent.start for m in mentions if _takes_part(m.head)}
    acts = any(m.head.dep_ in ACTS for m in mentions)
    return definite > 0 and acts and len(sentences) >= AGAIN


def _character(mentions: list[Described], taken: set[str], actor: str, *, group: bool) -> Found:
    """The character of some phrases, called by the most usual one, its owner by name."""
    counts = Counter(_called(m) for m in mentions)
    usual = max(counts, key=lambda text: (counts[text], len(text), text))
    label = usual if mentions[0].owner else f"the {usual}" if usual[0].islower() else usual
    identity = unique_slug(usual, taken)
    spans = [
        Span(m.span.doc, _begin(m.span), m.span.end, label="nominal", kb_id="description", span_id=identity)
        for m in mentions
    ]
    others = sorted({m.span.text for m in mentions if m.span[0].pos_ != "PRON"} - {usual})
    gender = None if group else told_gender([m.head for m in mentions], actor)
    aliases = tuple(Alias(text, "description") for text in others)
    return Character(identity, label, aliases, gender, actor, named=False, group=group), spans


def _begin(span: Span) -> int:
    """Where the mention begins: behind a possessive pronoun, which is its owner's mention."""
    return span.start + (len(span) > 1 and span[0].tag_ == "PRP$")


def _called(one: Described) -> str:
    """The phrase, with the owner's usual name instead of a pronoun."""
    if not one.owner or one.span[0].pos_ != "PRON":
        return one.span.text
    return f"{usual_name(one.span.doc, one.owner)}'s {one.span[1:].text}"


@Language.factory("kg_relatives", requires=["doc._.characters"], assigns=["doc._.characters", "doc.spans"])
def make_relatives(nlp: Language, name: str) -> RelativeReader:
    """Make the component."""
    return RelativeReader()


class RelativeReader:
    """Add the unnamed relatives of the characters, once it is known whom pronouns mean."""

    def __call__(self, doc: Doc) -> Doc:
        """Add to ``doc._.characters`` and ``doc.spans["characters"]``."""
        characters = dict(doc._.characters)
        spans = list(doc.spans["characters"])
        for character, mentions in find_relatives(doc, characters, spans):
            characters[character.id] = character
            spans.extend(mentions)
        doc._.characters = characters
        doc.spans["characters"] = sorted(spans, key=position)
        return doc
