"""The IRIs of a film's graph: one function a kind of thing.

A film is ``{base}film/{slug}``; what belongs to it stands below, as in ``{film}/character/tom``.
People stand beside the films, ``{base}person/{slug}``, since several films share them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rdflib import URIRef

from kg.errors import KgError
from kg.graph.prefixes import DEFAULT_BASE
from kg.slug import slug

if TYPE_CHECKING:
    from kg.story import Membership, Mention, Relationship, Span

ABSOLUTE_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|\\^`]+')
"""An IRI with its scheme, and nothing in it that none may hold."""


def check_base(base: str) -> str:
    """Return the base with a slash (or ``#``) at its end; raise KgError if it is no absolute IRI."""
    if not ABSOLUTE_IRI.fullmatch(base):
        raise KgError(
            f"{base!r} is not an absolute IRI; give --base one such as {DEFAULT_BASE} (no spaces or quotes)"
        )
    return base if base.endswith(("/", "#")) else f"{base}/"


def film_iri(film_slug: str, base: str = DEFAULT_BASE) -> URIRef:
    """The IRI of a film, from its slug."""
    return URIRef(f"{base}film/{film_slug}")


def person_iri(name: str, base: str = DEFAULT_BASE) -> URIRef:
    """The IRI of an actor or director, from the name."""
    return URIRef(f"{base}person/{slug(name)}")


def part_iri(film: URIRef, path: str) -> URIRef:
    """The IRI of what stands at a path below the film: ``character/tom``, ``place/sea``."""
    return URIRef(f"{film}/{path}")


def agent_iri(film: URIRef, agent: str) -> URIRef:
    """The IRI of one who acts: a character's id, or a path such as ``institution/police``."""
    return part_iri(film, agent if "/" in agent else f"character/{agent}")


def plot_iri(film: URIRef) -> URIRef:
    """The IRI of the film's plot text."""
    return part_iri(film, "plot")


def sentence_iri(film: URIRef, index: int) -> URIRef:
    """The IRI of a sentence, from its index in ``Story.sentences``; the first is ``sentence/1``."""
    return part_iri(film, f"sentence/{index + 1}")


def event_iri(film: URIRef, order: int) -> URIRef:
    """The IRI of an event, from its place in the telling."""
    return part_iri(film, f"event/{order}")


def correction_iri(film: URIRef, index: int) -> URIRef:
    """The IRI of a person's correction, from its index in ``Story.corrections``: ``correction/1``."""
    return part_iri(film, f"correction/{index + 1}")


def label_iri(entity: URIRef, film: URIRef, number: int) -> URIRef:
    """The IRI of another name of an entity: ``name/character-tom--1``, ``name/place-sea--2``."""
    path = str(entity).removeprefix(f"{film}/").replace("/", "-")
    return part_iri(film, f"name/{path}--{number}")


def act_iri(film: URIRef, order: int) -> URIRef:
    """The IRI of an act; the first is ``act/1``."""
    return part_iri(film, f"act/{order}")


def scene_iri(film: URIRef, order: int) -> URIRef:
    """The IRI of a scene; the first is ``scene/1``."""
    return part_iri(film, f"scene/{order}")


def performance_iri(film: URIRef, character: str, another: str = "") -> URIRef:
    """The IRI of the performance that gives a character its actor, or another actor besides."""
    return part_iri(
        film, f"performance/{character}--{slug(another)}" if another else f"performance/{character}"
    )


def trigger_iri(film: URIRef, span: Span) -> URIRef:
    """The IRI of the words that tell an event."""
    return part_iri(film, f"trigger/{span.begin}-{span.end}")


def mention_iri(film: URIRef, mention: Mention) -> URIRef:
    """The IRI of a mention: where it stands and what it refers to, so that "they" can be two."""
    entity = mention.entity.replace("/", "-")
    return part_iri(film, f"mention/{mention.span.begin}-{mention.span.end}--{entity}")


def relationship_iri(film: URIRef, relationship: Relationship) -> URIRef:
    """The IRI of a relationship: its source, its type and its target."""
    ends = [end.rpartition("/")[2] for end in (relationship.source, relationship.target)]
    return part_iri(film, f"relationship/{ends[0]}--{relationship.type}--{ends[1]}")


def membership_iri(film: URIRef, membership: Membership) -> URIRef:
    """The IRI of a membership: who belongs, and to what."""
    member = membership.member.rpartition("/")[2]
    return part_iri(film, f"membership/{member}--{membership.institution}")
