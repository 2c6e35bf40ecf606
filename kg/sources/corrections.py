"""A person's corrections of a film: ``FILM.corrections.toml`` beside its source.

    same = [["Dash", "J. T. Morrow"]]
    not_characters = ["Beacon"]

    [characters."Iris"]
    gender = "female"

What cannot be used is one of ``Corrections.problems``; everything else is.
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, get_args

from kg.errors import SourceError
from kg.sources.files import text_of
from kg.sources.tomllines import Path as Place
from kg.sources.tomllines import line_of, value_lines
from kg.story import POLARITY, Correction, CorrectionKind, Corrections, Gender

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SUFFIX = ".corrections.toml"
GENDERS = (*get_args(Gender), "unknown")
_AT = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


def corrections_beside(source: Path, slug: str) -> Corrections:
    """The corrections of the film in a file: beside it, by the file's own name or the film's slug."""
    places = dict.fromkeys(source.with_name(f"{name}{SUFFIX}") for name in (source.stem, slug))
    found = [place for place in places if place.is_file()]
    if not found:
        return Corrections()
    read = read_corrections(found[0])
    if len(found) == 1:
        return read
    twice = f"{found[1]}: not used, since {found[0].name} is for the same film; put it all into one file"
    return Corrections(read.file, read.entries, (*read.problems, twice))


def corrections_of_row(table: Path, slug: str) -> Corrections:
    """The corrections of a table's film: beside the table, by the film's slug."""
    place = os.path.join(os.path.dirname(table), f"{slug}{SUFFIX}")  # noqa: PTH118, PTH120 - one for each row
    return read_corrections(Path(place)) if os.path.isfile(place) else Corrections()  # noqa: PTH113


def read_corrections(path: Path) -> Corrections:
    """The corrections in a file. Problems are of the result; nothing is raised."""
    try:
        source = text_of(path, empty=True).replace("\r\n", "\n")
        values = tomllib.loads(source)
    except SourceError as error:
        return Corrections(str(path), (), (str(error),))
    except tomllib.TOMLDecodeError as error:
        return Corrections(str(path), (), (_not_toml(path, source, str(error)),))
    except RecursionError:
        return Corrections(str(path), (), (f"{path}: lists nested too deep; write it as the manual shows",))
    reader = _Reader(str(path), value_lines(source))
    reader.read(values)
    entries = sorted(reader.entries, key=lambda entry: entry.line)
    return Corrections(str(path), tuple(entries), tuple(reader.problems))


def _not_toml(path: Path, source: str, message: str) -> str:
    at = _AT.search(message)
    line = int(at[1]) if at and at[1] else source.count("\n") + 1
    what = " ".join(_AT.sub("", message).split()).lower()
    return f"{path}, line {line}: not TOML ({what}); put names in quotes and lists in brackets"


@dataclass(slots=True)
class _Reader:
    """Takes the values of one file apart."""

    file: str
    lines: dict[Place, int]
    entries: list[Correction] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def read(self, values: dict[str, Any]) -> None:
        """Note every correction, and every value that is none."""
        readers: dict[str, Callable[[Any], None]] = {
            "same": lambda value: self._groups("same", value),
            "different": lambda value: self._groups("different", value),
            "not_characters": self._not_characters,
            "characters": self._characters,
            "relationships": lambda value: self._relationships("relationships", value),
            "wrong_relationships": lambda value: self._relationships("wrong_relationships", value),
        }
        for key, value in values.items():
            if key in readers:
                readers[key](value)
            else:
                self._unknown((key,), key, tuple(readers))
        self._contradictions()

    def _problem(self, place: Place, text: str) -> None:
        self.problems.append(f"{self.file}, line {line_of(self.lines, place)}: {text}")

    def _unknown(self, place: Place, key: str, known: tuple[str, ...]) -> None:
        near = get_close_matches(key, known, 1)
        self._problem(place, f"{key!r} is not known; " + (f"write {near[0]}" if near else _one_of(known)))

    def _add(self, place: Place, kind: CorrectionKind, names: tuple[str, ...], **more: str) -> None:
        self.entries.append(Correction(kind, names, line=line_of(self.lines, place), **more))

    def _groups(self, key: CorrectionKind, value: Any) -> None:
        """Lists of names; one list need not stand in another."""
        groups = [value] if _is_names(value) and value else value
        if not isinstance(groups, list):
            self._problem((key,), f'{key} must be lists of names; write {key} = [["Ann", "Miss Ann Lee"]]')
            return
        for number, group in enumerate(groups):
            place = (key,) if groups is not value else (key, number)
            if _is_names(group) and len(set(map(_folded, group))) > 1:
                self._add(place, key, tuple(group))
            else:
                self._problem(place, f'{key} needs two names or more; write ["Ann", "Miss Ann Lee"]')

    def _not_characters(self, value: Any) -> None:
        if not isinstance(value, list):
            self._problem(("not_characters",), 'must be a list of names; write not_characters = ["Ann"]')
            return
        for number, name in enumerate(value):
            if _is_names([name]):
                self._add(("not_characters", number), "not a character", (name,))
            else:
                self._problem(("not_characters", number), "not a name; put it in quotes")

    def _characters(self, value: Any) -> None:
        if not isinstance(value, dict):
            self._problem(("characters",), 'must be tables; write [characters."Ann"] and below it gender = …')
            return
        for name, facts in value.items():
            place = ("characters", name)
            if not isinstance(facts, dict) or not name.strip():
                self._problem(
                    place, f"must be a table; write [characters.{quoted(name or 'Ann')}] on its own line"
                )
            elif not facts:
                self._add(place, "character", (name,))
            else:
                self._facts(name, facts)

    def _facts(self, name: str, facts: dict[str, Any]) -> None:
        """What is said of one character."""
        for key, fact in facts.items():
            place = ("characters", name, key)
            if key not in ("name", "gender", "actor"):
                self._unknown(place, key, ("name", "gender", "actor"))
            elif not _is_names([fact]):
                self._problem(place, f"{key} must be words in quotes")
            elif key == "gender" and fact not in GENDERS:
                self._problem(place, f"no gender {fact!r} here; {_one_of(GENDERS)}")
            else:
                self._add(place, cast("CorrectionKind", key), (name,), value=fact.strip())

    def _relationships(self, key: str, value: Any) -> None:
        if not isinstance(value, list):
            self._problem((key,), f"must be tables; write [[{key}]], with two brackets, above each")
            return
        for number, row in enumerate(value):
            place = (key, number)
            if problem := self._wrong_row(place, row, key):
                self._problem(*problem)
                continue
            kind: CorrectionKind = "relationship" if key == "relationships" else "wrong"
            words = " ".join(row.get("sentence", "").split())
            self._add(place, kind, (row["source"], row["target"]), value=row["type"], words=words)

    def _wrong_row(self, place: Place, row: Any, key: str) -> tuple[Place, str] | None:
        """Where and why a row is no relationship, or None."""
        needed = ("source", "type", "target")
        known = (*needed, "sentence") if key == "relationships" else needed
        if not isinstance(row, dict):
            return place, f"must be a table; write [[{key}]], with two brackets"
        for name in row:
            if name not in known:
                return (*place, name), f"{name!r} is not known; {_one_of(known)}"
            if not _is_names([row[name]]):
                return (*place, name), f"{name} must be words in quotes"
        for name in needed:
            if name not in row:
                return place, f'{name} is missing; write {name} = "…" below [[{key}]]'
        if row["type"] not in POLARITY:
            near = get_close_matches(row["type"], POLARITY, 1)
            remedy = f"write {near[0]}" if near else _one_of(tuple(POLARITY))
            return (*place, "type"), f"no relationship type {row['type']!r}; {remedy}"
        if _folded(row["source"]) == _folded(row["target"]):
            return place, "source and target are one; name the two who stand so to each other"
        return None

    def _contradictions(self) -> None:
        """Take out what is said to be different and the same."""
        same = {pair: e for e in self.entries if e.kind == "same" for pair in _pairs(e)}
        for entry in [e for e in self.entries if e.kind == "different"]:
            other = next((same[pair] for pair in _pairs(entry) if pair in same), None)
            if other is not None:
                self.entries.remove(entry)
                text = f"line {other.line} says that these are the same; take one of the two out"
                self.problems.append(f"{self.file}, line {entry.line}: {text}")


def quoted(text: str) -> str:
    """A text as a TOML string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'


def _pairs(entry: Correction) -> Iterator[frozenset[str]]:
    folded = [_folded(name) for name in entry.names]
    return (frozenset((one, other)) for one in folded for other in folded if one < other)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _is_names(value: Any) -> bool:
    """Whether a value is a list of strings with something in each."""
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def _one_of(words: tuple[str, ...]) -> str:
    return f"write {', '.join(words[:-1])} or {words[-1]}"
