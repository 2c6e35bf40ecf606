"""Nothing that tests read, and no example in the code, is copied from a plot that somebody else wrote."""

from __future__ import annotations

import ast
import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SHARED = ROOT.parent / "shared"
FOLDERS = ("gold/plotgold/texts", "gold/plotgold-train/texts", "gold/tripod/texts", "pages")
PLOTS = "corpora/wiki-plots.jsonl"
RUN = 7
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
NAME = "*"
"""Stands for a name, and for several in a row: a sentence with other names in it is still a copy."""
COMMON = frozenset(
    re.findall(
        r"\w+",
        "a an and as at but by do does for from had has he her him his if in is it love not of on or she "
        "that the their them then they to was when who whom with",
    )
)
TELLING = 3
"""So many of a run's words must be neither names nor common, or it is English and nobody's sentence."""


def words(text: str) -> list[str]:
    """The words in small letters; each with a capital is a name unless it is a common one."""
    found: list[str] = []
    for word in WORD.findall(text.replace("’", "'").replace("[", "").replace("]", "")):
        lower = word.lower()
        named = word[0].isupper() and lower not in COMMON
        if not named:
            found.append(lower)
        elif found[-1:] != [NAME]:
            found.append(NAME)
    return found


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of seven words that tells of something."""
    found = words(text)
    for run in zip(*(found[i:] for i in range(RUN)), strict=False):
        if sum(word != NAME and word not in COMMON for word in run) >= TELLING:
            yield run


def literals(path: Path) -> Iterator[str]:
    """The strings of a module, docstrings among them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def ours() -> Iterator[tuple[str, str]]:
    """(file, text) of all that we wrote: strings and docstrings, and the lines of tables and lexicons."""
    for folder in ("tests", "kg"):
        for path in sorted((ROOT / folder).rglob("*")):
            name = str(path.relative_to(ROOT))
            if path.suffix == ".py":
                yield from ((name, text) for text in literals(path))
            elif path.suffix in (".txt", ".tsv"):
                yield from ((name, line) for line in path.read_text(encoding="utf-8").splitlines())


def theirs() -> Iterator[tuple[str, str]]:
    """(name, text) of every plot beside the repository."""
    for folder in FOLDERS:
        for path in sorted((SHARED / folder).glob("*.txt")):
            yield f"{folder}/{path.name}", path.read_text(encoding="utf-8")
    for line in (SHARED / PLOTS).read_text(encoding="utf-8").splitlines():
        film = json.loads(line)
        yield f"{PLOTS}: {film['title']}", film["plot"]


def copies(own: Iterable[tuple[str, str]], others: Iterable[tuple[str, str]]) -> list[str]:
    """Where a run of ours stands in a text of others."""
    known: dict[tuple[str, ...], set[str]] = {}
    for name, text in own:
        for run in runs(text):
            known.setdefault(run, set()).add(name)
    return sorted(
        {
            f"{name}: “{' '.join(run)}” stands in {other}"
            for other, text in others
            for run in runs(text)
            for name in known.get(run, ())
        }
    )


def test_a_copy_is_found_whatever_its_names() -> None:
    """Other names, brackets, full stops and apostrophes hide none; a few common words are no copy."""
    plot = "At dusk old Marta Lund’s ferry drifts past the burning mill. When Ivo wakes, she is gone."
    copy = [("ours", "At dusk old [Nora]'s ferry drifts past the burning mill.")]
    assert copies(copy, [("plot", plot)])
    assert not copies([("ours", "At dawn the ferry drifts past a mill that burns.")], [("plot", plot)])
    assert not copies([("ours", "When Ada and he are with her, she is")], [("plot", plot)])


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"NOT TESTED: no plots of others at {SHARED} to compare with")
def test_no_sentence_of_ours_is_copied() -> None:
    """No seven words in a row of tests, docstrings and lexicons are a real plot's, names aside."""
    assert all([*(SHARED / folder).glob("*.txt")] for folder in FOLDERS)
    assert copies(ours(), theirs()) == []
