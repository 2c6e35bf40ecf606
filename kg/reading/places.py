"""Where it happens: the component ``kg_places``.

Named places come from the names of the text; unnamed ones only where something happens there: a
place noun behind a locative preposition of a verb ("hides in the barn"), or one that a name tells
apart ("the Wexley mansion", "the tomb of King Alder").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from kg.reading.described import described_places
from kg.reading.lexicon import table, words
from kg.reading.mentions import position
from kg.reading.named import NamedThing, named_things
from kg.reading.names.beside import nouns_beside
from kg.reading.names.evidence import SHIPS
from kg.slug import unique_slug
from kg.story import Place

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.reading.names.reader import NameUse

SETTLED = frozenset({"city", "town", "village", "island", "county", "river", "lake", "state", "mount"})
"""Words that may end a place's name or be left out: New York, New York City."""
HOUSED = frozenset({"school", "hospital", "religious", "club", "company"})
"""Kinds of institutions whose name is also the name of where they are."""


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
        taken_ids: set[str] = set()
        for thing in named_things(doc, _is_place, SETTLED):
            identity = unique_slug(thing.name, taken_ids)
            places[identity] = Place(identity, thing.name, thing.aliases, kind_of(thing))
            spans.extend(thing.mentions(identity))
        taken = {i for s in (*spans, *doc.spans.get("characters", ())) for i in range(s.start, s.end)}
        for found in described_places(doc, taken):
            identity = unique_slug(found.name, taken_ids)
            places[identity] = Place(identity, found.name, found.aliases, found.kind, named=found.named)
            spans.extend(found.mentions(identity))
        doc._.places = places
        doc.spans["places"] = sorted(spans, key=position)
        return doc


def _is_place(use: NameUse) -> bool:
    """Whether a name names a place: by itself, or as the house of an institution that is entered."""
    if use.kind == "place":
        return True
    return use.kind == "institution" and any(_located(s) for s in use.spans) and _house(use)


def _located(span: Span) -> bool:
    """Whether something is said to be or happen in, at or near it."""
    head = span.root
    return head.dep_ == "pobj" and head.head.lower_ in {
        "in",
        "at",
        "into",
        "to",
        "from",
        "inside",
        "near",
        "outside",
    }


def _house(use: NameUse) -> bool:
    """Whether the institution is of a kind that is named as its house is."""
    nouns = {t.lower_ for s in use.spans for t in s} | {
        n.lemma_.lower() for s in use.spans for n in nouns_beside(s)
    }
    return any(table("institution_nouns").get(n, ("",))[0] in HOUSED for n in nouns)


def kind_of(thing: NamedThing) -> str:
    """The kind of a named place: by its last word, the nouns beside it, or what NER says."""
    nouns = [
        thing.name.split()[-1].casefold(),
        *(n.lemma_.lower() for s in thing.spans for n in nouns_beside(s)),
    ]
    if thing.name.split()[0] in SHIPS:
        return "vehicle"
    if thing.name.casefold().removeprefix("the ") in words("regions"):
        return "region"
    for noun in nouns:
        if noun in table("place_nouns"):
            return table("place_nouns")[noun][0]
    labels = {t.ent_type_ for s in thing.spans for t in s}
    if labels & {"FAC"}:
        return "building"
    if labels & {"LOC"}:
        return "natural"
    return "settlement" if "GPE" in labels else "other"
