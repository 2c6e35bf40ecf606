"""Plain nouns that mean a place with a name: "the town of Harrow", "the hotel" where one hotel is named."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from spacy.tokens import Span

from kg.reading.lexicon import table, words
from kg.reading.mentions import OWN_WORDS
from kg.reading.names.gazetteer import on_the_map
from kg.reading.place.described import PASSING, place_nouns
from kg.reading.place.kinds import said_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Doc, Token

    from kg.reading.place.named import NamedThing


def meant_again(doc: Doc, things: Mapping[str, NamedThing], spans: Iterable[Span]) -> list[Span]:
    """Nouns that mean a place with a name: "the town of Harrow", or "the hotel" where one hotel is named."""
    of: dict[str, set[str]] = defaultdict(set)
    meant: dict[int, str] = {}
    for identity, thing in things.items():
        said = [noun for span in thing.spans for noun in said_of(span)]
        meant.update((noun.i, identity) for noun in said if noun.lemma_.lower() in table("place_nouns"))
        meant.update((noun.i, identity) for span in thing.spans for noun in _class_behind(span))
        for word in (*thing.own_nouns, *(noun.lemma_.lower() for noun in said)):
            of[word].add(identity)
    taken = {i for s in (*spans, *doc.spans.get("characters", ())) for i in range(s.start, s.end)}
    for noun, _ in place_nouns(doc, taken, vague=True):
        known = of.get(noun.lemma_.lower(), set())
        alone = [c.lower_ for c in noun.lefts if c.dep_ in OWN_WORDS or c.dep_ in PASSING]
        again = alone in (["the"], ["that"]) or (len(alone) == 1 and noun.doc[noun.i - 1].tag_ == "PRP$")
        if len(known) == 1 and again and noun.i > _first(things, known):
            meant[noun.i] = next(iter(known))
    return [
        Span(doc, i, i + 1, label="nominal", kb_id="same noun", span_id=identity)
        for i, identity in sorted(meant.items())
        if i not in taken
    ]


def _class_behind(span: Span) -> list[Token]:
    """The noun that says what a house is, behind its name: "the Blue Lamp club", but no town's club."""
    head = span.root.head
    behind = span.root.dep_ in {"compound", "nmod"} and head.i == span.end and head.pos_ == "NOUN"
    own = behind and head.lemma_.lower() in table("place_nouns") and not on_the_map(span.text)
    town = "GPE" in {token.ent_type_ for token in span} and head.lemma_.lower() not in words("guest_houses")
    return [head] if own and not town else []


def _first(things: Mapping[str, NamedThing], known: set[str]) -> int:
    return min(span.start for identity in known for span in things[identity].spans)
