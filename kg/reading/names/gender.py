"""The gender that the words around a name tell: titles, relatives' and role words, first names,
and who plays the part.

Pronouns are the best witnesses but come later (`kg.reading.coreference`). What is told is how the
text speaks of the character, nothing more.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.reading.lexicon import table
from kg.reading.names.beside import nouns_beside
from kg.reading.names.parts import first_name_gender, take_apart, title_gender
from kg.story import Gender

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span, Token

    from kg.reading.names.merge import Cluster

TITLE, NOUN, FIRST_NAME, ACTOR = 3, 3, 2, 3


def gender_of(cluster: Cluster, spans: list[Span], actor: str) -> Gender | None:
    """The gender that most of the evidence tells, or None."""
    votes: Counter[str] = Counter()
    for name in cluster.names:
        votes[title_gender(name)] += TITLE
    for span in spans:
        for noun in nouns_beside(span):
            votes[table("person_nouns").get(noun.lemma_.lower(), ("any",))[0]] += NOUN
    votes[first_name_gender(cluster.fullest)] += FIRST_NAME
    votes[_actor_gender(actor)] += ACTOR
    return _majority(votes)


def told_gender(nouns: Iterable[Token], actor: str) -> Gender | None:
    """The gender that nouns for an unnamed one and the actor tell, or None."""
    votes = Counter(table("person_nouns").get(noun.lemma_.lower(), ("any",))[0] for noun in nouns)
    votes[_actor_gender(actor)] += ACTOR
    return _majority(votes)


def _actor_gender(actor: str) -> str:
    """The gender that an actor's first name tells; a bare surname tells none."""
    name = take_apart(actor)
    return first_name_gender(name) if len(name.core) > 1 else ""


def _majority(votes: Counter[str]) -> Gender | None:
    female, male = votes["female"], votes["male"]
    if female == male:
        return None
    return "female" if female > male else "male"
