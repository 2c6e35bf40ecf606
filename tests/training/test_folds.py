"""No film is scored by what was fitted to it."""

from __future__ import annotations

import pytest

from training.folds import FOLDS, folds


@pytest.mark.parametrize("count", [0, 1, 9, 10, 23, 97])
def test_each_film_is_held_out_once(count: int) -> None:
    """What is fitted on never holds a held film, and the two together are all."""
    films = [f"film {number}" for number in range(count)]
    pairs = list(folds(films))
    assert len(pairs) == FOLDS
    assert sorted(film for _, held in pairs for film in held) == sorted(films)
    assert [(rest, held) for rest, held in pairs if set(rest) & set(held)] == []
    assert all(sorted(rest + held) == sorted(films) for rest, held in pairs)
