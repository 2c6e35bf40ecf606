"""Where it happens: the component ``kg_places``.

Named places come from the names of the text; unnamed ones only where something happens there: a
place noun behind a locative preposition of a verb ("hides in the barn"), or one that a name tells
apart ("the Wexley mansion", "the tomb of King Alder").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from kg.reading.grammar.event_types import event_type
from kg.reading.lexicon import table, words
from kg.reading.mentions import position
from kg.reading.names.beside import nouns_beside
from kg.reading.names.gazetteer import head_word, map_kind, on_the_map
from kg.reading.names.short_for_companies import short_for_a_company
from kg.reading.place.described import described_places, happens_at
from kg.reading.place.kinds import HOUSED, place_kind
from kg.reading.place.mentioned_again import meant_again
from kg.reading.place.named import NamedThing, named_things
from kg.slug import unique_slug
from kg.story import Place

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.reading.names.reader import NameUse

SETTLED = frozenset(
    {"city", "town", "village", "island", "county", "river", "lake", "state", "mount", "dc", "district"}
)
"""Words that may end a place's name or be left out: New York, New York City."""
TAUGHT = frozenset({"school", "hospital"})
"""Kinds of institutions that are houses under every noun: an institute, but no union."""
LIKELY = 0.4
"""Chance from which a name that more likely names a place than anything else is taken for one's."""
HOUSING = frozenset({"in", "at", "into", "to", "inside", "near", "outside"})
"""Prepositions that speak of the house, and not of the organisation."""
SHORT = 6
"""Letters and full stops that the abbreviation of a country or city has fewer of: U.S., UK, L.A."""
GOING = frozenset({"arrival", "travel", "departure", "escape", "motionEvent"})
"""Types of events whose "to" leads to a house."""


@Language.factory("kg_places", requires=["doc._.names"], assigns=["doc._.places", "doc.spans"])
def make_places(nlp: Language, name: str) -> PlaceReader:
    """Make the component."""
    return PlaceReader()


class PlaceReader:
    """Find places and every mention of them."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc._.places`` and ``doc.spans["places"]``."""
        places: dict[str, Place] = {}
        spans: list[Span] = []
        houses = houses_of(doc)
        taken: set[str] = set()
        things = _add_named(doc, houses, places, spans, taken)
        _add_houses(houses, places, spans, taken)
        spans.extend(meant_again(doc, things, spans))
        _add_described(doc, places, spans, taken)
        doc._.places = places
        doc.spans["places"] = sorted(spans, key=position)
        return doc


def _add_named(
    doc: Doc, houses: list[NamedThing], places: dict[str, Place], spans: list[Span], taken: set[str]
) -> dict[str, NamedThing]:
    """Those with a name, which are given back by id; an owner's name is not his house's.

    ``taken`` are the ids in use, here and below.
    """
    owners = {span.start for house in houses for span in house.spans}

    def wanted(use: NameUse) -> bool:
        return _is_place(use) and not all(span.start in owners for span in use.spans)

    things: dict[str, NamedThing] = {}
    for thing in named_things(doc, wanted, SETTLED, "place_nouns"):
        identity = unique_slug(thing.name, taken)
        things[identity] = thing
        places[identity] = Place(identity, thing.name, thing.aliases, place_kind(thing))
        spans.extend(thing.mentions(identity))
    return things


def _add_houses(
    houses: list[NamedThing], places: dict[str, Place], spans: list[Span], taken: set[str]
) -> None:
    """Those called by whose they are."""
    for house in houses:
        identity = unique_slug(house.name, taken)
        places[identity] = Place(identity, house.name, (), "building")
        spans.extend(house.mentions(identity))


def _add_described(doc: Doc, places: dict[str, Place], spans: list[Span], taken: set[str]) -> None:
    """Those that a plain noun describes, where no character and no other place is named."""
    named = {i for s in (*spans, *doc.spans.get("characters", ())) for i in range(s.start, s.end)}
    for found in described_places(doc, named):
        identity = unique_slug(found.name, taken)
        places[identity] = Place(identity, found.name, found.aliases, found.kind, named=found.named)
        spans.extend(found.mentions(identity))


def houses_of(doc: Doc) -> list[NamedThing]:
    """Houses called by whose they are alone: "meets her at Vesper's"."""
    found: dict[str, NamedThing] = {}
    for use in doc._.names.values():
        for span in use.spans:
            mark = doc[span.end : span.end + 2]
            if len(mark) == 2 and mark[0].tag_ == "POS" and mark[1].dep_ != "pobj" and _located(span):
                whole = doc[span.start : span.end + 1]
                house = found.setdefault(whole.text, NamedThing(whole.text, {whole.text: "name"}))
                house.spans.append(whole)
    return list(found.values())


def _is_place(use: NameUse) -> bool:
    """Whether a name names a place: by itself, or as the house of an institution that is entered."""
    if use.kind == "place":
        if short_for_a_company(use):
            return False
        if use.chances["place"] < LIKELY or all(map(_only_modifies, use.spans)) or _is_post(use):
            return False
        return on_the_map(use.text) != "" or not _only_organised(use)
    return use.kind == "institution" and _house(use) and (any(map(_located, use.spans)) or _entered(use))


def _is_post(use: NameUse) -> bool:
    """Whether it is a title with a land: the Governor of Marland."""
    noun = head_word(use.text)
    post = noun in table("titles") or noun in table("person_nouns")
    return " of " in use.text and post and not on_the_map(use.text)


def _entered(use: NameUse) -> bool:
    """Whether something happens at "the club" where the name is a club's."""
    noun = head_word(use.text)
    return any(
        token.lower_ == noun and [t.lower_ for t in token.lefts] == ["the"] and happens_at(token)
        for token in use.spans[0].doc
    )


def _only_modifies(span: Span) -> bool:
    """Whether the name only belongs to what is beside it: "Texas Ranger Ann Lee", "the Battle of Marl"."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    before = [t.lower_ for t in span.doc[max(span.start - 2, 0) : span.start]]
    if _is_byname(span) or (before[1:] == ["of"] and before[0] in words("battles")):
        return True
    if after is None or span.root.dep_ not in {"compound", "nmod", "amod"}:
        return False
    if after.pos_ == "NOUN" and on_the_map(span.text) == "landmark" and map_kind(span.text) == "natural":
        return after.lemma_.lower() not in table("place_nouns")  # the Atlantic trade
    return after.pos_ == "PROPN" or (
        len(span) == 1 and span.text.isupper() and span.root.head.i >= span.end and len(span.text) < SHORT
    )


def _is_byname(span: Span) -> bool:
    """Whether it is in quotes somebody's byname: Sergeant "Panama" Hale, her pilot "Hollywood"."""
    doc, start, end = span.doc, span.start - 1, span.end
    if start < 1 or end >= len(doc) or doc[start].text != '"' or doc[end].text != '"':
        return False
    before, after = doc[start - 1], doc[end + 1] if end + 1 < len(doc) else None
    called = before.lower_ == "of" and start > 1 and doc[start - 2].lower_ in {"name", "alias"}
    return called or before.lower_ in table("person_nouns") or (after is not None and after.pos_ == "PROPN")


def _only_organised(use: NameUse) -> bool:
    """Whether the text speaks of the organisation so named and not of a house: the Harlow Agency."""
    noun = head_word(use.text)
    kind = table("institution_nouns").get(noun, ("",))[0]
    if kind in HOUSED:
        return all(map(_as_a_body, use.spans)) and not _entered(use)
    return kind != "" and noun not in table("place_nouns")


def _as_a_body(span: Span) -> bool:
    """Whether a school's name stands for those in it: "a Harrow student", "applies to Harrow College"."""
    head = span.root
    if head.dep_ == "pobj":
        return not _located(span) and head.head.lower_ in {"to", "of", "by", "for", "with", "from"}
    return head.dep_ in {"compound", "nmod", "poss", "nsubj", "agent"}


def _located(span: Span) -> bool:
    """Whether something is said to be or happen in, at or near it."""
    head = span.root
    if head.dep_ != "pobj" or head.head.lower_ not in HOUSING:
        return False
    if head.head.head.pos_ == "NOUN":  # her training at the academy, but no student at it
        return head.head.head.lemma_.lower() not in table("person_nouns") and head.head.lower_ in {"at", "in"}
    return head.head.lower_ != "to" or event_type(head.head.head) in GOING


def _house(use: NameUse) -> bool:
    """Whether the institution is of a kind that is named as its house is."""
    nouns = {head_word(use.text)} | {n.lemma_.lower() for s in use.spans for n in nouns_beside(s)}
    return any(
        noun in table("place_nouns") or table("institution_nouns").get(noun, ("",))[0] in TAUGHT
        for noun in nouns
    )
