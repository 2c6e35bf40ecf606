"""What a house tells where it is the only one of its kind: a teacher is of the school, and teaches there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.lexicon import table
from kg.reading.names.beside import nouns_beside
from kg.reading.relation.evidence import Evidence, between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from kg.reading.relation.context import Context

TEACHING = frozenset({"teacher", "schoolteacher", "professor", "tutor", "instructor", "coach"})
TAUGHT = frozenset({"student", "pupil", "schoolchild", "class", "trainee", "cadet"})


def from_school(context: Context) -> Iterator[Evidence]:
    """A named teacher without a pupil of her own teaches the students, where they are one group."""
    groups = sorted({span.id_ for span in _mentions(context) if span.root.lemma_.lower() in TAUGHT})
    classes = [group for group in groups if context.is_group(group)]
    if len(classes) != 1:
        return
    for span in _mentions(context):
        for noun in nouns_beside(span):
            if noun.lemma_.lower() in TEACHING and not _owned(noun):
                yield from between([span.id_], classes, "mentors", noun, "noun-at-school")


def members_of_the_only_one(context: Context) -> Iterator[tuple[str, str, Token, str]]:
    """(member, institution, noun, rule) of people whose noun goes with the only institution of its kind."""
    by_kind: dict[str, list[str]] = {}
    for institution in (context.doc._.institutions or {}).values():
        by_kind.setdefault(institution.kind, []).append(institution.id)
    for span in _mentions(context):
        nouns = [span.root] if span.label_ == "nominal" else nouns_beside(span)
        for noun in nouns:
            kind = table("relation_member_kinds").get(noun.lemma_.lower(), ("",))[0]
            if len(by_kind.get(kind, ())) == 1 and not _elsewhere(noun):
                yield span.id_, by_kind[kind][0], noun, "only one"


def _mentions(context: Context) -> Iterator[Span]:
    """Names and descriptions of characters."""
    return (span for span in context.doc.spans.get("characters", ()) if span.label_ != "pronoun")


def _owned(noun: Token) -> bool:
    """Whether the noun says whose: "Clara's teacher", "a teacher of Clara"."""
    return any(c.dep_ == "poss" or c.lower_ == "of" for c in noun.children)


def _elsewhere(noun: Token) -> bool:
    """Whether the noun says where itself, "former", or "of similar institutions"."""
    return any(c.lower_ in {"of", "at", "from", "former", "other", "another"} for c in noun.children)
