"""What to call things that have no name, for tools that show labels: "Ada hires Tom", "Tom friend of Bo".

The words are the plot's own, and not a sentence of it; nothing should be read out of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import RDFS

from kg.graph import literals
from kg.graph.iris import event_iri, performance_iri, relationship_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import URIRef

    from kg.graph.triples import Triple
    from kg.story import Event, Relationship, Story


def caption_triples(story: Story, film: URIRef) -> Iterator[Triple]:
    """The captions of performances, relationships and events."""
    captions = Captions.of(story)
    for character in story.characters:
        for actor in filter(None, (character.actor, *character.also_played_by)):
            performance = performance_iri(film, character.id, "" if actor == character.actor else actor)
            yield performance, RDFS.label, literals.text(captions.performance(actor, character.id))
    for relationship in story.relationships:
        caption = literals.text(captions.relationship(relationship))
        yield relationship_iri(film, relationship), RDFS.label, caption
    for event in story.events:
        yield event_iri(film, event.order), RDFS.label, literals.text(captions.event(event))


@dataclass(frozen=True, slots=True)
class Captions:
    """The captions of one story."""

    names: dict[str, str]
    plot: str

    @classmethod
    def of(cls, story: Story) -> Captions:
        """With everybody and everything by the name that it has most fully."""
        names = {character.id: character.name for character in story.characters}
        names |= {f"place/{place.id}": place.name for place in story.places}
        names |= {f"institution/{body.id}": body.name for body in story.institutions}
        return cls(names, story.film.plot)

    def event(self, event: Event) -> str:
        """Who does what to whom, in the word that tells it; whether it is only told of."""
        told = self.plot[event.trigger.begin : event.trigger.end]
        others = [who for who in event.recipients if who not in event.patients]
        words = (self._all(event.agents), told, self._all(event.patients), self._all(others, "to "))
        unreal = "" if event.factuality == "asserted" else f"({event.factuality})"
        return " ".join(filter(None, (*words, unreal)))

    def relationship(self, relationship: Relationship) -> str:
        """Who is what to whom."""
        kind = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", relationship.type).lower()
        return f"{self._name(relationship.source)} {kind} {self._name(relationship.target)}"

    def performance(self, actor: str, character: str) -> str:
        """Who plays whom."""
        return f"{actor} as {self._name(character)}"

    def _all(self, ids: Iterable[str], before: str = "") -> str:
        names = [self._name(each) for each in ids]
        return before + ", ".join(names) if names else ""

    def _name(self, identifier: str) -> str:
        return self.names.get(identifier, identifier)
