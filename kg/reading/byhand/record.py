"""What a person's corrections of a film are, and what has become of each so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.folding import bare_name
from kg.story import Corrections, Statement

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from spacy.tokens import Doc

    from kg.story import Correction, CorrectionKind

BY_HAND = "by hand"
"""The rule of what a person asserts."""
NAMING: tuple[CorrectionKind, ...] = ("character", "name", "gender", "actor", "relationship")
"""Kinds of correction that make a character of who is named so; that names are one or not makes none."""
fold = bare_name
"""A name as corrections and texts are compared: "Amelie" is Amélie, "the Hawk" is Hawk."""


@dataclass(slots=True)
class Record:
    """The corrections of one film, with what each has changed and what keeps it from applying."""

    corrections: Corrections
    about: dict[int, dict[str, None]] = field(default_factory=dict)
    """Ids of the characters that a correction has changed something of, by its place in the file."""
    doubts: dict[int, dict[str, None]] = field(default_factory=dict)
    """Why a correction, or a part of it, does not apply."""
    became: dict[str, str] = field(default_factory=dict)
    """Ids of characters that were joined to others, with those."""
    genders: dict[str, None] = field(default_factory=dict)
    """Ids of characters whose gender a person states."""
    bodies: set[str] = field(default_factory=set)
    """Folded names of institutions that stated relationships name, which makes no characters of them."""

    def entries(self, *kinds: CorrectionKind) -> Iterator[tuple[int, Correction]]:
        """The corrections of some kinds with their places in the file."""
        return ((i, e) for i, e in enumerate(self.corrections.entries) if e.kind in kinds)

    def wanted(self) -> set[str]:
        """Folded names that are said to be of characters."""
        return self.named(*NAMING) - self.bodies

    def named(self, *kinds: CorrectionKind) -> set[str]:
        """Folded names in the corrections of some kinds."""
        return {fold(name) for _, e in self.entries(*kinds) for name in e.names}

    def changed(self, index: int, *characters: str) -> None:
        """Note that a correction has changed something of these characters."""
        self.about.setdefault(index, {}).update(dict.fromkeys(characters))

    def doubt(self, index: int, text: str) -> None:
        """Note why a correction, or a part of it, does not apply."""
        self.doubts.setdefault(index, {})[text] = None

    def now(self, character: str) -> str:
        """The id that a character has by now."""
        while character in self.became:
            character = self.became[character]
        return character

    def statements(self, characters: Container[str]) -> tuple[Statement, ...]:
        """The corrections that changed something, each with the characters that are still there."""
        return tuple(
            Statement(
                sentence(entry),
                tuple(f"character/{c}" for c in dict.fromkeys(map(self.now, about)) if c in characters),
            )
            for index, entry in enumerate(self.corrections.entries)
            if (about := self.about.get(index)) is not None
        )

    def place(self, index: int) -> int:
        """The place of a correction among those that changed something."""
        return sorted(self.about).index(index)

    def unused(self) -> tuple[str, ...]:
        """A line for each correction that does not apply, or not in full."""
        return tuple(
            f"{self.corrections.file}, line {entry.line}: {doubt}"
            for index, entry in enumerate(self.corrections.entries)
            for doubt in self.doubts.get(index, () if index in self.about else (NOTHING,))
        )


NOTHING = "nothing is changed by it, the reading says the same; take it out or leave it"


def record_of(doc: Doc) -> Record | None:
    """The record of a Doc whose film has corrections, else None."""
    if doc._.by_hand is None and doc._.film is not None and doc._.film.corrections.entries:
        doc._.by_hand = Record(doc._.film.corrections)
    record: Record | None = doc._.by_hand
    return record


def sentence(entry: Correction) -> str:
    """What a correction says, for people."""
    first, *others = entry.names
    match entry.kind:
        case "same":
            return f"{' and '.join(entry.names)} are one."
        case "different":
            return f"{' and '.join(entry.names)} are not one."
        case "not a character":
            return f"{first} is no character."
        case "character":
            return f"{first} is a character."
        case "relationship" | "wrong":
            holds = "holds" if entry.kind == "relationship" else "does not hold"
            return f"{first} {entry.value} {others[0]}: {holds}."
        case kind:
            return f"The {kind} of {first} is {entry.value}."
