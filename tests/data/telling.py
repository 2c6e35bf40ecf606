"""Writing a story by hand: offsets are found in the words, so that nobody counts letters."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg.story import POLARITY, SYMMETRIC, Event, Mention, Relationship, Span

if TYPE_CHECKING:
    from kg.story import Character


class Telling:
    """A plot in sentences, and what is said of it, in the order it is said."""

    def __init__(self, *sentences: str) -> None:
        """Join sentences to a plot; one that ends with a line break ends a paragraph."""
        self.plot = ""
        self.sentences: tuple[Span, ...] = ()
        self.events: tuple[Event, ...] = ()
        self.mentions: tuple[Mention, ...] = ()
        for sentence in sentences:
            begin = len(self.plot)
            self.sentences += (Span(begin, begin + len(sentence.rstrip())),)
            self.plot += sentence if sentence.endswith("\n") else f"{sentence} "
        self.plot = self.plot.rstrip()

    def span(self, number: int, words: str, nth: int = 1) -> Span:
        """Where words stand in a sentence (the first is 1), the first time or the ``nth``."""
        sentence = self.sentences[number - 1]
        begin = sentence.begin - 1
        for _ in range(nth):
            begin = self.plot.index(words, begin + 1, sentence.end)
        return Span(begin, begin + len(words))

    def refer(self, entity: str, *places: tuple[int, str] | tuple[int, str, int]) -> None:
        """Say what refers to an entity: a pronoun by its small letter, a description by its article."""
        for number, words, *nth in places:
            kind = _kind(words)
            confidence = 0.8 if kind == "pronoun" else 1.0
            span = self.span(number, words, *nth)
            self.mentions += (Mention(span, entity, kind, f"sample-{kind}", confidence),)

    def happen(self, number: int, word: str, lemma: str, kind: str, *agents: str, **more: Any) -> int:
        """Add an event and return its order; ``more`` are further fields of Event."""
        order = len(self.events) + 1
        event = Event(order, number - 1, self.span(number, word), lemma, kind, agents, rule="sample-verb")
        self.events += (replace(event, **more),)
        return order


def tie(source: str, kind: str, target: str, *sentences: int, **more: Any) -> Relationship:
    """A relationship that sentences (the first is 1) tell of; ``more`` are further fields."""
    if kind in SYMMETRIC:
        source, target = sorted((source, target))
    told = tuple(number - 1 for number in sentences)
    made = Relationship(source, target, kind, told, ("sample-tie",), 0.9, POLARITY[kind])
    return replace(made, **more)


def with_prominence(characters: tuple[Character, ...], telling: Telling) -> tuple[Character, ...]:
    """Give each character its share of the mentions of characters."""
    counts = Counter(
        mention.entity for mention in telling.mentions if mention.entity.startswith("character/")
    )
    return tuple(
        replace(character, prominence=counts[f"character/{character.id}"] / counts.total())
        for character in characters
    )


def _kind(words: str) -> Any:
    if words in ("He", "he", "him", "his", "she", "She", "her", "Her", "them", "they"):
        return "pronoun"
    described = words[0].islower() or words.startswith("The ") or "'s " in words
    return "nominal" if described else "name"
