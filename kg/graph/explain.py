"""Everything a film's graph tells between two characters, in order, with the sentences."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kg.errors import DataError
from kg.folding import plain
from kg.graph.sparql import Query, run_query
from kg.graph.store import open_sources

if TYPE_CHECKING:
    from pyoxigraph import Literal as OxLiteral
    from pyoxigraph import NamedNode, QuerySolutions

    from kg.graph.store import Sources

Names = dict[str, set[str]]
"""The names of each character, by IRI."""
SHOWN = 6
"""So many names an error lists."""

_NAMES = Query(
    "names",
    """SELECT ?who ?name { ?who a ?class ; rdfs:label|skos:altLabel ?name .
    VALUES ?class { film:Character film:CharacterGroup } }""",
)
_BETWEEN = """SELECT ?kind ?what ?who ?whom ?confidence ?ends ?sentence WHERE {
  {
    VALUES (?source ?target) { (<%(one)s> <%(other)s>) (<%(other)s> <%(one)s>) }
    ?relationship film:source ?source ; film:target ?target ; film:relationType ?type ; film:evidence ?s .
    ?source rdfs:label ?who . ?target rdfs:label ?whom .
    OPTIONAL { ?relationship film:confidence ?confidence }
    OPTIONAL { ?relationship film:endedBy/film:trigger/nif:anchorOf ?end }
    BIND(IF(EXISTS { ?relationship film:endEvidence ?last }, COALESCE(?end, "over"), "") AS ?ends)
    BIND(EXISTS { ?relationship film:rule ?rule FILTER(?rule != "learned") } AS ?told)
    OPTIONAL { ?relationship film:basis ?basis }
    BIND(COALESCE(?basis, IF(?told, v:stated, v:guessed)) AS ?how)
    BIND(IF(?how = v:stated, "", CONCAT(", ", REPLACE(STR(?how), "^.*/", ""))) AS ?less)
    BIND(CONCAT("relationship", ?less) AS ?kind)
    BIND(REPLACE(STR(?type), "^.*[/#]", "") AS ?what) BIND(0 AS ?rank)
  } UNION {
    VALUES (?one ?other) { (<%(one)s> <%(other)s>) }
    ?one rdfs:label ?oneLabel . ?other rdfs:label ?otherLabel .
    ?event film:trigger ?trigger ; film:evidence ?s .
    ?trigger nif:anchorOf ?what ; nif:beginIndex ?rank .
    FILTER EXISTS { ?event film:agent|film:patient|film:recipient ?one }
    FILTER EXISTS { ?event film:agent|film:patient|film:recipient ?other }
    OPTIONAL { ?event film:factuality ?factuality }
    OPTIONAL { ?event film:confidence ?confidence }
    BIND(REPLACE(STR(?factuality), "^.*[/#]", "") AS ?how)
    BIND(IF(BOUND(?how) && ?how != "asserted", CONCAT("event, ", ?how), "event") AS ?kind)
    BIND(IF(EXISTS { ?event film:agent ?one }, ?oneLabel, "") AS ?who1)
    BIND(IF(EXISTS { ?event film:agent ?other }, ?otherLabel, "") AS ?who2)
    BIND(IF(EXISTS { ?event film:patient|film:recipient ?one }, ?oneLabel, "") AS ?whom1)
    BIND(IF(EXISTS { ?event film:patient|film:recipient ?other }, ?otherLabel, "") AS ?whom2)
    OPTIONAL { SELECT ?event (MIN(?name) AS ?third) { ?event film:agent/rdfs:label ?name } GROUP BY ?event }
    BIND(CONCAT(?who1, IF(?who1 != "" && ?who2 != "", ", ", ""), ?who2) AS ?both)
    BIND(IF(?both = "" && BOUND(?third), ?third, ?both) AS ?who)
    BIND(CONCAT(?whom1, IF(?whom1 != "" && ?whom2 != "", ", ", ""), ?whom2) AS ?whom)
  }
  ?s nif:anchorOf ?sentence ; nif:beginIndex ?begin .
}
ORDER BY ?begin ?rank ?what ?who ?whom"""


_OTHERS = Query(
    "other names",
    """SELECT ?who ?name { ?who a ?class ; rdfs:label|skos:altLabel ?name .
    VALUES ?class { film:Place film:Institution } }""",
)


def explain(film: str | Path, one: str, other: str) -> QuerySolutions:
    """The relationships and events between two characters, named by any of their names.

    ``film`` is a Turtle file. Rows are in the order of the text: what it is, who and whom, how sure, by which
    word it ends ("over" where the text only speaks of it as past), and the sentence. Raises DataError for a
    name that no character, or more than one, has.
    """
    sources = open_sources([film], named_graphs=False)
    names = _names(sources, _NAMES)
    for name in (one, other):
        _refuse_others(names, _names(sources, _OTHERS), name, str(film))
    first, second = (find_character(names, name, str(film)) for name in (one, other))
    if first == second:
        raise DataError(f"{film}: {one!r} and {other!r} are the same character; give two")
    return cast("QuerySolutions", run_query(_BETWEEN % {"one": first, "other": second}, sources))


def _refuse_others(names: Names, others: Names, name: str, film: str) -> None:
    """Stop at the name of a place or an institution that no character has."""
    wanted = _plain(name)
    if any(wanted == _plain(each) for known in names.values() for each in known):
        return
    if any(wanted == _plain(each) for known in others.values() for each in known):
        raise DataError(
            f"{film}: {name!r} is a place or an institution, and kg explain is about characters and groups; "
            "ask kg query places-and-what-happens-there or members-of-institutions-and-groups"
        )


def _names(sources: Sources, asked: Query) -> Names:
    """All names of all characters and groups, or of what else is asked for."""
    names: Names = {}
    for row in cast("QuerySolutions", run_query(asked, sources)):
        who, name = cast("NamedNode", row["who"]), cast("OxLiteral", row["name"])
        names.setdefault(who.value, set()).add(name.value)
    return names


def find_character(names: Names, name: str, film: str) -> str:
    """The IRI of the one character that a name means: a whole name before a part of one."""
    wanted = _plain(name)
    whole = [who for who, known in names.items() if wanted in {_plain(each) for each in known}]
    part = [
        who
        for who, known in names.items()
        if any(set(wanted.split()) <= set(_plain(n).split()) for n in known)
    ]
    found = sorted(whole or (part if wanted else []))
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(repr(max(names[who], key=_length)) for who in found[:SHOWN])
        raise DataError(f"{film}: {name!r} may be {several}; give more of the name")
    raise DataError(f"{film}: no character is named {name!r}; {_suggestion(names, wanted)}")


def _suggestion(names: Names, wanted: str) -> str:
    """What may have been meant, or else who is there."""
    every = {_plain(name): name for known in names.values() for name in sorted(known)}
    close = difflib.get_close_matches(wanted, sorted(every), n=3)
    if close:
        return f"did you mean {' or '.join(repr(every[name]) for name in close)}?"
    there = sorted(max(known, key=_length) for known in names.values())
    if not there:
        return "it has no characters: give a film that kg build wrote"
    more = ", …" if len(there) > SHOWN else ""
    return f"there are {', '.join(repr(name) for name in there[:SHOWN])}{more}"


def _length(name: str) -> tuple[int, str]:
    return len(name), name


def _plain(name: str) -> str:
    """A name without case, accents and quotation marks."""
    return " ".join(re.sub(r"[^\w\s-]", "", plain(name)).split())
