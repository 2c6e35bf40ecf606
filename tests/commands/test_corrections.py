"""Who is who, from pages and Turtle, and how to correct it, with the real pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.building import build
from kg.commands.corrections import how_to_correct, named_graph
from kg.errors import KgError
from kg.network import character_rows

if TYPE_CHECKING:
    from pathlib import Path

PLOT = "Vera Holm meets Dash. Vera is his boss. Dash kills Iris. J. T. Morrow loves Iris and follows her."


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page in a folder of its own."""
    (tmp_path / "tin.txt").write_text(PLOT, encoding="utf-8")
    return tmp_path / "tin.txt"


def test_a_page_and_its_turtle_say_the_same(page: Path, tmp_path: Path) -> None:
    """The characters are the same, and so is the file to correct them in."""
    [turtle] = build([page], tmp_path / "out", maps=False).turtle
    first, file = named_graph(page)
    second, same = named_graph(turtle)
    assert character_rows(first) == character_rows(second)
    assert file == same == tmp_path / "tin.corrections.toml"


def test_turtle_without_a_record(page: Path, tmp_path: Path) -> None:
    """Where nothing says what the source was, the file is named after the Turtle."""
    [turtle] = build([page], tmp_path / "out", maps=False).turtle
    (tmp_path / "out" / "provenance.jsonld").unlink()
    assert named_graph(turtle)[1].name == "tin.corrections.toml"
    (tmp_path / "out" / "provenance.jsonld").write_text("{", encoding="utf-8")
    assert named_graph(turtle)[1].name == "tin.corrections.toml"


def test_a_film_of_a_table_has_its_file_beside_the_table(tmp_path: Path) -> None:
    """It is called after the film, and the next build reads it there."""
    table = tmp_path / "plots.csv"
    table.write_text(f'title,year,plot\nTin,1999,"{PLOT}"\n', encoding="utf-8")
    [turtle] = build([table], tmp_path / "out", maps=False).turtle
    file = named_graph(turtle)[1]
    assert file == tmp_path / "tin-1999.corrections.toml"
    file.write_text('not_characters = ["Dash"]', encoding="utf-8")
    build([table], tmp_path / "out", maps=False)
    assert "Dash" not in {row.name for row in character_rows(named_graph(turtle)[0])}


def test_what_it_prints_corrects(page: Path) -> None:
    """The text it prints, with one mark taken away, does what it says."""
    graph, file = named_graph(page)
    text = how_to_correct(character_rows(graph), file)
    head, _, template = text.partition("\n\n")
    assert str(file) in head
    assert "it is there" not in head
    chosen = next(line for line in template.splitlines() if "not_characters" in line)
    file.write_text(chosen.removeprefix("# "), encoding="utf-8")
    before = {row.name for row in character_rows(graph)}
    corrected, again = named_graph(page)
    assert len(before - {row.name for row in character_rows(corrected)}) == 1
    assert again == file
    assert "it is there" in how_to_correct(character_rows(corrected), file)


def test_no_film(tmp_path: Path) -> None:
    """A page that is not there is an error."""
    with pytest.raises(KgError, match=r"none\.txt"):
        named_graph(tmp_path / "none.txt")
