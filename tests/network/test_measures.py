"""Measures against values worked out by hand, and the table."""

from __future__ import annotations

import networkx as nx
import pytest

from kg.network import MEASURES, Row, character_network, network_rows, network_table
from kg.network.measures import MANY, bond_graph, communities
from tests.network.filmgraphs import FilmGraph, made
from tests.network.skerry import skerry


def bound(*pairs: tuple[str, str], alone: str = "") -> nx.MultiDiGraph:
    """A network of people of whom these help each other."""
    film = FilmGraph("f", "F")
    names = sorted({name for pair in pairs for name in pair} | set(alone.split()))
    for n, name in enumerate(names):
        film.entity(name, name.title(), prominence=round(0.5 - n / 100, 3))
    order = film.tell("They help.")
    for one, other in pairs:
        film.relate(one, "helps", other, order, confidence=0.5)
    return character_network(film.done())


def by_id(network: nx.MultiDiGraph) -> dict[str, Row]:
    return {row.id: row for row in network_rows(network)}


def test_degree_is_the_sum_of_confidences() -> None:
    """Both directions count, and parallel relationships each."""
    rows = by_id(bound(("ann", "bob"), ("bob", "ann"), ("ann", "cy")))
    assert (rows["ann"].degree, rows["bob"].degree, rows["cy"].degree) == (1.5, 1.0, 0.5)


def test_betweenness_of_a_star_and_of_a_path() -> None:
    """The middle of a star lies on all shortest paths, the middle of a path of three too."""
    star = by_id(bound(("hub", "a"), ("hub", "b"), ("hub", "c")))
    assert (star["hub"].betweenness, star["a"].betweenness) == (1.0, 0.0)
    path = by_id(bound(("a", "b"), ("b", "c"), ("c", "d")))
    assert path["b"].betweenness == pytest.approx(2 / 3, abs=1e-6)


def test_betweenness_of_very_many_is_estimated_the_same_each_time() -> None:
    """Beyond a thousand the one in the middle still stands out, and a second reckoning gives the same."""
    network = nx.MultiDiGraph()
    for number in range(MANY + 1):
        network.add_node(f"c{number}", label=f"C{number}", kind="character", prominence=0.0)
        network.add_edge("c0", f"c{number}", category="relationship", confidence=1.0)
    rows = network_rows(network)
    assert rows == network_rows(network)
    assert max(rows, key=lambda row: row.betweenness).id == "c0"
    assert next(row.betweenness for row in rows if row.id == "c0") == pytest.approx(1.0, abs=0.01)


def test_communities_of_two_triangles() -> None:
    """Two triangles joined by one line are two circles; the smaller name's circle is the first."""
    network = bound(("a", "b"), ("b", "c"), ("a", "c"), ("x", "y"), ("y", "z"), ("x", "z"), ("c", "x"))
    circles = communities(bond_graph(network))
    assert circles == {"a": 1, "b": 1, "c": 1, "x": 2, "y": 2, "z": 2}


def test_who_has_no_relationship_is_in_no_circle() -> None:
    """Alone is not a community of one."""
    rows = by_id(bound(("a", "b"), alone="zoe"))
    assert rows["zoe"].community is None
    assert rows["a"].community == 1


@pytest.mark.parametrize("alone", ["", "ann", "ann bob"])
def test_networks_without_relationships(alone: str) -> None:
    """Nobody, one or two alone: no division by nothing."""
    found = [(row.degree, row.betweenness, row.community) for row in network_rows(bound(alone=alone))]
    assert found == [(0, 0, None)] * len(alone.split())


def test_places_and_institutions_are_not_measured() -> None:
    """They stand in no relationship."""
    rows = by_id(character_network(skerry()))
    assert "place/harbour" not in rows
    assert "the-smugglers" in rows


def test_rows_go_by_prominence() -> None:
    """The most prominent first, as the table of a film should begin."""
    assert [row.name for row in network_rows(character_network(skerry()))][:4] == [
        "Nora Vale",
        "Edwin Marsh",
        "Captain Thorne",
        "Isla Thorne",
    ]


def test_measures_do_not_depend_on_the_order_of_edges() -> None:
    """Communities are found by merging: ties must not fall by chance."""
    network = character_network(made(40))
    turned = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(network.nodes(data=True))))
    turned.add_edges_from(reversed(list(network.edges(keys=True, data=True))))
    assert network_rows(network) == network_rows(turned)


def test_table_is_aligned_and_has_every_measure() -> None:
    """Names to the left, numbers to the right, Chinese names two columns a letter."""
    rows = [Row("a", "Ann", 0.5, 1.25, 0.1, 1), Row("b", "陳小姐", 0.25, 0, 0, None)]
    assert network_table(rows).split("\n") == [
        "name    prominence  degree  betweenness  community",
        "------  ----------  ------  -----------  ---------",
        "Ann          0.500    1.25        0.100          1",
        "陳小姐       0.250    0.00        0.000          -",
    ]
    assert list(MEASURES) == ["prominence", "degree", "betweenness", "community"]


def test_table_of_nobody_is_its_head() -> None:
    """A film without characters."""
    assert network_table([]).splitlines()[0] == "name  prominence  degree  betweenness  community"


def test_control_characters_do_not_reach_the_terminal() -> None:
    """A name may hold an escape sequence; a table of names must not carry it out."""
    assert "\x1b" not in network_table([Row("a", "\x1b[31mRed\nLine", 0, 0, 0, None)])
