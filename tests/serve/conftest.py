"""Servers for tests: one that all share, with the sample films, and others to be stopped and killed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.data import FOLDER
from tests.serve.servers import Served

Start = Callable[..., Served]


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the Turtle of the sample films, and nothing else."""
    folder = tmp_path_factory.mktemp("films")
    for path in FOLDER.glob("*.ttl"):
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="session")
def served(films: Path) -> Iterator[Served]:
    """The sample films, served as they are by default but with less patience."""
    server = Served(films, "--timeout", "3", "--limit", "2000", "--cors", "https://tools.example")
    yield server
    server.stop()


@pytest.fixture
def start() -> Iterator[Start]:
    """Start servers that a test may do with as it likes."""
    started: list[Served] = []

    def start_one(folder: Path, *options: str) -> Served:
        started.append(Served(folder, *options))
        return started[-1]

    yield start_one
    for server in started:
        server.stop()
