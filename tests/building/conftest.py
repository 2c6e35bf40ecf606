"""A folder of films for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.building.work import BATCH
from tests.conftest import NAMES


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with more films than one batch, and a bad file among them."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(BATCH + 5):
        first, second = NAMES[number % 9], NAMES[(number + 1 + number // 9) % 9]
        text = f"{first} meets {second} in Leeds.\n\nIn 19{number + 30} {first} marries {second} and dies."
        (folder / f"film-{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "film-03-bad.txt").write_bytes(b"\xff")
    return folder
