"""CSV and TSV as people have them, and the rows that are broken."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sources.columns import Columns, parse_columns
from kg.sources.delimited import delimited_rows
from kg.sources.rows import Row
from kg.sources.streams import Line
from kg.story import Credit
from tests.sources.tables import LIGHT, SALT, read_text


def test_a_table_with_all_columns(tmp_path: Path) -> None:
    """Every field has its column, and the row's place and digest are the film's."""
    row = f'"The Lamp, Lit",1987,97,English,Ada Roe,Drama,A light.,"Jo Li as Orla; Al Roe","{LIGHT}"\r\n'
    text = f"Title,Release Year,Runtime,Language,Director,Genre,Tagline,Cast,Plot\r\n{row}"
    [film], problems = read_text(tmp_path, "films.csv", text)
    assert (film.slug, film.title, film.year) == ("the-lamp-lit-1987", "The Lamp, Lit", 1987)
    assert (film.plot, film.plot_offset, film.runtime) == (LIGHT, 0, 97)
    assert (film.languages, film.directors, film.genres) == (("English",), ("Ada Roe",), ("Drama",))
    assert (film.tagline, film.cast) == ("A light.", (Credit("Jo Li", "Orla"), Credit("Al Roe")))
    assert film.source == f"{tmp_path / 'films.csv'}, line 2"
    assert film.sha256 == hashlib.sha256(row.encode()).hexdigest()
    assert problems == []


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.tab", "a.CSV", "a.csv.gz", "a.tsv.gz"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_kinds_and_encodings(name: str, encoding: str, tmp_path: Path) -> None:
    """Commas or tabs, packed or not, UTF-8 or UTF-16 give the same films."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, dialect="excel" if "csv" in name.lower() else "excel-tab")
    writer.writerows([["title", "year", "plot"], ["Lamp", "1987", LIGHT], ["Zoë’s “Salt”", "", SALT]])
    films, problems = read_text(tmp_path, name, target.getvalue().encode(encoding))
    assert [(film.slug, film.plot) for film in films] == [("lamp-1987", LIGHT), ("zoes-salt", SALT)]
    assert problems == []


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_other_marks_in_a_csv(mark: str, tmp_path: Path) -> None:
    """A file called .csv may have semicolons, tabs or bars between its cells."""
    text = f"title{mark}plot\nLamp{mark}{LIGHT}, at last\n"
    films, problems = read_text(tmp_path, "a.csv", text)
    assert ([film.plot for film in films], problems) == ([f"{LIGHT}, at last"], [])


def test_a_plot_with_blanks_around(tmp_path: Path) -> None:
    """The plot is an exact piece of its cell, and the offset says where it begins there."""
    [film], _ = read_text(tmp_path, "a.csv", f'title,plot\nLamp," \n {LIGHT}\n\nThe end.  "\n')
    assert (film.plot, film.plot_offset) == (f"{LIGHT}\n\nThe end.", 3)


def test_tabs_without_quoting(tmp_path: Path) -> None:
    """In a table with tabs a quote may be only a quote, at the beginning of a cell too."""
    cells = ['"Come," he says, and goes.', 'He says "no', '"Open', '"Whole ""one"""']
    rows = "".join(f"Film {number}\t19{number}0\t{cell}\n" for number, cell in enumerate(cells, 5))
    films, problems = read_text(tmp_path, "a.tsv", f"title\tyear\tplot\n{rows}")
    assert [film.plot for film in films] == [*cells[:3], 'Whole "one"']
    assert problems == []


def test_bad_rows_are_named_by_line(tmp_path: Path) -> None:
    """Each row that cannot be used has its line and its reason, and all others are read."""
    rows = [
        "title,year,plot",
        f"Lamp,1987,{LIGHT}",
        "Broken,1988,He comes, he goes.",
        "Short,1989",
        ",1990,She leaves.",
        "Empty,1991,",
        "Nothing,1992,N/A",
        '"Quoted" and not,1993,She leaves.',
        "",
        "Nul,1994,She\0 leaves.",
        f"Salt,1995,{LIGHT}",
    ]
    films, problems = read_text(tmp_path, "a.csv", "\n".join(rows))
    assert [film.slug for film in films] == ["lamp-1987", "salt-1995"]
    assert problems == [
        ", line 3: 4 cells where the header has 3; put cells with commas or line breaks in quotes",
        ", line 4: 2 cells where the header has 3; put cells with commas or line breaks in quotes",
        ", line 5: no title; give the row one",
        ", line 6: no plot; give the row one",
        ", line 7: no plot; give the row one",
        ", line 8: a quote stands inside of quotes, or is not closed; write it twice, or close it",
        ", line 10: bytes that are no text; save the table as UTF-8",
    ]


def test_an_open_quote_takes_no_other_row(tmp_path: Path) -> None:
    """A quote that is never closed costs its own row; rows of many lines around it are whole."""
    text = f'title,plot\nSalt,"{SALT}"\nOpen,"She leaves.\n' + "".join(
        f'Lamp {number},"{LIGHT}\nIt is number {number}."\n' for number in range(1, 6)
    )
    films, problems = read_text(tmp_path, "a.csv", text)
    assert [film.title for film in films] == ["Salt", *(f"Lamp {number}" for number in range(1, 6))]
    assert problems == [
        ", line 4: a quote stands inside of quotes, or is not closed; write it twice, or close it"
    ]


def test_an_open_quote_at_the_end(tmp_path: Path) -> None:
    """The file's end closes no quote."""
    films, problems = read_text(tmp_path, "a.csv", f'title,plot\nOpen,"She leaves.\nLamp,{LIGHT}\n')
    assert [film.title for film in films] == ["Lamp"]
    assert problems == [", line 2: a quote is opened and not closed; close it"]


def test_a_row_of_several_lines_is_passed_over_whole(tmp_path: Path) -> None:
    """A row with a cell too many is named from its first line to its last, and none of it is a film."""
    text = f'title,year,plot\nGood, Bad,1966,"One.\nTwo, of three, parts.\n"\nLamp,1987,{LIGHT}\n'
    films, problems = read_text(tmp_path, "a.csv", text)
    assert [film.title for film in films] == ["Lamp"]
    assert [problem.split(";")[0] for problem in problems] == [
        ", lines 2 to 4: 4 cells where the header has 3"
    ]


def test_a_byte_that_is_no_utf8(tmp_path: Path) -> None:
    """One bad byte costs one row."""
    text = f"title,plot\nLamp,{LIGHT}\nZoë,She leaves.\nSalt,{LIGHT}".encode().replace("ë".encode(), b"\xeb")
    films, problems = read_text(tmp_path, "a.csv", text)
    assert [film.title for film in films] == ["Lamp", "Salt"]
    assert problems == [", line 3: bytes that are no text; save the table as UTF-8"]


def test_a_very_long_plot(tmp_path: Path) -> None:
    """A plot beyond the limit of the module csv is read."""
    plot = LIGHT * 20_000
    [film], _ = read_text(tmp_path, "a.csv", f'title,plot\nLamp,"{plot}"\n')
    assert film.plot == plot


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff"])
def test_an_empty_table(text: str, tmp_path: Path) -> None:
    """A table without anything is an error."""
    films, problems = read_text(tmp_path, "a.csv", text)
    assert (films, problems) == ([], [": the file is empty; put a line of names and films into it"])


def test_names_that_say_nothing(tmp_path: Path) -> None:
    """A table whose columns are not recognised is one error, which says how to name them."""
    films, problems = read_text(tmp_path, "a.csv", f"id,what\n1,{LIGHT}\n2,{LIGHT}\n")
    assert films == []
    assert problems == [
        ": no column looks like the title or the plot (there are: id, what); "
        "name it with --columns title=…,plot=…"
    ]


def test_columns_by_name_and_number(tmp_path: Path) -> None:
    """The user's names come before the usual ones; only numbers mean that there is no line of names."""
    text = f"title,code,plot\nLamp,Light,{LIGHT}\n"
    [film], _ = read_text(tmp_path, "a.csv", text, parse_columns("title=code"))
    assert (film.title, film.plot) == ("Light", LIGHT)
    films, problems = read_text(tmp_path, "b.csv", text, parse_columns("title=1,plot=3"))
    assert ([film.title for film in films], problems) == (["title", "Lamp"], [])
    films, problems = read_text(tmp_path, "c.csv", text, parse_columns("title=Name"))
    assert (films, problems) == (
        [],
        [": no column 'Name' (there are: title, code, plot); correct --columns"],
    )


_CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1, max_size=30)


@given(st.lists(st.tuples(_CELL, _CELL, _CELL), max_size=8), st.sampled_from(["excel", "excel-tab"]))
def test_what_was_written_is_read(rows: list[tuple[str, str, str]], dialect: str) -> None:
    """Whatever the module csv writes is read as it was, row for row."""
    target = io.StringIO(newline="")
    csv.writer(target, dialect, lineterminator="\n").writerows([("title", "plot", "year"), *rows])
    lines = (Line(n, t) for n, t in enumerate(io.StringIO(target.getvalue(), newline="\n"), 1))
    found = list(delimited_rows(lines, "a", Columns(), tabs=dialect == "excel-tab"))
    expected = [row for row in rows if any(cell.strip() for cell in row)]
    assert [
        (row.cells["title"], row.cells["plot"], row.cells["year"]) for row in found if isinstance(row, Row)
    ] == expected
