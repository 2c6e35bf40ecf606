"""Who plays a character: the plot's own parentheses first, then the source's cast list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.reading.names.parts import fold, same_given, take_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span

    from kg.reading.character.merge import Cluster, Seen

_ONE_ROLE = re.compile(r"\s+/\s+|,?\s+(?:aka|a\.k\.a\.)\s+", re.IGNORECASE)


def actors_of(doc: Doc, cluster: Cluster, spans: Iterable[Span]) -> tuple[str, ...]:
    """The actors of the character: those named behind its names, else the one of the cast list."""
    return actors_beside(doc, spans) or tuple(filter(None, [_listed(doc, cluster)]))


def actors_beside(doc: Doc, spans: Iterable[Span]) -> tuple[str, ...]:
    """The first actor of each parenthesis that stands behind one of the spans, in order of the text."""
    inside = {i for span in spans for i in range(span.start, span.end)}
    beside = (credit.id_.split("|")[0] for credit in doc.spans.get("cast", ()) if credit.end - 1 in inside)
    return tuple(dict.fromkeys(beside))


def _listed(doc: Doc, cluster: Cluster) -> str:
    """The actor whose role in the source's cast list is this character."""
    film = doc._.film
    if film is None:
        return ""
    for credit in film.cast:
        if credit.role and any(is_role(credit.role, name.text) for name in cluster.names):
            return str(credit.actor)
    return ""


def listed_as_one(doc: Doc, clusters: list[Cluster], seen: Seen) -> Iterator[tuple[str, str]]:
    """Written names of two characters that the cast list gives as one role of one actor: "Clara Voss / Moth".

    So are two parts of one actor, such as twins; but these meet, and stand in one sentence.
    """
    for credit in doc._.film.cast if doc._.film is not None else ():
        parts = _ONE_ROLE.split(credit.role)
        if len(parts) != 2:
            continue
        first, second = (
            [c for c in clusters if any(is_role(part, name.text) for name in c.names)] for part in parts
        )
        if not len(first) == len(second) == 1 or first[0] is second[0]:
            continue
        if not any(seen.together(name, second[0]) for name in first[0].names):
            yield first[0].fullest.text, second[0].fullest.text


def is_role(role: str, name: str) -> bool:
    """Whether a cast list's role and a name in the text are one character."""
    listed, named = take_apart(role), take_apart(name)
    if listed.core == named.core:
        return True
    if len(listed.core) > 1 and len(named.core) > 1:
        return listed.surname == named.surname and same_given(listed.given, named.given)
    return bool(named.core) and named.core[0] in {fold(w) for w in (*listed.core, *listed.nickname)}
