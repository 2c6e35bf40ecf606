"""Whom a verb's filters keep, for each of its types by itself."""

from __future__ import annotations

import pytest

from kg.reading.relation import deeds
from kg.reading.relation.context import make_context
from kg.story import Character
from tests.reading.relation.told import doc_of

BOTH = "[Otto] leads [Nora] and [the scouts=scouts] to the quarry."


def told(marked: str) -> set[str]:
    """What the deeds of a text tell; the scouts are a group."""
    doc = doc_of(marked)
    if "scouts" in doc._.characters:
        doc._.characters["scouts"] = Character("scouts", "the scouts", group=True)
    return {f"{e.source} {e.type} {e.target}" for e in deeds.from_deeds(make_context(doc))}


def test_leading_shows_a_boss_of_groups_alone() -> None:
    """Who leads one person somewhere is no boss."""
    assert told(BOTH) == {"otto employs scouts"}


@pytest.mark.parametrize("kinds", [("employs", "helps"), ("helps", "employs")])
def test_a_filter_is_for_its_own_type(kinds: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """A verb with a second type tells that of everybody, in whichever order its types stand."""
    monkeypatch.setattr(deeds, "_kinds", lambda verb: kinds if verb.lemma_ == "lead" else ())
    assert told(BOTH) == {"otto employs scouts", "otto helps scouts", "otto helps nora"}


@pytest.mark.parametrize(
    ("marked", "boss"),
    [
        ("[Otto] sends [Nora] to inspect the quarry.", True),
        ("[Otto] sends [Nora] away.", False),
    ],
)
def test_sending_shows_a_boss_where_an_errand_follows(marked: str, boss: bool) -> None:
    """Who sends somebody away is no boss."""
    assert ("otto employs nora" in told(marked)) == boss
