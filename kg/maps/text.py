"""The plot as the text view shows it: paragraphs of sentences, with all that is marked in them.

spaCy's displacy was tried for it. Its entity style writes the words of a mark within a mark twice and
does not escape what goes into a template's other fields; its span style nests, but is of single tokens
with a space after each, so that neither a mention of two words is one link nor the plot stays as it
stands in the source; and both need style attributes, which our pages' policy forbids. What is drawn
here is the RDF graph, not spaCy's ``Doc``: a film's map needs no spaCy.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.maps.marks import KINDS, marks_of, plot_of, sentences_of
from kg.maps.nesting import nested
from kg.paragraphs import paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rdflib import Graph

    from kg.maps.nesting import Mark, Part
    from kg.network.facts import Facts

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, what a paragraph has of it, or what stands between two: then its order is 0."""

    order: int
    first: bool
    """Does the sentence begin here?"""
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A film's plot, ready for the page."""

    paragraphs: tuple[tuple[Piece, ...], ...]
    kinds: tuple[tuple[str, int], ...]
    """Kinds of marks that there are, pronouns among them, and how many of each."""
    scenes: dict[int, str]
    """What a scene is called, by the sentence that opens it."""


def telling(graph: Graph, facts: Facts) -> Telling:
    """The plot of the film in the graph, with everything in it that the graph marks."""
    marks = marks_of(graph, facts)
    longest = max((mark.end - mark.begin for mark in marks), default=0)
    plot = _Plot(plot_of(graph, facts), sentences_of(graph), marks, longest)
    paragraphs = [tuple(plot.pieces(*span)) for span in paragraphs_of(plot.text, plot.sentences)]
    kinds = [mark.kind if mark.how != "pronoun" else "pronoun" for mark in marks]
    named = ("character", "group", "pronoun", *KINDS[2:])
    return Telling(
        paragraphs=tuple(paragraphs),
        kinds=tuple((kind, kinds.count(kind)) for kind in named if kind in kinds),
        scenes={scene.begin: scene.label for scene in facts.scenes},
    )


@dataclass(frozen=True, slots=True)
class _Plot:
    """The plot with what is in it, quick to ask what is where."""

    text: str
    sentences: Sequence[Span]
    marks: Sequence[Mark]
    longest: int
    """How long the longest mark is."""

    def within(self, begin: int, end: int) -> Sequence[Mark]:
        """The marks of this stretch, and few others."""
        first = bisect_left(self.marks, begin - self.longest, key=_begin)
        return self.marks[first : bisect_left(self.marks, end, key=_begin)]

    def pieces(self, begin: int, end: int) -> Iterator[Piece]:
        """A paragraph's sentences and what is between them, nothing left out."""
        number = max(0, bisect_right(self.sentences, begin, key=_first) - 1)
        for order, span in enumerate(self.sentences[number:], start=number + 1):
            first, last = max(span[0], begin), min(span[1], end)
            if span[0] >= end:
                break
            if first < last:
                yield from self._piece(0, begin, first)
                yield from self._piece(order, first, last, starts=first == span[0])
                begin = last
        yield from self._piece(0, begin, end)

    def _piece(self, order: int, begin: int, end: int, starts: bool = True) -> Iterator[Piece]:
        if begin < end:
            yield Piece(order, starts, tuple(nested(self.text, begin, end, self.within(begin, end))))


def _begin(mark: Mark) -> int:
    return mark.begin


def _first(span: Span) -> int:
    return span[0]
