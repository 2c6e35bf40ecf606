"""Slugs: readable, stable, safe in IRIs and file names, for any text."""

from __future__ import annotations

import unicodedata

import pyoxigraph
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.slug import MAX_BYTES, MAX_LENGTH, slug, unique_slug

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Never Let Me Go 2010", "never-let-me-go-2010"),
        ('B. B. "Pip" Carver', "b-b-pip-carver"),
        ("Rick's Café", "ricks-cafe"),
        ("Ocean’s Eleven", "oceans-eleven"),
        ("Amélie Œuvre", "amelie-œuvre"),
        ("STRASSE straße", "strasse-strasse"),
        ("  --a  --  b-- ", "a-b"),
        ("48 Hrs.", "48-hrs"),
        ("½ & ²", "1-2-2"),
        ("花样年华 2000", "花样年华-2000"),
        ("天気の子", "天気の子"),
        ("がぎぐ", "がぎぐ"),
        ("한국 영화", "한국-영화"),
        ("दिल से", "दिल-से"),
        ("عمر المختار", "عمر-المختار"),
        ("Ёлки", "елки"),
        ("\uff26\uff35\uff2c\uff2c width", "full-width"),
        ("a\u200db", "ab"),
        ("葛\U000e0100城", "葛城"),
        ("❤\ufe0f 2", "2"),
        ("lines\nand\ttabs", "lines-and-tabs"),
        ("<script>'\"&", "script"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_slug_of_names(text: str, expected: str) -> None:
    """Names of many scripts give the slug a person would write."""
    assert slug(text) == expected


@pytest.mark.parametrize("text", ["", "...", "😀", "—", "\u0301", "\u093f", "\ud800"])
def test_slug_is_never_empty(text: str) -> None:
    """A text with no letter or digit falls back on its hash."""
    assert slug(text).startswith("x-")
    assert len(slug(text)) == 12


def test_fallbacks_differ() -> None:
    """Two texts without letters do not share a slug."""
    assert slug("😀") != slug("😎")


@settings(deadline=None)
@given(ANY_TEXT)
@example("ΐ ᾳ ẞ İ ŉ ǰ")
@example("\u0345\u0300a")
@example("\U0001d518\U0001d52b")
@example("ﷺ" * 20)
@example("🤠 West 2")
@example("'n'")
def test_slug_is_well_formed(text: str) -> None:
    """Any text gives a bounded, non-empty slug of letters, digits and single inner hyphens."""
    result = slug(text)
    assert 0 < len(result) <= MAX_LENGTH
    assert len(result.encode()) <= MAX_BYTES
    assert not result.startswith("-")
    assert not result.endswith("-")
    assert "--" not in result
    assert all(char == "-" or char.isalnum() or unicodedata.category(char)[0] == "M" for char in result)


@settings(deadline=None)
@given(ANY_TEXT)
@example("ẞΐ\u0345")
def test_slug_is_idempotent(text: str) -> None:
    """A slug is its own slug, so nothing changes when one is read back."""
    assert slug(slug(text)) == slug(text)


@settings(deadline=None)
@given(ANY_TEXT)
def test_slug_ignores_case_and_composition(text: str) -> None:
    """How a source composes its accents does not change the slug."""
    if any(char.isalnum() for char in slug(text)) and not slug(text).startswith("x-"):
        assert slug(unicodedata.normalize("NFD", text)) == slug(unicodedata.normalize("NFC", text))


@settings(deadline=None)
@given(ANY_TEXT)
def test_slug_is_legal_in_an_iri(text: str) -> None:
    """An RDF library that checks IRIs takes every slug."""
    iri = f"https://example.org/{slug(text)}"
    assert pyoxigraph.NamedNode(iri).value == iri


@pytest.mark.parametrize("limit", [5, 12, 80])
def test_slug_keeps_to_its_limit(limit: int) -> None:
    """A long text is cut, and no hyphen is left at the cut."""
    result = slug("word " * 50, limit)
    assert len(result) <= limit
    assert not result.endswith("-")


def test_unique_slug_numbers_repeats() -> None:
    """The second and third of a name get -2 and -3, in the order they come."""
    taken: set[str] = set()
    assert [unique_slug("Tom", taken) for _ in range(3)] == ["tom", "tom-2", "tom-3"]
    assert taken == {"tom", "tom-2", "tom-3"}


def test_unique_slug_keeps_to_the_limit() -> None:
    """The number fits inside the limit."""
    taken: set[str] = set()
    results = [unique_slug("a" * 100, taken, 10) for _ in range(12)]
    assert len(set(results)) == 12
    assert max(map(len, results)) == 10
