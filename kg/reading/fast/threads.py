"""One thread for matrix products.

The matrices of one plot are small: shared out between threads, a product takes longer than in one,
and the threads are missing from the other ``--workers``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


@cache
def _libraries() -> ThreadpoolController:
    """The libraries that are loaded; looking for them takes a while."""
    return ThreadpoolController()


def one_thread() -> AbstractContextManager[object]:
    """Let numpy's products run in this thread alone."""
    limit: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limit
