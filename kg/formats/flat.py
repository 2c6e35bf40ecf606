"""The network as tools that know only text and numbers can hold it: no lists, no empty values."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from kg.formats.xmltext import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Plain: TypeAlias = str | int | float | bool | list[str] | list[int]

_ZERO_IS_NONE = ("ends", "established_by", "ended_by")


def joined(values: Iterable[object]) -> str:
    """Values in one cell, divided by ``|``; a bar or backslash within a value gets a backslash."""
    return "|".join(str(value).replace("\\", "\\\\").replace("|", "\\|") for value in values)


def told_network(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """A copy in which edges have a ``relation`` and a ``weight``, and what is not known is left out.

    ``type`` means something else on an edge in Gephi, so it is called ``relation`` everywhere. Who belongs
    to what has no confidence, so no ``weight``, and no beginning where no sentence tells of it.
    """
    told = nx.MultiDiGraph(name=network.graph.get("name", ""), film=network.graph.get("film", ""))
    for node, data in network.nodes(data=True):
        told.add_node(node, **_known(data))
    for source, target, key, data in network.edges(keys=True, data=True):
        told.add_edge(source, target, key=key, **_edge(data))
    return told


def flat_network(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The same with lists joined into one text, and only text that XML can hold."""
    flat = nx.MultiDiGraph(**{key: _flat(value) for key, value in network.graph.items()})
    for node, data in network.nodes(data=True):
        flat.add_node(_flat(node), **{key: _flat(value) for key, value in data.items()})
    for source, target, key, data in network.edges(keys=True, data=True):
        cells = {name: _flat(value) for name, value in data.items()}
        flat.add_edge(_flat(source), _flat(target), key=_flat(key), **cells)
    return flat


def _edge(data: Mapping[str, object]) -> dict[str, Plain]:
    told = _known({name: value for name, value in data.items() if name not in ("type", "evidence")})
    relation = str(data.get("type", ""))
    evidence = data.get("evidence")
    pairs = list(evidence) if isinstance(evidence, tuple) else []
    if not pairs and data.get("category") != "relationship":
        told.pop("begins", None)
    told |= {"relation": relation, "label": relation}
    if "confidence" in told:
        told["weight"] = float(str(told["confidence"]))
    if pairs:
        told |= {"sentences": [order for order, _ in pairs], "evidence": [text for _, text in pairs]}
    return told


def _known(data: Mapping[str, object]) -> dict[str, Plain]:
    """Attributes that have a value, tuples as lists."""
    known: dict[str, Plain] = {}
    for name, value in data.items():
        if isinstance(value, tuple | list | set | frozenset):
            values = sorted(value) if isinstance(value, set | frozenset) else list(value)
            if values:
                known[name] = values
        elif (
            isinstance(value, str | bool | int | float)
            and value != ""
            and (value or name not in _ZERO_IS_NONE)
        ):
            known[name] = value
    return known


def _flat(value: object) -> str | int | float | bool:
    if isinstance(value, bool | int | float):
        return value
    return xml_text(joined(value) if isinstance(value, list) else str(value))
