"""JSON-LD 1.1 that reads like plain JSON: short keys, short ids, one object a thing, in story order.

The short keys stand in ``context.json``, which goes into every file, so that nothing is fetched.
A value that does not fit its key's type there is written out in full, so nothing is lost.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias, cast
from urllib.parse import urljoin

from pyoxigraph import BlankNode, Literal, NamedNode
from rdflib.namespace import RDF, XSD

from kg.formats.rdf import ordered_triples
from kg.graph.prefixes import film_prefixes
from kg.network.terms import FILM, instances

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple
    from rdflib import Graph

Json: TypeAlias = "str | int | list[Json] | dict[str, Json]"

_INTEGERS = (str(XSD.integer), str(XSD.nonNegativeInteger))
_CANONICAL = re.compile(r"0|-?[1-9][0-9]{0,14}")
_LOCAL = re.compile(r"(?!//)[^\s]*")


def jsonld(graph: Graph) -> bytes:
    """The graph as a JSON-LD document, UTF-8."""
    context = read_context() | _own_ids(graph)
    short = Shortener.of(context)
    grouped = groupby(ordered_triples(graph), key=_subject)
    document = {"@context": context, "@graph": [_thing(short, name, own) for name, own in grouped]}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def read_context() -> dict[str, Json]:
    """The context with the keys that are used, without a base."""
    text = files("kg.formats").joinpath("context.json").read_text(encoding="utf-8")
    return cast("dict[str, Json]", json.loads(text)["@context"])


def _own_ids(graph: Graph) -> dict[str, Json]:
    """What ids are short by, for one film: ``character/tom``, ``person:ann-lee``, ``films:laura-1944``."""
    films = instances(graph, FILM.Film)
    if len(films) != 1:
        return {}
    film = str(films[0])
    shared = {name: iri for name, iri in film_prefixes(film).items() if name in ("films", "person")}
    return {**shared, "@base": f"{film}/"}


@dataclass(frozen=True, slots=True)
class Shortener:
    """What IRIs become under a context."""

    base: str
    vocab: str
    prefixes: dict[str, str]
    """Namespace to prefix."""
    terms: dict[str, tuple[str, str]]
    """IRI of a property to its key and the IRI (or ``@id``) of the type of its values."""

    @classmethod
    def of(cls, context: dict[str, Json]) -> Shortener:
        """Read the context, which has only prefixes, keywords and simple terms."""
        plain = {key: value for key, value in context.items() if isinstance(value, str) and key[0] != "@"}
        prefixes = {value: key for key, value in plain.items() if value.endswith(("/", "#"))}
        spaces = {key: value for value, key in prefixes.items()}

        def full(name: str) -> str:
            prefix, _, local = name.partition(":")
            return spaces.get(prefix, f"{prefix}:") + local if local else name

        terms = {
            full(value): (key, "") for key, value in plain.items() if key not in spaces and value[0] != "@"
        }
        for key, value in context.items():
            if isinstance(value, dict):
                terms[full(cast("str", value["@id"]))] = (key, full(cast("str", value["@type"])))
        return cls(str(context.get("@base", "")), str(context["@vocab"]), prefixes, terms)

    def key(self, predicate: str) -> tuple[str, str]:
        """The key of a property and the type its values are taken to have; no type for strings."""
        return self.terms.get(predicate) or (self.word(predicate), "")

    def word(self, iri: str) -> str:
        """A class, concept or property: its bare name in our vocabulary, else with a prefix."""
        local = iri.removeprefix(self.vocab)
        taken = {key for key, _ in self.terms.values()} | {"id", "type", *self.prefixes.values()}
        return local if local != iri and local.isidentifier() and local not in taken else self.compact(iri)

    def compact(self, iri: str) -> str:
        """An IRI with a prefix, or as it is."""
        for namespace, prefix in self.prefixes.items():
            local = iri.removeprefix(namespace)
            if local not in ("", iri) and "/" not in local and _LOCAL.fullmatch(local):
                return f"{prefix}:{local}"
        return iri

    def id(self, iri: str) -> str:
        """The id of a thing: relative to the base where it lies under it."""
        relative = iri.removeprefix(self.base) if self.base else iri
        if (
            relative not in ("", iri)
            and urljoin(self.base, relative) == iri
            and ":" not in relative.split("/")[0]
        ):
            return relative
        return self.compact(iri)


def _subject(triple: Triple) -> NamedNode | BlankNode:
    return cast("NamedNode | BlankNode", triple.subject)


def _thing(short: Shortener, subject: NamedNode | BlankNode, triples: Iterable[Triple]) -> Json:
    """One object with everything that is said of a thing."""
    found: dict[str, list[Json]] = {}
    for triple in triples:
        if triple.predicate.value == str(RDF.type) and isinstance(triple.object, NamedNode):
            found.setdefault("type", []).append(short.word(triple.object.value))
            continue
        key, kind = short.key(triple.predicate.value)
        found.setdefault(key, []).append(
            _value(short, cast("NamedNode | BlankNode | Literal", triple.object), kind)
        )
    values = {key: each[0] if len(each) == 1 else each for key, each in found.items()}
    return {"id": _id(short, subject), **values}


def _id(short: Shortener, node: NamedNode | BlankNode) -> str:
    return short.id(node.value) if isinstance(node, NamedNode) else str(node)


def _value(short: Shortener, value: NamedNode | BlankNode | Literal, kind: str) -> Json:
    """A value as short as its key's type allows."""
    if not isinstance(value, Literal):
        return _id(short, value) if kind == "@id" else {"@id": _id(short, value)}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    datatype = value.datatype.value
    if datatype == kind:
        number = datatype in _INTEGERS and _CANONICAL.fullmatch(value.value)
        return int(value.value) if number else value.value
    if datatype == str(XSD.string):
        return {"@value": value.value} if kind else value.value
    return {"@value": value.value, "@type": short.compact(datatype)}
