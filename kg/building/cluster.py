"""Processes on other machines, by Dask: ``kg build plots.jsonl --scheduler tcp://host:8786``.

Only films go out and only graphs come back: workers need this package and its model, and no files.
"""

from __future__ import annotations

import logging
import time
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, Any

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Callable

LOCAL = "local"
"""The scheduler that is started here, with workers of its own."""

WAIT = 60.0
"""Seconds that a build waits for workers where there are none."""

_LOOK = 5.0
"""Seconds after which it is looked whether there are."""

_LOGGERS = ("", ".client", ".comm", ".core", ".nanny", ".scheduler")


class Cluster:
    """The workers of a Dask scheduler."""

    def __init__(self, address: str, workers: int) -> None:
        """Connect to the scheduler, or start one here with so many workers.

        Raises KgError where Dask is not installed, or there is no scheduler or no worker.
        """
        self._dask = _dask()
        self._address, self._workers = address, workers
        self.deaths: tuple[type[BaseException], ...] = (self._dask.KilledWorker,)
        self._local: Any = None
        self._connect()
        try:
            self._client.wait_for_workers(1, timeout=WAIT)
        except TimeoutError as error:
            raise self._no_workers() from error
        self.ahead = 2 * max(1, self.living())

    def submit(self, work: Callable[..., Any], /, *arguments: object) -> _Pending:
        """Give out work."""
        return _Pending(self, self._client.submit(work, *arguments, pure=False))

    def replace(self) -> None:
        """Start new workers where they are ours; else the scheduler goes on with those that are left."""
        if self._local is not None:
            self.dismiss(at_once=True)
            self._connect()

    def dismiss(self, at_once: bool) -> None:
        """Leave the scheduler, or end it where it is ours."""
        self._client.close()
        if self._local is not None:
            self._local.close()

    def living(self) -> int:
        """How many workers there are."""
        return len(self._client.nthreads())

    def outcome(self, future: Any) -> Any:
        """What came of work. Raises KgError where nobody is left to do it, or somebody cannot."""
        from distributed.comm.core import CommClosedError

        seen = time.monotonic()
        try:
            while True:
                try:
                    return future.result(timeout=_LOOK)
                except TimeoutError as error:
                    if self.living():
                        seen = time.monotonic()
                    elif time.monotonic() - seen > WAIT:
                        raise self._no_workers() from error
        except (CancelledError, CommClosedError, OSError) as error:
            raise KgError(
                f"{self._address}: the scheduler is gone; start it and build again: what is built stays"
            ) from error
        except ImportError as error:
            raise KgError(
                f"{self._address}: a worker lacks a package ({error}); install kg with its model there"
            ) from error

    def _no_workers(self) -> KgError:
        return KgError(
            f"{self._address}: there was no worker for {WAIT:.0f} s; start some with 'dask worker' and "
            "build again: what is built stays"
        )

    def _connect(self) -> None:
        try:
            self._client = self._dask.Client(self._started() if self._address == LOCAL else self._address)
        except TypeError as error:  # by Dask, where it has no certificates to show
            what = " ".join(str(error).split())
            raise KgError(
                f"{self._address}: cannot be reached by TLS ({what}); name your certificates in Dask's "
                "configuration, see docs/cluster.md"
            ) from error
        except (OSError, ValueError) as error:
            what = " ".join(str(error).split())
            raise KgError(
                f"{self._address}: no Dask scheduler ({what}); start it with 'dask scheduler', or give local"
            ) from error

    def _started(self) -> Any:
        """A scheduler here, with workers that are processes of this machine."""
        from dask import config

        # Whether it was the work that ended a worker is found out by `kg.building.workers`, in fewer tries.
        with config.set({"distributed.scheduler.allowed-failures": 0}):
            self._local = self._dask.LocalCluster(
                n_workers=self._workers,
                threads_per_worker=1,
                processes=True,
                dashboard_address=None,
                silence_logs=logging.CRITICAL,
            )
        return self._local


class _Pending:
    """Work that was given out."""

    def __init__(self, cluster: Cluster, future: Any) -> None:
        self._cluster, self._future = cluster, future

    def result(self) -> Any:
        """What came of it."""
        return self._cluster.outcome(self._future)


def _dask() -> Any:
    """Dask, which says nothing: what goes wrong is told by us, in one line."""
    try:
        import distributed
    except ImportError as error:
        raise KgError(
            "--scheduler needs Dask; install it, in the project's folder, with: pip install '.[cluster]'"
        ) from error
    for name in (*(f"distributed{part}" for part in _LOGGERS), "tornado", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return distributed
