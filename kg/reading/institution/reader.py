"""Organisations: the component ``kg_institutions``.

Named ones come from the names of the text and from plain nouns that a name tells apart; of unnamed ones
the police are read, where somebody with a name belongs to them or acts with them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from kg.reading.institution.told_apart import told_apart
from kg.reading.lexicon import table, words
from kg.reading.mentions import position
from kg.reading.names.belonging import signs_of_body
from kg.reading.names.beside import nouns_beside
from kg.reading.names.evidence import before_the
from kg.reading.names.gazetteer import SHIPS, head_word, map_kind, on_the_map
from kg.reading.names.short_for_companies import short_for_a_company
from kg.reading.place.kinds import HOUSED, institution_kind, said_of, said_with
from kg.reading.place.named import named_things
from kg.slug import unique_slug
from kg.story import Alias, Institution

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.reading.names.reader import NameUse

ADMITTING = frozenset({"orphanage"})
"""Houses that take people in: their name is the name of an institution too."""
LIKELY = 0.3
"""Chance from which a name is taken for an institution's: the classifier has seen few of them."""
SURE = 0.5
"""Chance from which a plain noun with a capital is one."""
POLICE = "police"
"""The one organisation to which people of plots belong under a plain noun."""


@Language.factory("kg_institutions", requires=["doc._.names"], assigns=["doc._.institutions", "doc.spans"])
def make_institutions(nlp: Language, name: str) -> InstitutionReader:
    """Make the component."""
    return InstitutionReader()


class InstitutionReader:
    """Find institutions and every mention of them."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc._.institutions`` and ``doc.spans["institutions"]``."""
        found: dict[str, Institution] = {}
        spans: list[Span] = []
        _add_named(doc, found, spans)
        _add_told_apart(doc, found, spans)
        _add_police(doc, found, spans)
        doc._.institutions = found
        doc.spans["institutions"] = sorted(spans, key=position)
        return doc


def _add_named(doc: Doc, found: dict[str, Institution], spans: list[Span]) -> None:
    """Those with a name; one that has the name of a place stands there."""
    places = {place.name: place.id for place in (doc._.places or {}).values()}
    taken: set[str] = set()
    for thing in named_things(doc, _is_institution, table("institution_nouns"), "institution_nouns"):
        identity = unique_slug(thing.name, taken)
        at = places.get(thing.name, "")
        kind = institution_kind(thing)
        found[identity] = Institution(identity, thing.name, thing.aliases, kind, located_in=at)
        spans.extend(thing.mentions(identity))


def _add_told_apart(doc: Doc, found: dict[str, Institution], spans: list[Span]) -> None:
    """Plain nouns that a name tells apart, which may be of one that is there: the Harlow police."""
    known = {
        _folded(name): identity
        for identity, one in found.items()
        for name in (one.name, *(alias.name for alias in one.aliases))
    }
    taken = set(found)
    for name, kind, mention in told_apart(doc, _tokens(spans)):
        identity = known.get(_folded(name), "") or known.get(_folded(mention.text), "")
        if not identity:
            identity = known[_folded(name)] = unique_slug(mention.text, taken)
            found[identity] = Institution(identity, mention.text, (), kind)
        found[identity] = _also(found[identity], mention.text)
        spans.append(
            Span(doc, mention.start, mention.end, label="name", kb_id="description", span_id=identity)
        )


def _add_police(doc: Doc, found: dict[str, Institution], spans: list[Span]) -> None:
    """The police under their plain noun, where somebody with a name belongs to them."""
    mentions = _police(doc, _tokens(spans))
    if mentions:
        identity = unique_slug(POLICE, set(found))
        kind = table("institution_nouns")[POLICE][0]
        found[identity] = Institution(identity, POLICE, (), kind, named=False)
        spans.extend(
            Span(doc, token.i, token.i + 1, label="nominal", kb_id="member", span_id=identity)
            for token in mentions
        )


def _tokens(spans: list[Span]) -> set[int]:
    """The indexes of all tokens of some spans."""
    return {index for span in spans for index in range(span.start, span.end)}


def _folded(name: str) -> str:
    return name.casefold().replace(".", "")


def _also(institution: Institution, name: str) -> Institution:
    """The institution with one more name."""
    if name in {institution.name, *(alias.name for alias in institution.aliases)}:
        return institution
    return replace(institution, aliases=(*institution.aliases, Alias(name, "description")))


def _is_institution(use: NameUse) -> bool:
    """Whether a name names an institution: by itself, or as a place that is called a school."""
    if use.text.split()[0] in SHIPS or _is_person(use) or any(map(_stands_for_people, use.spans)):
        return False
    if head_word(use.text) in words("occasion_nouns"):  # the Army-Navy Game
        return False
    if short_for_a_company(use):
        return True
    if on_the_map(use.text):  # a school may have a town's name
        named = {head_word(use.text)} & words("institution_loose_nouns")
        return bool(set(_kinds(use)) & HOUSED and not named) or (
            map_kind(use.text) == "building" and _is_staffed(use)
        )
    if use.kind == "institution" or (use.kind != "character" and use.chances["institution"] > LIKELY):
        return not _generic(use) or use.chances["institution"] > SURE
    if use.kind == "character" and use.chances["character"] > 0.7:
        return False
    if use.kind == "place":
        if _is_staffed(use):
            return True
        kinds, noun = set(_kinds(use)), head_word(use.text)
        plain = {noun, noun.removesuffix("s")} & table("place_nouns").keys() - ADMITTING
        return bool(kinds & HOUSED) or (bool(kinds) and not plain)
    labels = [t.ent_type_ for span in use.spans for t in span]
    organised = labels.count("ORG") * 2 > len(labels)
    acronym = use.text.replace(".", "").isupper() and 2 < len(use.text.replace(".", "")) < 6
    definite = all(map(before_the, use.spans))
    return (organised and (acronym or bool(_kinds(use)))) or (acronym and definite)


def _stands_for_people(span: Span) -> bool:
    """Whether an acronym in brackets is somebody's post: "Flight Lead Officer (FLO)"."""
    if span.start < 2 or span.doc[span.start - 1].text != "(":
        return False
    start = i = span.start - 2
    while i >= 0 and (span.doc[i].text[0].isupper() or span.doc[i].lower_ == "of"):
        start, i = i, i - 1
    noun = head_word(span.doc[start : span.start - 1].text)
    return noun in table("person_nouns") or noun in table("titles")


def _is_staffed(use: NameUse) -> bool:
    """Whether somebody works in the house so named: head waiter at the Hotel Orlov, a job at the Palace."""
    if any(map(_staffed, use.spans)):
        return True
    first = use.text.casefold().removeprefix("the ").split()[0]
    nouns = {head_word(use.text), first, *(n.lemma_.lower() for s in use.spans for n in said_of(s))}
    return not nouns.isdisjoint(words("guest_houses")) and any(any(signs_of_body(s)) for s in use.spans)


def _staffed(span: Span) -> bool:
    head = span.root
    if head.dep_ in {"compound", "nmod"} and head.head.i == span.end and head.head.pos_ == "NOUN":
        head = head.head  # the manager of the Blue Gull nightclub
    if head.dep_ != "pobj" or head.head.lower_ not in {"at", "for", "of", "in", "on"}:
        return False
    works = head.head.head.lemma_.lower()
    if works in words("employments"):
        return head.head.lower_ != "in" or map_kind(span.text) not in {"settlement", "region"}
    return head.head.lower_ in {"at", "on"} and table("person_nouns").get(works, ("", ""))[1] == "work"


def _is_person(use: NameUse) -> bool:
    """Whether the name's own noun is one of people: the FBI Agent."""
    noun = head_word(use.text)
    return (noun in table("person_nouns") or noun in table("titles")) and noun not in table(
        "institution_nouns"
    )


def _generic(use: NameUse) -> bool:
    """Whether the name is no more than a noun with a capital: the Order, the Force."""
    return " " not in use.key and use.key in table("institution_nouns") and not use.text.isupper()


def _kinds(use: NameUse) -> list[str]:
    """Kinds of institution that the name's own noun and the nouns beside it tell."""
    nouns = [head_word(use.text), *(n.lemma_.lower() for s in use.spans for n in said_with(s))]
    return [table("institution_nouns")[n][0] for n in nouns if n in table("institution_nouns")]


def _police(doc: Doc, taken: set[int]) -> list[Token]:
    """Where "the police" are meant, if somebody with a name belongs to them.

    An officer's rank alone is not enough: they must be spoken of themselves.
    """
    mentions = [t for t in doc if t.lower_ == POLICE and t.pos_ == "NOUN" and t.i not in taken]
    people = [span for span in doc.spans.get("characters", ()) if span.label_ == "name"]
    ranks = {noun.i for span in people for noun in nouns_beside(span)}
    names = {span.root.i for span in people}
    themselves = any(t.dep_ not in {"compound", "nmod", "poss"} for t in mentions)
    return mentions if themselves and any(_has_member(t, ranks, names) for t in mentions) else []


def _has_member(noun: Token, ranks: set[int], names: set[int]) -> bool:
    """Whether somebody is of it: police officer Ann Lee, works for the police, Ann Lee and the police."""
    if noun.dep_ == "compound":
        return noun.head.i in ranks | names
    works = noun.dep_ == "pobj" and noun.head.lower_ in {"for", "with"} and noun.head.head.lemma_ == "work"
    return works or any(t.i in names for t in noun.conjuncts)
