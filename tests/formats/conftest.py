"""Graphs that every format is tried on: a hostile one, and the sample that the ontology's tests use."""

from __future__ import annotations

import pytest
from rdflib import Graph

from tests.formats.sample import PLAIN, film_graph


@pytest.fixture
def hostile() -> Graph:
    """A film whose names and text hold what breaks exports."""
    return film_graph()


@pytest.fixture(params=["hostile", "plain"])
def graph(request: pytest.FixtureRequest) -> Graph:
    """One film's graph: the hostile one, then the plain one."""
    return film_graph() if request.param == "hostile" else Graph().parse(PLAIN, format="turtle")
