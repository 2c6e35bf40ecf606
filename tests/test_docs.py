"""What the manuals say of commands and options, held against the commands themselves."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from kg.building import build
from kg.cli import kg
from tests.conftest import ROOT
from tests.manual import PATH, manual

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

COMMANDS = sorted(kg.commands)
ROOMS = ("corpus", "docs", "ontology", "training")
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [*ROOT.glob("*.md"), *(p for room in ROOMS for p in (ROOT / room).rglob("*.md"))]
)
"""All manuals, by their path."""

SHELL = re.compile(r"^```(?:sh|bash|console)?\n(.*?)^```", re.DOTALL | re.MULTILINE)


def typed(page: str) -> list[str]:
    """What a page's blocks tell to type, from ``kg`` on, comments aside."""
    blocks = "\n".join(SHELL.findall((ROOT / page).read_text(encoding="utf-8")))
    lines = re.findall(r"^\$? *(?:\.venv/bin/)?(kg [a-z].*?)(?: +#.*)?$", blocks, re.MULTILINE)
    return [line.strip() for line in lines]


def exists(line: str) -> bool:
    """Whether there is such a command with these options."""
    command = kg.commands.get(line.split()[1])
    known = {opt for p in command.params for opt in (*p.opts, *p.secondary_opts)} if command else set()
    return command is not None and set(re.findall(r"(?<!\S)--?[a-z][\w-]*", line)) <= known | {"-h", "--help"}


def make_exports(folder: Path) -> None:
    """The two sample films that the README's commands are about, built into ``exports``."""
    films = ("never-let-me-go-2010", "true-grit-1969")
    build([ROOT / "corpus" / f"{film}.txt" for film in films], folder / "exports", maps=False)


@pytest.fixture(scope="module")
def readme() -> str:
    """The README."""
    return (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_are_documented(command: str, readme: str) -> None:
    """Every command stands in the README."""
    assert re.search(rf"\bkg {command}\b", readme)


def test_the_manual_is_what_the_commands_say() -> None:
    """docs/commands.md is what they print: ``python -m tests.manual`` renews it."""
    assert PATH.read_text(encoding="utf-8") == manual()


@pytest.mark.parametrize("page", PAGES)
def test_what_pages_tell_to_type_exists(page: str) -> None:
    """No page has a command or an option that does not exist."""
    assert [line for line in typed(page) if not exists(line)] == []


def test_what_is_typed_is_found() -> None:
    """The check above finds commands, and sees what is wrong in them."""
    assert "kg characters never-let-me-go-2010" in typed("README.md")
    assert all(map(exists, ("kg build corpus --store", "kg query 'ASK {}' -h")))
    assert not any(map(exists, ("kg building corpus", "kg map film.ttl --json")))


@pytest.mark.parametrize("page", [*PAGES, "LICENSE"])
def test_links_lead_somewhere(page: str) -> None:
    """No page is empty, and none has a link to a file that is not there."""
    path = ROOT / page
    text = path.read_text(encoding="utf-8")
    assert text.strip()
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text)
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_commands_of_the_readme_run(
    readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    """What the README tells to type after ``make`` answers, but for a server and a page of one's own."""
    make_exports(tmp_path)
    monkeypatch.chdir(tmp_path)
    [block] = [block for block in re.findall(SHELL, readme) if "kg characters" in block]
    lines = [shlex.split(line, comments=True)[1:] for line in block.splitlines()]
    answers = {line[0]: run(*line) for line in lines if line[0] not in ("serve", "build")}
    assert {"query", "characters", "explain", "network"} <= set(answers)
    assert {name: answer for name, answer in answers.items() if answer[0] or not answer[1]} == {}


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
