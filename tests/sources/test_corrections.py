"""Files of corrections: what they may say, and how each slip is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.sources import load, read_film
from kg.sources.corrections import quoted, read_corrections
from kg.story import Correction, Film
from tests.sources.pages import PLOT

ALL = """same = [["Orla", "Miss Finch"]]
different = ["Ned", "Ned Finch"]
not_characters = ["Lantern"]

[characters."Orla Finch"]
name = "Orla"
gender = "female"
actor = "Jane Moor"

[characters."the ferryman"]

[[relationships]]
source = "Orla"
type = "helps"
target = "Ned"
sentence = "a  few words"

[[wrong_relationships]]
source = "Orla"
type = "enemyOf"
target = "Ned"
"""


def problems(text: str | bytes, folder: Path) -> list[str]:
    """The problems of a file, without its path."""
    path = folder / "x.corrections.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [line.removeprefix(f"{path}") for line in read_corrections(path).problems]


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    """Each kind of correction is read, in the order of the file, with its line."""
    path = tmp_path / "x.corrections.toml"
    path.write_text(ALL, encoding="utf-8")
    read = read_corrections(path)
    assert (read.file, read.problems) == (str(path), ())
    assert read.entries == (
        Correction("same", ("Orla", "Miss Finch"), line=1),
        Correction("different", ("Ned", "Ned Finch"), line=2),
        Correction("not a character", ("Lantern",), line=3),
        Correction("name", ("Orla Finch",), "Orla", line=6),
        Correction("gender", ("Orla Finch",), "female", line=7),
        Correction("actor", ("Orla Finch",), "Jane Moor", line=8),
        Correction("character", ("the ferryman",), line=10),
        Correction("relationship", ("Orla", "Ned"), "helps", "a few words", 12),
        Correction("wrong", ("Orla", "Ned"), "enemyOf", line=18),
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('smae = [["A", "B"]]', ", line 1: 'smae' is not known; write same"),
        ("\nsame = 3", ', line 2: same must be lists of names; write same = [["Ann", "Miss Ann Lee"]]'),
        ('same = [\n["A"],\n]', ', line 2: same needs two names or more; write ["Ann", "Miss Ann Lee"]'),
        ('different = [["A", "a"]]', ", line 1: different needs two names"),
        ('not_characters = "A"', ", line 1: must be a list of names"),
        ("not_characters = [\n1]", ", line 2: not a name; put it in quotes"),
        ("characters = 1", ", line 1: must be tables"),
        ('[characters]\nA = "x"', ', line 2: must be a table; write [characters."A"] on its own line'),
        (
            '[characters.A]\ngender = "femail"',
            ", line 2: no gender 'femail' here; write female, male or unknown",
        ),
        ('[characters.A]\nactors = "x"', ", line 2: 'actors' is not known; write actor"),
        ("[characters.A]\nactor = 7", ", line 2: actor must be words in quotes"),
        (
            "[relationships]\nsource = 1",
            ", line 1: must be tables; write [[relationships]], with two brackets",
        ),
        ('[[relationships]]\nsource = "A"\ntype = "kills"', ", line 1: target is missing"),
        (
            '[[relationships]]\nsource = "A"\ntarget = "B"\ntype = "enemyof"',
            ", line 4: no relationship type 'enemyof'; write enemyOf",
        ),
        (
            '[[relationships]]\nsource = "A"\ntarget = "a"\ntype = "kills"',
            ", line 1: source and target are one",
        ),
        ('[[wrong_relationships]]\nsentence = "A"', ", line 2: 'sentence' is not known"),
        ("relationships = [1]", ", line 1: must be a table"),
        (
            'same = ["A", "B"]\ndifferent = ["b", "a"]',
            ", line 2: line 1 says that these are the same; take one of the two out",
        ),
        ("same = [[A]]", ", line 1: not TOML"),
        ("a = 1\nsame = [", ", line 2: not TOML"),
        (b"\xff\xff", ": not UTF-8"),
    ],
)
def test_slips(text: str | bytes, problem: str, tmp_path: Path) -> None:
    """Each slip is one line with file, line and remedy."""
    [line] = problems(text, tmp_path)
    assert line.startswith(problem)
    assert ";" in line or "must be" in line


def test_a_slip_costs_nothing_else(tmp_path: Path) -> None:
    """What is well written around a slip is used."""
    path = tmp_path / "x.corrections.toml"
    path.write_text(f"nonsense = 1\n{ALL}\n[[relationships]]\n", encoding="utf-8")
    assert (len(read_corrections(path).entries), len(read_corrections(path).problems)) == (9, 2)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "\ufeff# with a mark\r\n"])
def test_nothing_to_correct(text: str, tmp_path: Path) -> None:
    """An empty file is no mistake."""
    assert problems(text, tmp_path) == []


def test_where_a_film_finds_its_corrections(tmp_path: Path) -> None:
    """Beside the page, by the page's name or the film's slug; of two the page's name counts."""
    page = tmp_path / "page.txt"
    page.write_text("Tin (2001)\n\n" + "\n\n".join(PLOT), encoding="utf-8")
    assert read_film(page).corrections.file == ""
    (tmp_path / "tin-2001.corrections.toml").write_text('not_characters = ["A"]', encoding="utf-8")
    assert read_film(page).corrections.file == str(tmp_path / "tin-2001.corrections.toml")
    (tmp_path / "page.corrections.toml").write_text('not_characters = ["B"]', encoding="utf-8")
    both = read_film(page).corrections
    assert [entry.names for entry in both.entries] == [("B",)]
    assert [line.partition(":")[0] for line in both.problems] == [str(tmp_path / "tin-2001.corrections.toml")]


def test_corrections_of_no_film_are_reported(tmp_path: Path) -> None:
    """A file that is named after no page of its folder is a mistake in the name."""
    (tmp_path / "page.txt").write_text(PLOT[0], encoding="utf-8")
    (tmp_path / "pgae.corrections.toml").write_text("", encoding="utf-8")
    (tmp_path / "page.corrections.toml").write_text("", encoding="utf-8")
    film, error = load([tmp_path])
    assert isinstance(film, Film)
    assert isinstance(error, SourceError)
    assert str(error).startswith(f"{tmp_path / 'pgae.corrections.toml'}: no page beside it has this name;")


@pytest.mark.parametrize("name", ["Ann", 'Jack "Comet" Reed', "back\\slash", "line\nbreak", "花"])
def test_quoted(name: str) -> None:
    """Any name can be written as TOML and read back."""
    import tomllib

    assert tomllib.loads(f"[characters.{quoted(name)}]") == {"characters": {name: {}}}
