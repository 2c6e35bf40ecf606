"""Markdown, with front matter and without."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.story import Credit
from tests.sources.pages import PLOT, error_of, film_of, page

WHOLE_PLOT = "\n\n".join(PLOT)

FRONT = """---
title: The Lantern Keeper
year: 1987
director:
  - Ada Thornbury
  - Bo Quill
language: English, Scottish Gaelic
genres: [Drama, Thriller]
runtime: 1h 37m
tagline: "A light: nobody needs it"
cast:
  - Jane Moor: Orla Finch
  - Al Reed as Ned
  - {actor: Di Voss, role: The Keeper}
  - Ed Poe
---
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["film.md", "film.markdown", "film.txt"])
def test_front_matter(name: str, end: str, tmp_path: Path) -> None:
    """The head comes from the front matter, whatever the file is called."""
    film = film_of((FRONT + "\n" + WHOLE_PLOT + "\n").replace("\n", end), tmp_path, name)
    assert (film.title, film.year, film.runtime) == ("The Lantern Keeper", 1987, 97)
    assert film.directors == ("Ada Thornbury", "Bo Quill")
    assert film.languages == ("English", "Scottish Gaelic")
    assert film.genres == ("Drama", "Thriller")
    assert film.tagline == "A light: nobody needs it"
    assert film.cast == (
        Credit("Jane Moor", "Orla Finch"),
        Credit("Al Reed", "Ned"),
        Credit("Di Voss", "The Keeper"),
        Credit("Ed Poe"),
    )
    assert film.plot == WHOLE_PLOT.replace("\n", end)
    assert film.slug == "the-lantern-keeper-1987"


@pytest.mark.parametrize("title", ["1917", "Yes", "12:01", "null island", "2010-09-03"])
def test_titles_that_yaml_would_change(title: str, tmp_path: Path) -> None:
    """A title that looks like a number, a truth value, a time or a date stays a title."""
    assert film_of(f"---\ntitle: {title}\nyear: 1999\n---\n{PLOT[0]}", tmp_path, "film.md").title == title


@pytest.mark.parametrize(
    "cast", ["cast: {Jane Moor: Orla, Al Reed: Ned}", "starring: Jane Moor as Orla, Al Reed as Ned"]
)
def test_casts_in_other_forms(cast: str, tmp_path: Path) -> None:
    """A cast may be a mapping or one line."""
    film = film_of(f"---\n{cast}\n---\n{PLOT[0]}", tmp_path, "film.md")
    assert film.cast == (Credit("Jane Moor", "Orla"), Credit("Al Reed", "Ned"))


def test_headings_are_dropped_at_the_ends(tmp_path: Path) -> None:
    """The plot runs from the first prose to the last; its headings stay inside."""
    story = f"## Night\n\n{PLOT[0]}\n\n## Dawn\n\n{PLOT[1]}"
    text = f"# The Lantern Keeper (1987)\n\n{story}\n\n## Credits\n\n- Jane Moor as Orla\n"
    film = film_of(text, tmp_path, "film.md")
    assert film.plot == f"{PLOT[0]}\n\n## Dawn\n\n{PLOT[1]}"
    assert (film.title, film.year, film.cast) == ("The Lantern Keeper", 1987, (Credit("Jane Moor", "Orla"),))


@pytest.mark.parametrize("heading", ["## Plot", "## Plot summary ##", "Plot\n----", "## **Synopsis**"])
def test_plot_section(heading: str, tmp_path: Path) -> None:
    """A section called plot is the plot, with its own subsections, and nothing else is."""
    text = "\n\n".join(
        [
            "# The Lantern Keeper",
            "A film of the sea, made on an island.",
            "## Cast",
            "* Jane Moor as Orla\n* Al Reed as Ned",
            heading,
            PLOT[0],
            "### Later",
            PLOT[1],
            "## Reception",
            "Nobody went to see it.",
        ]
    )
    film = film_of(text, tmp_path, "film.md")
    assert film.plot == f"{PLOT[0]}\n\n### Later\n\n{PLOT[1]}"
    assert film.cast == (Credit("Jane Moor", "Orla"), Credit("Al Reed", "Ned"))
    assert film.slug == "film"


def test_fields_below_the_title(tmp_path: Path) -> None:
    """Fields may stand in the text itself."""
    text = f"# The Lantern Keeper\n\n- **Year:** 1987\n- **Director:** Ada Thornbury\n\n{WHOLE_PLOT}\n"
    film = film_of(text, tmp_path, "film.md")
    assert (film.year, film.directors, film.plot) == (1987, ("Ada Thornbury",), WHOLE_PLOT)


def test_plain_markdown(tmp_path: Path) -> None:
    """A Markdown file may be nothing but plot."""
    assert film_of(WHOLE_PLOT, tmp_path, "the-lantern-keeper.md").plot == WHOLE_PLOT


def test_page_in_a_markdown_file(tmp_path: Path) -> None:
    """A page of a plot site is one whatever its file is called."""
    film = film_of(page(), tmp_path, "page.md")
    assert (film.plot, film.genres) == (WHOLE_PLOT, ("Drama", "Thriller"))


def test_a_rule_at_the_beginning_is_no_front_matter(tmp_path: Path) -> None:
    """A text may begin with a rule that nothing closes."""
    assert film_of(f"---\n\n{PLOT[0]}", tmp_path, "film.md").plot == PLOT[0]


@pytest.mark.parametrize(
    ("front", "words"),
    [
        (
            "title: Alien: Covenant",
            "front matter is not YAML at line 2; put values that have a colon in",
        ),
        ("&a [*a]", "front matter is not YAML at line 2"),
        ("title: [", "front matter is not YAML"),
        ("[" * 5000, "front matter is not YAML"),
    ],
)
def test_broken_front_matter(front: str, words: str, tmp_path: Path) -> None:
    """Front matter that is no YAML is an error that names file and line."""
    message = error_of(f"---\n{front}\n---\n{PLOT[0]}".encode(), tmp_path, "film.md")
    assert message.startswith(f"{tmp_path / 'film.md'}: {words}")
    assert "\n" not in message


@pytest.mark.parametrize("front", ["- a list", "just words", "title: {deep: {er: x}}\nyear: [[1987]]", ""])
def test_front_matter_of_odd_shape(front: str, tmp_path: Path) -> None:
    """Front matter that says nothing we know leaves the film its plot."""
    film = film_of(f"---\n{front}\n---\n{PLOT[0]}", tmp_path, "odd.md")
    assert (film.plot, film.title, film.year) == (PLOT[0], "Odd", None)


@pytest.mark.parametrize("head", ["---\ntitle: Low Tide\n---\n", "# Low Tide\n", "# Low Tide\n\n## Plot\n"])
@pytest.mark.parametrize("act", ["{} Act One", "{} ACT I: The Harbour"])
def test_the_first_acts_heading_belongs_to_the_plot(head: str, act: str, tmp_path: Path) -> None:
    """As those of the other acts do, which stand inside it."""
    act = act.format("###")
    film = film_of(f"{head}\n{act}\n\n{PLOT[0]}\n\n### Act Two\n\n{PLOT[1]}\n", tmp_path, "low-tide.md")
    assert film.title == "Low Tide"
    assert film.plot == f"{act}\n\n{PLOT[0]}\n\n### Act Two\n\n{PLOT[1]}"


def test_an_acts_heading_is_no_title(tmp_path: Path) -> None:
    """A heading of the first level that heads an act names no film."""
    film = film_of(f"# Act One\n\n{PLOT[0]}\n\n# Act Two\n\n{PLOT[1]}\n", tmp_path, "low-tide.md")
    assert film.title == "Low Tide"
    assert film.plot.startswith("# Act One")
