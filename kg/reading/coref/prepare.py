"""A resolver for a Doc, with the characters and names that were found before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.coref.entities import Entity
from kg.reading.coref.grid import Grid
from kg.reading.coref.resolver import Judge, Resolver
from kg.reading.coref.words import gender_of_first_name, gender_of_title, is_common

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc

    from kg.story import Character, Gender, MentionKind


def prepare(
    doc: Doc, judge: Judge, genders: Mapping[str, Gender | None], grid: Grid | None = None
) -> Resolver:
    """A resolver that knows the mentions a Doc already has."""
    grid = grid or Grid(doc)
    resolver = Resolver(grid, judge)
    characters: dict[str, Character] = doc._.characters or {}
    spans = sorted(doc.spans.get("characters", ()), key=lambda span: (span.start, -span.end, span.id_))
    total = sum(span.label_ == "name" for span in spans) or 1
    sure = doc._.by_hand.genders if doc._.by_hand else ()
    for span in spans:
        if span.label_ == "pronoun":
            continue
        name, token = span.id_, grid.top(span.start, span.end)
        character = characters.get(name)
        entity = resolver.entities.get(name)
        if entity is None:
            entity = Entity(name, genders.get(name), first=token)
            entity.named = character.named if character is not None else span.label_ == "name"
            entity.plural = character is not None and character.group
            first = gender_of_first_name(character.name) if character is not None else None
            titled = character is not None and gender_of_title(character.name) is not None
            entity.certain = titled or name in sure
            entity.common = character is not None and is_common(character.name)
            entity.guessed = first is not None and first == entity.gender and not entity.certain
            resolver.entities[name] = entity
        entity.weight += (span.label_ == "name") / total
        kind: MentionKind = "name" if span.label_ == "name" else "nominal"
        begin = span.start if kind == "name" else token  # "his wife": his comes first
        resolver.given.setdefault(begin, []).append((span.start, span.end, name, kind))
        resolver.register.at[token] = entity
        resolver.taken.update(range(begin, span.end) if kind == "name" else (token,))
    return resolver
