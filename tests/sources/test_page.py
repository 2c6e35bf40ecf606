"""Pages as plot sites print them, and what may vary in them."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from kg.sources import read_film
from tests.sources.pages import (
    FIELDS,
    HEADING,
    PLOT,
    TAGLINE,
    TEASER,
    TITLE,
    TO_THE_READER,
    WARNING,
    error_of,
    film_of,
    page,
)

WHOLE_PLOT = "\n\n".join(PLOT)
NBSP = "\N{NO-BREAK SPACE}"
SHARED = Path(__file__).parents[3] / "shared" / "pages" / "never-let-me-go.txt"


def test_head(tmp_path: Path) -> None:
    """Everything in a page's head comes apart."""
    film = film_of(page(), tmp_path)
    assert (film.title, film.year, film.runtime) == (TITLE, 1987, 97)
    assert film.languages == ("English",)
    assert film.directors == ("Ada Thornbury",)
    assert film.genres == ("Drama", "Thriller")
    assert film.tagline == TAGLINE
    assert film.slug == "the-lantern-keeper-1987"


def test_plot_is_all_of_it_and_nothing_else(tmp_path: Path) -> None:
    """The plot runs from its first to its last paragraph, without warning, heading or footer."""
    assert film_of(page(), tmp_path).plot == WHOLE_PLOT


@pytest.mark.skipif(not SHARED.exists(), reason=f"NOT TESTED: {SHARED} is not beside the repository")
def test_the_real_page() -> None:
    """The page that users have is read whole."""
    film = read_film(SHARED)
    assert (film.slug, film.runtime, film.directors) == ("never-let-me-go-2010", 103, ("Mark Romanek",))
    assert film.genres == ("Drama", "Thriller")
    assert film.plot.startswith("The film opens with")
    assert film.plot.endswith("we all complete.”")
    assert film.plot.count("\n\n") == 4
    assert film.tagline.startswith("In a world both familiar")


@pytest.mark.parametrize("fields", list(permutations(FIELDS)))
def test_fields_in_any_order(fields: tuple[str, ...], tmp_path: Path) -> None:
    """The order of the fields does not matter."""
    film = film_of(page(fields=fields), tmp_path)
    assert (film.year, film.runtime, film.languages, film.directors) == (
        1987,
        97,
        ("English",),
        ("Ada Thornbury",),
    )


@pytest.mark.parametrize("left_out", ["title", "fields", "genres", "tagline", "notes", "heading", "footer"])
def test_any_part_may_be_missing(left_out: str, tmp_path: Path) -> None:
    """A page that lacks a part has the same plot."""
    parts = {left_out: () if left_out in ("title", "fields", "notes", "footer") else ""}
    film = film_of(page(**parts), tmp_path)  # type: ignore[arg-type]
    assert film.plot == WHOLE_PLOT
    assert film.title == TITLE


@pytest.mark.parametrize("notes", [(WARNING, TO_THE_READER), (WARNING,), (TO_THE_READER,)])
def test_no_heading_and_no_footer(notes: tuple[str, ...], tmp_path: Path) -> None:
    """Where nothing is printed over the plot it begins after the warning."""
    film = film_of(page(heading="", footer=(), notes=notes), tmp_path)
    assert film.plot == WHOLE_PLOT
    assert film.tagline == TAGLINE


def test_nothing_but_title_and_plot(tmp_path: Path) -> None:
    """A page of a title printed twice and a plot keeps its first paragraph, which is no tagline."""
    film = film_of(page(fields=(), genres="", tagline="", notes=(), heading="", footer=()), tmp_path)
    assert (film.plot, film.title, film.tagline) == (WHOLE_PLOT, TITLE, "")


@pytest.mark.parametrize("change", ["crlf", "cr", "bom", "nbsp", "spaces", "blank lines", "no blank lines"])
def test_layout(change: str, tmp_path: Path) -> None:
    """Line ends, marks and blanks change nothing but the plot's own, which stay as they are."""
    text = {
        "crlf": page().replace("\n", "\r\n"),
        "cr": page().replace("\n", "\r"),
        "bom": "\ufeff" + page(),
        "nbsp": page()
        .replace(": ", ":\N{NO-BREAK SPACE}")
        .replace("The Lantern", "The\N{NO-BREAK SPACE}Lantern"),
        "spaces": page().replace("\n\n", f" \n\t\n{NBSP} "),
        "blank lines": page().replace("\n\n", "\n\n\n\u200b\n"),
        "no blank lines": page().replace("\n\n", "\n"),
    }[change]
    film = film_of(text, tmp_path)
    assert film.plot.replace("\u200b", "").split() == WHOLE_PLOT.split()
    assert film.title.split() == TITLE.split()
    assert (film.year, film.runtime, film.genres) == (1987, 97, ("Drama", "Thriller"))
    assert film.directors == ("Ada Thornbury",)
    assert film.tagline == TAGLINE


def test_headings_within_the_plot(tmp_path: Path) -> None:
    """Headings between paragraphs stay, as one at its end does not and the first act's does."""
    plot = ("The Island", "Act One", PLOT[0], "Act Two", PLOT[1], "* * *", PLOT[2], "The End")
    assert film_of(page(plot=plot), tmp_path).plot == "\n\n".join(plot[1:-1])


@pytest.mark.parametrize(
    "heading", [HEADING, f"{HEADING}\n{TEASER}", f"{HEADING}\n\n{TEASER}", "Plot", "## Plot:"]
)
def test_headings_over_the_plot(heading: str, tmp_path: Path) -> None:
    """The plot begins below its heading, with or without a teaser."""
    assert film_of(page(heading=heading), tmp_path).plot == WHOLE_PLOT


def test_teaser_in_other_words(tmp_path: Path) -> None:
    """A line right under the heading is no plot where the plot stands in paragraphs of its own."""
    heading = f"{HEADING}\nHere is what happens to Orla, from the first night to the last."
    assert film_of(page(heading=heading), tmp_path).plot == WHOLE_PLOT


def test_plot_right_under_its_heading(tmp_path: Path) -> None:
    """A plot of one paragraph under its heading is no teaser."""
    assert film_of(page(heading="", plot=(f"{HEADING}\n{PLOT[0]}",)), tmp_path).plot == PLOT[0]


def test_label_before_the_plot(tmp_path: Path) -> None:
    """A label in the plot's first line is no part of it."""
    text = page(heading="", plot=(f"Plot: {PLOT[0]}", *PLOT[1:]))
    assert film_of(text, tmp_path).plot == WHOLE_PLOT


def test_warning_below_the_heading(tmp_path: Path) -> None:
    """A warning goes wherever it stands before the plot."""
    text = page(notes=(), plot=(WARNING, TO_THE_READER, *PLOT))
    assert film_of(text, tmp_path).plot == WHOLE_PLOT


def test_plot_that_speaks_of_pages_and_films(tmp_path: Path) -> None:
    """Words that sites use to their readers do not cut a plot."""
    plot = (
        "You are the film, Ned says, and Orla tears up a page.",
        "They watch the movie again.",
        *PLOT,
    )
    assert film_of(page(plot=plot), tmp_path).plot == "\n\n".join(plot)


def test_a_field_in_the_middle_of_a_story_is_no_head(tmp_path: Path) -> None:
    """What looks like a field far down in a story does not cut off what stands before."""
    long = " ".join(PLOT)
    text = "\n\n".join([TITLE, TITLE, long, long, "Director: shouts Orla, and the crew falls silent.", long])
    assert film_of(text, tmp_path).plot == text.split("\n\n", 2)[2]


@pytest.mark.parametrize(
    "footer",
    [
        "Last Updated: March 01, 2025",
        "last updated March 2025",
        "Similar Movies to The Lantern Keeper",
        "Related Films",
        "You may also like",
        "© 2025 Some Site",
        "Cast\n\nJane Moor as Orla",
        "References",
    ],
)
def test_footers(footer: str, tmp_path: Path) -> None:
    """The plot ends where the page's footer begins, and nothing after it comes back."""
    text = page(footer=(footer, "This sentence is about another film altogether."))
    assert film_of(text, tmp_path).plot == WHOLE_PLOT


@pytest.mark.parametrize(
    ("field", "attribute", "value"),
    [
        ("Runtime: 1h 43m", "runtime", 103),
        ("Running time: 103 minutes", "runtime", 103),
        ("Runtime:\n97 min", "runtime", 97),
        ("Directors: Ada Thornbury, Bo Quill", "directors", ("Ada Thornbury", "Bo Quill")),
        ("Directed by Ada Thornbury and Bo Quill", "directors", ("Ada Thornbury", "Bo Quill")),
        ("Director: N/A", "directors", ()),
        ("Director:", "directors", ()),
        ("Languages: English, French", "languages", ("English", "French")),
        ("Language: EnglishFrench", "languages", ("English", "French")),
        ("Release Date: 3 May 1987", "year", 1987),
        ("Genres: Drama, Western", "genres", ("Drama", "Western")),
        ("**Year:** 1987", "year", 1987),
        ("Year: 1987 | Runtime: 97 min | Director: Ada Thornbury", "directors", ("Ada Thornbury",)),
        ("Mood: wistful", "genres", ("Drama", "Thriller")),
    ],
)
def test_fields(field: str, attribute: str, value: object, tmp_path: Path) -> None:
    """Fields are known by many names and forms; unknown ones do no harm."""
    film = film_of(page(fields=(field,)), tmp_path)
    assert getattr(film, attribute) == value
    assert (film.plot, film.tagline) == (WHOLE_PLOT, TAGLINE)


def test_unknown_lines_in_the_head(tmp_path: Path) -> None:
    """What a head has besides is neither genre nor tagline nor plot."""
    film = film_of(page(fields=(*FIELDS, "7.4 / 10", "Watch Trailer", "Writer: Cy Aldous")), tmp_path)
    assert (film.genres, film.tagline, film.plot) == (("Drama", "Thriller"), TAGLINE, WHOLE_PLOT)
    assert film.directors == ("Ada Thornbury",)


@pytest.mark.parametrize(
    ("title", "expected", "year"),
    [
        ((TITLE,), TITLE, 1987),
        ((f"{TITLE} (1987)", f"{TITLE} (1987)"), TITLE, 1987),
        (("WarGames", "WarGames"), "WarGames", 1983),
        (("WarGames",), "WarGames", 1983),
        (("Run!",), "Run!", 1983),
        (("1917", "1917"), "1917", 2019),
        (("Drama", "Drama"), "Drama", 2019),
        (("Movies like this",), "Movies like this", 2019),
    ],
)
def test_titles(title: tuple[str, ...], expected: str, year: int, tmp_path: Path) -> None:
    """A title is what stands first, once or twice, whatever else it could mean."""
    film = film_of(page(title=title, fields=(f"Year: {year}",), heading=TEASER), tmp_path)
    assert (film.title, film.year, film.genres) == (expected, year, ("Drama", "Thriller"))


def test_title_from_the_heading(tmp_path: Path) -> None:
    """Where no title stands first, the plot's heading names title and year."""
    film = film_of(page(title=(), fields=("Language: English",)), tmp_path)
    assert (film.title, film.year, film.slug) == (TITLE, 1987, "the-lantern-keeper-1987")


@pytest.mark.parametrize("plot", [(), ("The End",), ("Act One", "Act Two")])
def test_no_plot(plot: tuple[str, ...], tmp_path: Path) -> None:
    """A page without a sentence of plot is an error, and its tagline is not taken for one."""
    message = error_of(page(plot=plot).encode(), tmp_path)
    assert (
        message == f"{tmp_path / 'page.txt'}: no plot found; put the plot below the head, in whole sentences"
    )


@pytest.mark.parametrize("heading", ["", "Plot", "The Lantern Keeper (1987) – Story Breakdown"])
@pytest.mark.parametrize("act", ["Act One", "ACT I", "Act 1: The Island", "Prologue"])
def test_the_first_acts_heading_belongs_to_the_plot(heading: str, act: str, tmp_path: Path) -> None:
    """It is kept, as those of later acts are."""
    text = f"Title: {TITLE}\nYear: 1987\n\n{heading}\n\n{act}\n\n{PLOT[0]}\n\nAct Two\n\n{PLOT[1]}\n"
    film = film_of(text, tmp_path)
    assert film.title == TITLE
    assert film.plot == f"{act}\n\n{PLOT[0]}\n\nAct Two\n\n{PLOT[1]}"
