"""The networks of a film: what is asserted, and what is derived and kept apart."""

from __future__ import annotations

import networkx as nx
import pytest

from kg.graph.vocabulary import FILM
from kg.network import character_network, cooccurrence, network_of, presence, read_facts, until
from tests.network.filmgraphs import FilmGraph, made
from tests.network.skerry import skerry


@pytest.fixture(scope="module")
def network() -> nx.MultiDiGraph:
    """The network of the invented film."""
    return character_network(skerry())


def test_nodes_carry_what_the_graph_says(network: nx.MultiDiGraph) -> None:
    """A node's attributes, by name."""
    assert network.nodes["captain-thorne"] == {
        "iri": "https://w3id.org/film-narrative/id/film/the-lamp-at-skerry-point-1987/character/captain-thorne",
        "label": "Captain Thorne",
        "kind": "character",
        "type": "",
        "aliases": ("Thorne",),
        "actor": "Raúl Ibáñez",
        "gender": "male",
        "prominence": 0.14,
        "first": 2,
        "order": 4,
    }


def test_edges_carry_evidence_in_order(network: nx.MultiDiGraph) -> None:
    """A relationship is one edge, its key the relationship's IRI, its evidence sentences with order."""
    key, edge = next(iter(network["isla-thorne"]["nora-vale"].items()))
    assert key.endswith("/relationship/isla-thorne--friendOf--nora-vale")
    assert [order for order, _ in edge["evidence"]] == [3, 12]
    assert edge["evidence"][1][1] == "Isla begs Nora to search the ledgers."
    assert (edge["type"], edge["polarity"], edge["confidence"]) == ("friendOf", 1, 0.9)
    assert edge["symmetric"] is True


def test_edge_keys_are_unique_in_the_whole_network(network: nx.MultiDiGraph) -> None:
    """GraphML takes the key for the edge's id."""
    keys = [key for *_, key in network.edges(keys=True)]
    assert len(keys) == len(set(keys)) == 23


def test_parallel_relationships_stay_apart(network: nx.MultiDiGraph) -> None:
    """Who employs and harms has two edges."""
    assert {edge["type"] for edge in network["captain-thorne"]["nora-vale"].values()} == {"employs", "harms"}


def test_categories_tell_relationships_from_belonging(network: nx.MultiDiGraph) -> None:
    """Membership and location are edges of their own categories; nothing derived is among them."""
    found = {(edge["category"], edge["type"]) for *_, edge in network.edges(data=True)}
    assert {category for category, _ in found} == {"relationship", "membership", "location"}
    assert ("membership", "memberOf") in found
    assert ("location", "locatedIn") in found


def test_a_membership_has_what_its_sentences_say() -> None:
    """Evidence, rule, begin and end; no confidence, since none was measured."""
    film = FilmGraph("f", "F")
    for name in ("ann", "bob", "cy"):
        film.entity(name, name.title())
    film.entity("institution/mill", "the Mill", "institution")
    for text in (
        "[Ann=ann] meets [Bob=bob] and [Cy=cy].",
        "She joins [the Mill=institution/mill].",
        "She quits.",
    ):
        film.tell(text)
    film.belong("ann", "institution/mill", 2, 3, former=True)
    film.belong("bob", "institution/mill", 1, former=True)
    film.add(film.node("cy"), FILM.memberOf, film.node("institution/mill"))
    network = character_network(film.done())
    edges = {source: edge for source, _, edge in network.edges(data=True)}
    told = ("confidence", "begins", "ends", "former", "rule")
    assert [edges["ann"][name] for name in told] == [None, 2, 3, True, "noun"]
    assert edges["ann"]["evidence"] == ((2, "She joins the Mill."), (3, "She quits."))
    assert [edges["bob"][name] for name in told] == [None, 1, 0, True, "noun"]
    assert (edges["cy"]["begins"], edges["cy"]["evidence"], "former" in edges["cy"]) == (2, (), False)


@pytest.mark.parametrize(
    ("sentence", "nodes", "engaged"), [(3, 6, False), (6, 9, True), (15, 16, True), (16, 16, False)]
)
def test_network_up_to_a_sentence(network: nx.MultiDiGraph, sentence: int, nodes: int, engaged: bool) -> None:
    """Who has entered, which bonds hold; one that ends is gone from its last sentence on."""
    told = until(network, sentence)
    assert told.number_of_nodes() == nodes
    assert told.has_edge("edwin-marsh", "isla-thorne") == engaged


def test_until_leaves_the_network_as_it_was(network: nx.MultiDiGraph) -> None:
    """A view of an early sentence takes nothing away from the whole."""
    before = network.number_of_edges()
    until(network, 1)
    assert network.number_of_edges() == before


def test_cooccurrence_counts_sentences() -> None:
    """Two in one sentence, by name or pronoun; places do not count."""
    together = cooccurrence(read_facts(skerry()))
    assert together["isla-thorne"]["nora-vale"] == {"weight": 3, "sentences": (3, 6, 12)}
    assert not together.has_edge("doctor-li", "nora-vale")
    assert "place/harbour" not in together


def test_presence_needs_an_event_that_happens() -> None:
    """Who takes part in an event at a place was there; a plan does not take one there."""
    film = FilmGraph("f", "F")
    film.entity("ann", "Ann")
    film.entity("bob", "Bob")
    film.entity("place/pier", "pier", "place")
    film.happen(film.tell("[Ann=ann] waits."), "waits", "stativeEvent", "ann", place="place/pier")
    order = film.tell("[Bob=bob] means to come.")
    film.happen(order, "come", "arrival", "bob", place="place/pier", factuality="planned")
    where = presence(read_facts(film.done()))
    assert list(where.edges) == [("ann", "place/pier")]


def test_network_is_the_same_whatever_the_order_of_triples() -> None:
    """rdflib's graph is a set: reading it twice, from two orders, gives the same network."""
    graph = made(12)
    turned = type(graph)()
    for triple in sorted(graph, reverse=True):
        turned.add(triple)
    one, other = network_of(read_facts(graph)), network_of(read_facts(turned))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))
