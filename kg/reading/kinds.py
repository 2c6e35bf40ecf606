"""What kind of place or organisation a named one is: told by its own noun, the nouns beside it, the map."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.reading.lexicon import table, words
from kg.reading.names.beside import nouns_beside
from kg.reading.names.gazetteer import SHIPS, head_word, map_kind, on_the_map

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from kg.reading.named import NamedThing

NER_KINDS = {"FAC": "building", "LOC": "natural", "GPE": "settlement"}


def said_of(span: Span) -> list[Token]:
    """Nouns that say what the named one is: those beside it, and the town of "the town of X"."""
    head = span.root
    of = head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.pos_ == "NOUN"
    same = of and head.head.head.lemma_.lower() in words("name_classes")
    return [*nouns_beside(span), *([head.head.head] if same else [])]


def place_kind(thing: NamedThing) -> str:
    """The kind of a named place."""
    if thing.name.split()[0] in SHIPS:
        return "vehicle"
    usual = _usual_label(thing.spans)
    noun = head_word(thing.name)
    own = table("place_nouns").get(noun, ("",))[0] or table("place_name_ends").get(noun, ("",))[0]
    beside = [n.lemma_.lower() for s in thing.spans for n in said_of(s)]
    houses = [n for n in beside if n in table("institution_nouns") and n in table("place_nouns")]
    if houses and on_the_map(thing.name) == "city":
        return table("place_nouns")[houses[0]][0]  # a school may have a town's name
    known = map_kind(thing.name)
    if known or (own in {"natural", "other"} and usual == "GPE"):
        return known or "settlement"  # a town may be called Green Lake or Cypress Park
    told = own or next((table("place_nouns")[n][0] for n in beside if n in table("place_nouns")), "")
    return told or NER_KINDS.get(usual, "other")


def _usual_label(spans: list[Span]) -> str:
    """What NER most often says of a name's words."""
    labels = Counter(t.ent_type_ for s in spans for t in s if t.ent_type_)
    return max(labels, key=lambda label: (labels[label], label), default="")


def institution_kind(thing: NamedThing) -> str:
    """The kind of a named institution."""
    known = table("organisations").get(" ".join(_words(thing.name)))
    if known:
        return known[0]
    nouns = [*_parts(thing.name), *(n.lemma_.lower() for s in thing.spans for n in nouns_beside(s))]
    kinds = {**table("institution_nouns"), **table("organisations")}
    told = [kinds[n][0] for n in nouns if n in kinds]
    return next(iter(told), "other")


def _words(name: str) -> list[str]:
    """Its words, folded, without article and full stops."""
    return name.casefold().replace(".", "").removeprefix("the ").split()


def _parts(name: str) -> Iterator[str]:
    """A name's words as the lexicon may have them, the telling ones first: whole, two, its head, others."""
    parts = _words(name)
    head = head_word(name)
    yield " ".join(parts)
    yield from (" ".join(parts[i : i + 2]) for i in range(len(parts) - 2, -1, -1))
    rest = list(reversed(parts))
    weak = words("institution_weak_nouns")
    yield from ([*rest, head] if head in weak else [head, *rest])
