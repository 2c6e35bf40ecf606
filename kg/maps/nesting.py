"""Marks that lie within, on and across one another, as a tree that a page can be made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the plot that means something; offsets are code points, the end exclusive."""

    begin: int
    end: int
    kind: str
    """``character``, ``group``, ``place``, ``institution`` or ``event``."""
    ids: tuple[str, ...] = ()
    """Whom or what it means."""
    names: tuple[str, ...] = ()
    how: str = ""
    """``name``, ``nominal`` or ``pronoun``; nothing for an event."""
    about: str = ""
    """What else is to be said of it."""

    @property
    def pronoun(self) -> bool:
        """Does it say whom it means by a pronoun only?"""
        return self.how == "pronoun"


@dataclass(slots=True)
class Node:
    """A mark, or the piece of one that another mark cuts in two, and what stands in it."""

    mark: Mark
    end: int
    first: bool
    """Is it the mark's first piece?"""
    parts: list[Part] = field(default_factory=list)

    @property
    def height(self) -> int:
        """How many marks lie within one another in it: the line under it stands lower by as many."""
        return max((1 + part.height for part in self.parts if isinstance(part, Node)), default=0)

    @property
    def head(self) -> int:
        """Which part is the link: its longest words of its own. Links cannot stand in links, so what
        lies within a mark stays beside its link. -1 where others have all its words."""
        own = {n: len(part.strip()) for n, part in enumerate(self.parts) if isinstance(part, str)}
        best = max(own, key=lambda n: (own[n], -n), default=-1)
        return best if self.first and best >= 0 and own[best] else -1


Part: TypeAlias = str | Node
"""Words, or a mark with its own parts."""


def nested(text: str, begin: int, end: int, marks: Sequence[Mark]) -> list[Part]:
    """This stretch of the text as words and marks; put together again it is the stretch, letter for letter.

    The longer of two marks that begin together is the outer, the earlier of two alike. A mark that
    begins within another and ends beyond it is cut where that one ends.
    """
    waiting = [
        (max(mark.begin, begin), -min(mark.end, end), n, mark.begin >= begin) for n, mark in enumerate(marks)
    ]
    waiting = [entry for entry in waiting if entry[0] < -entry[1]]
    heapify(waiting)
    tree = _Tree(text, begin)
    while waiting:
        at, minus_end, n, first = heappop(waiting)
        limit = tree.move(at)
        stop = -minus_end
        if limit is not None and stop > limit:
            heappush(waiting, (limit, -stop, n, False))
            stop = limit
        tree.open(Node(marks[n], stop, first))
    tree.move(end)
    tree.words(end)
    return tree.parts


class _Tree:
    """The text up to here as parts, with the marks that are still open."""

    def __init__(self, text: str, at: int) -> None:
        self.parts: list[Part] = []
        self._text = text
        self._at = at
        self._open: list[Node] = []

    def words(self, to: int) -> None:
        """Take over the words up to here."""
        if to > self._at:
            (self._open[-1].parts if self._open else self.parts).append(self._text[self._at : to])
            self._at = to

    def move(self, to: int) -> int | None:
        """Go on to this place; answers where the innermost mark that is open there ends."""
        while self._open and self._open[-1].end <= to:
            self.words(self._open[-1].end)
            self._open.pop()
        self.words(to)
        return self._open[-1].end if self._open else None

    def open(self, node: Node) -> None:
        """Begin a mark here."""
        (self._open[-1].parts if self._open else self.parts).append(node)
        self._open.append(node)
