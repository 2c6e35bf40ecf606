"""The gender that the words around a name tell: titles, relatives' and role words, first names,
and who plays the part.

Pronouns are the best witnesses but come later (`kg.reading.coreference`). What is told is how the
text speaks of the character, nothing more.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.reading.lexicon import table
from kg.reading.names.beside import nouns_beside
from kg.reading.names.parts import first_name_gender, take_apart, title_gender
from kg.story import Character, Gender

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span, Token

    from kg.reading.names.merge import Cluster

TITLE, NOUN, FIRST_NAME, ACTOR = 3, 3, 2, 2
CLEAR = 3
"""How many times as often pronouns must tell one gender to settle an unknown one."""
PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}


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


def settle_by_pronouns(
    doc: Doc, characters: dict[str, Character], spans: Iterable[Span]
) -> dict[str, Character]:
    """The characters, an unknown gender settled where pronouns nearby tell it clearly.

    Counted are the pronouns behind a name in a sentence that names nobody else, and in a next
    sentence without any name that begins with a pronoun: there is hardly another they could mean.
    """
    votes = _pronoun_votes(doc, spans)
    settled = dict(characters)
    for identity, character in characters.items():
        told = votes.get(identity, Counter())
        few, many = sorted((told["female"], told["male"]))
        if character.gender is None and not character.group and many and many >= CLEAR * few:
            gender: Gender = "female" if told["female"] > told["male"] else "male"
            settled[identity] = replace(character, gender=gender)
    return settled


def _pronoun_votes(doc: Doc, spans: Iterable[Span]) -> dict[str, Counter[str]]:
    """How often each character's name is followed by he or she with nobody else around."""
    named: dict[int, str] = {span.start: span.id_ for span in spans}
    votes: dict[str, Counter[str]] = {}
    alone = ""
    for sentence in doc.sents:
        here = [(i, named[i]) for i in range(sentence.start, sentence.end) if i in named]
        start = sentence.start
        if len({who for _, who in here}) == 1:
            start, alone = here[0]
        elif here or sentence[0].lower_ not in PRONOUNS:
            alone = ""
        if alone:
            votes.setdefault(alone, Counter()).update(
                PRONOUNS[t.lower_] for t in doc[start : sentence.end] if t.lower_ in PRONOUNS
            )
    return votes
