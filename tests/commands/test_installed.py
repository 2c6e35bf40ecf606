"""Whether kg is installed as its code says, told in one line where something is at fault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.commands.installed import out_of_date
from tests.conftest import ROOT, Run

FILM = str(ROOT / "tests" / "data" / "paper-lanterns-2003.ttl")


def changed(folder: Path, old: str, new: str) -> Path:
    """A folder with the project's file, in which something stands otherwise than it is installed."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert old in text
    (folder / "pyproject.toml").write_text(text.replace(old, new), encoding="utf-8")
    return folder


def test_this_installation_is_as_the_code_says(tmp_path: Path) -> None:
    """Nothing is said of it, nor of a folder without the project's file."""
    assert out_of_date() == ""
    assert out_of_date(tmp_path) == ""


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("reader:make_coreference", "reader:other", "its components have changed"),
        ('kg_cast = "kg.reading.names.cast:make_cast"\n', "", "its components have changed"),
        ('"click>=8.1",', '"click>=8.1", "no-such-package>=1",', "no-such-package is not installed"),
    ],
)
def test_an_older_installation(tmp_path: Path, old: str, new: str, why: str) -> None:
    """What was pulled since names other components, or needs more packages: the remedy is make."""
    folder = changed(tmp_path, old, new)
    assert out_of_date(folder) == (
        f"{folder} is newer than its installation ({why}); run 'make' there, then this again"
    )


def test_a_fault_of_an_older_installation_tells_the_remedy(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Instead of a fault to be reported; where the installation is as it should be it is one."""

    def fail(path: Path) -> None:
        raise AttributeError("no such component")

    monkeypatch.setattr("kg.graph.reading.read_graph", fail)
    monkeypatch.delenv("KG_DEBUG", raising=False)
    assert "a fault in kg" in run("network", FILM)[2]
    folder = changed(tmp_path, "kg.reading.names.cast:make_cast", "kg.reading.names.cast:older")
    monkeypatch.setattr("kg.__file__", str(folder / "kg" / "__init__.py"))
    code, _, errors = run("network", FILM)
    assert (code, errors.count("\n")) == (2, 1)
    assert re.match(r"kg: .* is newer than its installation .*; run 'make' there, then this again", errors)
