"""What kind of place or organisation a named one is: told by its own noun, the nouns beside it, the map."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.reading.lexicon import table, words
from kg.reading.names.beside import nouns_beside
from kg.reading.names.called import called_a_ship
from kg.reading.names.gazetteer import SHIPS, head_word, map_kind, on_the_map

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from kg.reading.place.named import NamedThing

STAFFED = frozenset({"school", "hospital", "religious"})
"""Kinds of organisations whose house's name is theirs too."""
HOUSED = STAFFED | {"club"}
"""Kinds of which the name of the one is the name of the other too, wherever it stands."""
NER_KINDS = {"FAC": "building", "LOC": "natural", "GPE": "settlement"}


def said_of(span: Span) -> list[Token]:
    """Nouns that say what the named one is: those beside it, and the town of "the town of X"."""
    head = span.root
    of = head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.pos_ == "NOUN"
    same = of and head.head.head.lemma_.lower() in words("name_classes")
    return [*nouns_beside(span), *([head.head.head] if same else [])]


def said_with(span: Span) -> list[Token]:
    """Nouns that say what the named one is, with the school or the like behind it: the Marl Hall school."""
    behind = list(span.doc[span.end : span.end + 2])
    while behind and behind[-1].pos_ != "NOUN":
        behind.pop()
    plain = all(t.tag_ in {"NN", "JJ", "VBG"} for t in behind) and not on_the_map(span.text)
    kind = table("institution_nouns").get(behind[-1].lower_, ("",))[0] if behind else ""
    return [*nouns_beside(span), *(behind[-1:] if plain and kind in STAFFED else [])]


def place_kind(thing: NamedThing) -> str:
    """The kind of a named place."""
    if thing.name.split()[0] in SHIPS or (
        any(map(called_a_ship, thing.spans)) and not on_the_map(thing.name)
    ):
        return "vehicle"
    usual = _usual_label(thing.spans)
    noun = head_word(thing.name)
    own = _own_kind(noun)
    beside = [n.lemma_.lower() for s in thing.spans for n in said_of(s)]
    houses = [n for n in beside if n in table("institution_nouns") and n in table("place_nouns")]
    if houses and on_the_map(thing.name) == "city":
        return table("place_nouns")[houses[0]][0]  # a school may have a town's name
    known = map_kind(thing.name)
    town = own in {"natural", "other"} and usual == "GPE" and noun not in words("family_seats")
    if known or town:
        return known or "settlement"  # a town may be called Green Lake or Cypress Park
    inside = reversed(thing.name.casefold().split()[:-1])  # HM Prison Marl Hill, Cabin B4
    told = own or next((kind for n in (*beside, *inside) if (kind := _own_kind(n))), "")
    return told or NER_KINDS.get(usual, "other")


def _own_kind(noun: str) -> str:
    """The kind of place that a name's last word tells, or an empty string."""
    return table("place_name_ends").get(noun, ("",))[0] or table("place_nouns").get(noun, ("",))[0]


def _usual_label(spans: list[Span]) -> str:
    """What NER most often says of a name's words."""
    labels = Counter(t.ent_type_ for s in spans for t in s if t.ent_type_)
    return max(labels, key=lambda label: (labels[label], label), default="")


def institution_kind(thing: NamedThing) -> str:
    """The kind of a named institution."""
    known = table("organisations").get(" ".join(_words(thing.name)))
    if known:
        return known[0]
    kinds = {**table("institution_nouns"), **table("organisations")}
    beside = [n.lemma_.lower() for s in thing.spans for n in said_with(s)]
    nouns = [*_parts(thing.name), *(f"{word}s" for word in _words(thing.name)), *beside]
    told = [kinds[n][0] for n in nouns if n in kinds]
    guests = any(span.root.head.lower_ in words("guest_houses") for span in thing.spans)
    return next(iter(told), "company" if guests else "other")


def _words(name: str) -> list[str]:
    """Its words, folded, without article and full stops."""
    return name.casefold().replace(".", "").removeprefix("the ").split()


def _parts(name: str) -> Iterator[str]:
    """A name's words as the lexicon may have them, the telling ones first: whole, two, its head, others."""
    parts = _words(name)
    head = head_word(name)
    yield " ".join(parts)
    yield from (" ".join(parts[i : i + 2]) for i in range(len(parts) - 2, -1, -1))
    rest = [word for word in reversed(parts) if word != head]
    weak = words("institution_weak_nouns")
    yield from ([*rest, head] if head in weak else [head, *rest])
