"""Films of one name: none is lost, none is silent."""

from __future__ import annotations

from pathlib import Path

from kg.sources import load
from kg.story import Film
from tests.sources.pages import page
from tests.sources.tables import LIGHT, SALT, read_text, write


def test_rows_of_one_title_and_year(tmp_path: Path) -> None:
    """The second row of a name has a number behind it, also where another film is called so."""
    rows = [("Lamp", "A goes."), ("Lamp", "B goes."), ("Lamp 2", "C goes."), ("Lamp", "D goes.")]
    text = "title,plot\n" + "".join(f"{title},{plot}\n" for title, plot in rows)
    films, problems = read_text(tmp_path, "a.csv", text)
    assert [(film.slug, film.plot) for film in films] == [
        ("lamp", "A goes."), ("lamp-2", "B goes."), ("lamp-2-2", "C goes."), ("lamp-3", "D goes."),
    ]  # fmt: skip
    assert problems == []


def test_the_same_row_again(tmp_path: Path) -> None:
    """A row with the plot of one before is an error that names both."""
    text = f"title,year,plot\nLamp,1987,{LIGHT}\nLamp,1987,B goes.\nLamp,1987,{LIGHT}\nLamp,1987,B goes.\n"
    films, problems = read_text(tmp_path, "a.csv", text)
    assert [film.slug for film in films] == ["lamp-1987", "lamp-1987-2"]
    assert problems == [
        f", line 4: the same film (lamp-1987) as {tmp_path / 'a.csv'}, line 2; delete one of them",
        f", line 5: the same film (lamp-1987) as {tmp_path / 'a.csv'}, line 3; delete one of them",
    ]


def test_a_page_after_a_row(tmp_path: Path) -> None:
    """A page keeps the name its writer gave it: where that is taken it is an error."""
    table = write(tmp_path, "a.jsonl", '{"title": "The Lantern Keeper", "year": 1987, "plot": "A goes."}')
    write(tmp_path, "page.txt", page())
    film, problem = load([table, tmp_path / "page.txt"])
    assert isinstance(film, Film)
    assert f"has the same name (the-lantern-keeper-1987) as {table}, line 1" in str(problem)
    page_first, row = load([tmp_path / "page.txt", table])
    assert isinstance(page_first, Film)
    assert isinstance(row, Film)
    assert row.slug == "the-lantern-keeper-1987-2"


def test_long_names_stay_apart(tmp_path: Path) -> None:
    """Titles that are cut to the same name get their numbers within the limit."""
    title = "x" * 200
    films, _ = read_text(tmp_path, "a.csv", f'title,plot\n{title}a,A goes.\n{title}b,"{SALT}"\n')
    assert [len(film.slug) for film in films] == [80, 80]
    assert films[0].slug != films[1].slug


def test_a_row_that_is_corrected_by_hand(tmp_path: Path) -> None:
    """Beside a table, a film's corrections have its name; one that has no film's is an error."""
    table = write(tmp_path, "a.csv", f"title,year,plot\nLamp,1987,{LIGHT}\nTin,1988,{LIGHT}\n")
    write(tmp_path, "lamp-1987.corrections.toml", 'not_characters = ["Ned"]\n')
    write(tmp_path, "none.corrections.toml", 'not_characters = ["Ned"]\n')
    lamp, tin, problem = load([tmp_path])
    assert isinstance(lamp, Film)
    assert isinstance(tin, Film)
    assert [entry.names for entry in lamp.corrections.entries] == [("Ned",)]
    assert tin.corrections.entries == ()
    assert str(problem).startswith(f"{tmp_path / 'none.corrections.toml'}: no page beside it")
    assert len(list(load([table, tmp_path, tmp_path]))) == 3
