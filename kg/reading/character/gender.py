"""The gender that the words around a name tell: titles, relatives' and role words, first names,
and who plays the part.

Pronouns are the best witnesses but come later (`kg.reading.coref.reader`). What is told is how the
text speaks of the character, nothing more.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.reading.doc import sentences_of
from kg.reading.lexicon import table
from kg.reading.names.beside import nouns_beside
from kg.reading.names.parts import first_name_gender, take_apart, title_gender
from kg.story import Character, Gender

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span, Token

    from kg.reading.character.merge import Cluster

TITLE, NOUN, FIRST_NAME, ACTOR = 3, 3, 2, 2
CLEAR = 3
"""How many times as often pronouns must tell one gender to settle an unknown one."""
OFTEN = 3
"""By how many pronouns more one gender is told of a name before it is known whose it is."""
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
    lemmas = [noun.lemma_.lower() for noun in nouns]
    people, others = table("person_nouns"), table("unnamed_nouns")
    votes = Counter(people.get(lemma, others.get(lemma, ("any",)))[0] for lemma in lemmas)
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
    told = genders_by_pronouns(doc, spans)
    return {
        identity: replace(character, gender=told[identity])
        if identity in told and character.gender is None and not character.group
        else character
        for identity, character in characters.items()
    }


def genders_beside(doc: Doc, spans: list[Span]) -> dict[str, Gender]:
    """The gender of each written name whose first name tells none: that of nouns beside it, else of pronouns.

    Pronouns count where three more tell one than the other; ``span.id_`` is the name.
    """
    unknown = {span.id_ for span in spans if not first_name_gender(take_apart(span.id_))}
    nouns: dict[str, Counter[str]] = {}
    for span in spans:
        for noun in nouns_beside(span) if span.id_ in unknown else ():
            gender = table("person_nouns").get(noun.lemma_.lower(), ("any",))[0]
            if gender != "any":
                nouns.setdefault(span.id_, Counter())[gender] += 1
    pronouns = _pronoun_votes(doc, spans)
    often = {
        key: told
        for key, told in pronouns.items()
        if key in unknown and abs(told["female"] - told["male"]) >= OFTEN
    }
    return {**_clear(often), **_clear(nouns)}


def genders_by_pronouns(doc: Doc, spans: Iterable[Span]) -> dict[str, Gender]:
    """The gender that pronouns behind each span's id tell clearly, where they do."""
    return _clear(_pronoun_votes(doc, spans))


def _clear(votes: dict[str, Counter[str]]) -> dict[str, Gender]:
    """The gender with most votes, where it has several times the other's."""
    found: dict[str, Gender] = {}
    for key, told in votes.items():
        few, many = sorted((told["female"], told["male"]))
        if many and many >= CLEAR * few:
            found[key] = "female" if told["female"] > told["male"] else "male"
    return found


def _pronoun_votes(doc: Doc, spans: Iterable[Span]) -> dict[str, Counter[str]]:
    """How often each character's name is followed by he or she with nobody else around."""
    named: dict[int, str] = {span.start: span.id_ for span in spans}
    votes: dict[str, Counter[str]] = {}
    alone = ""
    for sentence in sentences_of(doc):
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
