"""What the reading components keep on spaCy's ``Doc``, and how its offsets become the plot's.

Span groups hold mentions: ``doc.spans["characters"]``, ``["places"]``, ``["institutions"]``. In each,
``span.id_`` is the entity's id, ``span.label_`` the kind of mention (``name``, ``nominal``,
``pronoun``) and ``span.kb_id_`` the rule that made it. A pronoun for several characters has one
span for each. ``doc.spans["events"]`` holds triggers, ``span.id_`` the event's order.

The ``Doc`` is made from a copy of the plot without actors' parentheses and footnote marks;
``doc._.offsets`` leads back to the plot as it stands in the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from spacy.tokens import Doc, Token

from kg.story import Span as PlotSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span

GROUPS = ("characters", "places", "institutions", "events")

EXTENSIONS: dict[str, object] = {
    "film": None,  # kg.story.Film
    "offsets": None,  # sequence: for each character of doc.text (and its end) the place in the plot
    "credits": (),  # kg.reading.text.Anchor: actors' parentheses that were cut, where they stood
    "divisions": (),  # tuple[(int, str), ...]: where in doc.text what a heading heads begins, and its label
    "names": None,  # dict[str, kg.reading.names.reader.NameUse]: every written name and what it names
    "characters": None,  # dict[str, kg.story.Character], in order of first mention
    "places": None,  # dict[str, kg.story.Place]
    "institutions": None,  # dict[str, kg.story.Institution]
    "events": (),  # tuple[kg.story.Event, ...]
    "arguments": None,  # dict[int, kg.reading.event.participants.Arguments]: who takes part, by verb or noun
    "relationships": (),  # tuple[kg.story.Relationship, ...]
    "memberships": (),  # tuple[kg.story.Membership, ...]
    "acts": (),  # tuple[kg.story.Act, ...]
    "scenes": (),  # tuple[kg.story.Scene, ...]
    "bounds": None,  # list[(int, int)]: where sentences begin and end, once somebody has asked
    "by_hand": None,  # kg.reading.byhand.record.Record: a person's corrections, where there are some
    "confidences": None,  # dict[(start, end, entity id), float] for mentions that are not certain
}


def register() -> None:
    """Declare the extensions; calling it again changes nothing."""
    for name, default in EXTENSIONS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


def sentences_of(doc: Doc) -> list[Span]:
    """The sentences of a parsed Doc; ``doc.sents`` looks at every token each time, this once."""
    if doc._.bounds is None:
        doc._.bounds = [(sentence.start, sentence.end) for sentence in doc.sents]
    return [doc[begin:end] for begin, end in doc._.bounds]


def plot_offset(doc: Doc, index: int) -> int:
    """Where a character of ``doc.text`` stands in the plot."""
    offsets = cast("Sequence[int] | None", doc._.offsets)
    return index if offsets is None else int(offsets[index])


def plot_span(part: Span | Token) -> PlotSpan:
    """The stretch of the plot that a token or span covers, end exclusive."""
    if isinstance(part, Token):
        begin, end = part.idx, part.idx + len(part)
    else:
        begin, end = part.start_char, part.end_char
    offsets = cast("Sequence[int] | None", part.doc._.offsets)
    if offsets is None:
        return PlotSpan(begin, end)
    return PlotSpan(int(offsets[begin]), int(offsets[end - 1]) + 1)


register()
