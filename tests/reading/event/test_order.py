"""The order in which events happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.reading.event.order import story_orders
from kg.reading.event.times import event_times
from kg.reading.event.triggers import triggers
from kg.reading.event.years import story_years

Parse = Callable[..., Doc]


def ordered(doc: Doc) -> list[str]:
    """The triggers of a doc in the order in which they happened."""
    indexes = [t.index for t in triggers(doc) if t.factuality == "asserted"]
    when = event_times(doc, indexes, indexes)
    years = story_years(doc, indexes, when, frozenset(indexes).__contains__)
    orders = story_orders(doc, indexes, when, years)
    return [doc[i].text for i in sorted(indexes, key=orders.__getitem__)]


@pytest.mark.parametrize(
    ("plot", "expected"),
    [
        ("Anna finds Boris. She kills him.", ["finds", "kills"]),
        ("Anna finds Boris, who has robbed Clara.", ["robbed", "finds"]),
        ("Anna finds Boris. Ten years earlier, Boris robbed Clara.", ["robbed", "finds"]),
        ("Anna finds Boris. A flashback shows Clara. Anna kills Boris.", ["shows", "finds", "kills"]),
        ("Anna finds Boris. Boris had robbed Clara.", ["robbed", "finds"]),
        ("Anna finds Boris. Years earlier, Boris robbed Clara. Two years after the trial, Anna kills him.",
         ["robbed", "finds", "trial", "kills"]),
        ("In 1960, Anna finds Boris. In 1950, Boris robs Clara.", ["robs", "finds"]),
        ("Anna finds Boris.\n\nShe weeps. Years earlier, Boris robs Clara. He flees.\n\nAnna kills Boris.",
         ["robs", "flees", "finds", "weeps", "kills"]),
    ],
)  # fmt: skip
def test_what_happened_first(parse: Parse, plot: str, expected: list[str]) -> None:
    """Perfect tenses, flashbacks and dates put events before those told earlier."""
    assert ordered(parse(plot)) == expected


@pytest.mark.parametrize(
    ("plot", "expected"),
    [
        # a sentence in the perfect, or in the past of a plot told in the present, looks back
        ("Anna leaves the prison. Boris has married Clara. Anna weeps.", ["married", "leaves", "weeps"]),
        ("Anna meets Boris. He robbed Clara. He fled. Anna weeps. She sings. She faints.",
         ["robbed", "fled", "meets", "weeps", "sings", "faints"]),
        ("Anna met Boris. He robbed Clara. He fled.", ["met", "robbed", "fled"]),
        # a past below the present, too
        ("Anna meets Boris, who robbed Clara.", ["robbed", "meets"]),
        ("Boris tells Anna that Clara fled to Norway.", ["fled", "tells"]),
        ("Anna weeps before Boris arrives.", ["weeps", "arrives"]),
        # what is told in one breath lies back together
        ("Anna meets Boris. She weeps. The bandits burned the chapel and robbed Clara three years before.",
         ["burned", "robbed", "meets", "weeps"]),
        # a look back in a past tense is over with it, in the present with its paragraph
        ("Anna meets Boris. Years earlier, Boris robbed Clara. Anna weeps.", ["robbed", "meets", "weeps"]),
        # shortly before is not before everything
        ("Anna meets Boris. He flees. Moments earlier, Clara robs him. Anna weeps.",
         ["meets", "robs", "flees", "weeps"]),
        ("Anna meets Boris. He flees. On the night before the wedding, Clara robs him. Anna weeps.",
         ["meets", "flees", "wedding", "robs", "weeps"]),
        # what a flashback shows, not what stands before it in the sentence
        ("Anna meets Boris. After Anna leaves, a flashback shows Clara.", ["shows", "meets", "leaves"]),
        # what follows an earlier year goes with it, up to a later one or the next paragraph
        ("In 1960, Anna meets Boris. Anna sings. She prays. She faints. In 1950, Boris robs Clara. He flees. "
         "In 1961, Anna leaves.",
         ["robs", "flees", "meets", "sings", "prays", "faints", "leaves"]),
        # an earlier time whose year can be counted goes no further back than that
        ("In 1931, Anna meets Boris. In 1960, she weeps. Boris died the year before.",
         ["meets", "died", "weeps"]),
    ],
)  # fmt: skip
def test_what_looks_back(parse: Parse, plot: str, expected: list[str]) -> None:
    """Tenses and dates tell how far a look back goes."""
    assert ordered(parse(plot)) == expected


FRAME = (
    "Anna faints at the lighthouse.{}\n\n{} Anna meets Boris. They quarrel.\n\nThey travel to Norway. {} {}"
)


@pytest.mark.parametrize(
    ("announced", "opening", "back"),
    [
        ("", "Six months earlier,", "Back in the present, Boris arrives."),
        ("", "Six months earlier,", "In the present day, Boris arrives."),
        (" She remembers her youth.", "As a girl,", "Now Boris arrives."),
        (" Her voice takes us back.", "In 1950,", "In the present, Boris arrives."),
        (" The story is told in flashback.", "", "Back in the present, Boris arrives."),
    ],
)
def test_a_frame_story(parse: Parse, announced: str, opening: str, back: str) -> None:
    """What a plot's opening looks back on goes on over paragraphs and times, to words of the present."""
    doc = parse(FRAME.format(announced, opening, "Two years later, they part.", back))
    told = [word for word in ordered(doc) if word not in {"takes", "remembers"}]
    assert told == ["meets", "quarrel", "travel", "part", "faints", "arrives"]


@pytest.mark.parametrize(
    ("plot", "expected"),
    [
        # the frame is taken up again by a year that is not before its own
        ("In 1960, Anna faints.\n\nIn 1950, Anna meets Boris.\n\nThey quarrel. In 1955, they part.\n\n"
         "They meet again in 1960 and marry.",
         ["meets", "quarrel", "part", "faints", "meet", "marry"]),
        # a year before the story's own is not the frame's
        ("Boris robs Clara in 1940. Anna faints and recalls her youth.\n\nIn 1950, Anna meets Boris. "
         "They quarrel.\n\nIn 1955, they part.\n\nIn the present, they marry.",
         ["robs", "meets", "quarrel", "part", "faints", "recalls", "marry"]),
        # "one day" opens no story in a frame
        ("Anna meets Boris. She recalls her youth. One day, they part. In the present, they marry.",
         ["meets", "recalls", "part", "marry"]),
        # words of time may stand in a sentence before that with what happens
        ("Anna faints.\n\nSix months earlier, she is ill. Boris meets her. Ten years ago he robbed Clara.",
         ["robbed", "meets", "faints"]),
        # the story in the frame looks back itself
        ("Anna faints.\n\nSix months earlier, she meets Boris.\n\nThey part. Ten years ago he robbed Clara.",
         ["robbed", "meets", "part", "faints"]),
    ],
)  # fmt: skip
def test_years_of_a_frame_story(parse: Parse, plot: str, expected: list[str]) -> None:
    """Years tell the frame from what it looks back on."""
    assert ordered(parse(plot)) == expected


def test_orders_count_from_one_without_gaps(parse: Parse) -> None:
    """Every event has its own place."""
    doc = parse("Anna had robbed Clara. Boris finds Anna, who has fled, and arrests her.")
    indexes = [t.index for t in triggers(doc)]
    assert sorted(story_orders(doc, indexes, {}, {}).values()) == list(range(1, len(indexes) + 1))
