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
    ("[Otto] is in love with [Nora].", "otto attractedTo nora"),
    ("[Otto] is married to [Nora].", "nora spouseOf otto"),
    ("[Otto] comes to [her=nora] rescue.", "otto helps nora"),
    ("[Anna] crosses the river with the aid of [Boris].", "boris helps anna"),
    ("[Their=nora,otto] marriage is unhappy.", "nora spouseOf otto"),
    ("The feud between [Nora] and [Otto] goes on.", "nora enemyOf otto"),
    ("[Anna] gives birth to [Tess].", "anna parentOf tess"),
    ("[Anna] breaks off [her=anna] affair with [Otto].", "anna romanticPartnerOf otto"),
    ("[Anna] turns down [Otto]'s proposal.", "otto attractedTo anna"),
    ("[Otto] forces himself on [Anna].", "otto harms anna"),
    ("[Otto] clears [Anna]'s name.", "otto helps anna"),
]
DEEDS = [
    ("[Nora] is killed by [Otto].", "otto kills nora"),
    ("[Otto] hacks [Nora] to death.", "otto kills nora"),
    ("[Otto] fatally shoots [Nora].", "otto kills nora"),
    ("[Otto] shoots [Nora] in the leg.", "otto harms nora"),
    ("[Otto] has [Nora] killed.", "otto kills nora"),
    ("[Otto] gives [Nora] shelter.", "otto helps nora"),
    ("[Otto] leads [Nora] on.", "otto deceives nora"),
    ("The police hold [Otto], who kidnapped [Nora].", "otto harms nora"),
    ("[Otto] holds [her=nora] hostage.", "otto harms nora"),
    ("[Otto] saves [her=nora] life.", "otto helps nora"),
    ("[Otto] sneaks in and frees [Nora].", "otto helps nora"),
    ("[Otto] tricks [Nora] into leaving.", "otto deceives nora"),
    ("The film ends with [her=tess] dismissal by [Ida].", "ida employs tess"),
    ("[Otto] fires [Nora].", "otto employs nora"),
    ("[Otto] adopts [Tess].", "otto parentOf tess"),
    ("[Ida] instructs [Tess] to call the police.", "ida employs tess"),
]
TOGETHER = [
    ("[Nora] and [Otto] marry in May.", "nora spouseOf otto"),
    ("[Nora] and [Otto] become friends.", "nora friendOf otto"),
    ("[Anna] and [Boris] join forces.", "anna colleagueOf boris"),
    ("[Nora] and [Otto] come to blows.", "nora enemyOf otto"),
    ("[They=nora,otto] have an affair.", "nora romanticPartnerOf otto"),
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
    assert said(from_deeds(make_context(doc_of("[Otto] treats [Nora] like a servant.")))) == set()
    assert said(from_deeds(make_context(doc_of("[Otto] treats [Nora].")))) == {
        "otto helps nora",
        "otto mentors nora",
    }


def test_only_who_sends_on_an_errand_is_a_boss() -> None:
    """Who is sent somewhere, or away, need not work for the sender; who is sent to do something does."""
    assert said(from_deeds(make_context(doc_of("[Ida] sends [Tess] away.")))) == set()
    assert said(from_deeds(make_context(doc_of("[Ida] sends [Tess] to bed.")))) == set()
    assert said(from_deeds(make_context(doc_of("[Ida] sends [Tess] to fetch the key.")))) == {
        "ida employs tess"
    }


@pytest.mark.parametrize(("text", "relation"), TOGETHER)
def test_together(text: str, relation: str) -> None:
    """What two do together makes a symmetric relationship."""
    assert said([*from_reciprocals(make_context(doc_of(text)))]) == {relation}


def test_each_other() -> None:
    """What two do to each other goes both ways."""
    found = said([*from_reciprocals(make_context(doc_of("[Nora] and [Otto] betray each other.")))])
    assert found == {"nora deceives otto", "otto deceives nora"}


def test_a_wedding_to_come_is_an_engagement() -> None:
    """Who is getting married is engaged, not yet a spouse."""
    found = said([*from_bonds(make_context(doc_of("[Nora] is getting married to [Otto].")))])
    assert found == {"nora romanticPartnerOf otto"}


def test_cap() -> None:
    """A verb with more than four combinations of agent and patient says nothing."""
    few = "[They=a,b] shoot [them=c,d]."
    many = "[They=a,b] shoot [them=c,d,e]."
    assert len(from_deeds(make_context(doc_of(few)))) == 4
    assert from_deeds(make_context(doc_of(many))) == []


def test_phrases_reach_through_nouns() -> None:
    """A phrase is followed from the verb through its objects and prepositions."""
    doc = doc_of("[Otto] falls in love with [Nora].")
    assert ("fall in love with", "Nora") in {(p, t.text) for p, t in complements(doc[1])}
