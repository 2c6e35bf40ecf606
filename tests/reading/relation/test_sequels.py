"""Acts and what comes of them."""

from __future__ import annotations

import pytest

from kg.reading.relation.context import make_context
from kg.reading.relation.deeds import from_deeds
from kg.reading.relation.sequels import from_sequels
from tests.reading.relation.told import doc_of


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("[Ann] shoots [Bob], and [Bob] dies.", {"ann kills bob"}),
        ("[Ann] shoots [Bob]. The police find [Bob]'s body.", {"ann kills bob"}),
        ("[Ann] stabs [Bob]. By then [Bob] is dead.", {"ann kills bob"}),
        ("[Ann] shoots [Bob]. [Bob] does not die.", set()),
        ("[Ann] shoots [Bob]. [Cy] dies.", set()),
        ("[Bob]'s body is found. [Ann] shoots [Bob].", set()),
        ("[Ann] shoots [Bob]. She sails home. Years go by. A war begins. [Bob] dies.", set()),
        ("[Bob] proposes to [Ann], and [she=ann] accepts.", {"ann romanticPartnerOf bob"}),
        ("[Bob] asks [Ann] to marry [him=bob]. [She=ann] agrees.", {"ann romanticPartnerOf bob"}),
        ("[Bob] proposes to [Ann], but [she=ann] does not accept.", set()),
        ("[Bob] asks [Ann] to leave. [She=ann] agrees.", set()),
    ],
)
def test_sequels(text: str, relations: set[str]) -> None:
    """An outcome counts if it follows soon, happens, and is that of the one concerned."""
    context = make_context(doc_of(text))
    found = from_sequels(context, from_deeds(context))
    assert {f"{e.source} {e.type} {e.target}" for e in found} == relations
