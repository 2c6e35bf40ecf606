"""Role nouns: who bears them and whose they are."""

from __future__ import annotations

import pytest

from kg.reading.relation.context import make_context
from kg.reading.relation.nouns import from_nouns
from kg.reading.relation.roles import find_roles
from kg.story import Character
from tests.reading.relation.told import doc_of

CASES = [
    ("[Tess]'s father, [Hugo], keeps bees.", "hugo parentOf tess"),
    ("[Martha], [his=ivo] mother, sells the boat.", "martha parentOf ivo"),
    ("[He=ivo] visits [his=ivo] sister [Pearl] at the harbour.", "ivo siblingOf pearl"),
    ("[Otto] is [Nora]'s boss.", "otto employs nora"),
    ("[Nora]'s boss is [Otto].", "otto employs nora"),
    ("[Anna] has a daughter named [Tess].", "anna parentOf tess"),
    ("[Otto] hires [Nora] as [his=otto] assistant.", "otto employs nora"),
    ("[Otto] works as [Nora]'s butler.", "nora employs otto"),
    ("[Hugo] and [Tess] are twins.", "hugo siblingOf tess"),
    ("[Ben] lives with [his=ben] brother-in-law, [Sam].", "ben relativeOf sam"),
    ("[Ben] lives with [his=ben] father in law, [Sam].", "ben relativeOf sam"),
    ("Among [Ben]'s friends is [Sam].", "ben friendOf sam"),
    ("[Ann]'s husband, a banker named [Sam], finds a letter.", "ann spouseOf sam"),
    ("[Ben]'s friends include [Sam].", "ben friendOf sam"),
    ("[Otto] runs into an old friend, [Nora].", "nora friendOf otto"),
    ("[Hugo], one of [Otto]'s nephews, wins the race.", "hugo relativeOf otto"),
    ("[Otto] meets [his=otto] ex-wife [Nora] there.", "nora spouseOf otto"),
    ("[Finnis]' superior, Major [Crane], resigns.", "crane employs finnis"),
    ("[Ann] stops [Bob], a former soldier and [Cy]'s son.", "cy parentOf bob"),
    ("[Otto] opens an office with [Nora] as [his=otto] assistant.", "otto employs nora"),
    ("[Tom] gets a job as [Otto]'s secretary.", "otto employs tom"),
    ("[Ann]'s rival [Otto] wins the race.", "ann enemyOf otto"),
    ("[Otto]'s foreman, [Bob], rides home.", "otto employs bob"),
    ("[Bob] and [his=bob] captain, [Otto], ride home.", "otto employs bob"),
    ("[Ann] talks to [her=ann] friend and neighbor [Nora].", "ann friendOf nora"),
    ("[Her=clara] uncle and brother, [Otto], sail to Norway without [her=clara].", "clara siblingOf otto"),
]


def evidence(text: str, **genders: str) -> set[str]:
    """What the role nouns of a text say."""
    found = from_nouns(make_context(doc_of(text, **genders)))
    return {f"{e.source} {e.type} {e.target}" for e in found}


@pytest.mark.parametrize(("text", "relation"), CASES)
def test_role_nouns(text: str, relation: str) -> None:
    """Each way of telling whose father, boss or friend somebody is gives that and nothing else."""
    assert evidence(text) == {relation}


def test_two_nouns_of_one_person() -> None:
    """What is said of somebody by two nouns is both so."""
    both = {"otto employs ann", "ann romanticPartnerOf otto"}
    assert evidence("[Ann] is [Otto]'s secretary and mistress.") == both


def test_a_list_of_relatives_has_one_owner() -> None:
    """Whose the first of them is, theirs are the others; two kin nouns before one name are two people's."""
    found = evidence("[Ann] travels with [her=ann] husband [Tom], daughter [Eve] and son [Leo].")
    assert {"ann spouseOf tom", "ann parentOf eve", "ann parentOf leo"} <= found
    assert evidence("[Ann] misses [her=ann] husband and daughter [Eve].") == {"ann parentOf eve"}


@pytest.mark.parametrize(
    ("name", "relation"), [("Governor Otto", "otto employs bob"), ("Otto", "bob employs otto")]
)
def test_a_ruler_has_captains_below(name: str, relation: str) -> None:
    """A soldier's captain commands the soldier; a governor's captain serves the governor."""
    doc = doc_of("[Otto] sends for [his=otto] captain, [Bob].")
    doc._.characters["otto"] = Character("otto", name)
    found = from_nouns(make_context(doc))
    assert {f"{e.source} {e.type} {e.target}" for e in found} == {relation}


def test_who_bear_one_noun_to_one_owner_have_to_do_with_each_other() -> None:
    """Somebody's henchmen are colleagues, as somebody's sons are brothers."""
    found = evidence("[Otto]'s henchmen [Bob] and [Cy] flee.")
    assert found == {"otto employs bob", "otto employs cy", "bob colleagueOf cy"}


def test_a_possessor_of_a_possessor() -> None:
    """The first noun tells who the father is; the second, whose friend that father has."""
    found = evidence("[Bob]'s father is [Al]. [Bob]'s father's friend, [Cy], visits them.")
    assert "al friendOf cy" in found


def test_a_couple_are_two_of_two_genders() -> None:
    """ "The couple" that was taken for two men, or for three, tells of nobody's love."""
    text = "The [couple=bob,{}] arrive."
    assert evidence(text.format("ann"), ann="female", bob="male") == {"ann romanticPartnerOf bob"}
    assert evidence(text.format("cy"), bob="male", cy="male") == set()
    assert evidence(text.format("ann,cy")) == set()


def test_gender_must_fit() -> None:
    """A man is nobody's sister."""
    assert evidence("[Ann]'s sister, [Bob], arrives.", bob="male") == set()


def test_posing_is_not_being() -> None:
    """Who poses as a brother is none."""
    assert evidence("[Bob] poses as [Ann]'s brother.") == set()


def test_only_the_first_name_of_a_list_bears_a_singular_noun() -> None:
    """In "her fiance X, Y and Z" only X is the fiance."""
    found = evidence("[Ann] arrives with [her=ann] fiance [Bob], [Cy] and [Dan].")
    assert found == {"ann romanticPartnerOf bob"}


def test_longest_entry() -> None:
    """ "Ex-wife" and "brother-in-law" are one role noun each, not "wife" or "brother"."""
    doc = doc_of("[Ann] is the ex-wife of [Bob] and the sister-in-law of [Cy].")
    assert [role.noun for role in find_roles(doc)] == ["ex-wife", "sister-in-law"]
