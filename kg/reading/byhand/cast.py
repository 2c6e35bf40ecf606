"""The characters of a Doc while a person's corrections change them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spacy.tokens import Span

from kg.reading.byhand.record import BY_HAND, fold
from kg.reading.mentions import position
from kg.slug import unique_slug
from kg.story import Alias, Character

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.reading.byhand.record import Record


@dataclass(slots=True)
class Cast:
    """Characters and their mentions; ``write`` puts them back."""

    doc: Doc
    record: Record
    characters: dict[str, Character]
    spans: list[Span]

    def find(self, name: str) -> str:
        """The id of who is called so: by the main name, else by another one; empty for nobody."""
        wanted = fold(name)
        mains = [c.id for c in self.characters.values() if fold(c.name) == wanted]
        others = [c.id for c in self.characters.values() if wanted in {fold(a.name) for a in c.aliases}]
        return next(iter([*mains, *others]), "")

    def add(self, name: str, to: str = "") -> str:
        """Make a character of words of the text, or give them to one; returns its id, empty where the
        text has not the words, or has them only as a part of another name."""
        taken = {i for span in self.spans for i in range(span.start, span.end)}
        found = [s for s in _stands(self.doc, name) if taken.isdisjoint(range(s.start, s.end))]
        if not found:
            return ""
        named = found[0].text[0].isupper()
        identity = to or unique_slug(found[0].text, set(self.characters))
        if to:
            aliases = (*self.characters[to].aliases, Alias(found[0].text, BY_HAND))
            self.characters[to] = replace(self.characters[to], aliases=aliases)
        else:
            self.characters[identity] = Character(identity, name.strip(), named=named)
        kind = "name" if named else "nominal"
        self.spans += [
            Span(self.doc, s.start, s.end, label=kind, kb_id=BY_HAND, span_id=identity) for s in found
        ]
        return identity

    def join(self, keep: str, other: str) -> None:
        """Make two characters one."""
        first, second = self.characters[keep], self.characters.pop(other)
        aliases = (*first.aliases, Alias(second.name, BY_HAND), *second.aliases)
        self.characters[keep] = replace(
            first,
            aliases=tuple({a.name: a for a in reversed(aliases) if a.name != first.name}.values())[::-1],
            gender=first.gender or second.gender,
            actor=first.actor or second.actor,
            also_played_by=tuple(dict.fromkeys((*first.also_played_by, *second.also_played_by))),
            members=first.members or second.members,
        )
        self.spans = [_given(s, keep) if s.id_ == other else s for s in self.spans]
        sure = self.doc._.confidences or {}
        self.doc._.confidences = {(b, e, keep if c == other else c): p for (b, e, c), p in sure.items()}
        self.record.became[other] = keep
        self._forget(other, keep)

    def remove(self, name: str) -> list[str]:
        """Take a name from whoever bears it, and who has no other out; returns the ids of the bearers."""
        wanted = fold(name)
        bearers = []
        for character in list(self.characters.values()):
            rest = tuple(a for a in character.aliases if fold(a.name) != wanted)
            if fold(character.name) == wanted:
                del self.characters[character.id]
                self.spans = [s for s in self.spans if s.id_ != character.id]
                self._forget(character.id)
            elif len(rest) < len(character.aliases):
                self.characters[character.id] = replace(character, aliases=rest)
                self.spans = [s for s in self.spans if s.id_ != character.id or fold(s.text) != wanted]
            else:
                continue
            bearers.append(character.id)
        return bearers

    def rename(self, character: str, name: str) -> None:
        """Give a character another main name; the old one stays as one of the others."""
        old = self.characters[character]
        kept = tuple(a for a in old.aliases if a.name != name)
        self.characters[character] = replace(old, name=name, aliases=(Alias(old.name, "name"), *kept))

    def write(self) -> None:
        """Put characters and mentions back into the Doc, in the order of the text."""
        once = {position(span): span for span in self.spans}
        self.spans = [once[key] for key in sorted(once)]
        first = {span.id_: span.start for span in reversed(self.spans)}
        self.doc.spans["characters"] = self.spans
        last = len(self.doc)
        ordered = sorted(self.characters.items(), key=lambda item: first.get(item[0], last))
        self.doc._.characters = dict(ordered)

    def _forget(self, gone: str, instead: str = "") -> None:
        """Take somebody out of groups, or put another into their place."""
        for group in [c for c in self.characters.values() if gone in c.members]:
            members = dict.fromkeys(instead if m == gone else m for m in group.members)
            kept = tuple(m for m in members if m and m != group.id)
            self.characters[group.id] = replace(group, members=kept)


def cast_of(doc: Doc, record: Record) -> Cast:
    """The characters as they are now."""
    return Cast(doc, record, dict(doc._.characters or {}), list(doc.spans.get("characters", ())))


def _given(span: Span, character: str) -> Span:
    return Span(
        span.doc, span.start, span.end, label=span.label_, kb_id=span.kb_id_ or BY_HAND, span_id=character
    )


def _stands(doc: Doc, name: str) -> list[Span]:
    """Where words stand in the text as whole words, an article in front left out."""
    words = re.sub(r"^(?:the|an?)\s+", "", " ".join(name.split()), flags=re.IGNORECASE)
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    exact = re.IGNORECASE if words.islower() else re.NOFLAG
    found = (doc.char_span(m.start(), m.end()) for m in re.finditer(pattern, doc.text, exact))
    return [span for span in found if span is not None]
