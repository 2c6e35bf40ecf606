"""What the panel says of relationships that no sentence states."""

from __future__ import annotations

import pytest
from rdflib import Literal

from kg.maps import render_map
from tests.maps.conftest import Visit
from tests.network.filmgraphs import FILM, FilmGraph, V


@pytest.mark.parametrize(
    ("basis", "says"),
    [("stated", "Found by: some-rule"), ("inferred", "Inferred from"), ("guessed", "A guess from")],
)
def test_the_basis_is_told_with_the_pair(visit: Visit, basis: str, says: str) -> None:
    """A guess is called one by what the graph says of it, not by the name of its rule."""
    film = FilmGraph("tin", "Tin")
    film.entity("a", "Ann", prominence=0.6)
    film.entity("b", "Bob", prominence=0.4)
    film.relate("a", "helps", "b", film.tell("[Ann=a] meets [Bob=b]."))
    bond = film.iri("relationship/a--helps--b")
    film.add(bond, FILM.rule, Literal("some-rule"))
    film.add(bond, FILM.basis, V[basis])
    page = visit(render_map(film.done()))
    page.evaluate("() => choose('a~b')")
    assert page.locator("#info .rule").inner_text().startswith(says)
