"""What a page shows of a thing: what is said of it, and what is said with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kg.graph.nodes import TYPE
from kg.graph.prefixes import PREFIXES
from kg.serve.terms import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Store

    from kg.serve.catalogue import Entry
    from kg.serve.library import Library

_LABELS = tuple(
    NamedNode(iri)
    for iri in (
        PREFIXES["skos"] + "prefLabel",
        PREFIXES["rdfs"] + "label",
        PREFIXES["skosxl"] + "literalForm",
        PREFIXES["nif"] + "anchorOf",
        PREFIXES["dcterms"] + "title",
    )
)
_COMMENTS = tuple(
    NamedNode(PREFIXES[space] + name) for space, name in (("skos", "definition"), ("rdfs", "comment"))
)
_IN_SCHEME = NamedNode(PREFIXES["skos"] + "inScheme")
_MOST = 60
"""Values of one property that a page shows."""
_LOOKED = 5_000
"""Statements with a thing as their value that are looked at."""
_LONG = 700
"""Characters of a literal that a page shows."""
ACTING = ("character/", "group/")
ON_MAP = ("place/", "institution/")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a property."""

    text: str
    iri: str = ""
    """Where it is a thing, its IRI."""
    note: str = ""
    """Its datatype or language, where it has one worth telling."""


@dataclass(slots=True)
class Property:
    """A property with its values."""

    name: str
    iri: str
    values: list[Value] = field(default_factory=list)
    more: int = 0
    """Values that are not shown."""


@dataclass(frozen=True, slots=True)
class Described:
    """A thing."""

    iri: str
    name: str
    label: str
    types: tuple[Value, ...]
    said: tuple[Property, ...]
    used: tuple[Property, ...]
    """Where it is the value, by property: the values here are the subjects."""
    many: bool = False
    """Whether it is the value of so many that only some were looked at."""
    film: Entry | None = None
    state: str = ""
    """The state of the film's map that shows it."""

    @property
    def known(self) -> bool:
        """Whether anything is said of it, or with it."""
        return bool(self.said or self.used or self.types)


def describe_thing(library: Library, iri: str) -> Described:
    """What is known of an IRI."""
    store, node = library.store, NamedNode(iri)
    said = _grouped(store, ((q.predicate, q.object) for q in store.quads_for_pattern(node, None, None)))
    users = list(islice(store.quads_for_pattern(None, None, node), _LOOKED + 1))
    used = _grouped(store, ((q.predicate, q.subject) for q in users[:_LOOKED]))
    types = next((tuple(each.values) for each in said if each.iri == TYPE.value), ())
    film = film_of(library, iri)
    return Described(
        iri=iri,
        name=shortened(iri),
        label=label_of(store, node),
        types=types,
        said=tuple(each for each in said if each.iri != TYPE.value),
        used=tuple(used),
        many=len(users) > _LOOKED,
        film=film,
        state=map_state(film, iri) if film else "",
    )


def members(
    library: Library, classes: Iterable[str], space: str
) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """The terms of these classes in a namespace, grouped: IRI, label, comment. Of schemes, their concepts."""
    store = library.store
    groups = []
    for cls in classes:
        things = sorted(
            {
                q.subject.value
                for q in store.quads_for_pattern(None, TYPE, NamedNode(cls))
                if isinstance(q.subject, NamedNode)
            }
        )
        own = [iri for iri in things if iri.startswith(space)]
        if cls.endswith("ConceptScheme"):
            for scheme in own:
                found = {
                    q.subject.value
                    for q in store.quads_for_pattern(None, _IN_SCHEME, NamedNode(scheme))
                    if isinstance(q.subject, NamedNode)
                }
                groups.append(
                    (label_of(store, NamedNode(scheme)), [_row(store, iri) for iri in sorted(found)])
                )
        else:
            groups.append((label_of(store, NamedNode(cls)), [_row(store, iri) for iri in own]))
    return [group for group in groups if group[1]]


def film_of(library: Library, iri: str) -> Entry | None:
    """The film that an IRI is, or stands below."""
    while iri:
        if (found := library.film(iri)) and found.iri == iri:
            return found
        iri, slash, _ = iri.rpartition("/")
        if not slash:
            break
    return None


def map_state(film: Entry, iri: str) -> str:
    """The state of a film's map that shows a thing; empty for what it does not show."""
    path = iri.removeprefix(f"{film.iri}/")
    if path.startswith(ACTING):
        return f"focus={quote(path.partition('/')[2], safe='')}"
    if path.startswith(ON_MAP):
        return f"focus={quote(path, safe='')}"
    kind, _, number = path.partition("/")
    return f"t={number}" if kind == "sentence" and number.isdecimal() else ""


def label_of(store: Store, node: object) -> str:
    """What a thing is called; its short name where nothing says so."""
    if not isinstance(node, NamedNode):
        return str(node)
    for predicate in _LABELS:
        found = sorted(
            (quad.object.language not in (None, "en"), quad.object.value)
            for quad in store.quads_for_pattern(node, predicate, None)
            if isinstance(quad.object, Literal)
        )
        if found:
            return found[0][1]
    return shortened(node.value)


def _row(store: Store, iri: str) -> tuple[str, str, str]:
    node = NamedNode(iri)
    comments = (
        quad.object.value
        for predicate in _COMMENTS
        for quad in store.quads_for_pattern(node, predicate, None)
        if isinstance(quad.object, Literal)
    )
    return iri, label_of(store, node), next(comments, "")


def _grouped(store: Store, pairs: Iterable[tuple[NamedNode, object]]) -> list[Property]:
    found: dict[str, dict[object, None]] = {}
    for predicate, value in pairs:
        found.setdefault(predicate.value, {})[value] = None
    properties = []
    for iri, values in sorted(found.items()):
        shown = [_value(store, value) for value in islice(values, _MOST)]
        shown.sort(key=lambda value: (value.text.casefold(), value.iri))
        properties.append(Property(shortened(iri), iri, shown, max(0, len(values) - _MOST)))
    return properties


def _value(store: Store, term: object) -> Value:
    if isinstance(term, NamedNode):
        return Value(_short(label_of(store, term)), iri=term.value)
    if isinstance(term, Literal):
        kind = term.datatype.value
        plain = kind in (PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString")
        return Value(_short(term.value), note=term.language or ("" if plain else shortened(kind)))
    return Value(_short(str(term)))


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]}… ({len(text):,} characters in all)"
