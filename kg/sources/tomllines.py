"""On which line of a TOML file each of its values stands, which ``tomllib`` does not tell.

The file is known to be TOML, so that brackets and quotes can be relied on.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Path: TypeAlias = tuple[str | int, ...]
"""The keys and places in lists that lead to a value: ``("same", 0)``."""

_TOKEN = re.compile(
    r'(?P<string>"""(?:\\.|[^\\])*?"{3,5}|' + r"'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"' + r"|'[^'\n]*')"
    r"|(?P<comment>#[^\n]*)|(?P<mark>[\[\]{}=,.\n])|(?P<bare>[^\s\[\]{}=,.\"'#]+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    line: int
    is_string: bool


def value_lines(source: str) -> dict[Path, int]:
    """The line of every key, table and list item that stands at most one list deep; 1 is the first line."""
    lines: dict[Path, int] = {}
    counts: Counter[Path] = Counter()
    table: Path = ()
    for statement in _statements(source):
        if statement[0].text == "[":
            double = statement[1].text == "["
            table = tuple(_keys(statement[1 + double :], "]"))
            if double:
                counts[table] += 1
                lines.setdefault(table, statement[0].line)
                table = (*table, counts[table] - 1)
            lines.setdefault(table, statement[0].line)
        else:
            path = (*table, *_keys(statement, "="))
            for length in range(len(table) + 1, len(path) + 1):
                lines.setdefault(path[:length], statement[0].line)
            lines |= {(*path, number): line for number, line in enumerate(_items(statement))}
    return lines


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """The line of a value, or of what holds it."""
    found = (lines[path[:length]] for length in range(len(path), 0, -1) if path[:length] in lines)
    return next(found, 1)


def _statements(source: str) -> Iterator[list[_Token]]:
    """Tokens of each header and each key with its value, however many lines it takes."""
    statement: list[_Token] = []
    line, at, depth = 1, 0, 0
    for match in _TOKEN.finditer(source):
        line += source.count("\n", at, match.start())
        at = match.start()
        text = match.group()
        if match["mark"]:
            depth += (text in "[{") - (text in "]}")
        if text == "\n":
            if statement and not depth:
                yield statement
                statement = []
        elif not match["comment"]:
            statement.append(_Token(text, line, bool(match["string"])))
    if statement:
        yield statement


def _keys(tokens: Sequence[_Token], end: str) -> Iterator[str]:
    """The keys of a header or before a value, without their quotes."""
    for token in tokens:
        if token.text == end:
            return
        if token.text != ".":
            yield tomllib.loads(f"key = {token.text}")["key"] if token.is_string else token.text


def _items(statement: Sequence[_Token]) -> Iterator[int]:
    """The line of each item, where the value is a list."""
    begin = next((number for number, token in enumerate(statement) if token.text == "="), 0) + 1
    depth, waits = 0, False
    for token in statement[begin:]:
        opens, closes = token.text in ("[", "{"), token.text in ("]", "}")
        if waits and not closes:
            yield token.line
            waits = False
        depth += opens - closes
        if not depth:
            return
        waits = waits or (depth == 1 and token.text in ("[", ","))
