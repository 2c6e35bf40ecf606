"""Asking questions: SPARQL text, query files, and the ready queries of ``ontology/queries``."""

from __future__ import annotations

import difflib
import re
import warnings
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

from kg.errors import QueryError
from kg.graph.prefixes import PREFIXES
from kg.graph.resources import ontology_file
from kg.graph.store import Sources, open_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Results: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples
"""What a query gives: rows (SELECT), yes or no (ASK), or triples (CONSTRUCT, DESCRIBE)."""

_GAP = r"(?:\s|#[^\r\n]*+)*+"
"""White space and comments; possessive, since a text may be made to have them divided in many ways."""
_PROLOGUE = re.compile(rf"{_GAP}(?:(?:PREFIX\s+[^\s:]*:|BASE){_GAP}<[^>]*>{_GAP})*", re.IGNORECASE)
_SERVICE = re.compile(
    rf"[?$]\w+|(service{_GAP}(?:silent{_GAP})?"
    rf"(?:<[^<>]*>|[?$]\w+|[^\s{{}}<>\"'():?$#]*:(?:\\.|[^\s{{}}<>\"'()\\#])*+){_GAP}\{{)",
    re.IGNORECASE,
)
_WORD_SERVICE = re.compile("service", re.IGNORECASE)
_MANY_SERVICES = 50
"""More of that word are refused unread: looking at each would take long in a text made for that."""
_BRACKETS = re.compile(r"[][(){}]")
_DEEP = 200
"""Thousands of brackets inside each other end the process that parses them."""
_UPDATES = frozenset(["ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"])
_QUERIES = frozenset(["ASK", "CONSTRUCT", "DESCRIBE", "SELECT"])
_GRAPHS = re.compile(r"\b(?:GRAPH|FROM)\b", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"^# *(\w+): *(.+?) *$", re.MULTILINE)
_NOISE = re.compile(
    r"""<[^<>\s]*>|#[^\n]*|\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""", re.DOTALL
)
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
_PREFIXED = re.compile(r"(?<![\w?$@.:-])([A-Za-z][\w.-]*)?:")
_ONE_WORD = re.compile(r"[^\s{}<>?$*]+")
_FROM = re.compile(r"(?<![?$:\w-])FROM\b(?!:)", re.IGNORECASE)
_REMEDY = "compare a ready query, which kg query --list names"
_ERROR = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Query:
    """A query and what it is called in messages; ready ones also say what they answer."""

    name: str
    text: str
    title: str = ""
    question: str = ""


def ready_queries() -> tuple[Query, ...]:
    """The queries that come with the project, by name."""
    files = {found.name: found for found in ontology_file("queries").iterdir() if found.name.endswith(".rq")}
    return tuple(_read_front(name, files[name].read_text("utf-8")) for name in sorted(files))


def find_query(query: str) -> Query:
    """What a person means by a query: a ``.rq`` file, the name of a ready query, or SPARQL itself.

    Raises QueryError for a file that cannot be read or a name that no ready query has.
    """
    if not query.strip():
        raise QueryError("the query is empty; give SPARQL, a .rq file or a ready query (kg query --list)")
    if query.endswith(".rq") or (_ONE_WORD.fullmatch(query) and Path(query).is_file()):
        return _read_file(Path(query))
    if not _ONE_WORD.fullmatch(query):
        return Query("query", query)
    ready = {found.name: found for found in ready_queries()}
    if query in ready:
        return ready[query]
    close = difflib.get_close_matches(query, ready, n=1)
    hint = f"did you mean {close[0]!r}? " if close else ""
    raise QueryError(
        f"{query!r}: no ready query or file of that name; {hint}kg query --list names the ready ones"
    )


def run_query(query: str | Query, sources: Sources | Iterable[str | Path]) -> Results:
    """Run a query that reads, over sources by their paths or over opened ones.

    The project's prefixes need not be declared. A store is held against writers as long as opened sources
    live. Raises QueryError for text that is not such a query and DataError for sources that cannot be read.
    """
    if isinstance(query, str):
        query = Query("query", query)
    if not isinstance(sources, Sources):
        sources = open_for(query, sources)
    check_reads(query)
    try:
        return sources.store.query(query.text, prefixes=PREFIXES, use_default_graph_as_union=sources.union)
    except SyntaxError as error:
        raise QueryError(explain_syntax(query, str(error))) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"{query.name}: could not be answered ({' '.join(str(error).split())})") from error


def open_for(
    query: Query, sources: Iterable[str | Path], note: Callable[[str], object] = warnings.warn
) -> Sources:
    """Open what a query is to be asked of; ``note`` is told of a store that is not fresh."""
    check_reads(query)
    return open_sources(sources, named_graphs=bool(_GRAPHS.search(query.text)), note=note)


def _read_file(path: Path) -> Query:
    """A query file of the user's."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise QueryError(f"{path}: {reason}; give the path of a SPARQL file") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: not UTF-8 text; save it as UTF-8") from error
    return replace(_read_front(path.name, text), name=str(path))


def _read_front(name: str, text: str) -> Query:
    """A query with what its first comments say of it (``# title:``, ``# question:``)."""
    front = dict(_FRONT_MATTER.findall(text))
    return Query(name.removesuffix(".rq"), text, front.get("title", ""), front.get("question", ""))


def check_reads(query: Query) -> str:
    """Stop what is not a question to the sources: updates, calls to other servers, other text.

    Returns its verb: ASK, CONSTRUCT, DESCRIBE or SELECT.
    """
    prologue = _PROLOGUE.match(query.text)
    start = prologue.end() if prologue else 0
    word = re.match("[A-Za-z]*", query.text[start:])
    verb = word.group().upper() if word else ""
    if verb in _UPDATES:
        raise QueryError(
            f"{query.name}: {verb} changes data, a query only reads; edit the Turtle file instead"
        )
    if verb not in _QUERIES:
        where = _position(query.text, start)
        raise QueryError(
            f"{query.name}, {where}: a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE; {_REMEDY}"
        )
    if _calls_service(query.text):
        raise QueryError(f"{query.name}: SERVICE asks another server, which kg does not; take that part out")
    if _depth(query.text) > _DEEP:
        raise QueryError(f"{query.name}: more than {_DEEP} brackets inside each other; write it with fewer")
    return verb


def _depth(text: str) -> int:
    """How many brackets stand inside each other at most."""
    return max(accumulate((1 if bracket in "([{" else -1 for bracket in _BRACKETS.findall(text)), initial=0))


def _calls_service(text: str) -> bool:
    """Whether a text calls another server, or may: it is looked at without regard to quotes and comments."""
    if len(_WORD_SERVICE.findall(text)) > _MANY_SERVICES:
        return True
    return any(found.group(1) for found in _SERVICE.finditer(text))


def check_syntax(query: Query) -> None:
    """Raise QueryError for what no server would understand, before one is asked."""
    check_reads(query)
    try:
        Store().query(query.text, prefixes=PREFIXES)
    except SyntaxError as error:
        raise QueryError(explain_syntax(query, str(error))) from error


def names_graphs(query: Query) -> bool:
    """Whether a query says itself which graphs it is about, by FROM."""
    return bool(_FROM.search(_NOISE.sub(_blank, query.text)))


def with_prefixes(query: Query) -> str:
    """A query's text with those of the project's prefixes that it uses and does not declare.

    They are put before its first line, so that a server counts lines as we do.
    """
    plain = _NOISE.sub(_blank, query.text)
    used = {found[1] for found in _PREFIXED.finditer(plain)} - set(_DECLARED.findall(plain))
    declared = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if name in used)
    return declared + query.text


def explain_syntax(query: Query, message: str) -> str:
    """One line of what is wrong with a query's text, where, and what to do; the message is Oxigraph's."""
    plain = _NOISE.sub(_blank, query.text)
    declared = {*PREFIXES, *_DECLARED.findall(plain)}
    for used in _PREFIXED.finditer(plain):
        prefix = used[1] or ""
        if prefix not in declared:
            known = ", ".join(f"{name}:" for name in PREFIXES)
            what = f"the prefix {prefix}: is not declared; add PREFIX {prefix}: <…>, or use {known}"
            return f"{query.name}, {_position(query.text, used.start())}: {what}"
    found = _ERROR.match(message)
    if not found:
        return f"{query.name}: {' '.join(message.split())}; {_REMEDY}"
    line, column = int(found[1]), int(found[2])
    rest = [*query.text.split("\n"), ""][line - 1][column - 1 :].strip()
    return f"{query.name}, line {line}, column {column}: {_slip(rest, found[3])}"


def _slip(rest: str, expected: str) -> str:
    """What is wrong before the rest of a line, and what to do."""
    if "unbound" in expected:
        return "SELECT names a variable that is not grouped; add it to GROUP BY, or take (MIN(?x) AS ?y)"
    if rest:
        return f"cannot be read from {rest[:30]!r} on, or something is missing before; {_REMEDY}"
    return f"something is missing here or before; {_REMEDY}"


def _blank(found: re.Match[str]) -> str:
    """Spaces in place of what was found, line breaks kept."""
    return re.sub(r"[^\n]", " ", found.group())


def _position(text: str, offset: int) -> str:
    """Line and column of a place in a text, from 1."""
    before = text[:offset]
    return f"line {before.count(chr(10)) + 1}, column {offset - before.rfind(chr(10))}"
