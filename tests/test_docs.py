"""What the README says of commands and options, held against the commands themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest

from kg.cli import kg
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = sorted(kg.commands)
OPTIONS = sorted(
    (name, max(option.opts, key=len))
    for name, command in kg.commands.items()
    for option in command.params
    if isinstance(option, click.Option)
)


@pytest.fixture(scope="module")
def readme() -> str:
    """The README."""
    return (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_are_documented(command: str, readme: str) -> None:
    """Every command stands in the README."""
    assert re.search(rf"\bkg {command}\b", readme)


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_options_are_documented(command: str, option: str, readme: str) -> None:
    """Every option stands in the README."""
    assert re.search(rf"(?<![\w-]){option}(?![\w-])", readme), f"kg {command} {option}"


def test_nothing_else_is_documented(readme: str) -> None:
    """The README has no command that does not exist."""
    blocks = "\n".join(re.findall(r"^```(?:sh|bash|console)\n(.*?)^```", readme, re.DOTALL | re.MULTILINE))
    named = set(re.findall(r"^\$? *(?:\.venv/bin/)?kg ([a-z]+)", blocks, re.MULTILINE))
    assert named
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("name", ["CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"])
def test_files_that_a_project_has(name: str) -> None:
    """The files beside the README are there, and none has a link to a file that is not."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert text.strip()
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_links_of_the_readme(readme: str) -> None:
    """The README links to files that are there."""
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", readme)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_python_of_the_readme_runs(
    readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The ten lines of Python do what they say, where the sample corpus is."""
    [code] = re.findall(r"^```python\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})
    assert "miss-emily employs miss-lucy" in capsys.readouterr().out
    assert (tmp_path / "map.html").read_text(encoding="utf-8").startswith("<!doctype html>")
