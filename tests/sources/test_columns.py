"""Which column is what."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.sources import load
from kg.sources.columns import Columns, missing, parse_columns, places_in
from kg.story import Film

HEADERS = [
    (
        "Release Year,Title,Origin/Ethnicity,Director,Cast,Genre,Wiki Page,Plot",
        "title=1 plot=7 year=0",
    ),
    ("id,original_title,overview,release_date,tagline,title", "title=5 plot=2 year=3 tagline=4"),
    ("Series_Title,Released_Year,Runtime,Overview,Star1,Star2", "title=0 plot=3 year=1 runtime=2 cast=4,5"),
    ("imdb_id,title,plot_synopsis,tags,split,synopsis_source", "title=1 plot=2"),
    ("tconst,primaryTitle,startYear,runtimeMinutes,plot", "title=1 plot=4 year=2 runtime=3"),
    ("plot,fullplot,name,actor_1_name,actor_2_name", "title=2 plot=1 cast=3,4"),
    (
        "type,title,director,cast,date_added,release_year,listed_in,description",
        "title=1 plot=7 year=5",
    ),
    ("title,plot,overview", "title=0 plot=1 tagline=2"),
    ("movie_name,story", "title=0 plot=1"),
]


@pytest.mark.parametrize(("header", "expected"), HEADERS)
def test_usual_names(header: str, expected: str) -> None:
    """Tables that people share are read without a word."""
    names = header.split(",")
    found = places_in(names, Columns())
    told = {field: ",".join(map(str, places)) for field, places in found.items()}
    assert {**told, **dict(pair.split("=") for pair in expected.split())} == told
    assert missing(found, names) == ""


def test_what_the_user_says() -> None:
    """A name may have commas, spaces and signs in it."""
    assert parse_columns("title=Film, the, plot = A=B ,year=3") == Columns(
        (("title", "Film, the"), ("plot", "A=B"), ("year", "3"))
    )
    assert parse_columns("title=1,plot=2").numbered
    assert not parse_columns("title=1,plot=Story").numbered


@pytest.mark.parametrize("text", ["title", "title=", "colour=red", "title=a,plot="])
def test_what_is_no_choice_of_columns(text: str) -> None:
    """An error names the fields that there are."""
    with pytest.raises(SourceError, match=r"--columns .*: not FIELD=COLUMN; fields are title, plot, year"):
        parse_columns(text)


def test_numbers_are_places_where_all_are(tmp_path: Path) -> None:
    """A table without names may have any number in its first row; beside a name, a number may be one, too."""
    path = tmp_path / "n.csv"
    path.write_text("A;1;Anna loves Bob.\nB;2;Carl sees Dora.\n", encoding="utf-8")
    found = list(load([path], parse_columns("title=1,plot=3")))
    assert [film.title for film in found if isinstance(film, Film)] == ["A", "B"]
    header = ("2", "1", "Plot")
    assert places_in(header, parse_columns("title=1,year=2")) == {"title": (0,), "year": (1,)}
    assert places_in(header, parse_columns("title=1,plot=Plot"))["title"] == (1,)
