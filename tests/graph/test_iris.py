"""IRIs: one pattern for each kind of thing, and a base that is one."""

from __future__ import annotations

import pytest
from rdflib import URIRef

from kg.errors import KgError
from kg.graph import iris
from kg.story import Mention, Relationship, Span

BASE = "https://example.org/data/"
FILM = iris.film_iri("tin-2001", BASE)


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        (FILM, "film/tin-2001"),
        (iris.person_iri("Inés O'Hara", BASE), "person/ines-ohara"),
        (iris.part_iri(FILM, "place/sea"), "film/tin-2001/place/sea"),
        (iris.agent_iri(FILM, "tom"), "film/tin-2001/character/tom"),
        (iris.agent_iri(FILM, "institution/police"), "film/tin-2001/institution/police"),
        (iris.plot_iri(FILM), "film/tin-2001/plot"),
        (iris.sentence_iri(FILM, 0), "film/tin-2001/sentence/1"),
        (iris.event_iri(FILM, 12), "film/tin-2001/event/12"),
        (iris.act_iri(FILM, 1), "film/tin-2001/act/1"),
        (iris.performance_iri(FILM, "tom"), "film/tin-2001/performance/tom"),
        (iris.trigger_iri(FILM, Span(3, 9)), "film/tin-2001/trigger/3-9"),
        (
            iris.mention_iri(FILM, Mention(Span(0, 3), "character/tom", "pronoun", "")),
            "film/tin-2001/mention/0-3--character-tom",
        ),
        (
            iris.relationship_iri(FILM, Relationship("tom", "the-sea", "harms", (), (), 1.0)),
            "film/tin-2001/relationship/tom--harms--the-sea",
        ),
        (
            iris.relationship_iri(FILM, Relationship("institution/police", "tom", "harms", (), (), 1.0)),
            "film/tin-2001/relationship/police--harms--tom",
        ),
    ],
)
def test_patterns(iri: URIRef, expected: str) -> None:
    """Each kind of thing has its place below the film or the base."""
    assert iri == URIRef(BASE + expected)


def test_default_base() -> None:
    """Without a base, data stand under the project's own."""
    assert str(iris.film_iri("tin")) == "https://w3id.org/film-narrative/id/film/tin"


@pytest.mark.parametrize(
    ("base", "checked"),
    [
        ("https://example.org/data/", "https://example.org/data/"),
        ("https://example.org/data", "https://example.org/data/"),
        ("https://example.org/data#", "https://example.org/data#"),
        ("urn:x-films:", "urn:x-films:/"),
        ("https://例え.jp/映画", "https://例え.jp/映画/"),
    ],
)
def test_check_base_ends_in_a_separator(base: str, checked: str) -> None:
    """What follows a base never runs into its last word."""
    assert iris.check_base(base) == checked


@pytest.mark.parametrize("base", ["", "films", "/films/", "https:", "https://a b/", "https://a/<b>", 'x:"'])
def test_check_base_refuses_what_is_no_iri(base: str) -> None:
    """A base that would make broken IRIs is refused in one line that names the option."""
    with pytest.raises(KgError, match=r"--base") as caught:
        iris.check_base(base)
    assert "\n" not in str(caught.value)
