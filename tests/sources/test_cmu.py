"""The CMU Movie Summary Corpus, by a few lines of its form."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.story import Credit
from tests.sources.tables import LIGHT, read, write

PLOTS = f"11\t{LIGHT}\n12\tShe leaves.\n13\tHe stays.\nno tab\n"
MOVIES = (
    '11\t/m/01\tThe Lamp\t1987-08-24\t140\t97.0\t{"/m/02": "English Language"}\t'
    '{"/m/03": "Norway"}\t{"/m/04": "Caf\\u00e9 film", "/m/05": "Drama"}\n'
    "12\t/m/06\tSalt\t\t\t\t{}\t{}\t{}\n"
    "cut off\t/m/07\n"
)
CHARACTERS = "11\t/m/01\t1987-08-24\tOrla\t1960\tF\t1.6\t\tJo Li\t27\t/m/a\t/m/b\t/m/c\n"


@pytest.mark.parametrize("packed", ["", ".gz"])
@pytest.mark.parametrize("by_folder", [True, False])
def test_as_it_is_distributed(packed: str, by_folder: bool, tmp_path: Path) -> None:
    """Plots and metadata are joined by number, given the file or its folder; other files are no pages."""
    path = write(tmp_path, f"plot_summaries.txt{packed}", PLOTS)
    write(tmp_path, f"movie.metadata.tsv{packed}", MOVIES)
    write(tmp_path, "character.metadata.tsv", CHARACTERS)
    for name in ("name.clusters.txt", "tvtropes.clusters.txt", "README.txt"):
        write(tmp_path, name, "Orla\t/m/a")
    films, problems = read(tmp_path if by_folder else path)
    assert [(film.slug, film.plot) for film in films] == [("the-lamp-1987", LIGHT), ("salt", "She leaves.")]
    first = films[0]
    assert (first.year, first.runtime, first.languages) == (1987, 97, ("English",))
    assert (first.genres, first.cast) == (("Café film", "Drama"), (Credit("Jo Li", "Orla"),))
    assert first.source == f"{path}, line 1"
    metadata, missing, tab = (problem.rpartition("/")[2] for problem in problems)
    assert metadata.endswith("line 3: 2 cells and not 9; fetch the file again")
    assert missing.endswith("line 3: film 13 is not in movie.metadata.tsv; add its line there")
    assert tab.endswith("line 4: no number and plot with a tab between them; fetch the file again")


def test_without_metadata(tmp_path: Path) -> None:
    """Plots without titles are one error."""
    films, problems = read(write(tmp_path, "plot_summaries.txt", PLOTS))
    assert films == []
    assert problems == [": movie.metadata.tsv is not beside it, which has the titles; put it there"]
