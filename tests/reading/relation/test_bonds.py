"""Verbs, adjectives and nouns with their prepositions; what two do together; deeds."""

from __future__ import annotations

import pytest

from kg.reading.relation.bonds import from_bonds
from kg.reading.relation.context import make_context
from kg.reading.relation.deeds import from_deed_nouns, from_deeds
from kg.reading.relation.phrases import complements
from kg.reading.relation.reciprocal import from_reciprocals
from tests.reading.relation.told import doc_of

BONDS = [
    ("[Hugo] works for [Zorn].", "zorn employs hugo"),
    ("[Boris] has an affair with [Clara].", "boris romanticPartnerOf clara"),
    ("[Hugo] fears [Nora], with whom [he=hugo] once had an affair.", "hugo romanticPartnerOf nora"),
    ("[Tommy] is in love with [Ruth].", "tommy attractedTo ruth"),
    ("[Tommy] is married to [Ruth].", "ruth spouseOf tommy"),
    ("[Tommy] comes to [her=ruth] rescue.", "tommy helps ruth"),
    ("[Anna] crosses the river with the aid of [Boris].", "boris helps anna"),
    ("[Their=ruth,tommy] marriage is unhappy.", "ruth spouseOf tommy"),
    ("The feud between [Ruth] and [Tommy] goes on.", "ruth enemyOf tommy"),
    ("[Anna] gives birth to [Tess].", "anna parentOf tess"),
    ("[Anna] breaks off [her=anna] affair with [Otto].", "anna romanticPartnerOf otto"),
    ("[Anna] turns down [Otto]'s proposal.", "otto attractedTo anna"),
    ("[Otto] forces himself on [Anna].", "otto harms anna"),
    ("[Otto] clears [Anna]'s name.", "otto helps anna"),
]
DEEDS = [
    ("[Ruth] is killed by [Tommy].", "tommy kills ruth"),
    ("[Tommy] hacks [Ruth] to death.", "tommy kills ruth"),
    ("[Tommy] fatally shoots [Ruth].", "tommy kills ruth"),
    ("[Tommy] shoots [Ruth] in the leg.", "tommy harms ruth"),
    ("[Tommy] has [Ruth] killed.", "tommy kills ruth"),
    ("[Tommy] gives [Ruth] shelter.", "tommy helps ruth"),
    ("[Tommy] leads [Ruth] on.", "tommy deceives ruth"),
    ("The police hold [Tommy], who kidnapped [Ruth].", "tommy harms ruth"),
    ("[Tommy] holds [her=ruth] hostage.", "tommy harms ruth"),
    ("[Tommy] saves [her=ruth] life.", "tommy helps ruth"),
    ("[Tommy] sneaks in and frees [Ruth].", "tommy helps ruth"),
    ("[Tommy] tricks [Ruth] into leaving.", "tommy deceives ruth"),
    ("The film ends with [her=lucy] dismissal by [Emily].", "emily employs lucy"),
    ("[Tommy] fires [Ruth].", "tommy employs ruth"),
    ("[Tommy] adopts [Lucy].", "tommy parentOf lucy"),
    ("[Emily] instructs [Lucy] to call the police.", "emily employs lucy"),
]
TOGETHER = [
    ("[Ruth] and [Tommy] marry in May.", "ruth spouseOf tommy"),
    ("[Ruth] and [Tommy] become friends.", "ruth friendOf tommy"),
    ("[Ruth] and [Tommy] join forces.", "ruth colleagueOf tommy"),
    ("[Ruth] and [Tommy] come to blows.", "ruth enemyOf tommy"),
    ("[They=ruth,tommy] have an affair.", "ruth romanticPartnerOf tommy"),
]


def said(found: list[object]) -> set[str]:
    """Evidence as "source type target"."""
    return {f"{e.source} {e.type} {e.target}" for e in found}  # type: ignore[attr-defined]


@pytest.mark.parametrize(("text", "relation"), BONDS)
def test_bonds(text: str, relation: str) -> None:
    """A word with its preposition tells the bond, and its direction."""
    assert said([*from_bonds(make_context(doc_of(text)))]) == {relation}


@pytest.mark.parametrize(("text", "relation"), DEEDS)
def test_deeds(text: str, relation: str) -> None:
    """A deed goes from who does it to whom it is done to, in the active, the passive and as a noun."""
    context = make_context(doc_of(text))
    assert said([*from_deeds(context), *from_deed_nouns(context)]) == {relation}


def test_how_somebody_is_treated_is_no_deed() -> None:
    """Who treats somebody like a servant neither helps nor heals."""
    assert said(from_deeds(make_context(doc_of("[Tommy] treats [Ruth] like a servant.")))) == set()
    assert said(from_deeds(make_context(doc_of("[Tommy] treats [Ruth].")))) == {
        "tommy helps ruth",
        "tommy mentors ruth",
    }


def test_only_who_sends_on_an_errand_is_a_boss() -> None:
    """Who is sent somewhere, or away, need not work for the sender; who is sent to do something does."""
    assert said(from_deeds(make_context(doc_of("[Emily] sends [Lucy] away.")))) == set()
    assert said(from_deeds(make_context(doc_of("[Emily] sends [Lucy] to bed.")))) == set()
    assert said(from_deeds(make_context(doc_of("[Emily] sends [Lucy] to fetch the key.")))) == {
        "emily employs lucy"
    }


@pytest.mark.parametrize(("text", "relation"), TOGETHER)
def test_together(text: str, relation: str) -> None:
    """What two do together makes a symmetric relationship."""
    assert said([*from_reciprocals(make_context(doc_of(text)))]) == {relation}


def test_each_other() -> None:
    """What two do to each other goes both ways."""
    found = said([*from_reciprocals(make_context(doc_of("[Ruth] and [Tommy] betray each other.")))])
    assert found == {"ruth deceives tommy", "tommy deceives ruth"}


def test_a_wedding_to_come_is_an_engagement() -> None:
    """Who is getting married is engaged, not yet a spouse."""
    found = said([*from_bonds(make_context(doc_of("[Ruth] is getting married to [Tommy].")))])
    assert found == {"ruth romanticPartnerOf tommy"}


def test_cap() -> None:
    """A verb with more than four combinations of agent and patient says nothing."""
    few = "[They=a,b] shoot [them=c,d]."
    many = "[They=a,b] shoot [them=c,d,e]."
    assert len(from_deeds(make_context(doc_of(few)))) == 4
    assert from_deeds(make_context(doc_of(many))) == []


def test_phrases_reach_through_nouns() -> None:
    """A phrase is followed from the verb through its objects and prepositions."""
    doc = doc_of("[Tommy] falls in love with [Ruth].")
    assert ("fall in love with", "Ruth") in {(p, t.text) for p, t in complements(doc[1])}
