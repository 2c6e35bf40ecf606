"""Idioms, and several who are named together by their work."""

from __future__ import annotations

import pytest

from kg.reading.relation.context import make_context
from kg.reading.relation.idioms import from_idioms
from kg.reading.relation.workers import from_workers
from tests.reading.relation.told import doc_of


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("[Ann] leaves [him=bob] for [Cy].", {"ann romanticPartnerOf cy"}),
        ("[Ann] does not leave [him=bob] for [Cy].", set()),
        ("[Ann] leaves for Paris.", set()),
        ("[Bob] leaves [Ann] at the altar.", {"ann romanticPartnerOf bob"}),
        ("[Bob] leaves [Eve] in the care of [Ann].", {"ann mentors eve"}),
        ("[Eve] is left in the care of [Ann].", {"ann mentors eve"}),
        ("Unbeknownst to [Ann], [Bob] has sold the house.", {"bob deceives ann"}),
        ("[Ann] is pregnant with [Bob]'s child.", {"ann romanticPartnerOf bob"}),
        ("[Bob] leaves his wife for [Ann].", {"ann romanticPartnerOf bob"}),
        ("[Ann] agrees to marry [Bob].", {"ann romanticPartnerOf bob"}),
        ("[Ann] refuses to marry [Bob].", set()),
        ("[Bob] tries to kill [Ann].", {"bob harms ann"}),
        ("[Bob] threatens to shoot [Ann].", {"bob harms ann"}),
        ("[Bob] does not try to kill [Ann].", set()),
        ("[Bob] tries to see [Ann].", set()),
        ("[Ann] rescues [Eve] from [Bob]'s dungeon.", {"bob harms eve"}),
        ("[Ann] saves [Eve] from [Bob].", {"bob harms eve"}),
        ("[Ann] saves [Eve] from [Bob]'s dog.", set()),
        ("[Ann] sacrifices herself to save [Eve].", {"ann helps eve"}),
        ("[Ann] works in [Bob]'s restaurant.", {"bob employs ann"}),
        ("[Ann] works in [Bob]'s absence.", set()),
        ("[Ann] is not pregnant with [Bob]'s child.", set()),
    ],
)
def test_idioms(text: str, relations: set[str]) -> None:
    """Each turn of phrase tells its bond, and nothing where it is denied or meant otherwise."""
    found = from_idioms(make_context(doc_of(text)))
    assert {f"{e.source} {e.type} {e.target}" for e in found} == relations


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("The detectives [Ann] and [Bob] search the house.", {"ann colleagueOf bob"}),
        ("The detectives suspect [Ann] and [Bob].", set()),
        ("The doctors, [Ann], [Bob], [Cy] and [Eve], are tired.", set()),
    ],
)
def test_workers(text: str, relations: set[str]) -> None:
    """Names right after a plural noun of work are colleagues, if they are few."""
    found = from_workers(make_context(doc_of(text)))
    assert {f"{e.source} {e.type} {e.target}" for e in found} == relations
