"""The component that reads events: what happens, who does it to whom, where, when, in what order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.reading.doc import plot_offset, plot_span, register, sentences_of
from kg.reading.event.order import story_orders
from kg.reading.event.participants import Arguments, arguments, candidates
from kg.reading.event.places import event_places
from kg.reading.event.staying import stay
from kg.reading.event.times import event_times
from kg.reading.event.triggers import Trigger, triggers
from kg.reading.event.years import story_years
from kg.reading.grammar.event_types import event_type, lemma
from kg.reading.lexicon import table
from kg.story import Event

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

UNKNOWN = 0.7
"""Precision of a rule that the table does not have."""


@Language.factory(
    "kg_events",
    requires=["token.dep", "token.tag", "doc.spans"],
    assigns=["doc._.events", "doc._.arguments", "doc.spans"],
)
def make_events(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The factory behind ``nlp.add_pipe("kg_events")``."""
    register()
    return read_events


def read_events(doc: Doc) -> Doc:
    """Fill ``doc._.events``, ``doc._.arguments`` and ``doc.spans["events"]`` from parse and mentions."""
    found = list(triggers(doc))
    doc._.events = _events(doc, found)
    doc.spans["events"] = [
        Span(doc, t.index, t.index + 1, label=event.type, kb_id=t.rule, span_id=str(event.order))
        for t, event in zip(found, doc._.events, strict=True)
    ]
    return doc


def _events(doc: Doc, found: Sequence[Trigger]) -> tuple[Event, ...]:
    """One event a trigger, in the order told."""
    indexes = [t.index for t in found]
    sentences = [k for k, sentence in enumerate(sentences_of(doc)) for _ in range(len(sentence))]
    every = candidates(doc)
    who = arguments(doc, dict.fromkeys([*every, *indexes]))
    doc._.arguments = {index: who[index] for index in every}
    happened = [t.index for t in found if t.factuality == "asserted"]
    where = event_places(doc, indexes)
    stay(doc, where, {index: who[index] for index in happened})
    when = event_times(doc, indexes, happened)
    real = frozenset(happened)
    years = story_years(doc, indexes, when, real.__contains__)
    ranks = story_orders(doc, happened, when, years)
    said = _plot_words(doc, when)
    return tuple(
        _event(doc, order, trigger, sentences[trigger.index], who[trigger.index], where, said, years, ranks)
        for order, trigger in enumerate(found, start=1)
    )


def _event(
    doc: Doc,
    order: int,
    trigger: Trigger,
    sentence: int,
    who: Arguments,
    where: dict[int, str],
    when: dict[int, str],
    years: dict[int, int],
    ranks: dict[int, int],
) -> Event:
    """The event that a trigger tells of."""
    token = doc[trigger.index]
    return Event(
        order=order,
        sentence=sentence,
        trigger=plot_span(token),
        lemma=lemma(token),
        type=event_type(token),
        agents=who.agents,
        patients=who.patients,
        recipients=who.recipients,
        place=where.get(trigger.index, ""),
        time=when.get(trigger.index, ""),
        year=years.get(trigger.index),
        story_order=ranks.get(trigger.index),
        factuality=trigger.factuality,
        rule=trigger.rule,
        confidence=confidence(trigger),
    )


def confidence(trigger: Trigger) -> float:
    """How likely the trigger is an event: by the model, or else its rule's precision on annotated plots."""
    if trigger.chance is not None:
        return round(trigger.chance, 3)
    row = table("event_confidence").get(trigger.rule)
    return float(row[0]) if row else UNKNOWN


def _plot_words(doc: Doc, spans: dict[int, tuple[int, int]]) -> dict[int, str]:
    """For each trigger the words of the plot that a stretch of the doc's text covers."""
    text = str(doc._.film.plot) if doc._.film is not None else doc.text
    return {
        index: text[plot_offset(doc, begin) : plot_offset(doc, end - 1) + 1]
        for index, (begin, end) in spans.items()
    }
