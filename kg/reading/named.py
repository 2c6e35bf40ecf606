"""Named places and institutions: names of one kind, merged where one is short for another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.tokens import Span

from kg.story import Alias

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.reading.names.reader import NameUse


@dataclass(slots=True)
class NamedThing:
    """A place or institution with a name, and where it is mentioned."""

    name: str
    rules: dict[str, str] = field(default_factory=dict)
    """Rule of every written name, the fullest one's too."""
    spans: list[Span] = field(default_factory=list)

    @property
    def aliases(self) -> tuple[Alias, ...]:
        """Every other written name."""
        return tuple(Alias(text, rule) for text, rule in sorted(self.rules.items()) if text != self.name)

    def mentions(self, identity: str) -> list[Span]:
        """The spans, marked with the entity's id."""
        return [
            Span(s.doc, s.start, s.end, label="name", kb_id=self.rules.get(s.text, "name"), span_id=identity)
            for s in self.spans
        ]


def named_things(doc: Doc, wanted: Callable[[NameUse], bool], optional: frozenset[str]) -> list[NamedThing]:
    """Names that are wanted and name no character, in order of first mention.

    ``optional`` are words that a name may end with or not ("New York", "New York City").
    """
    taken = {i for span in doc.spans.get("characters", ()) for i in range(span.start, span.end)}
    uses = [u for u in doc._.names.values() if wanted(u) and not any(s.start in taken for s in u.spans)]
    found: dict[tuple[str, ...], NamedThing] = {}
    for use in sorted(uses, key=_longest_first):
        words = tuple(use.key.split())
        home = next((thing for other, thing in found.items() if _short_for(words, other, optional)), None)
        if home is None:
            home = found.setdefault(words, NamedThing(use.text))
        home.rules[use.text] = "name" if home.name == use.text else "short form"
        home.spans.extend(use.spans)
    return sorted(found.values(), key=_first)


def _longest_first(use: NameUse) -> tuple[int, int]:
    return -len(use.key.split()), use.spans[0].start


def _first(thing: NamedThing) -> int:
    return min(span.start for span in thing.spans)


def _short_for(words: tuple[str, ...], other: tuple[str, ...], optional: frozenset[str]) -> bool:
    """Whether a name is the other without words that may be left out, or its initials."""
    if words == other or (words == other[: len(words)] and set(other[len(words) :]) <= optional):
        return True
    initials = "".join(w[0] for w in other if w not in {"of", "the", "and", "for"})
    short = len(initials) > 2 or (len(initials) == 2 and "." in words[0])
    return len(words) == 1 and short and words[0].replace(".", "") == initials
