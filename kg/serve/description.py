"""What the endpoint says of itself: SPARQL 1.1 Service Description, with VoID's counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple, serialize

from kg.graph.nodes import TYPE
from kg.graph.prefixes import PREFIXES
from kg.serve.worker import TRIPLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.serve.dataset import Dataset
    from kg.serve.protocol import Form

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)
_INTEGER = NamedNode(PREFIXES["xsd"] + "integer")


def description(dataset: Dataset, graphs: tuple[str, ...], endpoint: str, form: Form) -> bytes:
    """The description of the service at an address, in one of the forms for triples."""
    triples = list(_service(dataset, graphs, NamedNode(endpoint)))
    prefixes = {**PREFIXES, "sd": _SD, "void": _VOID}
    return written(triples, form, prefixes)


def written(triples: list[Triple], form: Form, prefixes: dict[str, str] = PREFIXES) -> bytes:
    """Triples in one of the forms for them."""
    return serialize(triples, format=TRIPLES[form.name], prefixes=prefixes) or b""


def _service(dataset: Dataset, graphs: tuple[str, ...], endpoint: NamedNode) -> Iterator[Triple]:
    service, whole, default = BlankNode("service"), BlankNode("dataset"), BlankNode("default")

    def sd(name: str) -> NamedNode:
        return NamedNode(_SD + name)

    yield Triple(service, TYPE, sd("Service"))
    yield Triple(service, sd("endpoint"), endpoint)
    yield Triple(service, sd("supportedLanguage"), sd("SPARQL11Query"))
    yield Triple(service, sd("feature"), sd("UnionDefaultGraph"))
    for name in _RESULTS:
        yield Triple(service, sd("resultFormat"), NamedNode(_FORMATS + name))
    yield Triple(service, sd("defaultDataset"), whole)
    yield Triple(whole, TYPE, sd("Dataset"))
    yield Triple(whole, sd("defaultGraph"), default)
    yield Triple(default, TYPE, sd("Graph"))
    count = Literal(str(len(dataset.films)), datatype=_INTEGER)
    yield Triple(whole, NamedNode(_VOID + "documents"), count)
    for number, name in enumerate(graphs):
        named = BlankNode(f"graph{number}")
        yield Triple(whole, sd("namedGraph"), named)
        yield Triple(named, TYPE, sd("NamedGraph"))
        yield Triple(named, sd("name"), NamedNode(name))
