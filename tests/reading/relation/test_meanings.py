"""What the words that join two mean, as numbers."""

from __future__ import annotations

import numpy as np
import pytest

from kg.reading.relation.context import Context, make_context
from kg.reading.relation.meanings import meanings, means
from tests.reading.relation.told import doc_of

PAIR = ("ann", "bob")


def context(text: str) -> Context:
    """The look-ups of a marked text."""
    return make_context(doc_of(text))


def test_who_does_what_to_whom() -> None:
    """The verb is done by one to the other; each way has its own unit vector."""
    found = means(context("[Ann] has strangled [Bob]."))
    assert {way for way, _ in found} == {"does", "is done", "between"}
    assert ("does", PAIR) in found
    assert ("does", PAIR[::-1]) not in found
    assert all(np.linalg.norm(unit) == pytest.approx(1.0, abs=1e-5) for unit in found.values())


def test_both_do_it() -> None:
    """What two do together joins them both ways."""
    found = means(context("[Ann] and [Bob] sing."))
    assert {("both do", PAIR), ("both do", PAIR[::-1])} <= found.keys()


@pytest.mark.parametrize(
    "text",
    [
        "[Ann] sings. [Bob] dances.",
        "[Ann], who knows a town and a river and a road "
        "and a hill and a house and a tree and a bird, sees [Bob].",
    ],
)
def test_what_is_far_does_not_lie_between(text: str) -> None:
    """Words of another sentence, or of a long one, do not join two."""
    assert "between" not in {way for way, _ in means(context(text))}


def test_verbs_that_mean_alike_have_numbers_that_lie_near() -> None:
    """Strangling is nearer to stabbing than to loving, though no list is asked."""
    rows = [meanings(context(f"[Ann] has {verb} [Bob]."))(PAIR) for verb in ("strangled", "stabbed", "loved")]
    strangled, stabbed, loved = (np.array([row[f"meaning does {k}"] for k in range(20)]) for row in rows)
    assert np.linalg.norm(strangled - stabbed) < np.linalg.norm(strangled - loved)


def test_other_vectors_tell_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipeline whose vectors are not those of the fit gives no numbers."""
    monkeypatch.setattr("kg.reading.relation.meanings.same_vectors", lambda *_: False)
    assert meanings(context("[Ann] has strangled [Bob]."))(PAIR) == {}
