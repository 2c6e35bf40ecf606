"""Products of matrices run in one thread while they are asked to, and as before afterwards."""

from __future__ import annotations

import numpy as np
from threadpoolctl import threadpool_info

from kg.reading.fast.threads import one_thread


def blas_threads() -> list[int]:
    """How many threads each of numpy's libraries may use now."""
    _ = np.ones((2, 2)) @ np.ones((2, 2))  # loads the library, if nobody has
    return [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]


def test_one_thread_and_back() -> None:
    """Inside, there is one thread; afterwards as many as before."""
    before = blas_threads()
    assert before
    with one_thread():
        assert set(blas_threads()) == {1}
    assert blas_threads() == before
