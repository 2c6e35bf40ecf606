"""Files that are nothing but plot."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.sources import load, read_film
from kg.story import Film
from tests.sources.pages import PLOT, error_of, film_of

WHOLE_PLOT = "\n\n".join(PLOT)
GOLD = Path(__file__).parents[3] / "shared" / "gold"


@pytest.mark.parametrize("text", [WHOLE_PLOT, f"\n\n  {WHOLE_PLOT}\n\n", PLOT[0], "\n".join(PLOT)])
def test_plot_alone(text: str, tmp_path: Path) -> None:
    """All of a plain text is plot, and the file's stem names the film."""
    film = film_of(text, tmp_path, "the-lantern-keeper.txt")
    assert film.plot == text.strip()
    assert (film.slug, film.title, film.year) == ("the-lantern-keeper", "The Lantern Keeper", None)
    assert (film.tagline, film.genres, film.cast) == ("", (), ())


@pytest.mark.parametrize(
    ("line", "stem", "title", "year", "slug"),
    [
        ("The Lantern Keeper", "page-7", "The Lantern Keeper", None, "page-7"),
        ("The Lantern Keeper (1987)", "page-7", "The Lantern Keeper", 1987, "the-lantern-keeper-1987"),
        ("Who leaves?", "who-leaves", "Who leaves?", None, "who-leaves"),
        ("Who leaves? (1987 film)", "x", "Who leaves?", 1987, "who-leaves-1987"),
        ("Plot", "page-7", "Page 7", None, "page-7"),
    ],
)
def test_title_line(line: str, stem: str, title: str, year: int | None, slug: str, tmp_path: Path) -> None:
    """A first line that is a title is no plot; with its year it names the film."""
    film = film_of(f"{line}\n\n{WHOLE_PLOT}", tmp_path, f"{stem}.txt")
    assert (film.title, film.year, film.slug, film.plot) == (title, year, slug, WHOLE_PLOT)


def test_an_acts_heading_is_no_title(tmp_path: Path) -> None:
    """A first line that heads an act belongs to the plot."""
    film = film_of(f"Act One\n\n{WHOLE_PLOT}", tmp_path, "page-7.txt")
    assert (film.title, film.plot) == ("Page 7", f"Act One\n\n{WHOLE_PLOT}")


def test_a_short_first_sentence_is_no_title(tmp_path: Path) -> None:
    """A plot may begin with a short sentence of its own paragraph."""
    text = f"It is raining.\n\n{WHOLE_PLOT}"
    assert film_of(text, tmp_path, "rain.txt").plot == text


def test_a_first_line_without_a_blank_line_after_it_is_no_title(tmp_path: Path) -> None:
    """A plot with a sentence a line may begin with a fragment."""
    text = "A Lantern (and its keeper)\nOrla rows home.\nShe sleeps."
    assert film_of(text, tmp_path, "lantern.txt").plot == text


@pytest.mark.parametrize("text", ["The Lantern Keeper", "Act One\n\nAct Two", "***"])
def test_no_sentence(text: str, tmp_path: Path) -> None:
    """A text without a sentence has no plot."""
    assert "no plot found" in error_of(text.encode(), tmp_path)


def test_file_names_of_other_scripts(tmp_path: Path) -> None:
    """A film may be named in any script."""
    assert film_of(PLOT[0], tmp_path, "花样年华.txt").slug == "花样年华"


@pytest.mark.skipif(not GOLD.exists(), reason=f"NOT TESTED: {GOLD} is not beside the repository")
@pytest.mark.parametrize("folder", ["plotgold", "plotgold-train", "tripod"])
def test_gold_texts_are_all_plot(folder: str) -> None:
    """Every text of the gold sets is a plot from its first to its last word, under its own name."""
    films = list(load([GOLD / folder / "texts"]))
    assert len(films) >= 12
    for film in films:
        assert isinstance(film, Film)
        path = Path(film.source)
        assert film.plot == path.read_bytes().decode().strip()
        assert (film.slug, film.year) == (path.stem, None)
        assert read_film(path) == film
