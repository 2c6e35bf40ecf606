"""The loader of word lists, and the lists themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kg.reading
from kg.errors import KgError
from kg.reading.lexicon import arrays, table, weights, words

LEXICONS = Path(kg.reading.__file__).parent / "lexicons"
FILES = sorted(LEXICONS.glob("*.t*"))


def test_words_are_lines_without_comments() -> None:
    """A list holds its entries and nothing of its header."""
    found = words("event_denied")
    assert "refuse" in found
    assert not any("#" in word or word != word.strip() for word in found)


def test_tables_join_rows_by_their_first_column() -> None:
    """A table gives all values of a key."""
    assert table("event_prepositions")["against patient"] == ("*",)
    assert len(table("event_plot_types")["killing"]) > 5


def test_a_lexicon_is_read_once() -> None:
    """A second call gives the same object."""
    assert words("event_denied") is words("event_denied")
    assert table("event_types") is table("event_types")
    assert weights("event_signs") is weights("event_signs")
    assert arrays("event_signs") is arrays("event_signs")


def test_weights_say_what_they_were_trained_on() -> None:
    """Readable ones name their source, matrices are told by name."""
    for path in LEXICONS.glob("*.json"):
        assert weights(path.stem)["source"]
    assert arrays("event_signs")["direction"].shape == arrays("event_signs")["probe"].shape


@pytest.mark.parametrize("load", [words, table, weights, arrays])
def test_a_missing_lexicon_is_an_error_of_one_line(load: object) -> None:
    """The message names the file."""
    with pytest.raises(KgError, match=r"^no lexicon nothing\.\w+ in kg/reading/lexicons") as caught:
        load("nothing")  # type: ignore[operator]
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_lexicon_says_source_and_licence(path: Path) -> None:
    """The header tells where the words come from and how they may be used."""
    header = "".join(re.findall(r"^#.*\n", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert "Source:" in header
    assert "Licence:" in header


@pytest.mark.parametrize("path", sorted(LEXICONS.glob("*.txt")), ids=lambda path: path.name)
def test_no_list_has_a_word_twice(path: Path) -> None:
    """Else one of the two is taken out and nothing changes."""
    entries = [line.split(" #")[0].rstrip() for line in path.read_text(encoding="utf-8").splitlines()]
    found = [entry for entry in entries if entry and not entry.startswith("#")]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    "name", ["first_names", "institution_nouns", "person_nouns", "place_nouns", "titles", "unnamed_nouns"]
)
def test_no_table_of_nouns_has_one_twice(name: str) -> None:
    """The second of two rows of one noun would never be read."""
    lines = (LEXICONS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    keys = [line.split("\t")[0] for line in lines if line and not line.startswith("#")]
    assert [key for key in keys if keys.count(key) > 1] == []


def test_a_noun_tells_one_gender_to_every_component() -> None:
    """What makes a man of the landlord makes one of him everywhere; a group has none."""
    told = [table(name) for name in ("coreference_nouns", "person_nouns", "unnamed_nouns")]
    every = {noun for nouns in told for noun in nouns}
    genders = {noun: {nouns[noun][0] for nouns in told if noun in nouns} - {"group"} for noun in every}
    assert {noun: found for noun, found in genders.items() if len(found) > 1} == {}
